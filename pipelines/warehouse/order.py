"""The order of rows in large tables: what is asked for together lies together, so that a filter skips most of a table.

Belongs here: which order, whether it pays to write a table anew, doing so. Does not belong here: when that is looked at
(publish.py). Small tables stay as they are.
"""

from math import ceil, sqrt

import duckdb

from pipelines.schemas import EventParticipants, Events, Quotes, Table, primary_key, table_name
from pipelines.warehouse.ddl import create_table, table_comments
from pipelines.warehouse.storage import count_of
from pipelines.warehouse.transactions import transaction
from pipelines.warehouse.working import ROW_GROUP

SMALL = 22
"""Groups of rows: a table with fewer is read quickly in any order, and writing it anew would cost more."""
SAMPLE = 1_000
"""So many values are looked for to learn how many groups a filter reads."""
_FILTERS: dict[type[Table], tuple[str, ...]] = {
    Events: ("event_on", "country"),
    EventParticipants: ("actor_id",),
    Quotes: ("said_on",),
}
"""What filters ask for. Rows lie in order of the first column; where there is a second, in stretches of the first, and
within each in order of the second: a filter by the first reads one stretch, one by the second a bit of each."""
_READ = """
    WITH groups AS (
        SELECT min({column}) AS lowest, max({column}) AS highest FROM {table} GROUP BY rowid // {group}
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
"""How many groups there are, how many of them a filter reads, and what share of all rows it is looking for."""
_IN_STRETCHES = """
    WITH stretches AS (  -- all rows of one value are in the same
        SELECT {first} AS value, (sum(count(*)) OVER (ORDER BY {first} NULLS LAST) - 1) // {rows} AS stretch
        FROM {table}
        GROUP BY {first}
    )
    SELECT {table}.*
    FROM {table}
    JOIN stretches ON stretches.value IS NOT DISTINCT FROM {table}.{first}
    ORDER BY stretches.stretch, {table}.{second}, {table}.{first}, {key}
"""


def order_rows(connection: duckdb.DuckDBPyConnection, group: int = ROW_GROUP) -> list[str]:
    """Writes those tables anew, in order, for which it pays, and returns their names.

    Rows are appended as they come, so that each table is an ordered part and a growing rest. It is put in order when
    a filter by one value reads a tenth of the groups, and one, more than it would then: all in all each row is
    written anew a few times, however often something is added.
    """
    disordered = [
        table for table, columns in _FILTERS.items() if pays(connection, table_name(table), *columns, group=group)
    ]
    for table in disordered:
        _put_in_order(connection, table, group)
    return [table_name(table) for table in disordered]


def pays(connection: duckdb.DuckDBPyConnection, table: str, *columns: str, group: int = ROW_GROUP) -> bool:
    """Whether a filter by one value of a column would read far less of the table if that were in order of them."""
    return any(_pays(connection, table, columns, column, group) for column in columns)


def _pays(connection: duckdb.DuckDBPyConnection, table: str, columns: tuple[str, ...], column: str, group: int) -> bool:
    query = _READ.format(table=table, column=column, group=group, sample=SAMPLE)
    row = connection.execute(query).fetchone()
    if row is None or row[0] < SMALL or row[1] is None:
        return False
    groups, read, sought = row
    edges = 1.0
    if len(columns) > 1:
        width = _groups_of_stretch(groups)
        edges += width if column == columns[0] else groups / width
    return bool(read > edges + sought * groups + 1 + groups / 10)


def _groups_of_stretch(groups: int) -> int:
    """So many that a filter by either column reads about the same, as long as every other row has no second value.

    Rows without one lie together at the end of each stretch, in order of the first, and are skipped by both.
    """
    return ceil(sqrt(2 * groups))


def _put_in_order(connection: duckdb.DuckDBPyConnection, table: type[Table], group: int) -> None:
    name = table_name(table)
    ordered = f"{name}_in_order"
    with transaction(connection):
        connection.execute(create_table(table, ordered))
        connection.execute(f"INSERT INTO {ordered} BY NAME {_in_order(connection, table, group)}")
        connection.execute(f"DROP TABLE {name}")
        connection.execute(f"ALTER TABLE {ordered} RENAME TO {name}")
        for statement in table_comments(table):
            connection.execute(statement)


def _in_order(connection: duckdb.DuckDBPyConnection, table: type[Table], group: int) -> str:
    """The query that gives all rows in order."""
    name, key = table_name(table), ", ".join(primary_key(table))
    first, *others = _FILTERS[table]
    if not others:
        return f"FROM {name} ORDER BY {first}, {key}"
    groups = ceil(count_of(connection.execute(f"SELECT count(*) FROM {name}")) / group)  # noqa: S608
    rows = group * _groups_of_stretch(groups)
    return _IN_STRETCHES.format(table=name, first=first, second=", ".join(others), key=key, rows=rows)
