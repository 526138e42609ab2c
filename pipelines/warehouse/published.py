"""Opening the published database for reading.

Belongs here: opening it so that a query can neither write nor reach outside it. Does not belong here: the working
database (working.py), and which file a command means (pipelines/settings.py).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb


class DatabaseError(Exception):
    """The published database is not there or cannot be opened; the message says what to do."""


@contextmanager
def open_published(file: Path, *, writes_files: bool = False) -> Iterator[duckdb.DuckDBPyConnection]:
    """A read-only connection to a published database.

    Files, network and extensions outside it are out of reach, files but for queries of our own that write them.
    Raises DatabaseError when there is no database yet.
    """
    if not file.is_file():
        raise DatabaseError(f"there is no database at {file} yet; run `dateline refresh` first")
    connection = duckdb.connect(str(file), read_only=True, config={"autoinstall_known_extensions": "false"})
    try:
        if not writes_files:
            connection.execute("SET enable_external_access = false")
        connection.execute("SET lock_configuration = true")
        yield connection
    finally:
        connection.close()


def count_rows(connection: duckdb.DuckDBPyConnection, table: str) -> int:
    """How many rows a table has; its name comes from this package, never from outside."""
    row = connection.execute(f"select count(*) from {table}").fetchone()  # noqa: S608
    return int(row[0]) if row else 0
