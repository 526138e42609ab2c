-- The latest words that stand in quotation marks and whose speaker has a name, one for each speaker and document.
WITH chosen AS (
    SELECT DISTINCT ON (speaker_actor_id, document_id) *
    FROM who_said_what
    WHERE speaker_actor_id IS NOT NULL AND speaker_type != 'anonymous'
      AND quote_type = 'direct' AND length(text) BETWEEN 40 AND 280
    ORDER BY speaker_actor_id, document_id, confidence DESC, quote_id
)
SELECT
    chosen.quote_id,
    array_to_string(
        list_transform(
            quotes.fragments,
            lambda piece: substring(documents.text, piece.start_char + 1, piece.end_char - piece.start_char)
        ),
        ' … '
    ) AS words,
    chosen.speaker_actor_id,
    chosen.speaker_name,
    chosen.document_id,
    chosen.title,
    chosen.publisher,
    chosen.published_on,
    chosen.said_on
FROM chosen
JOIN quotes USING (quote_id)
JOIN documents ON documents.document_id = chosen.document_id
ORDER BY coalesce(chosen.said_on, chosen.published_on) DESC NULLS LAST, chosen.confidence DESC, chosen.quote_id
LIMIT 6
