"""Making a table equal to what a query gives, touching only the rows that differ.

Belongs here: what all aggregates share. Does not belong here: any one of them.
"""

from dataclasses import asdict, dataclass
from importlib import resources

import duckdb

from pipelines.schemas import Table, primary_key, table_name
from pipelines.warehouse.storage import count_of, overwrite


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


def replace_changed(connection: duckdb.DuckDBPyConnection, table: type[Table], select: str, among: str) -> TableChanges:
    """Makes rows of a table equal to those of a query that has the table's columns in their order.

    `among` is a query for the keys in question: rows of other keys are left alone.
    """
    name, (key,) = table_name(table), primary_key(table)
    connection.execute(f"CREATE OR REPLACE TEMP TABLE rebuilt AS {select}")
    before = count_of(connection.execute(f"SELECT count(*) FROM {name}"))  # noqa: S608
    orphans = f"{key} IN ({among}) AND {key} NOT IN (SELECT {key} FROM rebuilt)"  # noqa: S608
    removed = count_of(connection.execute(f"DELETE FROM {name} WHERE {orphans}"))  # noqa: S608
    differing = f"FROM rebuilt EXCEPT (FROM {name} SEMI JOIN rebuilt USING ({key}))"
    written = count_of(connection.execute(f"INSERT INTO {name} ({differing}) {overwrite(table)}"))
    after = count_of(connection.execute(f"SELECT count(*) FROM {name}"))  # noqa: S608
    connection.execute("DROP TABLE rebuilt")
    added = after - (before - removed)
    return TableChanges(added=added, changed=written - added, removed=removed)
