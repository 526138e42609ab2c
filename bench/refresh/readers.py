"""Readers of a published database, each in a process of its own, that read until they are told to stop.

Belongs here: reading and reporting. Does not belong here: what is published meanwhile (crowd.py).
"""

import multiprocessing
import subprocess
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.queues import Queue
from multiprocessing.synchronize import Event
from pathlib import Path

import duckdb

STATE = """
    select md5(concat_ws(' ', (select string_agg(document_id, ' ' order by document_id) from documents),
        (select string_agg(event_id, ' ' order by event_id) from events),
        (select count(*) from who_said_what), (select count(*) from incidents))) as state"""
_KEPT_SECONDS = 0.5
_WAIT_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Report:
    """What one reader saw: how many queries gave which state, and what went wrong."""

    reader: str
    states: Counter[str]
    errors: tuple[str, ...]


Reading = Callable[[Path], str]
"""Reads the state once. Raises what a person at that client would see."""


def read_anew(file: Path) -> str:
    """The state, by a new connection."""
    with duckdb.connect(str(file), read_only=True) as connection:
        return _state(connection)


def read_kept(file: Path) -> str:
    """The state, by a connection that is kept for a while. Raises ValueError when it changes meanwhile."""
    with duckdb.connect(str(file), read_only=True) as connection:
        first, end = _state(connection), time.monotonic() + _KEPT_SECONDS
        while time.monotonic() < end:
            if _state(connection) != first:
                raise ValueError("the state changed under an open connection")
        return first


def read_by_shell(file: Path, shell: str) -> str:
    """The state, by a DuckDB shell."""
    done = subprocess.run(  # noqa: S603 - our own words
        [shell, "-readonly", "-list", "-noheader", str(file), "-c", STATE], capture_output=True, text=True, check=False
    )
    if done.returncode or done.stderr:
        raise OSError(done.stderr)
    return done.stdout.strip()


def _state(connection: duckdb.DuckDBPyConnection) -> str:
    [(state,)] = connection.execute(STATE).fetchall()
    return str(state)


def _read_on(name: str, shell: str | None, file: Path, started: Event, stop: Event, reports: "Queue[Report]") -> None:
    """One reader: reads until it is told to stop, and reports."""
    states: Counter[str] = Counter()
    errors: list[str] = []
    readings: dict[str, Reading] = {"anew": read_anew, "kept": read_kept}
    while not stop.is_set():
        try:
            states[read_by_shell(file, shell) if shell else readings[name](file)] += 1
        except (duckdb.Error, OSError, ValueError) as error:
            errors.append(f"{type(error).__name__}: {error}")
        started.set()
    reports.put(Report(name, states, tuple(errors)))


@contextmanager
def crowd(file: Path, shell: str | None = None) -> Iterator[list[Report]]:
    """Readers of a published file, while this is entered; the list has their reports afterwards."""
    context = multiprocessing.get_context("spawn")
    stop, reports, told = context.Event(), context.Queue(), list[Report]()
    readers: list[tuple[str, str | None]] = [("anew", None), ("kept", None), *([("shell", shell)] if shell else [])]
    signs = [context.Event() for _ in readers]
    processes = [
        context.Process(target=_read_on, args=(name, client, file, sign, stop, reports))
        for (name, client), sign in zip(readers, signs, strict=True)
    ]
    for process in processes:
        process.start()
    for sign in signs:
        sign.wait(_WAIT_SECONDS)
    try:
        yield told
    finally:
        stop.set()
        told.extend(reports.get(timeout=_WAIT_SECONDS) for _ in processes)
        for process in processes:
            process.join(_WAIT_SECONDS)
