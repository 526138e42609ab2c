-- What was not loaded, the latest first.
SELECT source_path, record_number, stage, reason, detail
FROM rejects
ORDER BY rejected_at DESC, source_path, record_number, reject_id
LIMIT 10
