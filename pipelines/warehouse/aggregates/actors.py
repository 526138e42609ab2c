"""One row for each actor of all documents."""

import duckdb

from pipelines.schemas import Actors
from pipelines.warehouse.aggregates.changes import TableChanges, query, replace_changed
from pipelines.warehouse.touched import ACTORS, touched_since

_TOUCHED_ACTORS = """
    CREATE OR REPLACE TEMP TABLE touched_actors AS
    SELECT key AS actor_id FROM touched WHERE kind = 'actor'
    UNION
    SELECT actor_id FROM document_actors WHERE document_id IN (SELECT key FROM touched WHERE kind = 'document')
"""
"""The actors that documents name which came or changed, and those that they named before."""
_ROWS = f"""
    WITH document_actors AS (FROM main.document_actors SEMI JOIN touched_actors USING (actor_id)),
    actor_mentions AS (FROM main.actor_mentions SEMI JOIN touched_actors USING (actor_id))
    FROM ({query("actors")})
"""


def rebuild_actors(connection: duckdb.DuckDBPyConnection, *, whole: bool = False) -> TableChanges:
    """Makes the touched rows of `actors` from what each document says, or all of them; equal ones are not written."""
    with touched_since(connection, ACTORS, _ROWS, whole=whole) as touched:
        if not touched.is_any:
            return TableChanges()
        connection.execute(_TOUCHED_ACTORS)
        changes = replace_changed(connection, Actors, _ROWS, "FROM touched_actors")
        connection.execute("DROP TABLE touched_actors")
        return changes
