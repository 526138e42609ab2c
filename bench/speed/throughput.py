"""What a whole refresh costs beside the bare parse of the same texts, and what a second worker saves.

Belongs here: one measure, each part of it in a process of its own, so that none warms another. Does not belong here:
printing and arguments (__main__.py).
"""

import multiprocessing
import os
import resource
import shutil
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import duckdb
import spacy

from bench.refresh.trial import BEFORE, PROJECT
from pipelines.cli.refresh import run_job
from pipelines.extract.parsing import DEFAULT_MODEL, model_folder
from pipelines.refresh.options import RefreshOptions
from pipelines.settings import Settings


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds of processor time, workers left aside, and seconds on the clock."""

    processor: float
    clock: float


@dataclass(frozen=True, slots=True)
class Throughput:
    """The costs over the same documents: of the bare parse, and of a refresh with one worker and with two."""

    documents: int
    words: int
    parse: Cost
    one_worker: Cost
    two_workers: Cost

    @property
    def ratio(self) -> float:
        """Processor time of a refresh with one worker, divided by that of the parse."""
        return self.one_worker.processor / self.parse.processor

    @property
    def clock_ratio(self) -> float:
        """Time on the clock with two workers, divided by that with one."""
        return self.two_workers.clock / self.one_worker.clock

    def told(self) -> str:
        """The costs and ratios, for people."""
        one, two = self.one_worker, self.two_workers
        lines = (
            f"{self.documents} documents, {self.words:,} words",
            f"bare parse   {self.parse.processor:8.1f} s of processor time",
            f"one worker   {one.processor:8.1f} s, {self.ratio:.2f} of the parse; {self._rate(one)}",
            f"two workers  {self.clock_ratio:8.2f} of the time of one; {self._rate(two)}",
        )
        return "\n".join(lines)

    def _rate(self, cost: Cost) -> str:
        return f"{self.documents / cost.clock:.2f} documents a second on the clock"


def measure_throughput(raw: Path, rounds: int) -> Throughput:
    """The least cost of several rounds; each loads all texts of the folder into a warehouse that holds nothing."""
    parses, ones, twos = [], [], []
    for _ in range(rounds):
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder)
            ones.append(_apart(_cost_of_refresh, root / "one", raw, 1))
            texts = _extracted_texts(root / "one")
            parses.append(_apart(_cost_of_parse, texts))
            twos.append(_apart(_cost_of_refresh, root / "two", raw, 2))
    words = sum(len(text.split()) for text in texts)
    return Throughput(len(texts), words, _least(parses), _least(ones), _least(twos))


def _least(costs: list[Cost]) -> Cost:
    return Cost(min(c.processor for c in costs), min(c.clock for c in costs))


def _apart[**P, T](measure: Callable[P, T], *arguments: P.args, **named: P.kwargs) -> T:
    """What a function returns in a new process."""
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        return pool.submit(measure, *arguments, **named).result()


def _extracted_texts(root: Path) -> list[str]:
    """The texts that a refresh has parsed."""
    with duckdb.connect(str(root / "warehouse" / "dateline.duckdb"), read_only=True) as connection:
        found = connection.execute("select text from documents where extractor_version is not null order by word_count")
        return [text for (text,) in found.fetchall()]


def _cost_of_parse(texts: list[str]) -> Cost:
    """The packaged model with all its components and nothing of ours, the model loaded before."""
    model = spacy.load(model_folder(DEFAULT_MODEL))
    return _cost(lambda: sum(1 for _ in model.pipe(texts)))


def _cost_of_refresh(root: Path, raw: Path, workers: int) -> Cost:
    """The job of the web UI, once all is loaded: a refresh of one article into another warehouse goes before."""
    root.mkdir(parents=True)
    shutil.copy(PROJECT / "dagster.yaml", root)
    (root / "dateline.toml").touch()  # a project of its own
    os.environ["DAGSTER_HOME"] = str(root)
    first = root / "first"
    first.mkdir()
    (first / "raid.txt").write_text(BEFORE["raid.txt"], encoding="utf-8")
    _refresh(RefreshOptions(raw=first, warehouse=root / "first.duckdb", workers=workers), root)
    return _cost(lambda: _refresh(RefreshOptions(raw=raw, workers=workers), root))


def _refresh(options: RefreshOptions, root: Path) -> None:
    if not run_job(options, Settings(root=root)).success:
        raise RuntimeError(f"the refresh of {options.raw} failed; `dateline refresh --raw {options.raw}` says why")


def _cost(work: Callable[[], object]) -> Cost:
    before, started = _processor_seconds(), time.monotonic()
    work()
    return Cost(_processor_seconds() - before, time.monotonic() - started)


def _processor_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime
