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

from bench.refresh.trial import PROJECT
from pipelines.cli.refresh import run_job
from pipelines.extract.parsing import DEFAULT_MODEL, load_model, model_folder
from pipelines.refresh.options import RefreshOptions
from pipelines.settings import Settings


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds of processor time, children included, and seconds on the clock."""

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
            f"two workers  {two.processor:8.1f} s; {self._rate(two)}, {self.clock_ratio:.2f} of the time of one",
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
    """The job as the web UI runs it, Dagster and the model loaded before; further workers load it themselves."""
    root.mkdir(parents=True)
    shutil.copy(PROJECT / "dagster.yaml", root)
    (root / "dateline.toml").touch()  # a project of its own
    os.chdir(root)
    os.environ["DAGSTER_HOME"] = str(root)

    import pipelines.definitions  # noqa: F401, PLC0415

    load_model()
    options, settings = RefreshOptions(raw=raw, workers=workers), Settings(root=root)

    def refresh() -> None:
        if not run_job(options, settings).success:
            raise RuntimeError(f"the refresh of {raw} failed; `dateline refresh --raw {raw}` says why")

    return _cost(refresh)


def _cost(work: Callable[[], object]) -> Cost:
    before, started = _processor_seconds(), time.monotonic()
    work()
    return Cost(_processor_seconds() - before, time.monotonic() - started)


def _processor_seconds() -> float:
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in used)
