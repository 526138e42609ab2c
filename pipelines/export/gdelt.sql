-- The 61 columns of the GDELT 2.0 event table, one row per source and target of an accepted event that happened or is
-- claimed to have. What GDELT knows and Dateline does not is empty: ethnic and religious codes, where actors are, tone,
-- FIPS codes. The temporary table cameo_codes holds reference/cameo_codes.csv.
WITH dyads AS (
    SELECT
        event_dyads.*,
        events.sentence_number,
        documents.url,
        documents.ingested_at,
        incidents.event_count,
        incidents.publisher_count,
        incidents.document_count,
        coalesce(exact.cameo, rooted.cameo) AS cameo,
        sources.sector AS source_sector,
        targets.sector AS target_sector,
        locations.feature_code,
        locations.admin1
    FROM event_dyads
    JOIN events USING (event_id)
    JOIN documents ON documents.document_id = event_dyads.document_id
    JOIN incidents ON incidents.incident_id = event_dyads.incident_id
    LEFT JOIN cameo_codes AS exact ON exact.root = event_dyads.event_type AND exact.mode = event_dyads.mode
    LEFT JOIN cameo_codes AS rooted ON rooted.root = event_dyads.event_type AND rooted.mode = ''
    LEFT JOIN actors AS sources ON sources.actor_id = event_dyads.source_actor_id
    LEFT JOIN actors AS targets ON targets.actor_id = event_dyads.target_actor_id
    LEFT JOIN locations ON locations.location_id = event_dyads.location_id
    WHERE event_dyads.modality IN ('actual', 'claimed')
)
SELECT
    row_number_of(concat_ws('/', event_id, source_actor_id, source_name, target_actor_id, target_name))
        AS GLOBALEVENTID,
    strftime(event_on, '%Y%m%d') AS SQLDATE,
    strftime(event_on, '%Y%m') AS MonthYear,
    strftime(event_on, '%Y') AS Year,
    round(year(event_on) + (month(event_on) * 30 + day(event_on)) / 365, 4) AS FractionDate,
    nullif(concat(source_country, cameo_actor_type(source_sector)), '') AS Actor1Code,
    one_line(source_name) AS Actor1Name,
    source_country AS Actor1CountryCode,
    NULL AS Actor1KnownGroupCode,
    NULL AS Actor1EthnicCode,
    NULL AS Actor1Religion1Code,
    NULL AS Actor1Religion2Code,
    cameo_actor_type(source_sector) AS Actor1Type1Code,
    NULL AS Actor1Type2Code,
    NULL AS Actor1Type3Code,
    nullif(concat(target_country, cameo_actor_type(target_sector)), '') AS Actor2Code,
    one_line(target_name) AS Actor2Name,
    target_country AS Actor2CountryCode,
    NULL AS Actor2KnownGroupCode,
    NULL AS Actor2EthnicCode,
    NULL AS Actor2Religion1Code,
    NULL AS Actor2Religion2Code,
    cameo_actor_type(target_sector) AS Actor2Type1Code,
    NULL AS Actor2Type2Code,
    NULL AS Actor2Type3Code,
    (sentence_number = 0)::INTEGER AS IsRootEvent,
    cameo AS EventCode,
    substring(cameo, 1, 3) AS EventBaseCode,
    substring(cameo, 1, 2) AS EventRootCode,
    list_position(
        ['verbal cooperation', 'material cooperation', 'verbal conflict', 'material conflict'], quad_class
    ) AS QuadClass,
    intensity AS GoldsteinScale,
    event_count AS NumMentions,
    publisher_count AS NumSources,
    document_count AS NumArticles,
    NULL AS AvgTone,
    NULL AS Actor1Geo_Type,
    NULL AS Actor1Geo_FullName,
    NULL AS Actor1Geo_CountryCode,
    NULL AS Actor1Geo_ADM1Code,
    NULL AS Actor1Geo_ADM2Code,
    NULL AS Actor1Geo_Lat,
    NULL AS Actor1Geo_Long,
    NULL AS Actor1Geo_FeatureID,
    NULL AS Actor2Geo_Type,
    NULL AS Actor2Geo_FullName,
    NULL AS Actor2Geo_CountryCode,
    NULL AS Actor2Geo_ADM1Code,
    NULL AS Actor2Geo_ADM2Code,
    NULL AS Actor2Geo_Lat,
    NULL AS Actor2Geo_Long,
    NULL AS Actor2Geo_FeatureID,
    CASE
        WHEN location IS NULL THEN NULL
        WHEN feature_code LIKE 'PCL%' THEN 1
        WHEN feature_code LIKE 'ADM%' THEN if(country = 'USA', 2, 5)
        WHEN feature_code LIKE 'PPL%' THEN if(country = 'USA', 3, 4)
    END AS ActionGeo_Type,
    one_line(concat_ws(', ', location, nullif(admin1, location))) AS ActionGeo_FullName,
    NULL AS ActionGeo_CountryCode,
    NULL AS ActionGeo_ADM1Code,
    NULL AS ActionGeo_ADM2Code,
    latitude AS ActionGeo_Lat,
    longitude AS ActionGeo_Long,
    NULL AS ActionGeo_FeatureID,
    strftime(ingested_at, '%Y%m%d%H%M%S') AS DATEADDED,
    one_line(coalesce(url, source_path)) AS SOURCEURL
FROM dyads
ORDER BY SQLDATE, GLOBALEVENTID
