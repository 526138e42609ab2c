-- Every document, the latest first.
WITH said AS (
    SELECT document_id, count(*) AS quote_count
    FROM quotes
    GROUP BY document_id
),
happened AS (
    SELECT document_id, count(*) AS event_count
    FROM events
    WHERE accepted
    GROUP BY document_id
)
SELECT
    documents.document_id,
    documents.title,
    left(documents.text, 120) AS beginning,
    documents.publisher,
    documents.published_on,
    documents.duplicate_of,
    coalesce(said.quote_count, 0) AS quote_count,
    coalesce(happened.event_count, 0) AS event_count
FROM documents
LEFT JOIN said USING (document_id)
LEFT JOIN happened USING (document_id)
ORDER BY documents.published_on DESC NULLS LAST, documents.document_id
