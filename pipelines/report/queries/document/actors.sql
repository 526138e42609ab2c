-- Each mention of an actor, with the actor.
SELECT
    actor_mentions.document_id AS page_id,
    actor_mentions.start_char,
    actor_mentions.end_char,
    actor_mentions.text,
    actor_mentions.mention_type,
    actor_mentions.title,
    actor_mentions.confidence,
    actor_mentions.method,
    actor_mentions.actor_id,
    coalesce(actors.name, actor_mentions.text) AS name,
    actors.actor_type,
    actors.country,
    actors.sector
FROM actor_mentions
LEFT JOIN actors USING (actor_id)
ORDER BY page_id, start_char, end_char, mention_id
