-- Each mention of a place, with the place; words for people of a country ("Iraqi") are none.
SELECT
    location_mentions.document_id AS page_id,
    location_mentions.start_char,
    location_mentions.end_char,
    location_mentions.text,
    location_mentions.usage,
    location_mentions.modifier,
    location_mentions.confidence,
    location_mentions.method,
    location_mentions.location_id,
    coalesce(locations.name, location_mentions.text) AS name,
    locations.country,
    locations.admin1,
    locations.latitude,
    locations.longitude,
    locations.population
FROM location_mentions
LEFT JOIN locations USING (location_id)
WHERE location_mentions.usage != 'demonym'
ORDER BY page_id, start_char, end_char, mention_id
