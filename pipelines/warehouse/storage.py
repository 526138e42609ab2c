"""Putting typed rows into tables and taking them out again.

Belongs here: the statements that every table shares, made from the models. Does not belong here: which rows, when, and
in which transaction. Values are always bound, identifiers only come from the models.
"""

from collections.abc import Iterable, Sequence

import duckdb
import pandas as pd

from pipelines.schemas import Table, column_definitions, primary_key, table_name
from pipelines.warehouse.frames import arrow_of, frame_of, row_of
from pipelines.warehouse.validation import FrameError, row_problems

_INCOMING = "incoming_rows"


def insert_frame(
    connection: duckdb.DuckDBPyConnection, table: type[Table], frame: pd.DataFrame, on_conflict: str = ""
) -> None:
    """Inserts validated rows by the names of their columns; `on_conflict` is the clause for known keys."""
    if frame.empty:
        return
    connection.register(_INCOMING, arrow_of(table, frame))
    try:
        connection.execute(f"INSERT INTO {table_name(table)} BY NAME SELECT * FROM {_INCOMING} {on_conflict}")  # noqa: S608
    finally:
        connection.unregister(_INCOMING)


def put_rows(connection: duckdb.DuckDBPyConnection, table: type[Table], records: Sequence[object]) -> None:
    """Inserts rows made by the program itself, or overwrites those with the same primary key.

    Raises FrameError when one of them is not valid, since such rows do not come from input.
    """
    if not records:
        return
    frame = frame_of(table, [row_of(record) for record in records])
    for position, problems in row_problems(table, frame).items():
        raise FrameError(f"table {table_name(table)}, row {position}: {'; '.join(p.detail for p in problems)}")
    insert_frame(connection, table, frame, overwrite(table))


def overwrite(table: type[Table], keep: Iterable[str] = ()) -> str:
    """The clause that overwrites a known row with the new one, but for its key and the columns to keep."""
    fixed = {*primary_key(table), *keep}
    columns = [c.name for c in column_definitions(table) if c.name not in fixed]
    changes = ", ".join(f"{name} = excluded.{name}" for name in columns)
    key = ", ".join(primary_key(table))
    return f"ON CONFLICT ({key}) DO UPDATE SET {changes}" if columns else f"ON CONFLICT ({key}) DO NOTHING"


def row_key(table: type[Table], alias: str | None = None) -> str:
    """The expression for the primary key of a row as one text, its columns joined by '/'."""
    prefix = f"{alias}." if alias else ""
    columns = [prefix + column for column in primary_key(table)]
    return columns[0] if len(columns) == 1 else f"concat_ws('/', {', '.join(columns)})"


def delete_rows(
    connection: duckdb.DuckDBPyConnection, table: type[Table], column: str, values: Sequence[str], where: str = "true"
) -> int:
    """Deletes the rows whose column has one of the values, and says how many."""
    if not values:
        return 0
    statement = f"DELETE FROM {table_name(table)} WHERE {column} IN (SELECT unnest(?::VARCHAR[])) AND {where}"  # noqa: S608
    return count_of(connection.execute(statement, [list(values)]))


def count_of(result: duckdb.DuckDBPyConnection) -> int:
    """The number that a statement returns: rows counted, or rows that it wrote."""
    row = result.fetchone()
    return int(row[0]) if row else 0
