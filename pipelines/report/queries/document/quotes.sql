-- Each quote, with its speaker and whom it is said to.
SELECT
    quotes.document_id AS page_id,
    quotes.quote_id,
    quotes.fragments,
    array_to_string(
        list_transform(
            quotes.fragments,
            lambda piece: substring(documents.text, piece.start_char + 1, piece.end_char - piece.start_char)
        ),
        ' … '
    ) AS words,
    quotes.quote_type,
    quotes.cue_text,
    quotes.speaker_text,
    quotes.speaker_actor_id,
    coalesce(speakers.name, quotes.speaker_text) AS speaker_name,
    quotes.addressee_actor_id,
    addressees.name AS addressee_name,
    quotes.channel,
    quotes.said_on,
    quotes.confidence,
    quotes.method
FROM quotes
JOIN documents USING (document_id)
LEFT JOIN actors AS speakers ON speakers.actor_id = quotes.speaker_actor_id
LEFT JOIN actors AS addressees ON addressees.actor_id = quotes.addressee_actor_id
ORDER BY page_id, quotes.start_char, quotes.end_char, quote_id
