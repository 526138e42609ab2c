"""Costs of refreshes and of other work, each measured in a process of its own.

Belongs here: what all measures share. Does not belong here: any one measure.
"""

import multiprocessing
import os
import resource
import shutil
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from unittest import mock

from bench.refresh.trial import BEFORE, PROJECT
from pipelines.cli.refresh import run_job
from pipelines.refresh.options import RefreshOptions
from pipelines.settings import Settings


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds of processor time, workers left aside, and seconds on the clock."""

    processor: float
    clock: float


def apart[**P, T](measure: Callable[P, T], *arguments: P.args, **named: P.kwargs) -> T:
    """What a function returns in a new process."""
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        return pool.submit(measure, *arguments, **named).result()


def cost_of(work: Callable[[], object]) -> Cost:
    """What some work costs this process."""
    before, started = _processor_seconds(), time.monotonic()
    work()
    return Cost(_processor_seconds() - before, time.monotonic() - started)


def cost_with_part(work: Callable[[], object], place: ModuleType, function: str) -> tuple[Cost, Cost]:
    """What some work costs this process, and how much of it is the function that a module calls by this name."""
    called: Callable[..., object] = getattr(place, function)
    parts: list[Cost] = []

    def measured(*arguments: object, **named: object) -> object:
        found: list[object] = []
        parts.append(cost_of(lambda: found.append(called(*arguments, **named))))
        return found[0]

    with mock.patch.object(place, function, measured):
        whole = cost_of(work)
    return whole, Cost(sum(part.processor for part in parts), sum(part.clock for part in parts))


def make_project(root: Path, workers: int) -> None:
    """Make a project with nothing in it, and load all that a refresh needs by one of a single article elsewhere.

    Its refreshes write no report, which has a measure of its own (report.py).
    """
    first = root / "first"
    first.mkdir(parents=True)
    shutil.copy(PROJECT / "dagster.yaml", root)
    (root / "dateline.toml").write_text("[report]\nafter_refresh = false\n", encoding="utf-8")
    os.environ["DAGSTER_HOME"] = str(root)
    (first / "raid.txt").write_text(BEFORE["raid.txt"], encoding="utf-8")
    refresh(root, RefreshOptions(raw=first, warehouse=root / "first.duckdb", workers=workers))


def refresh(root: Path, options: RefreshOptions) -> None:
    """Run the job of the web UI in this process. Raises RuntimeError when it fails."""
    if not run_job(options, Settings(root=root)).success:
        raise RuntimeError(f"the refresh of {options.raw} failed; `dateline refresh --raw {options.raw}` says why")


def _processor_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime
