"""`dateline status`: the last refreshes, what the published database holds, what waits, and what needs attention.

Belongs here: printing. Does not belong here: finding out (pipelines/refresh/standing.py).
"""

from dataclasses import asdict
from datetime import UTC
from pathlib import Path

import duckdb
from rich.console import Console
from rich.table import Table

from pipelines.cli.messages import complain, print_json
from pipelines.refresh.changes import FileChanges
from pipelines.refresh.journal import Run
from pipelines.refresh.options import RefreshOptions, warehouse_files
from pipelines.refresh.standing import Standing, standing
from pipelines.settings import load_settings
from pipelines.warehouse.published import DatabaseError, count_rows, open_published

COUNTED = ("documents", "actors", "quotes", "locations", "events", "rejects")
_COLUMNS = ("started (UTC)", "status", "added", "changed", "removed", "unchanged", "rejected", "seconds")


def show_status(raw: Path | None, warehouse: Path | None, *, as_json: bool = False) -> int:
    """Print how things stand; returns the exit status (0, or 1 with one line that says what is wrong)."""
    settings = load_settings()
    options = RefreshOptions(raw=raw, warehouse=warehouse)
    published = warehouse_files(options, settings).published
    found = standing(options, settings)
    counts: dict[str, int] = {}
    try:
        counts = _counts(published)
    except (DatabaseError, duckdb.Error) as error:
        if not found.runs:
            complain("status", error)
            return 1
    if as_json:
        print_json({"published": str(published), "rows": counts, **asdict(found)})
    else:
        _print_standing(Console(highlight=False, soft_wrap=True), published, counts, found)
    return 0


def _print_standing(console: Console, published: Path, counts: dict[str, int], found: Standing) -> None:
    if counts:
        console.print("  ".join(f"{table} {count:,}" for table, count in counts.items()))
    console.print(_runs(found.runs))
    for line in _told(found, published):
        console.print(line)
    for warning in found.warnings:
        console.print(warning, style="yellow", markup=False)


def _counts(published: Path) -> dict[str, int]:
    with open_published(published) as connection:
        return {table: count_rows(connection, table) for table in COUNTED}


def _runs(runs: list[Run]) -> Table:
    table = Table(title="Last refreshes", title_justify="left", header_style="bold", box=None, padding=(0, 1, 0, 0))
    for name in _COLUMNS:
        table.add_column(name, justify="left" if name in _COLUMNS[:2] else "right", no_wrap=True)
    for run in runs:
        counts = (run.documents_added, run.documents_changed, run.documents_removed, run.documents_unchanged)
        seconds = "" if run.seconds is None else f"{run.seconds:.1f}"
        started = f"{run.started_at.replace(tzinfo=UTC):%Y-%m-%d %H:%M}"
        table.add_row(started, run.status, *map(str, counts), str(run.documents_rejected), seconds)
    return table


def _told(found: Standing, published: Path) -> list[str]:
    """What waits, and how the published file stands to it."""
    lines = [] if found.waiting is None else [_waiting(found.waiting)]
    if found.running:
        lines.append(f"A refresh is running; {published} is from before it.")
    elif not published.is_file():
        lines.append("Nothing is published yet; `dateline refresh` tries again.")
    elif found.behind:
        lines.append(f"{published} is behind: a refresh did not get to publish; `dateline refresh` makes up for it.")
    else:
        lines.append(f"{published} shows all that was refreshed.")
    return lines


def _waiting(changes: FileChanges) -> str:
    counts = {"new": len(changes.new), "changed": len(changes.changed), "gone": len(changes.gone)}
    told = ", ".join(f"{count} {what}" for what, count in counts.items() if count)
    return f"Files that wait in raw/: {told}." if told else "No files wait in raw/."
