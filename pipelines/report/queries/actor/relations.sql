-- What ties the actor to others, from its own side and from theirs, with the surest evidence; the hundred that are told most.
WITH directed AS (
    SELECT actor_id AS page_id, object_actor_id AS other_actor_id, 'to' AS direction, *
    FROM actor_relations
    UNION ALL
    SELECT object_actor_id AS page_id, actor_id AS other_actor_id, 'from' AS direction, *
    FROM actor_relations
)
SELECT
    directed.page_id,
    directed.direction,
    directed.relation,
    directed.other_actor_id,
    others.name AS other_name,
    count(*) AS evidence_count,
    first(directed.text ORDER BY directed.confidence DESC, directed.relation_id) AS text,
    first(directed.document_id ORDER BY directed.confidence DESC, directed.relation_id) AS document_id,
    max(directed.confidence) AS confidence
FROM directed
JOIN actors ON actors.actor_id = directed.page_id
JOIN actors AS others ON others.actor_id = directed.other_actor_id
WHERE actors.actor_type != 'anonymous'
GROUP BY directed.page_id, directed.direction, directed.relation, directed.other_actor_id, others.name
QUALIFY row_number() OVER (
    PARTITION BY directed.page_id
    ORDER BY evidence_count DESC, directed.relation, directed.other_actor_id, directed.direction
) <= 100
ORDER BY directed.page_id, evidence_count DESC, directed.relation, directed.other_actor_id, directed.direction
