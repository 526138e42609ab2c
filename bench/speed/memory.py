"""How much memory a refresh takes, its workers included, for few documents and for many.

Belongs here: that measure. Does not belong here: time, and the work that is watched (loading.py).
"""

import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import psutil

FEW = 1_000
_PROJECT = Path(__file__).parents[2]
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
    """Loads a thousand synthetic articles, and then so many; each in a process of its own. Works on Linux.

    Raises RuntimeError when loading fails.
    """
    return Memory(documents, workers, _peak(FEW, workers), _peak(documents, workers))


def _peak(documents: int, workers: int) -> Peak:
    """The worst moment of another process, which this one shares nothing with that would count half."""
    with tempfile.TemporaryDirectory() as folder:
        command = (sys.executable, "-m", "bench.speed.loading", folder, str(documents), str(workers))
        with subprocess.Popen(command, cwd=_PROJECT, stdout=subprocess.DEVNULL) as loading:  # noqa: S603 - our own program
            main, peak = psutil.Process(loading.pid), Peak()
            while loading.poll() is None:
                peak = peak.or_more(_now(main))
                time.sleep(_PAUSE)
        if loading.returncode:
            raise RuntimeError(f"loading {documents:,} articles failed; what it wrote above says why")
        return peak


def _now(main: psutil.Process) -> Peak:
    """What the process and all those below it take at this moment; nothing when it has ended."""
    try:
        below = main.children(recursive=True)
    except psutil.NoSuchProcess:
        return Peak()
    return Peak(sum(map(_megabytes, (main, *below))), _megabytes(main))


def _megabytes(process: psutil.Process) -> float:
    """Nothing for a process that has just ended."""
    try:
        return float(process.memory_full_info().pss) / _MEGABYTE
    except psutil.NoSuchProcess:
        return 0.0


def _told(documents: int, peak: Peak) -> str:
    return f"{documents:>7,} documents {peak.together:8,.0f} MB, of which {peak.main:,.0f} MB in the main process alone"
