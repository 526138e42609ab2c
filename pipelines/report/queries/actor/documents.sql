-- Where the actor is spoken of, the latest fifty documents.
WITH mentions AS (
    SELECT actor_id, document_id, count(*) AS mention_count
    FROM actor_mentions
    GROUP BY actor_id, document_id
)
SELECT
    mentions.actor_id AS page_id,
    documents.document_id,
    documents.title,
    left(documents.text, 120) AS beginning,
    documents.publisher,
    documents.published_on,
    mentions.mention_count
FROM mentions
JOIN actors USING (actor_id)
JOIN documents USING (document_id)
WHERE actors.actor_type != 'anonymous'
QUALIFY row_number() OVER (
    PARTITION BY mentions.actor_id
    ORDER BY documents.published_on DESC NULLS LAST, documents.document_id
) <= 50
ORDER BY page_id, documents.published_on DESC NULLS LAST, documents.document_id
