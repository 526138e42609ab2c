-- Events that may be told more than once: those with a date to the day or week. One row each, with the place's country
-- and with what may be compared: reports of what happened, is claimed or is planned may tell of one event; what is
-- denied or depends on a condition is only compared with its like.
SELECT
    events.event_id,
    events.event_type,
    CASE WHEN events.modality IN ('actual', 'claimed', 'future') THEN 'real' ELSE events.modality END AS reality,
    events.event_on,
    coalesce(events.date_precision, 'day') AS date_precision,
    events.country
FROM events
WHERE events.event_on IS NOT NULL
  AND coalesce(events.date_precision, 'day') IN ('day', 'week')
