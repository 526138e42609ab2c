"""Which events tell of the same thing in the world."""

import duckdb

from pipelines.warehouse.aggregates.changes import TableChanges, query
from pipelines.warehouse.storage import count_of
from pipelines.warehouse.touched import INCIDENTS, touched_since

_REACH = 3
"""Days: whether two reports are linked depends on those of the same pair up to so many days before and after, since
three days on end make a series."""
_TOUCHED_DAYS = """
    CREATE OR REPLACE TEMP TABLE event_days AS
    SELECT split_part(key, '|', 1) AS event_type, split_part(key, '|', 2)::DATE AS event_on
    FROM touched
    WHERE kind = 'event_day'
    UNION
    SELECT event_type, event_on
    FROM events
    WHERE event_on IS NOT NULL AND document_id IN (SELECT key FROM touched WHERE kind = 'document')
"""
_DAYS_AROUND = """
    SELECT DISTINCT event_type, (event_on + distance::INTEGER)::DATE AS event_on
    FROM event_days, range(-{reach}, {reach} + 1) AS distances(distance)
"""
_STEPS = (("linked_incidents", _REACH), ("settled_incidents", 0), ("compared_incidents", 0))
"""Incidents in which links may differ, those that an event lacking a side may join or leave by that, and those that
decide whether it does; each with the distance in days from the step before.

An incident outside the second keeps its events: no link of theirs can have changed.
"""

_FIRST_LABELS = """
    INSERT INTO incident_labels
    SELECT DISTINCT event_id, event_id
    FROM incident_links
    ANTI JOIN incident_labels USING (event_id)
"""
_SET_INCIDENTS = """
    UPDATE events
    SET incident_id = settled.label
    FROM (
        SELECT events.event_id, coalesce(incident_labels.label, events.event_id) AS label
        FROM events
        LEFT JOIN incident_labels USING (event_id)
        WHERE incident_id IN (FROM settled_incidents)
            OR document_id IN (SELECT key FROM touched WHERE kind = 'document')
    ) AS settled
    WHERE events.event_id = settled.event_id AND events.incident_id != settled.label
"""
_NEXT_LABELS = """
    CREATE OR REPLACE TEMP TABLE next_labels AS
    WITH smallest AS (
        SELECT link, min(label) AS label
        FROM incident_links
        JOIN incident_labels USING (event_id)
        GROUP BY link
    )
    SELECT event_id, min(label) AS label
    FROM incident_links
    JOIN smallest USING (link)
    GROUP BY event_id
"""
_CHANGED_LABELS = """
    SELECT count(*)
    FROM next_labels
    JOIN incident_labels USING (event_id)
    WHERE next_labels.label != incident_labels.label
"""
_QUERIES = ("incident_candidates", "incident_links", "incident_open_links")
INCIDENTS_ARE_MADE_OF = "".join([*map(query, _QUERIES), _TOUCHED_DAYS, _SET_INCIDENTS, repr(_STEPS)])


def rebuild_incidents(connection: duckdb.DuckDBPyConnection, *, whole: bool = False) -> TableChanges:
    """Gives events that tell of the same thing one incident_id, the smallest event_id among them.

    Only events of the touched documents, and of incidents that these may have changed, are compared; with `whole` all.
    """
    with touched_since(connection, INCIDENTS, INCIDENTS_ARE_MADE_OF, whole=whole) as touched:
        if not touched.is_any:
            return TableChanges()
        _find_incidents_in_question(connection)
        _label_candidates(connection)
        changed = count_of(connection.execute(_SET_INCIDENTS))
        for name in ("event_days", *(name for name, _ in _STEPS), "incident_labels"):
            connection.execute(f"DROP TABLE {name}")
    return TableChanges(changed=changed)


def _find_incidents_in_question(connection: duckdb.DuckDBPyConnection) -> None:
    """Widens the touched days step by step to the incidents, as they were, that their events may concern."""
    connection.execute(_TOUCHED_DAYS)
    for name, reach in _STEPS:
        connection.execute(
            f"CREATE OR REPLACE TEMP TABLE {name} AS SELECT DISTINCT incident_id "  # noqa: S608
            f"FROM events SEMI JOIN ({_DAYS_AROUND.format(reach=reach)}) USING (event_type, event_on)"
        )
        connection.execute(
            "CREATE OR REPLACE TEMP TABLE event_days AS SELECT DISTINCT event_type, event_on "  # noqa: S608
            f"FROM events SEMI JOIN {name} USING (incident_id) WHERE event_on IS NOT NULL"
        )


def _label_candidates(connection: duckdb.DuckDBPyConnection) -> None:
    """Labels the events around the days in question with their incidents.

    First those that share source and target are linked, then those that lack a side.
    """
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE incident_candidates AS FROM ({query('incident_candidates')}) "
        f"SEMI JOIN ({_DAYS_AROUND.format(reach=_REACH)}) USING (event_type, event_on)"
    )
    connection.execute(f"CREATE OR REPLACE TEMP TABLE incident_links AS {query('incident_links')}")
    connection.execute("CREATE OR REPLACE TEMP TABLE incident_labels (event_id VARCHAR, label VARCHAR)")
    _label_linked_events(connection)
    connection.execute(f"INSERT INTO incident_links {query('incident_open_links')}")
    _label_linked_events(connection)
    for name in ("incident_candidates", "incident_links"):
        connection.execute(f"DROP TABLE {name}")


def _label_linked_events(connection: duckdb.DuckDBPyConnection) -> None:
    """Labels each group of linked events with the smallest label in it.

    Each round passes the smallest labels on by one link; groups are a few links across, so a few rounds do.
    """
    connection.execute(_FIRST_LABELS)
    changed = 1
    while changed:
        connection.execute(_NEXT_LABELS)
        changed = count_of(connection.execute(_CHANGED_LABELS))
        # A new table each round: updating most rows of one several times in a transaction takes far longer.
        connection.execute("CREATE OR REPLACE TEMP TABLE incident_labels AS FROM next_labels")
    connection.execute("DROP TABLE next_labels")
