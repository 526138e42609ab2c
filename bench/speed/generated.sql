-- Chance: the same for the same number and salt, between 0 and 1.
CREATE OR REPLACE TEMP MACRO chance(number, salt) AS (hash(number, salt) % 1000003) / 1000003.0;

-- A number from 1 to `most`; each doubling is as likely as the next, so that few are met often and many seldom.
CREATE OR REPLACE TEMP MACRO rank_of(number, salt, most) AS floor(pow(most + 1, chance(number, salt)))::BIGINT;

-- An id that looks like those of extraction.
CREATE OR REPLACE TEMP MACRO id_of(kind, number) AS kind || '-' || left(md5(kind || number), 16);

-- The first 180 actors are countries.
CREATE OR REPLACE TEMP MACRO code_of(number) AS
    chr((65 + number // 36)::INTEGER) || chr((65 + number // 6 % 6)::INTEGER) || chr((65 + number % 6)::INTEGER);

CREATE OR REPLACE TEMP MACRO country_of(place) AS code_of(rank_of(place, 'country', 180));

CREATE OR REPLACE TEMP MACRO actor_of(number) AS
    CASE WHEN number <= 180 THEN 'country:' || code_of(number) ELSE 'person:' || md5('actor' || number) END;

-- More is published each year.
CREATE OR REPLACE TEMP MACRO day_of(document) AS
    DATE '2015-01-01' + (4000 * sqrt(chance(document, 'day')))::INTEGER;

INSERT INTO documents BY NAME
SELECT
    id_of('document', number) AS document_id,
    'archive/' || number || '.txt' AS source_path,
    0 AS record_number,
    md5('text' || number) AS content_sha256,
    'Headline of article ' || number AS title,
    'Publisher ' || rank_of(number, 'publisher', 200) AS publisher,
    'en' AS language,
    day_of(number) AS published_on,
    'front_matter' AS published_from,
    'The words of article ' || number || ' are left out.' AS text,
    400 AS word_count,
    'utf-8' AS encoding,
    TIMESTAMP '2026-01-01' AS ingested_at,
    'generated' AS extractor_version
FROM range(getvariable('events') // 10) AS numbers(number);

INSERT INTO sentences BY NAME
SELECT
    id_of('document', number // 15) AS document_id,
    (number % 15)::INTEGER AS sentence_number,
    150 * (number % 15) AS start_char,
    150 * (number % 15) + 149 AS end_char,
    'Sentence ' || number || ' of word' || rank_of(number, 'a', 50000) || ' and word' || rank_of(number, 'b', 50000)
        || ' says that the talks had ended without a result.' AS text
FROM range(getvariable('events') // 10 * 15) AS numbers(number);

INSERT INTO actors BY NAME
SELECT
    actor_of(number) AS actor_id,
    'Name of ' || number AS name,
    CASE WHEN number <= 180 THEN 'country' WHEN number % 20 = 0 THEN 'anonymous' ELSE 'person' END AS actor_type,
    code_of(CASE WHEN number <= 180 THEN number ELSE 1 + number % 180 END) AS country,
    [] AS aliases,
    1 AS document_count,
    1 AS mention_count
FROM range(1, 1 + greatest(1000, getvariable('events') // 50)) AS numbers(number);

INSERT INTO actor_mentions BY NAME
SELECT
    id_of('mention', number) AS mention_id,
    id_of('document', number // 10) AS document_id,
    (number % 10)::INTEGER AS sentence_number,
    150 * (number % 10) + number % 120 AS start_char,
    150 * (number % 10) + number % 120 + 9 AS end_char,
    'the words' AS text,
    'name' AS mention_type,
    actor_of(rank_of(number, 'mention', greatest(1000, getvariable('events') // 50))) AS actor_id,
    0.9 AS confidence,
    'generated' AS method
FROM range(getvariable('events')) AS numbers(number);

INSERT INTO locations BY NAME
SELECT
    'geonames:' || number AS location_id,
    'Town ' || number AS name,
    number % 80 AS latitude,
    number % 170 AS longitude,
    country_of(number) AS country,
    'PPL' AS feature_code
FROM range(1, 1 + greatest(500, getvariable('events') // 500)) AS numbers(number);

INSERT INTO events BY NAME
SELECT
    id_of('event', number) AS event_id,
    id_of('document', number // 10) AS document_id,
    (number % 15)::INTEGER AS sentence_number,
    150 * (number % 15) AS start_char,
    150 * (number % 15) + 8 AS end_char,
    'attacked' AS text,
    ['CONSULT', 'ASSAULT', 'ACCUSE', 'AGREE', 'REQUEST', 'REJECT', 'THREATEN', 'COERCE', 'SUPPORT', 'AID', 'MOBILIZE',
        'PROTEST', 'SANCTION', 'COOPERATE', 'YIELD'][rank_of(number, 'type', 15)] AS event_type,
    CASE WHEN chance(number, 'mode') < 0.05 THEN 'arrest' END AS mode,
    [] AS contexts,
    ['verbal cooperation', 'material conflict', 'verbal conflict'][1 + number % 3] AS quad_class,
    number % 19 - 9 AS intensity,
    CASE
        WHEN chance(number, 'dated') < 0.25 THEN NULL
        WHEN chance(number, 'dated') < 0.95 THEN day_of(number // 10) + 1 - rank_of(number, 'ago', 10)::INTEGER
        ELSE day_of(number // 10) - rank_of(number, 'ago', 8000)::INTEGER
    END AS event_on,
    event_on AS event_until,
    CASE WHEN event_on IS NOT NULL THEN 'day' END AS date_precision,
    ['actual', 'claimed', 'future', 'conditional', 'negated'][rank_of(number, 'modality', 5)] AS modality,
    chance(number, 'dated') >= 0.95 AS background,
    CASE WHEN chance(number, 'placed') < 0.5
        THEN 'geonames:' || rank_of(number, 'place', greatest(500, getvariable('events') // 500)) END AS location_id,
    CASE WHEN location_id IS NOT NULL THEN country_of(split_part(location_id, ':', 2)::BIGINT) END AS country,
    CASE WHEN chance(number, 'told') < 0.3 THEN actor_of(rank_of(number, 'teller', 1000)) END AS attributed_to_actor_id,
    id_of('event', number - number % (1 + (hash(number // 3) % 3)::BIGINT)) AS incident_id,
    0.3 + 0.7 * chance(number, 'confidence') AS confidence,
    confidence >= 0.5 AS accepted,
    'generated' AS method
FROM range(getvariable('events')) AS numbers(number);

INSERT INTO event_participants BY NAME
SELECT
    id_of('event', number) AS event_id,
    role,
    0 AS participant_number,
    id_of('document', number // 10) AS document_id,
    150 * (number % 15) AS start_char,
    150 * (number % 15) + 9 AS end_char,
    'the words' AS text,
    CASE WHEN chance(number, role || 'known') < 0.9
        THEN actor_of(rank_of(number, role, greatest(1000, getvariable('events') // 50))) END AS actor_id
FROM range(getvariable('events')) AS numbers(number), (VALUES ('source', 0.9), ('target', 0.7)) AS roles(role, share)
WHERE chance(number, role || 'there') < share;

INSERT INTO quotes BY NAME
SELECT
    id_of('quote', number) AS quote_id,
    id_of('document', number // 10) AS document_id,
    (number % 10)::INTEGER AS sentence_number,
    150 * (number % 10) AS start_char,
    150 * (number % 10) + 120 AS end_char,
    'We will word' || rank_of(number, 'a', 60000) || ' word' || rank_of(number, 'b', 60000) || ' not word'
        || rank_of(number, 'c', 60000) || ' the word' || rank_of(number, 'd', 60000) AS text,
    [{'start_char': start_char, 'end_char': end_char}] AS fragments,
    ['direct', 'indirect', 'mixed'][1 + number % 3] AS quote_type,
    start_char - 5 AS cue_start_char,
    start_char - 1 AS cue_end_char,
    'said' AS cue_text,
    'she' AS speaker_text,
    CASE WHEN chance(number, 'known') < 0.9
        THEN actor_of(rank_of(number, 'speaker', greatest(1000, getvariable('events') // 50))) END AS speaker_actor_id,
    CASE WHEN chance(number, 'addressed') < 0.05 THEN actor_of(rank_of(number, 'addressee', 1000)) END
        AS addressee_actor_id,
    day_of(number // 10) - (number % 3)::INTEGER AS said_on,
    chance(number, 'confidence') AS confidence,
    'generated' AS method
FROM range(getvariable('events') // 10 * 8) AS numbers(number);
