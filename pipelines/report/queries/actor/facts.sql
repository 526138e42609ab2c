-- The actor itself, but for sources without a name, which one document alone knows.
WITH said AS (
    SELECT speaker_actor_id AS actor_id, count(*) AS quote_count
    FROM quotes
    GROUP BY actor_id
),
took_part AS (
    SELECT event_participants.actor_id, count(DISTINCT event_id) AS event_count
    FROM event_participants
    JOIN events USING (event_id)
    WHERE events.accepted
    GROUP BY event_participants.actor_id
)
SELECT
    actors.actor_id AS page_id,
    actors.name,
    actors.actor_type,
    actors.country,
    actors.sector,
    actors.aliases,
    actors.document_count,
    actors.mention_count,
    actors.first_seen_on,
    actors.last_seen_on,
    coalesce(said.quote_count, 0) AS quote_count,
    coalesce(took_part.event_count, 0) AS event_count
FROM actors
LEFT JOIN said USING (actor_id)
LEFT JOIN took_part USING (actor_id)
WHERE actors.actor_type != 'anonymous'
ORDER BY page_id
