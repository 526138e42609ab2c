"""Loading synthetic articles, as a program of its own: what memory.py watches.

Belongs here: that work. Does not belong here: looking at what it takes.
"""

import sys
from pathlib import Path

from bench.speed.articles import write_articles
from bench.speed.measuring import make_project, refresh
from pipelines.refresh.options import RefreshOptions


def load(root: Path, documents: int, workers: int) -> None:
    """Load so many articles into a warehouse that is made in the folder."""
    make_project(root, workers)
    write_articles(root / "many", documents)
    refresh(root, RefreshOptions(raw=root / "many", workers=workers))


if __name__ == "__main__":
    load(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
