-- One row per day, kind of event and country of the place, over accepted events that happened or are claimed to have.
-- event_on: the day
-- event_type: PLOVER root
-- quad_class: verbal or material, cooperation or conflict
-- country: country of the place, ISO 3166-1 alpha-3; NULL when unknown
-- incident_count: real-world events
-- event_count: reports of them in sentences
-- document_count: documents that report them, without copies
-- mean_intensity: mean over the reports, from -10 (conflict) to 10 (cooperation)
SELECT
    events.event_on,
    events.event_type,
    events.quad_class,
    events.country,
    count(DISTINCT events.incident_id)::INTEGER AS incident_count,
    count(*)::INTEGER AS event_count,
    count(DISTINCT events.document_id)::INTEGER AS document_count,
    avg(events.intensity) AS mean_intensity
FROM events
WHERE events.accepted
  AND events.event_on IS NOT NULL
  AND events.modality IN ('actual', 'claimed')
GROUP BY events.event_on, events.event_type, events.quad_class, events.country
