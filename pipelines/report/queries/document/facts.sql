-- The article itself.
WITH places AS (
    SELECT document_id, list_sort(list(source_path)) AS source_paths
    FROM document_sources
    GROUP BY document_id
)
SELECT
    documents.document_id AS page_id,
    documents.title,
    documents.publisher,
    documents.byline,
    documents.url,
    documents.language,
    documents.published_on,
    documents.word_count,
    documents.text,
    documents.duplicate_of,
    originals.title AS original_title,
    coalesce(places.source_paths, [documents.source_path]) AS source_paths
FROM documents
LEFT JOIN documents AS originals ON originals.document_id = documents.duplicate_of
LEFT JOIN places ON places.document_id = documents.document_id
ORDER BY page_id
