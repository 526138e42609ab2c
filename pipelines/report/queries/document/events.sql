-- Each accepted event, with those who took part, its place and who reports it.
WITH sides AS (
    SELECT
        event_participants.event_id,
        event_participants.role,
        list(
            {'actor_id': event_participants.actor_id, 'name': coalesce(actors.name, event_participants.text)}
            ORDER BY event_participants.participant_number
        ) AS participants
    FROM event_participants
    LEFT JOIN actors USING (actor_id)
    GROUP BY event_participants.event_id, event_participants.role
)
SELECT
    events.document_id AS page_id,
    events.event_id,
    events.start_char,
    events.end_char,
    events.text,
    events.event_type,
    events.mode,
    events.contexts,
    events.quad_class,
    events.intensity,
    events.event_on,
    events.event_until,
    events.date_text,
    events.date_precision,
    events.modality,
    events.background,
    coalesce(sources.participants, []) AS sources,
    coalesce(targets.participants, []) AS targets,
    locations.name AS place_name,
    events.country AS place_country,
    events.quote_id,
    events.attributed_to_actor_id,
    reporters.name AS attributed_to_name,
    events.confidence,
    events.method
FROM events
LEFT JOIN sides AS sources ON sources.event_id = events.event_id AND sources.role = 'source'
LEFT JOIN sides AS targets ON targets.event_id = events.event_id AND targets.role = 'target'
LEFT JOIN locations USING (location_id)
LEFT JOIN actors AS reporters ON reporters.actor_id = events.attributed_to_actor_id
WHERE events.accepted
ORDER BY page_id, start_char, end_char, events.event_id
