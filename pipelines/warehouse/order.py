"""The order of rows in large tables: what is asked for together lies together, so that a filter skips most of a table.

Belongs here: which order, whether it pays to write a table anew, doing so. Does not belong here: when that is looked at
(publish.py). Tables of less than a few lots stay as they are.
"""

import duckdb

from pipelines.schemas import EventParticipants, Events, Quotes, Table, primary_key, table_name
from pipelines.warehouse.ddl import create_table, table_comments
from pipelines.warehouse.transactions import transaction

LOT = 122_880
"""Rows that are looked at together, by the smallest and the largest value of a column in them. DuckDB reads or skips
fewer at once (working.py), but smaller tables are read quickly in any order, and writing them anew would cost more."""
SAMPLE = 1_000
"""So many values are looked for to learn how many lots a filter reads."""
_ORDERS: dict[type[Table], str] = {Events: "event_on", EventParticipants: "actor_id", Quotes: "said_on"}
_READ = """
    WITH groups AS (
        SELECT min({column}) AS lowest, max({column}) AS highest FROM {table} GROUP BY rowid // {lot}
    ),
    asked AS (
        SELECT {column} AS value, count(*) AS rows
        FROM {table}
        WHERE rowid % greatest(1, (SELECT max(rowid) FROM {table}) // {sample}) = 0 AND {column} IS NOT NULL
        GROUP BY value
    )
    SELECT
        (SELECT count(*) FROM groups),
        (SELECT sum(rows) FROM asked JOIN groups ON value BETWEEN lowest AND highest) / sum(rows),
        sum(pow(rows, 2)) / pow(sum(rows), 2)
    FROM asked
"""
"""How many lots there are, how many of them a filter reads, and what share of all rows it is looking for."""


def order_rows(connection: duckdb.DuckDBPyConnection, lot: int = LOT) -> list[str]:
    """Writes those tables anew, in order, for which it pays, and returns their names.

    Rows are appended as they come, so that each table is an ordered part and a growing rest. It is put in order when
    a filter by one value reads a tenth of the lots, and one, more than it would then: all in all each row is
    written anew a few times, however often something is added.
    """
    disordered = [table for table, column in _ORDERS.items() if pays(connection, table_name(table), column, lot)]
    for table in disordered:
        _put_in_order(connection, table, _ORDERS[table])
    return [table_name(table) for table in disordered]


def pays(connection: duckdb.DuckDBPyConnection, table: str, column: str, lot: int = LOT) -> bool:
    """Whether a filter by one value of the column would read far less of the table if that were in order of it."""
    query = _READ.format(table=table, column=column, lot=lot, sample=SAMPLE)
    row = connection.execute(query).fetchone()
    if row is None or row[1] is None:
        return False
    groups, read, sought = row
    in_order = 1 + sought * groups
    return bool(read > in_order + 1 + groups / 10)


def _put_in_order(connection: duckdb.DuckDBPyConnection, table: type[Table], column: str) -> None:
    name = table_name(table)
    ordered = f"{name}_in_order"
    with transaction(connection):
        connection.execute(create_table(table, ordered))
        by = ", ".join((column, *primary_key(table)))
        connection.execute(f"INSERT INTO {ordered} BY NAME FROM {name} ORDER BY {by}")
        connection.execute(f"DROP TABLE {name}")
        connection.execute(f"ALTER TABLE {ordered} RENAME TO {name}")
        for statement in table_comments(table):
            connection.execute(statement)
