-- One row per accepted event, in the order of the properties of its feature; longitude and latitude come last.
SELECT
    event_id,
    event_type,
    mode,
    quad_class,
    intensity,
    event_on,
    event_until,
    date_precision,
    modality,
    coalesce(list_sort(list(DISTINCT source_name) FILTER (source_name IS NOT NULL)), []) AS sources,
    coalesce(list_sort(list(DISTINCT target_name) FILTER (target_name IS NOT NULL)), []) AS targets,
    location,
    country,
    sentence,
    title,
    publisher,
    published_on,
    source_path,
    incident_id,
    document_id,
    confidence,
    longitude,
    latitude
FROM event_dyads
GROUP BY ALL
ORDER BY event_on, event_id
