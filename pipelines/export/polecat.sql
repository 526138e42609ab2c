-- The columns of POLECAT's yearly files, one row per source and target of an accepted event that happened or is claimed
-- to have. What POLECAT knows and Dateline does not is empty: COW numbers, Wikipedia pages, districts.
WITH dyads AS (
    SELECT
        event_dyads.*,
        events.contexts,
        documents.language,
        sources.sector AS source_sector,
        targets.sector AS target_sector,
        locations.feature_code,
        locations.admin1,
        locations.geonames_id
    FROM event_dyads
    JOIN events USING (event_id)
    JOIN documents ON documents.document_id = event_dyads.document_id
    LEFT JOIN actors AS sources ON sources.actor_id = event_dyads.source_actor_id
    LEFT JOIN actors AS targets ON targets.actor_id = event_dyads.target_actor_id
    LEFT JOIN locations ON locations.location_id = event_dyads.location_id
    WHERE event_dyads.modality IN ('actual', 'claimed')
)
SELECT
    event_id AS "Event ID",
    event_on AS "Event Date",
    event_type AS "Event Type",
    mode AS "Event Mode",
    intensity AS "Intensity",
    upper(quad_class) AS "Quad Code",
    nullif(array_to_string(contexts, ';'), '') AS "Contexts",
    one_line(source_name) AS "Actor Name",
    source_country AS "Actor Country",
    NULL AS "Actor COW",
    source_sector AS "Primary Actor Sector",
    source_sector AS "Actor Sectors",
    NULL AS "Actor Title",
    one_line(source_name) AS "Actor Name Raw",
    NULL AS "Wikipedia Actor ID",
    one_line(target_name) AS "Recipient Name",
    target_country AS "Recipient Country",
    NULL AS "Recipient COW",
    target_sector AS "Primary Recipient Sector",
    target_sector AS "Recipient Sectors",
    NULL AS "Recipient Title",
    one_line(target_name) AS "Recipient Name Raw",
    NULL AS "Wikipedia Recipient ID",
    one_line(location) AS "Placename",
    CASE WHEN feature_code LIKE 'PPL%' THEN one_line(location) END AS "City",
    NULL AS "District",
    one_line(admin1) AS "Province",
    country AS "Country",
    latitude AS "Latitude",
    longitude AS "Longitude",
    geonames_id AS "GeoNames ID",
    one_line(location) AS "Raw Placename",
    feature_code AS "Feature Type",
    one_line(publisher) AS "Source",
    published_on AS "Publication Date",
    NULL AS "Story People",
    NULL AS "Story Organizations",
    NULL AS "Story Locations",
    language AS "Language",
    'Dateline' AS "Version"
FROM dyads
ORDER BY "Event Date", "Event ID", "Actor Name", "Recipient Name"
