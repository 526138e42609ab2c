-- Links of events that lack one side ("Iraq was attacked on Sunday"): they join the incident of the same kind, day and
-- country in which their one side takes part, if there is just one such incident, and else only each other.
WITH sides AS (
    SELECT DISTINCT event_id, role, actor_id
    FROM event_participants
    SEMI JOIN incident_candidates USING (event_id)
    WHERE actor_id IS NOT NULL
),
acts AS (
    SELECT
        incident_candidates.event_id,
        incident_candidates.country,
        incident_labels.label AS whole_incident,
        concat_ws('|', event_type, reality, date_precision, sides.role, sides.actor_id, event_on) AS key
    FROM incident_candidates
    JOIN sides USING (event_id)
    LEFT JOIN incident_labels USING (event_id)
),
keys AS (
    SELECT key, min(country) != max(country) AS several_countries
    FROM acts
    GROUP BY key
),
placed AS (
    SELECT
        event_id,
        whole_incident,
        concat_ws('|', key, CASE WHEN several_countries THEN coalesce(country, '-') END) AS link
    FROM acts
    JOIN keys USING (key)
),
links AS (
    SELECT link, min(whole_incident) != max(whole_incident) AS several_incidents
    FROM placed
    GROUP BY link
)
SELECT event_id, link
FROM placed
JOIN links USING (link)
WHERE NOT coalesce(several_incidents, false) OR whole_incident IS NULL
