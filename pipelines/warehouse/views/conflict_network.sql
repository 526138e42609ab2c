-- One row per pair of actors with what one does to the other, over accepted events that happened or are claimed to have.
-- source_actor_id: who does it
-- source_name: name of the source
-- source_type: kind of actor
-- source_country: country of the source, ISO 3166-1 alpha-3
-- target_actor_id: to whom it is done
-- target_name: name of the target
-- target_type: kind of actor
-- target_country: country of the target, ISO 3166-1 alpha-3
-- incident_count: real-world events between the two in this direction; the weight of the edge
-- event_count: reports of them in sentences
-- document_count: documents that report them, without copies
-- verbal_cooperation: incidents of that quad class, such as talks
-- material_cooperation: incidents of that quad class, such as aid
-- verbal_conflict: incidents of that quad class, such as threats
-- material_conflict: incidents of that quad class, such as attacks
-- mean_intensity: mean over the reports, from -10 (conflict) to 10 (cooperation)
-- first_on: first day of an event between them; NULL when none is dated
-- last_on: last day of one
SELECT
    source_actor_id,
    any_value(source_name) AS source_name,
    any_value(source_type) AS source_type,
    any_value(source_country) AS source_country,
    target_actor_id,
    any_value(target_name) AS target_name,
    any_value(target_type) AS target_type,
    any_value(target_country) AS target_country,
    count(DISTINCT incident_id)::INTEGER AS incident_count,
    count(DISTINCT event_id)::INTEGER AS event_count,
    count(DISTINCT document_id)::INTEGER AS document_count,
    (count(DISTINCT incident_id) FILTER (quad_class = 'verbal cooperation'))::INTEGER AS verbal_cooperation,
    (count(DISTINCT incident_id) FILTER (quad_class = 'material cooperation'))::INTEGER AS material_cooperation,
    (count(DISTINCT incident_id) FILTER (quad_class = 'verbal conflict'))::INTEGER AS verbal_conflict,
    (count(DISTINCT incident_id) FILTER (quad_class = 'material conflict'))::INTEGER AS material_conflict,
    avg(intensity) AS mean_intensity,
    min(event_on) AS first_on,
    max(coalesce(event_until, event_on)) AS last_on
FROM event_dyads
WHERE source_actor_id IS NOT NULL
  AND target_actor_id IS NOT NULL
  AND modality IN ('actual', 'claimed')
GROUP BY source_actor_id, target_actor_id
