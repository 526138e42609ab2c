"""`dateline sql`: one read-only query on the published database, printed as a table.

Belongs here: running the query safely and printing. Does not belong here: queries of our own.
"""

from pathlib import Path

import duckdb
from rich.console import Console
from rich.table import Table
from rich.text import Text

from pipelines.cli.messages import complain, print_json, printable
from pipelines.settings import load_settings
from pipelines.warehouse.published import DatabaseError, open_published

_READING = {duckdb.StatementType.SELECT, duckdb.StatementType.EXPLAIN}


ROWS_IN_A_TABLE = 100


def run_query(query: str, warehouse: Path | None, most_rows: int | None, *, as_json: bool = False) -> int:
    """Print the rows of one query; returns the exit status (0, or 1 after saying what is wrong).

    Without `most_rows` a table has ROWS_IN_A_TABLE at most, and JSON all.
    """
    try:
        _refuse_all_but_one_query(query)
        with open_published(warehouse or load_settings().warehouse) as connection:
            cursor = connection.execute(query)
            names = [column[0] for column in cursor.description or ()]
            if as_json:
                rows = cursor.fetchmany(most_rows) if most_rows else cursor.fetchall()
                print_json([dict(zip(names, row, strict=True)) for row in rows])
            else:
                _print_table(names, cursor, most_rows or ROWS_IN_A_TABLE)
    except (DatabaseError, duckdb.Error) as error:
        complain("sql", error)
        return 1
    return 0


def _print_table(names: list[str], cursor: duckdb.DuckDBPyConnection, most_rows: int) -> None:
    console = Console()
    rows = cursor.fetchmany(most_rows + 1)
    console.print(_table(names, rows[:most_rows]))
    if len(rows) > most_rows:
        console.print(f"first {most_rows} rows; more with --rows", style="dim")


def _refuse_all_but_one_query(text: str) -> None:
    """Raises DatabaseError for several statements and for those that do more than read, duckdb.Error for no SQL."""
    statements = duckdb.extract_statements(text)
    if len(statements) != 1:
        raise DatabaseError('give one query, such as "from who_said_what limit 10"')
    if statements[0].type not in _READING:
        raise DatabaseError("only queries that read are run, such as SELECT, FROM, WITH, DESCRIBE and EXPLAIN")


def _table(names: list[str], rows: list[tuple[object, ...]]) -> Table:
    table = Table(header_style="bold")
    for number, name in enumerate(names):
        numeric = any(isinstance(row[number], int | float) and not isinstance(row[number], bool) for row in rows)
        table.add_column(Text(name), justify="right" if numeric else "left", overflow="fold")
    for row in rows:
        table.add_row(*(_cell(value) for value in row))
    return table


def _cell(value: object) -> Text:
    if value is None:
        return Text("NULL", style="dim")
    if isinstance(value, float):
        return Text(f"{value:g}")
    return Text(printable(", ".join(map(str, value)) if isinstance(value, list) else value))
