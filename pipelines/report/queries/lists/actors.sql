-- Every actor with a name, those in most documents first.
SELECT actor_id, name, actor_type, country, document_count, mention_count, last_seen_on
FROM actors
WHERE actor_type != 'anonymous'
ORDER BY document_count DESC, mention_count DESC, name, actor_id
