"""One row for each actor of all documents."""

import duckdb

from pipelines.schemas import Actors
from pipelines.warehouse.aggregates.changes import TableChanges, query, replace_changed
from pipelines.warehouse.touched import ACTORS, touched_since

_ACTORS_IN_QUESTION = """
    CREATE OR REPLACE TEMP TABLE actors_in_question AS
    SELECT key AS actor_id FROM touched WHERE kind = 'actor'
    UNION
    SELECT actor_id FROM document_actors WHERE document_id IN (SELECT key FROM touched WHERE kind = 'document')
"""
"""The actors that documents name which came or changed, and those that they named before."""
ACTORS_ARE_MADE_OF = f"""
    WITH document_actors AS (FROM main.document_actors SEMI JOIN actors_in_question USING (actor_id)),
    actor_mentions AS (FROM main.actor_mentions SEMI JOIN actors_in_question USING (actor_id))
    FROM ({query("actors")})
"""


def rebuild_actors(connection: duckdb.DuckDBPyConnection, *, whole: bool = False) -> TableChanges:
    """Makes the touched rows of `actors` from what each document says, or all of them; equal ones are not written."""
    with touched_since(connection, ACTORS, ACTORS_ARE_MADE_OF, whole=whole) as touched:
        if not touched.is_any:
            return TableChanges()
        connection.execute(_ACTORS_IN_QUESTION)
        changes = replace_changed(connection, Actors, ACTORS_ARE_MADE_OF, "FROM actors_in_question")
        connection.execute("DROP TABLE actors_in_question")
        return changes
