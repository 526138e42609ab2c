-- How many incidents happened where, most first.
SELECT
    locations.name,
    locations.country,
    locations.latitude,
    locations.longitude,
    count(DISTINCT events.incident_id) AS incidents,
    count(DISTINCT events.incident_id) FILTER (events.quad_class = 'material conflict') AS violent
FROM events
JOIN locations USING (location_id)
WHERE events.accepted AND events.modality IN ('actual', 'claimed') AND locations.latitude IS NOT NULL
GROUP BY locations.location_id, locations.name, locations.country, locations.latitude, locations.longitude
ORDER BY incidents DESC, locations.name, locations.location_id
LIMIT 500
