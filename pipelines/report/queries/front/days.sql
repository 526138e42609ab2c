-- How many incidents happened on which day, by class; not what is told as history.
SELECT event_on, quad_class, date_precision, count(DISTINCT incident_id) AS incidents
FROM events
WHERE accepted AND NOT background AND event_on IS NOT NULL AND modality IN ('actual', 'claimed')
GROUP BY event_on, quad_class, date_precision
ORDER BY event_on, quad_class, date_precision
