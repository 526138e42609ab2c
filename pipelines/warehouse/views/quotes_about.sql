-- One row per quote and actor that its words speak of, without the speaker.
-- actor_id: the actor that is spoken of
-- name: its name
-- actor_type: kind of actor
-- mentioned_as: the words for it in the quote, each once, in the order of the text
-- speaker_name: name of the speaker, or the words of the text where they are not a known actor
-- speaker_actor_id: the speaker as an actor
-- text: the quoted or reported words
-- quote_type: direct, mixed or indirect
-- said_on: day on which it was said
-- quote_id: the quote
-- document_id: the document
-- title: headline of the document
-- publisher: publisher of the document
-- published_on: day of publication
-- source_path: the file in the raw folder
-- confidence: how far the quote can be trusted, 0 to 1
WITH mentioned AS (
    SELECT quotes.quote_id, actor_mentions.actor_id, actor_mentions.text, min(actor_mentions.start_char) AS start_char
    FROM quotes
    JOIN actor_mentions ON actor_mentions.document_id = quotes.document_id
        AND actor_mentions.start_char >= quotes.start_char
        AND actor_mentions.end_char <= quotes.end_char
    WHERE actor_mentions.actor_id IS DISTINCT FROM quotes.speaker_actor_id
      AND EXISTS (
        SELECT 1
        FROM unnest(quotes.fragments) AS pieces (fragment)
        WHERE actor_mentions.start_char >= fragment.start_char AND actor_mentions.end_char <= fragment.end_char
      )
    GROUP BY quotes.quote_id, actor_mentions.actor_id, actor_mentions.text
),
spoken_of AS (
    SELECT quote_id, actor_id, list(text ORDER BY start_char) AS mentioned_as
    FROM mentioned
    GROUP BY quote_id, actor_id
)
SELECT
    spoken_of.actor_id,
    actors.name,
    actors.actor_type,
    spoken_of.mentioned_as,
    who_said_what.speaker_name,
    who_said_what.speaker_actor_id,
    who_said_what.text,
    who_said_what.quote_type,
    who_said_what.said_on,
    who_said_what.quote_id,
    who_said_what.document_id,
    who_said_what.title,
    who_said_what.publisher,
    who_said_what.published_on,
    who_said_what.source_path,
    who_said_what.confidence
FROM spoken_of
JOIN actors USING (actor_id)
JOIN who_said_what USING (quote_id)
