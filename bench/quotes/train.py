"""Learns the points of quote_confidence.csv from the labelled texts: one command, the same file every time.

    uv run --group training python -m bench.quotes.train

Belongs here: which rows the points are learned from, and where they are written. Does not belong here: the fit
(bench/fitting.py), the features (pipelines/extract/quotes/features.py), how well the points hold (calibration.py).
"""

from collections.abc import Sequence
from pathlib import Path

from bench import fitting
from bench.quotes.labelled import read_folder
from bench.quotes.outcomes import Outcome, outcomes
from pipelines.extract.quotes.confidence import COLUMNS

POINTS_FILE = Path(__file__).parents[2] / "pipelines" / "reference" / "quote_confidence.csv"
RECIPE = fitting.Recipe(inverse_penalty=0.5, fewest=5, caution=0.2)
"""The penalty is the best of 0.1, 0.2, 0.5 and 1 across articles.

Caution: pages of the web hold captions, menus and typing errors that our texts do not. Set before any row of the web
was judged, and not learned; it lowers a confidence of 0.90 to 0.88.
"""

_HEADER = """\
# What the confidence of a quote is weighed from, as learned from bench/quotes/texts: do not edit, train again with
#   uv run --group training python -m bench.quotes.train
# The points (log-odds) of the start and of the features that a quote shows are added up; the logistic function of the
# sum is the confidence. `other` holds for every value without a row. `quotes`: how many showed the value in training.
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
