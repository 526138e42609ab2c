-- One row per statement of an actor and per accepted event that an actor takes part in, to be read in order of day.
-- actor_id: the actor
-- name: its name
-- day: day of the statement or event; NULL when unknown
-- what: said, did (source of an event) or underwent (target of an event)
-- event_type: PLOVER root; NULL for statements
-- other_names: addressee of a statement, or those on the other side of an event
-- text: the words quoted, or the sentence that reports the event
-- location: where the event happened
-- modality: whether the event happened, and who says so; NULL for statements
-- document_id: the document
-- published_on: day of publication
-- publisher: publisher of the document
-- quote_id: the statement
-- event_id: the event
-- confidence: how far the row can be trusted, 0 to 1
WITH named AS (
    SELECT
        event_participants.*,
        coalesce(actors.name, event_participants.text) AS name
    FROM event_participants
    LEFT JOIN actors USING (actor_id)
),
taking_part AS (
    SELECT DISTINCT event_id, role, actor_id
    FROM event_participants
    WHERE actor_id IS NOT NULL
),
opposite AS (
    SELECT
        taking_part.event_id,
        taking_part.role,
        taking_part.actor_id,
        list_sort(list(DISTINCT named.name)) AS other_names
    FROM taking_part
    JOIN named ON named.event_id = taking_part.event_id AND named.role != taking_part.role
    GROUP BY taking_part.event_id, taking_part.role, taking_part.actor_id
),
statements AS (
    SELECT
        quotes.speaker_actor_id AS actor_id,
        quotes.said_on AS day,
        'said' AS what,
        NULL::VARCHAR AS event_type,
        list_filter([addressees.name], lambda other: other IS NOT NULL) AS other_names,
        quotes.text,
        NULL::VARCHAR AS location,
        NULL::VARCHAR AS modality,
        quotes.document_id,
        quotes.quote_id,
        NULL::VARCHAR AS event_id,
        quotes.confidence
    FROM quotes
    LEFT JOIN actors AS addressees ON addressees.actor_id = quotes.addressee_actor_id
    WHERE quotes.speaker_actor_id IS NOT NULL
),
deeds AS (
    SELECT
        taking_part.actor_id,
        events.event_on AS day,
        CASE taking_part.role WHEN 'source' THEN 'did' ELSE 'underwent' END AS what,
        events.event_type,
        coalesce(opposite.other_names, []) AS other_names,
        sentences.text,
        locations.name AS location,
        events.modality,
        events.document_id,
        NULL::VARCHAR AS quote_id,
        events.event_id,
        events.confidence
    FROM taking_part
    JOIN events USING (event_id)
    JOIN sentences USING (document_id, sentence_number)
    LEFT JOIN locations USING (location_id)
    LEFT JOIN opposite USING (event_id, role, actor_id)
    WHERE events.accepted
)
SELECT
    lines.actor_id,
    actors.name,
    lines.day,
    lines.what,
    lines.event_type,
    lines.other_names,
    lines.text,
    lines.location,
    lines.modality,
    lines.document_id,
    documents.published_on,
    documents.publisher,
    lines.quote_id,
    lines.event_id,
    lines.confidence
FROM (FROM statements UNION ALL BY NAME FROM deeds) AS lines
JOIN actors USING (actor_id)
JOIN documents USING (document_id)
