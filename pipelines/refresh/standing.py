"""How things stand between refreshes: the last runs, what waits in raw/, and whether the published file is behind.

Belongs here: looking, without changing anything or standing in a refresh's way. Does not belong here: printing.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import duckdb
from filelock import FileLock, Timeout

from pipelines.ingest.scan import scan
from pipelines.refresh import journal
from pipelines.refresh.changes import FileChanges, KnownFile, compare, known_files
from pipelines.refresh.options import RefreshOptions, raw_folder, warehouse_files
from pipelines.refresh.publishing import lacks_something
from pipelines.refresh.version import extractor_version, reader_version
from pipelines.settings import Settings
from pipelines.warehouse.publish import PublishError, refuse_foreign_writer

SHOWN_RUNS = 5


@dataclass(frozen=True, slots=True)
class Standing:
    """The state of a warehouse.

    `runs` are the last refreshes, the latest first; `waiting` is None when the raw folder is missing; `behind` says
    whether a refresh changed what is not published yet; `warnings` say what a person should look after.
    """

    running: bool
    runs: list[journal.Run]
    waiting: FileChanges | None
    behind: bool
    warnings: list[str]


@dataclass(frozen=True, slots=True)
class _Noted:
    """What the databases say, which are open for a moment only."""

    running: bool
    runs: list[journal.Run]
    known: dict[str, KnownFile]
    behind: bool


def standing(options: RefreshOptions, settings: Settings) -> Standing:
    """How things stand. While a refresh runs, the published file tells what it knows."""
    noted = _noted(options, settings)
    raw = raw_folder(options, settings)
    found = scan(raw) if raw.is_dir() else None
    waiting = None if found is None else compare(found, noted.known, reader_version(settings))
    warnings = [] if found is not None else [f"the raw folder {raw} is missing"]
    try:
        refuse_foreign_writer(warehouse_files(options, settings).published)
    except PublishError as error:
        warnings.append(str(error))
    if noted.runs and noted.runs[0].extractor_version != extractor_version(settings):
        warnings.append("the extractor has changed; the next refresh extracts all documents anew")
    return Standing(noted.running, noted.runs, waiting, noted.behind, warnings)


def _noted(options: RefreshOptions, settings: Settings) -> _Noted:
    """What the working database says when no refresh has it, else the published one."""
    files = warehouse_files(options, settings)
    with _idle(files.lock) as idle:
        if idle and files.working.is_file():
            with duckdb.connect(str(files.working), read_only=True) as working:
                behind = lacks_something(files.published, working)
                return _Noted(running=False, runs=_ended(working), known=known_files(working), behind=behind)
    try:
        with duckdb.connect(str(files.published), read_only=True) as published:
            return _Noted(not idle, journal.last_runs(published, SHOWN_RUNS), known_files(published), behind=False)
    except duckdb.Error:
        return _Noted(not idle, [], {}, behind=False)


def _ended(working: duckdb.DuckDBPyConnection) -> list[journal.Run]:
    """The last runs; nobody works on them any more, so one without an end was interrupted."""
    runs = journal.last_runs(working, SHOWN_RUNS)
    return [replace(run, status="interrupted") if run.status == "running" else run for run in runs]


@contextmanager
def _idle(lock: Path) -> Iterator[bool]:
    """Whether no refresh runs; while it is looked at, none starts (a refresh waits longer than a look takes)."""
    if not lock.is_file():
        yield True
        return
    held = FileLock(lock)
    try:
        held.acquire(timeout=0)
    except Timeout:
        yield False
        return
    try:
        yield True
    finally:
        held.release()
