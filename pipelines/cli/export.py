"""`dateline export`: files for other tools, out of the published database.

Belongs here: opening the database and printing what was written. Does not belong here: the files (pipelines/export).
"""

from collections.abc import Sequence
from pathlib import Path

import duckdb
from rich.console import Console

from pipelines.cli.messages import complain
from pipelines.export.writing import ExportError, export
from pipelines.settings import load_settings
from pipelines.warehouse.published import DatabaseError, open_published


def run_export(form: str, output: Path, tables: Sequence[str], warehouse: Path | None, *, force: bool) -> int:
    """Write the files and say which; returns the exit status (0, or 1 after saying what is wrong)."""
    try:
        with open_published(warehouse or load_settings().warehouse, writes_files=True) as connection:
            written = export(connection, form, output, tables, force=force)
    except (DatabaseError, ExportError, duckdb.Error) as error:
        complain("export", error)
        return 1
    console = Console(highlight=False, soft_wrap=True)
    for part in written:
        console.print(f"{part.file}  {part.rows:,} rows", markup=False)
    return 0
