-- Who is quoted most, and in how many articles?
SELECT speaker_name, count(*) AS quotes, count(DISTINCT document_id) AS articles
FROM who_said_what
WHERE speaker_actor_id IS NOT NULL
GROUP BY speaker_actor_id, speaker_name
ORDER BY quotes DESC, articles DESC, speaker_name
LIMIT 8;

-- What did Dmitry Peskov say, when, and to whom?
SELECT said_on, quote_type, text, addressee_name, publisher
FROM who_said_what
WHERE speaker_name = 'Dmitry Peskov'
ORDER BY said_on, text;

-- What do others say about the United States?
SELECT speaker_name, mentioned_as, left(text, 90) AS quote, source_path
FROM quotes_about
WHERE name = 'United States'
ORDER BY source_path, quote, speaker_name
LIMIT 8;

-- Who used violence against whom, and was it told as a fact or claimed?
SELECT event_on, source_name, mode, target_name, modality, location
FROM event_dyads
WHERE event_type = 'ASSAULT' AND modality IN ('actual', 'claimed') AND source_actor_id IS NOT NULL
ORDER BY event_on DESC NULLS LAST, source_name, target_name, event_id
LIMIT 8;

-- Who threatens whom, with what words?
SELECT source_name, target_name, mode, text, left(sentence, 90) AS sentence
FROM event_dyads
WHERE event_type = 'THREATEN'
ORDER BY source_name, target_name, event_id;

-- Which pairs are most in conflict, in words and in deeds?
SELECT source_name, target_name, verbal_conflict, material_conflict, round(mean_intensity, 1) AS intensity
FROM conflict_network
WHERE verbal_conflict + material_conflict > 0
ORDER BY verbal_conflict + material_conflict DESC, source_name, target_name
LIMIT 10;

-- Which countries act on which others, in cooperation and in conflict?
SELECT source_country, target_country, count(DISTINCT incident_id) FILTER (intensity > 0) AS cooperation,
    count(DISTINCT incident_id) FILTER (intensity <= 0) AS conflict
FROM event_dyads
WHERE source_country != target_country AND modality IN ('actual', 'claimed')
GROUP BY source_country, target_country
ORDER BY cooperation + conflict DESC, source_country, target_country
LIMIT 8;

-- What rests on the word of one side: claimed events that nobody tells as a fact?
SELECT claimed_by, event_type, sources, targets, event_on
FROM claims_and_denials
WHERE claim IS NOT NULL AND NOT told_as_fact
ORDER BY claimed_by, event_type, sources, targets, claim_event_id
LIMIT 8;

-- What is denied, and by whom?
SELECT denied_by, event_type, sources, targets, left(denial, 100) AS denial
FROM claims_and_denials
WHERE denial IS NOT NULL
ORDER BY denied_by, event_type, denial_event_id;

-- What was refused, rejected or denied, and by whom?
SELECT published_on, source_name, target_name, left(sentence, 90) AS sentence
FROM event_dyads
WHERE event_type = 'REJECT' AND modality = 'actual' AND NOT background
ORDER BY published_on DESC, source_name, target_name, event_id
LIMIT 8;

-- What happened in Syria, in order?
SELECT event_on, event_type, sources, targets, location
FROM incidents
WHERE country = 'SYR'
ORDER BY event_on, incident_id;

-- Where was violence, as points for a map?
SELECT location, country, latitude, longitude, count(DISTINCT incident_id) AS incidents
FROM event_dyads
WHERE quad_class = 'material conflict' AND modality IN ('actual', 'claimed') AND latitude IS NOT NULL
GROUP BY ALL
ORDER BY incidents DESC, location, country
LIMIT 8;

-- Which events did more than one publisher report?
SELECT event_type, event_on, sources, targets, publishers
FROM incidents
WHERE publisher_count > 1
ORDER BY event_on DESC NULLS LAST, incident_id
LIMIT 8;

-- What is known only from unnamed sources?
SELECT speaker_name, left(text, 90) AS quote, source_path
FROM who_said_what
WHERE speaker_type = 'anonymous'
ORDER BY source_path, quote
LIMIT 8;

-- Who speaks for whom, and who leads what?
SELECT DISTINCT actors.name, relation, objects.name AS whom, actor_relations.text AS evidence
FROM actor_relations
JOIN actors USING (actor_id)
JOIN actors AS objects ON objects.actor_id = actor_relations.object_actor_id
WHERE relation IN ('spokesperson_for', 'leads')
ORDER BY relation, actors.name, whom, evidence
LIMIT 10;

-- What did Russia do, say and undergo, day by day?
SELECT day, what, event_type, other_names, left(text, 70) AS words
FROM actor_timeline
WHERE name = 'Russia'
ORDER BY day DESC NULLS LAST, what, words, event_type
LIMIT 8;

-- How do months differ in cooperation and conflict?
SELECT date_trunc('month', event_on)::DATE AS month,
    sum(incident_count) FILTER (quad_class LIKE '%cooperation') AS cooperation,
    sum(incident_count) FILTER (quad_class LIKE '%conflict') AS conflict
FROM daily_counts
GROUP BY month
ORDER BY month DESC
LIMIT 8;

-- Who met, talked or agreed with whom, and where?
SELECT event_on, event_type, source_name, target_name, location
FROM event_dyads
WHERE event_type IN ('CONSULT', 'AGREE') AND modality = 'actual' AND target_actor_id IS NOT NULL
ORDER BY event_on DESC NULLS LAST, source_name, target_name, event_id
LIMIT 8;

-- Who was arrested, deported or convicted, and by whom?
SELECT event_on, source_name, mode, target_name, left(sentence, 80) AS sentence
FROM event_dyads
WHERE mode IN ('arrest', 'deport', 'convict')
ORDER BY event_on DESC NULLS LAST, target_name, event_id
LIMIT 8;

-- What is missing: copies that were set aside, and what could not be loaded?
SELECT 'copy of ' || original.source_path AS why, copy.source_path
FROM documents AS copy
JOIN documents AS original ON original.document_id = copy.duplicate_of
UNION ALL
SELECT reason, source_path FROM rejects
ORDER BY source_path, why;
