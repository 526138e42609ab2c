-- What the actor did and underwent, the latest hundred.
SELECT
    lines.actor_id AS page_id,
    lines.event_id,
    lines.day,
    lines.what,
    lines.event_type,
    lines.other_names,
    lines.text,
    lines.location,
    lines.modality,
    lines.document_id,
    documents.title,
    lines.publisher,
    lines.published_on,
    lines.confidence
FROM actor_timeline AS lines
JOIN actors USING (actor_id)
JOIN documents USING (document_id)
WHERE lines.event_id IS NOT NULL AND actors.actor_type != 'anonymous'
QUALIFY row_number() OVER (
    PARTITION BY lines.actor_id
    ORDER BY coalesce(lines.day, lines.published_on) DESC NULLS LAST, lines.event_id, lines.what
) <= 100
ORDER BY page_id, coalesce(lines.day, lines.published_on) DESC NULLS LAST, lines.event_id, lines.what
