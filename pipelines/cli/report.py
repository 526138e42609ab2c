"""`dateline report`: the web pages for reading what the published database holds.

Belongs here: choosing the folder and saying what was written. Does not belong here: the pages (pipelines/report).
"""

import webbrowser
from pathlib import Path

import duckdb
from rich.console import Console
from rich.progress import Progress

from pipelines.cli.messages import complain
from pipelines.refresh.options import WarehouseFiles
from pipelines.report.site import ReportError, Written, write_report
from pipelines.settings import load_settings
from pipelines.warehouse.published import DatabaseError, open_published


def run_report(warehouse: Path | None, output: Path | None, *, open_browser: bool) -> int:
    """Bring the report up to date; returns the exit status (0, or 1 with one line that says what is wrong)."""
    file = warehouse or load_settings().warehouse
    try:
        written = _write(file, output or WarehouseFiles(file).report)
    except (DatabaseError, ReportError, duckdb.Error) as error:
        complain("report", error)
        return 1
    console = Console(highlight=False, markup=False, soft_wrap=True)
    console.print(written.told())
    console.print(str(written.front_page), style="bold")
    if open_browser and not webbrowser.open(written.front_page.resolve().as_uri()):
        complain("report", "no browser was found; open the file above in one")
    return 0


def _write(file: Path, folder: Path) -> Written:
    with open_published(file) as connection, Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("writing", total=None)
        return write_report(connection, folder, lambda done, total: progress.update(task, completed=done, total=total))
