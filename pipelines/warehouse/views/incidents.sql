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
WITH told AS (
    SELECT
        incident_id,
        any_value(event_type) AS event_type,
        min(event_on) AS event_on,
        max(event_until) AS event_until,
        avg(intensity) AS intensity,
        count(*)::INTEGER AS event_count,
        max(confidence) AS confidence
    FROM events
    WHERE accepted
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
JOIN LATERAL (  -- looked up only for the incidents that a query asks for
    SELECT
        count(DISTINCT documents.document_id)::INTEGER AS document_count,
        list_sort(list(DISTINCT documents.publisher) FILTER (documents.publisher IS NOT NULL)) AS publishers,
        count(DISTINCT documents.publisher)::INTEGER AS publisher_count,
        min(documents.published_on) AS first_reported_on
    FROM events
    JOIN documents ON coalesce(documents.duplicate_of, documents.document_id) = events.document_id
    WHERE events.accepted AND events.incident_id = told.incident_id
) AS reports ON true
LEFT JOIN LATERAL (
    SELECT
        list_sort(list(DISTINCT coalesce(actors.name, participants.text)) FILTER (role = 'source')) AS sources,
        list_sort(list(DISTINCT coalesce(actors.name, participants.text)) FILTER (role = 'target')) AS targets
    FROM (  -- apart, so that names are looked up for these participants alone
        SELECT participants.role, participants.text, participants.actor_id
        FROM (FROM events WHERE events.accepted AND events.incident_id = told.incident_id) AS reporting
        JOIN event_participants AS participants ON participants.event_id = reporting.event_id
    ) AS participants
    LEFT JOIN actors ON actors.actor_id = participants.actor_id
) AS sides ON true
LEFT JOIN LATERAL (
    SELECT locations.name AS location, locations.country
    FROM events
    JOIN locations ON locations.location_id = events.location_id
    WHERE events.accepted AND events.incident_id = told.incident_id
    GROUP BY locations.name, locations.country
    ORDER BY count(*) DESC, locations.name, locations.country
    LIMIT 1
) AS chosen_place ON true
