-- One row for each actor of document_actors, in the columns of the table actors.
-- Where documents differ, the value that most of them give wins; ties go to the first in alphabetical order, so that
-- the result does not depend on the order of loading.
WITH told AS (
    SELECT document_actors.*, documents.published_on
    FROM document_actors
    JOIN documents USING (document_id)
),
names AS (
    SELECT actor_id, name, count(*) AS votes
    FROM told
    GROUP BY actor_id, name
),
kinds AS (
    SELECT actor_id, actor_type, count(*) AS votes
    FROM told
    GROUP BY actor_id, actor_type
),
countries AS (
    SELECT actor_id, country, count(*) AS votes
    FROM told
    WHERE country IS NOT NULL
    GROUP BY actor_id, country
),
sectors AS (
    SELECT actor_id, sector, count(*) AS votes
    FROM told
    WHERE sector IS NOT NULL
    GROUP BY actor_id, sector
),
-- The name with most words is the fullest; an id is made from the name, so names of one actor seldom differ in that.
chosen_name AS (
    SELECT actor_id, first(name ORDER BY len(string_split(name, ' ')) DESC, votes DESC, length(name) DESC, name) AS name
    FROM names
    GROUP BY actor_id
),
chosen_kind AS (
    SELECT actor_id, first(actor_type ORDER BY votes DESC, actor_type) AS actor_type
    FROM kinds
    GROUP BY actor_id
),
chosen_country AS (
    SELECT actor_id, first(country ORDER BY votes DESC, country) AS country
    FROM countries
    GROUP BY actor_id
),
chosen_sector AS (
    SELECT actor_id, first(sector ORDER BY votes DESC, sector) AS sector
    FROM sectors
    GROUP BY actor_id
),
alias_sets AS (
    SELECT actor_id, list_sort(list(DISTINCT alias)) AS aliases
    FROM (
        SELECT actor_id, unnest(list_append(aliases, name)) AS alias
        FROM told
    )
    GROUP BY actor_id
),
documents_seen AS (
    SELECT
        actor_id,
        count(*)::INTEGER AS document_count,
        min(published_on) AS first_seen_on,
        max(published_on) AS last_seen_on
    FROM told
    GROUP BY actor_id
),
mentions AS (
    SELECT actor_id, count(*)::INTEGER AS mention_count
    FROM actor_mentions
    GROUP BY actor_id
)
SELECT
    actor_id,
    name,
    actor_type,
    country,
    sector,
    list_filter(aliases, lambda alias: alias != name) AS aliases,
    document_count,
    coalesce(mention_count, 0) AS mention_count,
    first_seen_on,
    last_seen_on
FROM documents_seen
JOIN chosen_name USING (actor_id)
JOIN chosen_kind USING (actor_id)
JOIN alias_sets USING (actor_id)
LEFT JOIN chosen_country USING (actor_id)
LEFT JOIN chosen_sector USING (actor_id)
LEFT JOIN mentions USING (actor_id)
