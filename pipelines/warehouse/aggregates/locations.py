"""One row for each place that some document names."""

import duckdb

from pipelines.warehouse.aggregates.changes import TableChanges, count_of


def rebuild_locations(connection: duckdb.DuckDBPyConnection) -> TableChanges:
    """Removes places that no document names any more; new ones come in with the documents that name them."""
    removed = connection.execute(
        """
        DELETE FROM locations
        WHERE location_id NOT IN (SELECT location_id FROM location_mentions WHERE location_id IS NOT NULL)
          AND location_id NOT IN (SELECT location_id FROM events WHERE location_id IS NOT NULL)
        """
    )
    return TableChanges(removed=count_of(removed))
