-- event_dyads by day (README)
SELECT event_on, source_name, event_type, target_name, modality, location
FROM event_dyads
WHERE event_on BETWEEN '2024-09-01' AND '2024-09-30'
ORDER BY ALL;

-- event_dyads by day (README), by hand
SELECT event_on, coalesce(source.name, done_by.text), event_type, coalesce(target.name, done_to.text), modality,
    locations.name
FROM events
LEFT JOIN locations USING (location_id)
LEFT JOIN event_participants AS done_by ON done_by.event_id = events.event_id AND done_by.role = 'source'
LEFT JOIN actors AS source ON source.actor_id = done_by.actor_id
LEFT JOIN event_participants AS done_to ON done_to.event_id = events.event_id AND done_to.role = 'target'
LEFT JOIN actors AS target ON target.actor_id = done_to.actor_id
WHERE accepted AND event_on BETWEEN '2024-09-01' AND '2024-09-30'
ORDER BY ALL;

-- event_dyads by actor
SELECT event_on, source_name, event_type, target_name, sentence, publisher
FROM event_dyads
WHERE source_actor_id = 'country:CAA'
ORDER BY ALL;

-- event_dyads by actor, by hand
SELECT event_on, source.name, event_type, coalesce(target.name, done_to.text), sentences.text, documents.publisher
FROM event_participants AS done_by
JOIN actors AS source ON source.actor_id = done_by.actor_id
JOIN events ON events.event_id = done_by.event_id
JOIN documents ON documents.document_id = events.document_id
JOIN sentences
    ON sentences.document_id = events.document_id AND sentences.sentence_number = events.sentence_number
LEFT JOIN event_participants AS done_to ON done_to.event_id = events.event_id AND done_to.role = 'target'
LEFT JOIN actors AS target ON target.actor_id = done_to.actor_id
WHERE done_by.actor_id = 'country:CAA' AND done_by.role = 'source' AND accepted
ORDER BY ALL;

-- event_dyads by country
SELECT event_on, source_name, event_type, target_name, location
FROM event_dyads
WHERE country = 'CAA'
ORDER BY ALL;

-- event_dyads by country, by hand
SELECT event_on, coalesce(source.name, done_by.text), event_type, coalesce(target.name, done_to.text), locations.name
FROM events
LEFT JOIN locations USING (location_id)
LEFT JOIN event_participants AS done_by ON done_by.event_id = events.event_id AND done_by.role = 'source'
LEFT JOIN actors AS source ON source.actor_id = done_by.actor_id
LEFT JOIN event_participants AS done_to ON done_to.event_id = events.event_id AND done_to.role = 'target'
LEFT JOIN actors AS target ON target.actor_id = done_to.actor_id
WHERE accepted AND events.country = 'CAA'
ORDER BY ALL;

-- who_said_what by day
SELECT said_on, speaker_name, text
FROM who_said_what
WHERE said_on BETWEEN '2024-09-01' AND '2024-09-03'
ORDER BY ALL;

-- who_said_what by day, by hand
SELECT said_on, coalesce(name, speaker_text), text
FROM quotes
LEFT JOIN actors ON actor_id = speaker_actor_id
WHERE said_on BETWEEN '2024-09-01' AND '2024-09-03'
ORDER BY ALL;

-- who_said_what by actor
SELECT said_on, text, publisher
FROM who_said_what
WHERE speaker_actor_id = 'country:CAA'
ORDER BY ALL;

-- who_said_what by actor, by hand
SELECT said_on, quotes.text, publisher
FROM quotes
JOIN documents USING (document_id)
WHERE speaker_actor_id = 'country:CAA'
ORDER BY ALL;

-- daily_counts by day
SELECT event_type, sum(event_count)
FROM daily_counts
WHERE event_on BETWEEN '2024-09-01' AND '2024-09-30'
GROUP BY ALL
ORDER BY ALL;

-- daily_counts by day, by hand
SELECT event_type, count(*)
FROM events
WHERE accepted AND event_on BETWEEN '2024-09-01' AND '2024-09-30' AND modality IN ('actual', 'claimed')
GROUP BY ALL
ORDER BY ALL;

-- daily_counts by country
SELECT event_on, event_type, event_count
FROM daily_counts
WHERE country = 'CAA'
ORDER BY ALL;

-- daily_counts by country, by hand
SELECT event_on, event_type, count(*)
FROM events
WHERE accepted AND event_on IS NOT NULL AND modality IN ('actual', 'claimed') AND country = 'CAA'
GROUP BY event_on, event_type, quad_class
ORDER BY ALL;

-- actor_timeline by actor
SELECT day, what, event_type, other_names, text
FROM actor_timeline
WHERE actor_id = 'country:CAA'
ORDER BY ALL;

-- quotes_about by actor
SELECT said_on, speaker_name, mentioned_as, text
FROM quotes_about
WHERE actor_id = 'country:CAA'
ORDER BY ALL;

-- conflict_network by actor
SELECT source_name, target_name, incident_count, mean_intensity
FROM conflict_network
WHERE source_actor_id = 'country:CAA'
ORDER BY ALL;

-- incidents by day
SELECT event_on, event_type, sources, targets, location
FROM incidents
WHERE event_on BETWEEN '2024-09-01' AND '2024-09-30'
ORDER BY ALL;

-- claims_and_denials by day
SELECT event_on, claimed_by, claim, denied_by, denial
FROM claims_and_denials
WHERE event_on BETWEEN '2024-09-01' AND '2024-09-30'
ORDER BY ALL;
