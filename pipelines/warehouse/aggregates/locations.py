"""One row for each place that some document names."""

import duckdb

from pipelines.warehouse.aggregates.changes import TableChanges, count_of


def rebuild_locations(connection: duckdb.DuckDBPyConnection) -> TableChanges:
    """Removes places that no document names any more; new ones come in with the documents that name them.

    Those that only rows name which a correction took away stay, since the rows may come back.
    """
    removed = connection.execute(
        """
        DELETE FROM locations
        WHERE location_id NOT IN (SELECT location_id FROM location_mentions WHERE location_id IS NOT NULL)
          AND location_id NOT IN (SELECT location_id FROM events WHERE location_id IS NOT NULL)
          AND location_id NOT IN (
            SELECT original_json->>'$.location_id'
            FROM corrected_rows
            WHERE original_json->>'$.location_id' IS NOT NULL
          )
        """
    )
    return TableChanges(removed=count_of(removed))
