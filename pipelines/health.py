"""Whether this installation can work: each part looked at, what was found, and what to do where something is wrong.

Belongs here: looking, without changing anything. Does not belong here: printing (pipelines/cli/doctor.py), and how far
the data are (pipelines/refresh/standing.py).
"""

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from importlib import metadata
from pathlib import Path
from typing import Literal

import duckdb
from filelock import FileLock, Timeout

from pipelines.errors import SettingsError
from pipelines.extract.text import normalise_name
from pipelines.refresh.options import RefreshOptions, warehouse_files
from pipelines.settings import Settings, load_settings
from pipelines.warehouse.ddl import has_current_tables
from pipelines.warehouse.publish import PublishError, refuse_foreign_writer

Verdict = Literal["well", "note", "problem"]

_LIBRARIES = ("dateline", "dagster", "duckdb", "pandas", "pandera", "spacy")
_PROBE = "Iraq's prime minister met diplomats in Baghdad on Sunday."
_PROBED_PLACE = "Baghdad"
_DAEMONS = {"SCHEDULER": "the daily refresh", "SENSOR": "the watch over raw/"}
_HEARTBEAT = timedelta(minutes=5)
"""A daemon that has not been heard of for so long has stopped; Dagster's beat every half minute."""
_LEAST_FREE = 1_000_000_000
"""Bytes that should be free beside a warehouse that is still small."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found of one part; `remedy` says what to do, and is empty when nothing needs doing."""

    part: str
    verdict: Verdict
    told: str
    remedy: str = ""


def examine(root: Path | None = None) -> Iterator[Finding]:
    """Every part in turn, as soon as it has been looked at; without settings that can be read only the first two."""
    yield _installation()
    try:
        settings = load_settings(root)
    except SettingsError as error:
        yield Finding("settings", "problem", str(error), "mend that line of dateline.toml")
        return
    yield Finding("settings", "well", str(settings.root))
    for part, look in _PARTS.items():
        try:
            yield look(settings)
        except Exception as error:  # noqa: BLE001 - whatever is wrong with one part, the others are looked at
            yield Finding(part, "problem", f"{type(error).__name__}: {error}", "install again: uv sync --reinstall")


def _installation() -> Finding:
    versions = ", ".join(f"{library} {metadata.version(library)}" for library in _LIBRARIES)
    return Finding("installation", "well", f"Python {sys.version.split()[0]}; {versions}")


def _model(settings: Settings) -> Finding:
    from pipelines.extract.parsing import load_model, parse  # noqa: PLC0415 - spaCy takes seconds

    began = time.monotonic()
    parsed = parse(_PROBE, load_model(settings.extract.model))
    told = f"{settings.extract.model}, loaded in {time.monotonic() - began:.1f} s"
    if not parsed.ents:
        return Finding("model", "problem", f"{told}, finds no names", "install again: uv sync --reinstall")
    return Finding("model", "well", told)


def _gazetteer(_: Settings) -> Finding:
    from pipelines.extract.locations.gazetteer import built_gazetteer  # noqa: PLC0415 - loads its files

    gazetteer = built_gazetteer()
    if not gazetteer.has_name(normalise_name(_PROBED_PLACE)):
        return Finding("gazetteer", "problem", f"{_PROBED_PLACE} is missing", "install again: uv sync --reinstall")
    return Finding("gazetteer", "well", f"{len(gazetteer.countries())} countries and territories")


def _raw(settings: Settings) -> Finding:
    if not settings.raw.is_dir():
        return Finding("raw folder", "problem", f"{settings.raw} is missing", "make it, or set paths.raw")
    if not os.access(settings.raw, os.R_OK | os.X_OK):
        return Finding("raw folder", "problem", f"{settings.raw} may not be read", "give yourself the right to read it")
    return Finding("raw folder", "well", str(settings.raw))


def _warehouse(settings: Settings) -> Finding:
    folder = settings.warehouse.parent
    nearest = next(place for place in (folder, *folder.parents) if place.exists())
    try:
        with tempfile.TemporaryFile(dir=nearest):
            pass
    except OSError as error:
        remedy = "give yourself the right to write there, or set paths.warehouse"
        return Finding("warehouse folder", "problem", f"{nearest} cannot be written to ({error.strerror})", remedy)
    free = shutil.disk_usage(nearest).free
    needed = max(_LEAST_FREE, 2 * sum(file.stat().st_size for file in folder.glob("*.duckdb")))
    told = f"{folder}, {free / 1e9:,.1f} GB free"
    if free < needed:
        return Finding("warehouse folder", "note", told, f"a refresh may need {needed / 1e9:,.1f} GB: make room")
    return Finding("warehouse folder", "well", told)


def _lock(settings: Settings) -> Finding:
    lock = warehouse_files(RefreshOptions(), settings).lock
    if lock.is_file():
        held = FileLock(lock)
        try:
            held.acquire(timeout=0)
        except Timeout:
            return Finding("lock", "note", "a refresh is running", "wait for it; `dateline status` tells when it ended")
        held.release()
    return Finding("lock", "well", "no refresh is running")


def _published(settings: Settings) -> Finding:
    file = warehouse_files(RefreshOptions(), settings).published
    if not file.is_file():
        return Finding("published file", "note", "nothing is published yet", "run `dateline refresh`")
    try:
        refuse_foreign_writer(file)
        with duckdb.connect(str(file), read_only=True) as connection:
            current = has_current_tables(connection)
    except (PublishError, duckdb.Error) as error:
        return Finding("published file", "problem", str(error), "then run `dateline refresh`")
    told = f"{file}, {file.stat().st_size / 1e6:,.1f} MB"
    if not current:
        return Finding("published file", "note", f"{told}, of another version", "`dateline refresh` makes it anew")
    return Finding("published file", "well", told)


def _schedule(settings: Settings) -> Finding:
    wanted = {"SCHEDULER": settings.schedule.enabled, "SENSOR": settings.schedule.watch_raw}
    names = [name for daemon, name in _DAEMONS.items() if wanted[daemon]]
    if not names:
        return Finding("schedule", "note", "schedule and watch are off in dateline.toml", "refresh by hand, or by cron")
    if not _daemon_beats(settings.root):
        remedy = "start `dateline ui`, as a service if it shall last: docs/operations.md"
        return Finding("schedule", "note", f"{' and '.join(names)} are on, but nothing runs them", remedy)
    return Finding("schedule", "well", f"{' and '.join(names)}: on ({settings.schedule.cron})")


def _daemon_beats(root: Path) -> bool:
    """Whether Dagster's daemon has been heard of lately; asking does not make the instance."""
    home = Path(os.environ.get("DAGSTER_HOME") or root)
    if not (home / ".dagster" / "storage").is_dir():
        return False
    os.chdir(root)  # the paths in dagster.yaml count from there
    from dagster import DagsterInstance  # noqa: PLC0415 - takes seconds

    with DagsterInstance.from_config(str(home)) as instance:
        beats = instance.get_daemon_heartbeats()
    latest = max((beats[daemon].timestamp for daemon in _DAEMONS if daemon in beats), default=0.0)
    return datetime.now(UTC) - datetime.fromtimestamp(latest, UTC) < _HEARTBEAT


_PARTS: dict[str, Callable[[Settings], Finding]] = {
    "model": _model,
    "gazetteer": _gazetteer,
    "raw folder": _raw,
    "warehouse folder": _warehouse,
    "lock": _lock,
    "published file": _published,
    "schedule": _schedule,
}
