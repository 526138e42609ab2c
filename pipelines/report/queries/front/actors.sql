-- The actors that say and do most.
WITH said AS (
    SELECT speaker_actor_id AS actor_id, count(*) AS quote_count
    FROM quotes
    GROUP BY actor_id
),
took_part AS (
    SELECT event_participants.actor_id, count(DISTINCT events.incident_id) AS incident_count
    FROM event_participants
    JOIN events USING (event_id)
    WHERE events.accepted
    GROUP BY event_participants.actor_id
)
SELECT
    actors.actor_id,
    actors.name,
    actors.actor_type,
    actors.country,
    actors.document_count,
    coalesce(said.quote_count, 0) AS quote_count,
    coalesce(took_part.incident_count, 0) AS incident_count
FROM actors
LEFT JOIN said USING (actor_id)
LEFT JOIN took_part USING (actor_id)
WHERE actors.actor_type != 'anonymous' AND quote_count + incident_count > 0
ORDER BY quote_count + incident_count DESC, actors.document_count DESC, actors.actor_id
LIMIT 12
