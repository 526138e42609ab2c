"""What a refresh costs when little or nothing has changed in a large raw folder, and how much memory loading it took.

Belongs here: that measure, over synthetic articles (articles.py). Does not belong here: throughput on real ones.
"""

import os
import resource
import tempfile
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

from bench.speed.articles import write_articles
from bench.speed.copies import multiply
from bench.speed.measuring import Cost, apart, cost_of, cost_with_part, make_project, refresh
from pipelines.assets import drawing, publication
from pipelines.refresh.options import RefreshOptions

_PUBLISHING = (publication, "publish_changes")
EXTRACTED = 1_000
"""So many articles are read and extracted; more documents are copies of theirs (copies.py)."""


@dataclass(frozen=True, slots=True)
class Addition:
    """What a refresh with one new document costs, and how much of that is publishing, the full-text index included."""

    whole: Cost
    publishing: Cost

    def told(self) -> str:
        """Seconds of processor time, for people."""
        return f"{self.whole.processor:8.1f} ({self.whole.processor - self.publishing.processor:.1f})"


@dataclass(frozen=True, slots=True)
class Small:
    """Costs of a warehouse of one article: none new, that one into an empty warehouse, and a second one."""

    unchanged: Cost
    first: Addition
    second: Addition


@dataclass(frozen=True, slots=True)
class Standstill:
    """Costs of a refresh of many articles, of which none is new, and then one; megabytes of memory.

    Plots are left as they are, as one document among many leaves them, unless they are told to be drawn.
    """

    documents: int
    small: Small
    unchanged: Cost
    one_more: Addition
    one_more_drawn: Addition
    published_anew: bool
    main_megabytes: float

    def told(self) -> str:
        """The costs, for people."""
        drawing_of, of_one = max(1, self.documents // drawing.ONE_IN), self.small.unchanged.processor
        lines = (
            f"{self.documents:,} synthetic documents; seconds of processor time (publishing left out):",
            f"nothing new         {self.unchanged.processor:8.1f}; {of_one:.1f} with one document",
            f"one new document    {self.one_more.told()}",
            f"beside one document {self.small.second.told()}",
            f"into an empty one   {self.small.first.told()}, plots drawn",
            f"plots drawn         {self.one_more_drawn.told()}, once for each {drawing_of:,} documents",
            f"published again     {'yes' if self.published_anew else 'no':>8} when nothing was new",
            f"peak memory         {self.main_megabytes:8.0f} MB in the main process, workers left aside",
        )
        return "\n".join(lines)


def measure_standstill(documents: int, workers: int) -> Standstill:
    """Loads so many synthetic articles, refreshes again, and adds one more, as people do: in another process."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        megabytes = apart(_load, root, documents, workers)
        return apart(_measure, root, documents, megabytes)


def _load(root: Path, documents: int, workers: int) -> float:
    """Loads the articles and returns the peak memory of the main process, in megabytes."""
    make_project(root, workers=1)
    of_many = RefreshOptions(raw=root / "many", workers=workers)
    write_articles(root / "many", min(documents, EXTRACTED))
    refresh(root, of_many)
    if documents > EXTRACTED:
        multiply(root / "warehouse" / "dateline.working.duckdb", root / "many", documents)
        refresh(root, of_many)
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _measure(root: Path, documents: int, megabytes: float) -> Standstill:
    small = _measure_small(root)
    os.environ["DAGSTER_HOME"] = str(root)
    of_many = RefreshOptions(raw=root / "many", workers=1)
    published = root / "warehouse" / "dateline.duckdb"
    before = published.stat()
    unchanged = cost_of(lambda: refresh(root, of_many))
    after = published.stat()
    write_articles(root / "many", 1, first=documents)
    one_more = _addition(root, of_many, with_plots=False)
    write_articles(root / "many", 1, first=documents + 1)
    one_more_drawn = _addition(root, of_many, with_plots=True)
    anew = (before.st_ino, before.st_mtime_ns) != (after.st_ino, after.st_mtime_ns)
    return Standstill(documents, small, unchanged, one_more, one_more_drawn, anew, megabytes)


def _measure_small(root: Path) -> Small:
    small, of_few = root / "small", RefreshOptions(raw=root / "few", warehouse=root / "few.duckdb", workers=1)
    make_project(small, workers=1)
    write_articles(root / "few", 1)
    first = _addition(small, of_few, with_plots=True)
    unchanged = cost_of(lambda: refresh(small, of_few))
    write_articles(root / "few", 1, first=1)
    return Small(unchanged, first, _addition(small, of_few, with_plots=False))


def _addition(root: Path, options: RefreshOptions, *, with_plots: bool) -> Addition:
    with mock.patch.object(drawing, "is_too_far_behind", return_value=with_plots):
        return Addition(*cost_with_part(lambda: refresh(root, options), *_PUBLISHING))
