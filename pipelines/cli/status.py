"""`dateline status`: the last refreshes and what the published database holds.

Belongs here: reading and printing. Does not belong here: anything that changes state.
"""

from pathlib import Path

import duckdb
from rich.console import Console
from rich.table import Table

from pipelines.cli.database import DatabaseError, count_rows, open_published
from pipelines.cli.messages import complain

COUNTED = ("documents", "actors", "quotes", "locations", "events", "rejects")
_LAST = """
    select started_at, status, documents_added, documents_changed, documents_removed, documents_unchanged,
        documents_rejected, round(seconds, 1) as seconds
    from refreshes order by started_at desc limit 5"""


def show_status(warehouse: Path | None) -> int:
    """Print the state of the database; returns the exit status (0, or 1 with one line that says what is wrong)."""
    console = Console()
    try:
        with open_published(warehouse) as connection:
            counts = {table: count_rows(connection, table) for table in COUNTED}
            cursor = connection.execute(_LAST)
            names = [column[0] for column in cursor.description or ()]
            rows = cursor.fetchall()
    except (DatabaseError, duckdb.Error) as error:
        complain("status", error)
        return 1
    console.print("  ".join(f"{table} {count:,}" for table, count in counts.items()), highlight=False)
    table = Table(*names, title="Last refreshes", title_justify="left", header_style="bold")
    for row in rows:
        table.add_row(*(str(value) for value in row))
    console.print(table)
    return 0
