"""One row for each place that some document names."""

import duckdb

from pipelines.warehouse.aggregates.changes import TableChanges
from pipelines.warehouse.storage import count_of
from pipelines.warehouse.touched import LOCATIONS, touched_since

_REMOVE_UNNAMED = """
    DELETE FROM locations
    WHERE location_id IN (SELECT key FROM touched WHERE kind = 'location')
      AND location_id NOT IN (SELECT location_id FROM location_mentions WHERE location_id IS NOT NULL)
      AND location_id NOT IN (SELECT location_id FROM events WHERE location_id IS NOT NULL)
      AND location_id NOT IN (
        SELECT original_json->>'$.location_id'
        FROM corrected_rows
        WHERE (original_json->>'$.location_id') IS NOT NULL
      )
"""


def rebuild_locations(connection: duckdb.DuckDBPyConnection, *, whole: bool = False) -> TableChanges:
    """Removes places that no document names any more; new ones come in with the documents that name them.

    Those that only rows name which a correction took away stay, since the rows may come back.
    """
    with touched_since(connection, LOCATIONS, _REMOVE_UNNAMED, whole=whole) as touched:
        return TableChanges(removed=count_of(connection.execute(_REMOVE_UNNAMED))) if touched.is_any else TableChanges()
