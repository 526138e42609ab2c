-- One row per real-world event that accepted events tell of, with who reported it.
-- incident_id: the smallest event_id of its reports
-- event_type: PLOVER root
-- event_on: first day of the event; NULL when unknown
-- event_until: last day when it lasts
-- sources: names of those who did it
-- targets: names of those to whom it was done
-- location: name of the place, the one that most reports give
-- country: country of that place, ISO 3166-1 alpha-3
-- intensity: mean over its reports, from -10 (conflict) to 10 (cooperation)
-- event_count: accepted events that tell of it
-- document_count: documents that report it, copies of them included
-- publishers: publishers that report it, those of copies included
-- publisher_count: how many publishers that is
-- first_reported_on: first day of publication
-- confidence: that of the surest report
WITH accepted AS (
    SELECT events.*, locations.name AS location, locations.country
    FROM events
    LEFT JOIN locations USING (location_id)
    WHERE events.accepted
),
told AS (
    SELECT
        incident_id,
        any_value(event_type) AS event_type,
        min(event_on) AS event_on,
        max(event_until) AS event_until,
        avg(intensity) AS intensity,
        count(*)::INTEGER AS event_count,
        max(confidence) AS confidence
    FROM accepted
    GROUP BY incident_id
),
places AS (
    SELECT incident_id, location, country, count(*) AS votes
    FROM accepted
    WHERE location IS NOT NULL
    GROUP BY incident_id, location, country
),
chosen_place AS (
    SELECT DISTINCT ON (incident_id) incident_id, location, country
    FROM places
    ORDER BY incident_id, votes DESC, location, country
),
named AS (
    SELECT
        accepted.incident_id,
        event_participants.role,
        coalesce(actors.name, event_participants.text) AS name
    FROM accepted
    JOIN event_participants USING (event_id)
    LEFT JOIN actors USING (actor_id)
),
sides AS (
    SELECT
        incident_id,
        list_sort(list(DISTINCT name) FILTER (role = 'source')) AS sources,
        list_sort(list(DISTINCT name) FILTER (role = 'target')) AS targets
    FROM named
    GROUP BY incident_id
),
reporting AS (
    SELECT DISTINCT accepted.incident_id, documents.document_id, documents.publisher, documents.published_on
    FROM accepted
    JOIN documents ON coalesce(documents.duplicate_of, documents.document_id) = accepted.document_id
),
reports AS (
    SELECT
        incident_id,
        count(*)::INTEGER AS document_count,
        list_sort(list(DISTINCT publisher) FILTER (publisher IS NOT NULL)) AS publishers,
        count(DISTINCT publisher)::INTEGER AS publisher_count,
        min(published_on) AS first_reported_on
    FROM reporting
    GROUP BY incident_id
)
SELECT
    told.incident_id,
    told.event_type,
    told.event_on,
    told.event_until,
    coalesce(sides.sources, []) AS sources,
    coalesce(sides.targets, []) AS targets,
    chosen_place.location,
    chosen_place.country,
    told.intensity,
    told.event_count,
    reports.document_count,
    coalesce(reports.publishers, []) AS publishers,
    reports.publisher_count,
    reports.first_reported_on,
    told.confidence
FROM told
JOIN reports USING (incident_id)
LEFT JOIN sides USING (incident_id)
LEFT JOIN chosen_place USING (incident_id)
