-- Links between events that share a source and a target: events with the same link tell of the same incident. An event
-- in which all are sources ("A and B met") links in both directions.
-- Reports may differ by one day. A pair that acts on three and more days on end makes a series, of which each day is
-- an incident of its own. Where reports name several countries, each country is one incident, and so is none.
WITH sides AS (
    SELECT DISTINCT event_id, role, actor_id
    FROM event_participants
    SEMI JOIN incident_candidates USING (event_id)
    WHERE actor_id IS NOT NULL
),
pairs AS (
    SELECT sources.event_id, sources.actor_id AS source, targets.actor_id AS target
    FROM sides AS sources
    JOIN sides AS targets ON targets.event_id = sources.event_id AND targets.role = 'target'
    WHERE sources.role = 'source'
    UNION ALL
    SELECT one.event_id, one.actor_id AS source, other.actor_id AS target
    FROM sides AS one
    JOIN sides AS other ON other.event_id = one.event_id AND other.role = 'source' AND other.actor_id != one.actor_id
    WHERE one.role = 'source'
      AND NOT EXISTS (FROM sides AS targets WHERE targets.event_id = one.event_id AND targets.role = 'target')
),
acts AS (
    SELECT incident_candidates.*, pairs.source, pairs.target
    FROM incident_candidates
    JOIN pairs USING (event_id)
),
days AS (
    SELECT DISTINCT event_type, reality, date_precision, source, target, event_on
    FROM acts
),
-- Days on end have the same distance from their rank.
stretches AS (
    SELECT
        *,
        event_on - row_number() OVER (
            PARTITION BY event_type, reality, date_precision, source, target
            ORDER BY event_on
        )::INTEGER AS stretch
    FROM days
),
stretch_lengths AS (
    SELECT event_type, reality, date_precision, source, target, stretch, count(*) AS days, min(event_on) AS first_day
    FROM stretches
    GROUP BY event_type, reality, date_precision, source, target, stretch
),
dated AS (
    SELECT stretches.*, CASE WHEN days <= 2 THEN first_day ELSE event_on END AS told_on
    FROM stretches
    JOIN stretch_lengths USING (event_type, reality, date_precision, source, target, stretch)
),
keyed AS (
    SELECT
        acts.event_id,
        acts.country,
        concat_ws('|', event_type, reality, date_precision, source, target, told_on) AS key
    FROM acts
    JOIN dated USING (event_type, reality, date_precision, source, target, event_on)
),
keys AS (
    SELECT key, min(country) != max(country) AS several_countries
    FROM keyed
    GROUP BY key
)
SELECT event_id, concat_ws('|', key, CASE WHEN several_countries THEN coalesce(country, '-') END) AS link
FROM keyed
JOIN keys USING (key)
