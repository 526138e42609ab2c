"""`dateline sql`: one read-only query on the published database, printed as a table.

Belongs here: running the query safely and printing. Does not belong here: queries of our own.
"""

from pathlib import Path

import duckdb
from rich.console import Console
from rich.table import Table

from pipelines.cli.database import DatabaseError, open_published
from pipelines.cli.messages import complain

_READING = {duckdb.StatementType.SELECT, duckdb.StatementType.EXPLAIN}


def run_query(query: str, warehouse: Path | None, most_rows: int) -> int:
    """Print the rows of one query; returns the exit status (0, or 1 after saying what is wrong)."""
    console = Console()
    try:
        _refuse_all_but_one_query(query)
        with open_published(warehouse) as connection:
            cursor = connection.execute(query)
            names = [column[0] for column in cursor.description or ()]
            rows = cursor.fetchmany(most_rows + 1)
    except (DatabaseError, duckdb.Error) as error:
        complain("sql", error)
        return 1
    console.print(_table(names, rows[:most_rows]))
    if len(rows) > most_rows:
        console.print(f"first {most_rows} rows; more with --rows", style="dim")
    return 0


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
        table.add_column(name, justify="right" if numeric else "left", overflow="fold")
    for row in rows:
        table.add_row(*(_cell(value) for value in row))
    return table


def _cell(value: object) -> str:
    if value is None:
        return "[dim]NULL[/dim]"
    if isinstance(value, float):
        return f"{value:g}"
    text = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    return text.replace("[", r"\[")
