-- The latest documents.
SELECT document_id, title, left(text, 120) AS beginning, publisher, published_on
FROM documents
WHERE duplicate_of IS NULL
ORDER BY published_on DESC NULLS LAST, document_id
LIMIT 8
