-- One row per source and target pair of an accepted event, also when one side is missing.
-- event_id: the event
-- incident_id: the same for all reports of one real-world event
-- source_actor_id: who did it; NULL when unknown
-- source_name: name of the source, or the words of the text where it is not a known actor
-- source_type: kind of actor
-- source_country: country of the source, ISO 3166-1 alpha-3
-- target_actor_id: to whom it was done; NULL when unknown
-- target_name: name of the target, or the words of the text where it is not a known actor
-- target_type: kind of actor
-- target_country: country of the target, ISO 3166-1 alpha-3
-- event_type: PLOVER root
-- mode: PLOVER mode of the root
-- quad_class: verbal or material, cooperation or conflict
-- intensity: from -10 (conflict) to 10 (cooperation)
-- modality: whether it happened, and who says so
-- background: told as history, not as the article's news
-- event_on: first day of the event
-- event_until: last day when it lasts, or of the stretch it falls in
-- date_precision: how exact the date is
-- location_id: where it happened
-- location: name of that place
-- country: country of that place, ISO 3166-1 alpha-3
-- latitude: degrees north of that place
-- longitude: degrees east of that place
-- text: the trigger words
-- sentence: the sentence that reports it
-- document_id: the document
-- title: headline of the document
-- publisher: publisher of the document
-- published_on: day of publication
-- source_path: the file in the raw folder
-- confidence: how far the event can be trusted, 0 to 1
SELECT
    events.event_id,
    events.incident_id,
    sources.actor_id AS source_actor_id,
    coalesce(source_actors.name, sources.text) AS source_name,
    source_actors.actor_type AS source_type,
    source_actors.country AS source_country,
    targets.actor_id AS target_actor_id,
    coalesce(target_actors.name, targets.text) AS target_name,
    target_actors.actor_type AS target_type,
    target_actors.country AS target_country,
    events.event_type,
    events.mode,
    events.quad_class,
    events.intensity,
    events.modality,
    events.background,
    events.event_on,
    events.event_until,
    events.date_precision,
    events.location_id,
    locations.name AS location,
    events.country,
    locations.latitude,
    locations.longitude,
    events.text,
    sentences.text AS sentence,
    events.document_id,
    documents.title,
    documents.publisher,
    documents.published_on,
    documents.source_path,
    events.confidence
FROM events
LEFT JOIN locations ON locations.location_id = events.location_id
LEFT JOIN event_participants AS sources ON sources.event_id = events.event_id AND sources.role = 'source'
LEFT JOIN actors AS source_actors ON source_actors.actor_id = sources.actor_id
LEFT JOIN event_participants AS targets ON targets.event_id = events.event_id AND targets.role = 'target'
LEFT JOIN actors AS target_actors ON target_actors.actor_id = targets.actor_id
JOIN documents ON documents.document_id = events.document_id
JOIN sentences
    ON sentences.document_id = events.document_id AND sentences.sentence_number = events.sentence_number
WHERE events.accepted
