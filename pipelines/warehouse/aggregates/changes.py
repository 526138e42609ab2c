"""Making a table equal to what a query gives, touching only the rows that differ.

Belongs here: what all aggregates share. Does not belong here: any one of them.
"""

from dataclasses import asdict, dataclass
from importlib import resources

import duckdb

from pipelines.schemas import Table, primary_key, table_name
from pipelines.warehouse.storage import overwrite


@dataclass(frozen=True, slots=True)
class TableChanges:
    """How many rows were added, changed and removed."""

    added: int = 0
    changed: int = 0
    removed: int = 0

    def __bool__(self) -> bool:
        """Whether anything changed."""
        return bool(self.added or self.changed or self.removed)

    def as_metadata(self) -> dict[str, int]:
        """The counts by name."""
        return asdict(self)


def query(name: str) -> str:
    """The SQL of a file in this folder."""
    return resources.files("pipelines.warehouse.aggregates").joinpath(f"{name}.sql").read_text("utf-8")


def replace_changed(connection: duckdb.DuckDBPyConnection, table: type[Table], select: str) -> TableChanges:
    """Makes a table equal to the rows of a query that has the table's columns in their order."""
    name, (key,) = table_name(table), primary_key(table)
    connection.execute(f"CREATE OR REPLACE TEMP TABLE rebuilt AS {select}")
    before = count_of(connection.execute(f"SELECT count(*) FROM {name}"))  # noqa: S608
    removed = count_of(connection.execute(f"DELETE FROM {name} WHERE {key} NOT IN (SELECT {key} FROM rebuilt)"))  # noqa: S608
    differing = f"SELECT * FROM rebuilt EXCEPT SELECT * FROM {name}"  # noqa: S608
    written = count_of(connection.execute(f"INSERT INTO {name} ({differing}) {overwrite(table)}"))
    after = count_of(connection.execute(f"SELECT count(*) FROM {name}"))  # noqa: S608
    connection.execute("DROP TABLE rebuilt")
    added = after - (before - removed)
    return TableChanges(added=added, changed=written - added, removed=removed)


def count_of(result: duckdb.DuckDBPyConnection) -> int:
    """The number that a statement returns: rows counted, or rows that it wrote."""
    row = result.fetchone()
    return int(row[0]) if row else 0
