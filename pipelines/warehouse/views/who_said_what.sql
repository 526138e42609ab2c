-- One row per quote with its speaker, also when the speaker is unknown.
-- quote_id: the quote
-- speaker_name: name of the speaker, or the words of the text where they are not a known actor
-- speaker_actor_id: the speaker as an actor
-- speaker_type: kind of actor
-- speaker_country: country of the speaker, ISO 3166-1 alpha-3
-- speaker_text: the speaker as the text names them beside the quote
-- text: the quoted or reported words
-- quote_type: direct, mixed or indirect
-- cue_text: the words that report it
-- addressee_name: name of whom it is said to
-- channel: how it was said, such as a statement
-- said_on: day on which it was said
-- document_id: the document
-- title: headline of the document
-- publisher: publisher of the document
-- published_on: day of publication
-- source_path: the file in the raw folder
-- confidence: how far the row can be trusted, 0 to 1
SELECT
    quotes.quote_id,
    coalesce(speakers.name, quotes.speaker_text) AS speaker_name,
    quotes.speaker_actor_id,
    speakers.actor_type AS speaker_type,
    speakers.country AS speaker_country,
    quotes.speaker_text,
    quotes.text,
    quotes.quote_type,
    quotes.cue_text,
    addressees.name AS addressee_name,
    quotes.channel,
    quotes.said_on,
    quotes.document_id,
    documents.title,
    documents.publisher,
    documents.published_on,
    documents.source_path,
    quotes.confidence
FROM quotes
JOIN documents USING (document_id)
LEFT JOIN actors AS speakers ON speakers.actor_id = quotes.speaker_actor_id
LEFT JOIN actors AS addressees ON addressees.actor_id = quotes.addressee_actor_id
