"""What a whole refresh costs beside the bare parse of the same texts, and what a second worker saves.

Belongs here: one measure, each part of it in a process of its own, so that none warms another. Does not belong here:
printing and arguments (__main__.py).
"""

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import duckdb
import spacy

from bench.speed.measuring import Cost, apart, cost_of, make_project, refresh
from pipelines.extract.parsing import DEFAULT_MODEL, model_folder
from pipelines.refresh.options import RefreshOptions


@dataclass(frozen=True, slots=True)
class Round:
    """The costs over the same documents, one after another: of the bare parse, of refreshes with one worker and two."""

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


@dataclass(frozen=True, slots=True)
class Throughput:
    """Some rounds over the same documents.

    The machine may be quicker in one round than in another: ratios are taken within each.
    """

    documents: int
    words: int
    rounds: Sequence[Round]

    def told(self) -> str:
        """The medians, and the least and greatest, for people."""
        one, two = [r.one_worker for r in self.rounds], [r.two_workers for r in self.rounds]
        lines = (
            f"{self.documents} documents, {self.words:,} words; median of {len(self.rounds)} (least to most)",
            f"bare parse   {_middle([r.parse.processor for r in self.rounds])} s of processor time",
            f"one worker   {_middle([c.processor for c in one])} s of processor time; {self._rate(one)}",
            f"by the parse {_middle([r.ratio for r in self.rounds])}",
            f"two workers  {_middle([r.clock_ratio for r in self.rounds])} of the time of one; {self._rate(two)}",
        )
        return "\n".join(lines)

    def _rate(self, costs: Sequence[Cost]) -> str:
        return f"{self.documents / median(c.clock for c in costs):.2f} documents a second on the clock"


def measure_throughput(raw: Path, rounds: int) -> Throughput:
    """Some rounds; in each, all texts of the folder are loaded into a warehouse that holds nothing, and parsed."""
    measured = []
    for _ in range(rounds):
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder)
            one = apart(_cost_of_refresh, root / "one", raw, 1)
            texts = _extracted_texts(root / "one")
            parse = apart(_cost_of_parse, texts)
            measured.append(Round(parse, one, apart(_cost_of_refresh, root / "two", raw, 2)))
    return Throughput(len(texts), sum(len(text.split()) for text in texts), measured)


def _middle(values: Sequence[float]) -> str:
    return f"{median(values):8.2f} ({min(values):.2f} to {max(values):.2f})"


def _extracted_texts(root: Path) -> list[str]:
    """The texts that a refresh has parsed."""
    with duckdb.connect(str(root / "warehouse" / "dateline.duckdb"), read_only=True) as connection:
        found = connection.execute("select text from documents where extractor_version is not null order by word_count")
        return [text for (text,) in found.fetchall()]


def _cost_of_parse(texts: list[str]) -> Cost:
    """The packaged model with all its components and nothing of ours, the model loaded before."""
    model = spacy.load(model_folder(DEFAULT_MODEL))
    return cost_of(lambda: sum(1 for _ in model.pipe(texts)))


def _cost_of_refresh(root: Path, raw: Path, workers: int) -> Cost:
    make_project(root, workers)
    return cost_of(lambda: refresh(root, RefreshOptions(raw=raw, workers=workers)))
