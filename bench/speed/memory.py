"""How much memory a refresh takes, its workers included, for few documents and for many.

Belongs here: that measure, over synthetic articles (articles.py). Does not belong here: time.
"""

import multiprocessing
import os
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import psutil

from bench.speed.articles import write_articles
from bench.speed.measuring import make_project, refresh
from pipelines.refresh.options import RefreshOptions

FEW = 1_000
_PAUSE = 0.2
"""Seconds from look to look; a peak that is shorter may be missed."""
_MEGABYTE = 1e6


@dataclass(frozen=True, slots=True)
class Peak:
    """Megabytes at the worst moment of all processes together, and of the main process at its own.

    Pages that processes share are counted once (proportional set size).
    """

    together: float = 0.0
    main: float = 0.0

    def or_more(self, other: "Peak") -> "Peak":
        """The greater of each."""
        return Peak(max(self.together, other.together), max(self.main, other.main))


@dataclass(frozen=True, slots=True)
class Memory:
    """The peaks of loading few and many documents into warehouses that held nothing."""

    documents: int
    workers: int
    of_few: Peak
    of_many: Peak

    def told(self) -> str:
        """The peaks, for people."""
        growth = self.of_many.together / self.of_few.together
        lines = (
            f"peak memory with {self.workers} workers, shared pages counted once:",
            _told(FEW, self.of_few),
            f"{_told(self.documents, self.of_many)}; {growth:.2f} times as much",
        )
        return "\n".join(lines)


def measure_memory(documents: int, workers: int) -> Memory:
    """Loads a thousand synthetic articles, and then so many; each in a process of its own. Works on Linux."""
    return Memory(documents, workers, _peak(FEW, workers), _peak(documents, workers))


def _peak(documents: int, workers: int) -> Peak:
    with (
        tempfile.TemporaryDirectory() as folder,
        ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool,
    ):
        main = psutil.Process(pool.submit(os.getpid).result())
        loading, peak = pool.submit(_load, Path(folder), documents, workers), Peak()
        while not loading.done():
            peak = peak.or_more(_now(main))
            time.sleep(_PAUSE)
        loading.result()
        return peak


def _load(root: Path, documents: int, workers: int) -> None:
    make_project(root, workers)
    write_articles(root / "many", documents)
    refresh(root, RefreshOptions(raw=root / "many", workers=workers))


def _now(main: psutil.Process) -> Peak:
    """What the process and all those below it take at this moment."""
    return Peak(sum(map(_megabytes, (main, *main.children(recursive=True)))), _megabytes(main))


def _megabytes(process: psutil.Process) -> float:
    """Nothing for a process that has just ended."""
    try:
        return float(process.memory_full_info().pss) / _MEGABYTE
    except psutil.NoSuchProcess:
        return 0.0


def _told(documents: int, peak: Peak) -> str:
    return f"{documents:>7,} documents {peak.together:8,.0f} MB, of which {peak.main:,.0f} MB in the main process alone"
