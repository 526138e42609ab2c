"""Which events tell of the same thing in the world."""

import duckdb

from pipelines.warehouse.aggregates.changes import TableChanges, count_of, query
from pipelines.warehouse.transactions import transaction

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


def rebuild_incidents(connection: duckdb.DuckDBPyConnection) -> TableChanges:
    """Gives events that tell of the same thing one incident_id, the smallest event_id among them.

    First events that share source and target are linked, then those that lack a side. Only events whose incident
    changed are touched.
    """
    with transaction(connection):
        for name in ("incident_candidates", "incident_links"):
            connection.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS {query(name)}")
        connection.execute("CREATE OR REPLACE TEMP TABLE incident_labels (event_id VARCHAR, label VARCHAR)")
        _label_linked_events(connection)
        connection.execute(f"INSERT INTO incident_links {query('incident_open_links')}")
        _label_linked_events(connection)
        changed = count_of(connection.execute(_SET_INCIDENTS))
        for name in ("incident_candidates", "incident_links", "incident_labels"):
            connection.execute(f"DROP TABLE {name}")
    return TableChanges(changed=changed)


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
