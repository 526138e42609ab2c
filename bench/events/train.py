"""Learns the points of event_confidence.csv from the labelled texts: one command, the same file every time.

    uv run --group training python -m bench.events.train

Belongs here: which rows the points are learned from, and where they are written. Does not belong here: the fit
(bench/fitting.py), the features (pipelines/extract/events/features.py), how well the points hold (calibration.py).
"""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from bench import fitting
from bench.events.labelled import read_folder
from bench.events.outcomes import Outcome, outcomes
from pipelines.extract.events.confidence import COLUMNS
from pipelines.extract.events.features import EventFeatures
from pipelines.extract.lexicon import read_rows
from pipelines.extract.points import feature_names, read_points

POINTS_FILE = Path(__file__).parents[2] / "pipelines" / "reference" / "event_confidence.csv"
PRIOR_COLUMNS = ("feature", "value", "points", "reason")

_HEADER = """\
# What the confidence of an event is weighed from, as learned from bench/events/texts: do not edit, train again with
#   uv run --group training python -m bench.events.train
# The points (log-odds) of the start and of the features that an event shows are added up; the logistic function of the
# sum is the confidence. `other` holds for every value without a row. `events`: how many showed the value in training,
# 0 where they were too few for points of their own, which are those of event_prior.csv then.
"""


def main() -> None:
    """Read, parse, fit and write."""
    train(found_rows(), POINTS_FILE)


def found_rows() -> list[Outcome]:
    """What is found in all labelled texts."""
    return [row for article in outcomes(read_folder()) for row in article.rows]


@cache
def recipe() -> fitting.Recipe:
    """How the points are fitted, with what readers of news expect of them.

    Raises LexiconError for an unknown feature in event_prior.csv, or points that are no number.
    """
    rows = read_rows("event_prior.csv", PRIOR_COLUMNS, required=PRIOR_COLUMNS)
    prior = read_points(rows, feature_names(EventFeatures), "docs/events.md")
    return fitting.Recipe(inverse_penalty=0.005, fewest=10, prior=prior)


def train(rows: Sequence[Outcome], path: Path) -> None:
    """Fit the points to the rows and write the file."""
    counts = fitting.value_counts(rows, recipe().fewest)
    points = fitting.fit(rows, recipe())
    fitting.write_points(points, counts, path, header=_HEADER, columns=COLUMNS, rows=len(rows))


if __name__ == "__main__":
    main()
