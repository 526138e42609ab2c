-- What the actor said, the latest hundred.
SELECT
    said.speaker_actor_id AS page_id,
    said.quote_id,
    array_to_string(
        list_transform(
            quotes.fragments,
            lambda piece: substring(documents.text, piece.start_char + 1, piece.end_char - piece.start_char)
        ),
        ' … '
    ) AS words,
    said.quote_type,
    said.addressee_name,
    said.channel,
    said.said_on,
    said.document_id,
    said.title,
    said.publisher,
    said.published_on,
    said.confidence
FROM who_said_what AS said
JOIN quotes USING (quote_id)
JOIN documents ON documents.document_id = said.document_id
WHERE said.speaker_actor_id IS NOT NULL AND said.speaker_type != 'anonymous'
QUALIFY row_number() OVER (
    PARTITION BY said.speaker_actor_id
    ORDER BY coalesce(said.said_on, said.published_on) DESC NULLS LAST, said.quote_id
) <= 100
ORDER BY page_id, coalesce(said.said_on, said.published_on) DESC NULLS LAST, said.quote_id
