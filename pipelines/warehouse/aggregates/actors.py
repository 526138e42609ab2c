"""One row for each actor of all documents."""

import duckdb

from pipelines.schemas import Actors
from pipelines.warehouse.aggregates.changes import TableChanges, query, replace_changed
from pipelines.warehouse.transactions import transaction


def rebuild_actors(connection: duckdb.DuckDBPyConnection) -> TableChanges:
    """Makes `actors` from what each document says; rows that stay the same are not touched."""
    with transaction(connection):
        return replace_changed(connection, Actors, query("actors"))
