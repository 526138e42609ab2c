-- How much there is of everything, and the days it was published on.
SELECT
    (SELECT count(*) FROM documents) AS documents,
    (SELECT count(*) FROM quotes) AS quotes,
    (SELECT count(*) FROM events WHERE accepted) AS events,
    (SELECT count(*) FROM incidents) AS incidents,
    (SELECT count(*) FROM actors WHERE actor_type != 'anonymous') AS actors,
    (SELECT count(*) FROM locations) AS places,
    (SELECT count(*) FROM rejects) AS rejects,
    (SELECT min(published_on) FROM documents) AS first_day,
    (SELECT max(published_on) FROM documents) AS last_day,
    (SELECT max(finished_at) FROM refreshes) AS refreshed_at
