-- One row per event that somebody claims, with each denial of it, and per denial that meets no claim.
-- event_type: PLOVER root of what is claimed or denied
-- sources: names of those who are said to have done it
-- targets: names of those to whom it is said to have been done
-- event_on: day of the event as the claim has it, else as the denial has it; NULL when unknown
-- claimed_by: name of who says that it happened; NULL when nobody claims it or the text does not tell
-- claimed_by_actor_id: that actor
-- claim: the sentence that claims it
-- claim_document_id: the document of the claim
-- claim_publisher: publisher of that document
-- claim_published_on: day of its publication
-- claim_event_id: the claimed event
-- told_as_fact: some report of the same event tells it as a fact
-- denied_by: name of who says that it did not happen; NULL when nobody denies it or the text does not tell
-- denied_by_actor_id: that actor
-- denial: the sentence that denies it
-- denial_document_id: the document of the denial
-- denial_publisher: publisher of that document
-- denial_published_on: day of its publication
-- denial_event_id: the denied event
-- confidence: that of the claim, or of the denial where there is no claim
WITH told AS (
    SELECT
        events.event_id,
        events.incident_id,
        events.event_type,
        events.modality,
        events.event_on,
        events.attributed_to_actor_id AS teller_id,
        events.document_id,
        events.sentence_number,
        events.confidence,
        documents.publisher,
        documents.published_on,
        coalesce((documents.published_on - DATE '0001-01-01') // 14 + 2, 0) AS fortnight
    FROM events
    JOIN documents USING (document_id)
    WHERE events.accepted AND events.modality IN ('claimed', 'negated')
),
sides AS (
    SELECT
        event_participants.event_id,
        coalesce(list(DISTINCT actor_id) FILTER (role = 'source' AND actor_id IS NOT NULL), []) AS source_ids,
        coalesce(list(DISTINCT actor_id) FILTER (role = 'target' AND actor_id IS NOT NULL), []) AS target_ids,
        coalesce(list_sort(list(DISTINCT coalesce(actors.name, text)) FILTER (role = 'source')), []) AS sources,
        coalesce(list_sort(list(DISTINCT coalesce(actors.name, text)) FILTER (role = 'target')), []) AS targets
    FROM event_participants
    SEMI JOIN told USING (event_id)
    LEFT JOIN actors USING (actor_id)
    GROUP BY event_participants.event_id
),
sided AS (
    SELECT
        told.*,
        coalesce(source_ids, []) AS source_ids,
        coalesce(target_ids, []) AS target_ids,
        coalesce(sources, []) AS sources,
        coalesce(targets, []) AS targets
    FROM told
    LEFT JOIN sides USING (event_id)
),
claims AS (
    SELECT
        *,
        incident_id IN (SELECT incident_id FROM events WHERE accepted AND modality = 'actual') AS told_as_fact
    FROM sided
    WHERE modality = 'claimed'
),
denials AS (FROM sided WHERE modality = 'negated'),
claimed AS (
    -- To compare each claim with each denial takes minutes for a million events. So only those meet that share a side
    -- and whose texts are of fortnights next to each other, or without a date (fortnight 0).
    SELECT *, unnest(list_distinct(list_concat(source_ids, target_ids))) AS actor_id
    FROM claims
),
denied AS (
    SELECT
        * EXCLUDE (fortnight),
        unnest(list_distinct(list_concat(source_ids, target_ids))) AS actor_id,
        CASE fortnight
            WHEN 0 THEN (SELECT list(DISTINCT fortnight) FROM claims)
            ELSE [fortnight - 1, fortnight, fortnight + 1, 0]
        END AS fortnights
    FROM denials
),
answers AS (
    -- A denial answers a claim of the same kind whose known sides it shares, one at least, within two weeks.
    SELECT DISTINCT claimed.event_id AS claim_event_id, denied.event_id AS denial_event_id
    FROM claimed
    JOIN (SELECT * EXCLUDE (fortnights), unnest(fortnights) AS fortnight FROM denied) AS denied
        USING (event_type, actor_id, fortnight)
    WHERE (claimed.source_ids = [] OR denied.source_ids = [] OR list_has_any(claimed.source_ids, denied.source_ids))
      AND (claimed.target_ids = [] OR denied.target_ids = [] OR list_has_any(claimed.target_ids, denied.target_ids))
      AND coalesce(abs(claimed.event_on - denied.event_on), 0) <= 14
      AND coalesce(abs(claimed.published_on - denied.published_on), 0) <= 14
      AND claimed.teller_id IS DISTINCT FROM denied.teller_id
)
SELECT
    coalesce(claims.event_type, denials.event_type) AS event_type,
    coalesce(claims.sources, denials.sources) AS sources,
    coalesce(claims.targets, denials.targets) AS targets,
    coalesce(claims.event_on, denials.event_on) AS event_on,
    claimed_by.name AS claimed_by,
    claims.teller_id AS claimed_by_actor_id,
    claim.text AS claim,
    claims.document_id AS claim_document_id,
    claims.publisher AS claim_publisher,
    claims.published_on AS claim_published_on,
    claims.event_id AS claim_event_id,
    claims.told_as_fact,
    denied_by.name AS denied_by,
    denials.teller_id AS denied_by_actor_id,
    denial.text AS denial,
    denials.document_id AS denial_document_id,
    denials.publisher AS denial_publisher,
    denials.published_on AS denial_published_on,
    denials.event_id AS denial_event_id,
    coalesce(claims.confidence, denials.confidence) AS confidence
FROM claims
LEFT JOIN answers ON answers.claim_event_id = claims.event_id
FULL JOIN denials ON denials.event_id = answers.denial_event_id
LEFT JOIN actors AS claimed_by ON claimed_by.actor_id = claims.teller_id
LEFT JOIN actors AS denied_by ON denied_by.actor_id = denials.teller_id
LEFT JOIN sentences AS claim
    ON claim.document_id = claims.document_id AND claim.sentence_number = claims.sentence_number
LEFT JOIN sentences AS denial
    ON denial.document_id = denials.document_id AND denial.sentence_number = denials.sentence_number
