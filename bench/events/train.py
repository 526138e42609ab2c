"""Learns the points of event_confidence.csv from the labelled texts: one command, the same file every time.

    uv run --group training python -m bench.events.train

Belongs here: which rows the points are learned from, and where they are written. Does not belong here: the fit
(bench/fitting.py), the features (pipelines/extract/events/features.py), how well the points hold (calibration.py).
"""

from collections.abc import Sequence
from pathlib import Path

from bench import fitting
from bench.events.labelled import read_folder
from bench.events.outcomes import Outcome, outcomes
from pipelines.extract.events.confidence import COLUMNS

POINTS_FILE = Path(__file__).parents[2] / "pipelines" / "reference" / "event_confidence.csv"
RECIPE = fitting.Recipe(inverse_penalty=0.1, fewest=10)

_HEADER = """\
# What the confidence of an event is weighed from, as learned from bench/events/texts: do not edit, train again with
#   uv run --group training python -m bench.events.train
# The points (log-odds) of the start and of the features that an event shows are added up; the logistic function of the
# sum is the confidence. `other` holds for every value without a row. `events`: how many showed the value in training.
"""


def main() -> None:
    """Read, parse, fit and write."""
    train(found_rows(), POINTS_FILE)


def found_rows() -> list[Outcome]:
    """What is found in all labelled texts."""
    return [row for article in outcomes(read_folder()) for row in article.rows]


def train(rows: Sequence[Outcome], path: Path) -> None:
    """Fit the points to the rows and write the file."""
    counts = fitting.value_counts(rows, RECIPE.fewest)
    points = fitting.fit(rows, RECIPE)
    fitting.write_points(points, counts, path, header=_HEADER, columns=COLUMNS, rows=len(rows))


if __name__ == "__main__":
    main()
