-- Who has most to do with whom, between actors with names, in which way.
SELECT
    source_actor_id,
    source_name,
    target_actor_id,
    target_name,
    mode(quad_class ORDER BY quad_class) AS quad_class,
    mode(event_type ORDER BY event_type) AS event_type,
    count(DISTINCT incident_id) AS incidents,
    max(event_on) AS last_on
FROM event_dyads
WHERE source_actor_id IS NOT NULL AND target_actor_id IS NOT NULL
  AND source_type != 'anonymous' AND target_type != 'anonymous'
  AND modality IN ('actual', 'claimed')
GROUP BY source_actor_id, source_name, target_actor_id, target_name
ORDER BY incidents DESC, last_on DESC NULLS LAST, source_actor_id, target_actor_id
LIMIT 12
