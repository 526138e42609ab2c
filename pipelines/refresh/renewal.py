"""What a refresh does anew because this version of Dateline differs from the one that made the warehouse.

Belongs here: saying it beforehand. Does not belong here: doing it (pipelines/warehouse/working.py, the stages).
"""

from pathlib import Path

import duckdb

from pipelines.refresh.journal import last_runs
from pipelines.refresh.version import extractor_version
from pipelines.settings import Settings
from pipelines.warehouse.ddl import has_current_tables, is_empty

TABLES_ARE_OTHERS = "this version has other tables: the working database is made anew, and all articles are read again"
EXTRACTOR_IS_ANOTHER = "the extractor has changed: all articles are extracted anew"


def renewal(working: Path, settings: Settings) -> str | None:
    """What is done anew, for people; None when nothing is, or when another refresh has the file."""
    if not working.is_file():
        return None
    try:
        with duckdb.connect(str(working), read_only=True) as connection:
            if is_empty(connection):
                return None
            if not has_current_tables(connection):
                return TABLES_ARE_OTHERS
            runs = last_runs(connection, 1)
    except duckdb.Error:
        return None
    is_another = bool(runs) and runs[0].extractor_version != extractor_version(settings)
    return EXTRACTOR_IS_ANOTHER if is_another else None
