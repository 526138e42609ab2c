"""Opening the working database, the file that refreshes write to.

Belongs here: the file, and what becomes of one that an older version made. Does not belong here: tables and rows.
"""

from pathlib import Path
from typing import Any

import duckdb

from pipelines.schemas import Refreshes, column_definitions
from pipelines.warehouse.ddl import create_schema, has_current_schema, has_current_tables, is_empty
from pipelines.warehouse.frames import Row
from pipelines.warehouse.storage import put_rows

STORAGE_VERSION = "v1.2.0"
"""The oldest DuckDB that can read the file: nothing newer is needed, and many clients are older than ours."""
ROW_GROUP = 16_384
"""Rows that DuckDB writes, reads or skips together. The last group of a table is written anew for each row added: with
DuckDB's usual 122,880 rows one new document among 100,000 took 1 s of that, with these 0.2 s, and filters skip more.
"""
_CONFIG: dict[str, Any] = {
    # New rows stay in memory until so much was written to the log: 583 MB in all for 10,000 documents, 658 with 8 MB.
    # With less still the rows of one document are written to the file at once, and again when it is published.
    "checkpoint_threshold": "4MB",
}


class WorkingFileError(RuntimeError):
    """The working database cannot be opened; the message says what to do."""


def open_working(file: Path) -> duckdb.DuckDBPyConnection:
    """A connection that may write, with all tables and views in place.

    A file whose tables have another shape is made anew, empty but for its history of refreshes, so that the next
    refresh reads everything again. Raises WorkingFileError when another process has the file open or it is no database.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    connection = _connect(file)
    history: list[Row] = []
    if not is_empty(connection) and not has_current_tables(connection):
        history = _refreshes(connection)
        connection.close()
        file.unlink()
        connection = _connect(file)
    if not has_current_schema(connection):
        create_schema(connection)
        put_rows(connection, Refreshes, history)
    return connection


def connect_working(file: Path) -> duckdb.DuckDBPyConnection:
    """A connection that may write, to a file that is made when it is missing. Raises duckdb.Error when it cannot.

    The file is attached, since only so the size of its row groups can be told. Cursors of the connection do not begin
    in it. While it is open, this process must not open the file again, not even to fail: that ends the lock on it.
    """
    connection = duckdb.connect(config=_CONFIG | {"temp_directory": f"{file}.tmp"})
    try:
        path = str(file).replace("'", "''")
        version = "" if file.exists() else f", STORAGE_VERSION '{STORAGE_VERSION}'"
        options = f"ROW_GROUP_SIZE {ROW_GROUP}{version}"
        connection.execute(f"ATTACH '{path}' AS working ({options}); USE working")
    except duckdb.Error:
        connection.close()
        raise
    return connection


def _connect(file: Path) -> duckdb.DuckDBPyConnection:
    try:
        return connect_working(file)
    except (duckdb.IOException, duckdb.BinderException, duckdb.InvalidInputException) as error:
        raise WorkingFileError(
            f"{file} cannot be opened for writing: {error}. If another program has it open, close that; if it is "
            "no database, delete it and refresh again."
        ) from error


def _refreshes(connection: duckdb.DuckDBPyConnection) -> list[Row]:
    """The history of refreshes as far as it fits the present table; none when it does not."""
    try:
        rows = connection.execute("SELECT * FROM refreshes").fetchall()
        names = [column[0] for column in connection.description or ()]
    except duckdb.CatalogException:
        return []
    wanted = {column.name for column in column_definitions(Refreshes)}
    return [{name: value for name, value in zip(names, row, strict=True) if name in wanted} for row in rows]
