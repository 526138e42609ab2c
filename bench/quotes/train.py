"""Learns the points of quote_confidence.csv from the labelled texts: one command, the same file every time.

    uv run --group training python -m bench.quotes.train

Belongs here: the fit. Does not belong here: the features (pipelines/extract/quotes/features.py), how well the points
hold (calibration.py).
"""

import csv
import io
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from bench.quotes.labelled import read_folder
from bench.quotes.outcomes import Outcome, outcomes
from pipelines.extract.quotes.confidence import COLUMNS, OTHER, START, Points, confidence_of
from pipelines.extract.quotes.features import QuoteFeatures

POINTS_FILE = Path(__file__).parents[2] / "pipelines" / "reference" / "quote_confidence.csv"
INVERSE_PENALTY = 0.5
"""C of the fit, with an L2 penalty on all points but the start: the best of 0.1, 0.2, 0.5 and 1 across articles."""
FEWEST = 5
"""How many quotes must show a value for points of its own; those of rarer values are learned together."""
CAUTION = 0.2
"""Log-odds taken from the start: pages of the web hold captions, menus and typing errors that our texts do not.

Set before any row of the web was judged, and not learned; it lowers a confidence of 0.90 to 0.88.
"""
FOLDS = 10

_HEADER = """\
# What the confidence of a quote is weighed from, as learned from bench/quotes/texts: do not edit, train again with
#   uv run --group training python -m bench.quotes.train
# The points (log-odds) of the start and of the features that a quote shows are added up; the logistic function of the
# sum is the confidence. `other` holds for every value without a row. `quotes`: how many showed the value in training.
"""
_NAMES = tuple(field.name for field in fields(QuoteFeatures))


def main() -> None:
    """Read, parse, fit and write."""
    rows = found_rows()
    write_points(fit(rows), rows, POINTS_FILE)


def found_rows() -> list[Outcome]:
    """What is found in all labelled texts."""
    return [row for article in outcomes(read_folder()) for row in article.rows]


def fit(rows: Sequence[Outcome]) -> Points:
    """The points of the values in the rows, to two digits.

    Newton's method runs until nothing moves, so that the digits are the same on every machine.
    """
    columns = {key: number for number, key in enumerate(_keys(rows))}
    model = LogisticRegression(C=INVERSE_PENALTY, solver="newton-cholesky", tol=1e-10, max_iter=1000)
    model.fit(_matrix(rows, columns), [row.right for row in rows])
    points = {key: _rounded(model.coef_[0][number]) for key, number in columns.items()}
    return {START: _rounded(model.intercept_[0] - CAUTION), **points}


def _rounded(points: float) -> float:
    """To two digits, and never minus zero, whose sign is chance."""
    return round(float(points), 2) + 0.0


def cross_validated(rows: Sequence[Outcome]) -> list[float]:
    """The confidence of each row with points learned from the other articles."""
    confidences = [0.0] * len(rows)
    groups = [row.article_id for row in rows]
    for others, held_out in GroupKFold(FOLDS).split(rows, groups=groups):
        points = fit([rows[number] for number in others])
        for number in held_out:
            confidences[number] = confidence_of(rows[number].features, points)
    return confidences


def write_points(points: Points, rows: Sequence[Outcome], path: Path) -> None:
    """Write the file anew, sorted by feature and value."""
    counts = Counter(_pooled(rows, _counts(rows)))
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for key in sorted(points, key=lambda key: (key != START, key)):
        writer.writerow([*key, f"{points[key]:.2f}", counts[key] if key != START else len(rows)])
    path.write_text(_HEADER + text.getvalue(), encoding="utf-8")


def _counts(rows: Iterable[Outcome]) -> Mapping[tuple[str, str], int]:
    return Counter((name, getattr(row.features, name)) for row in rows for name in _NAMES)


def _keys(rows: Sequence[Outcome]) -> list[tuple[str, str]]:
    return sorted(set(_pooled(rows, _counts(rows))))


def _pooled(rows: Sequence[Outcome], counts: Mapping[tuple[str, str], int]) -> Iterable[tuple[str, str]]:
    """The values of all rows, rare ones as `other`."""
    for row in rows:
        for name in _NAMES:
            key = name, getattr(row.features, name)
            yield key if counts[key] >= FEWEST else (name, OTHER)


def _matrix(rows: Sequence[Outcome], columns: Mapping[tuple[str, str], int]) -> np.ndarray:
    """One line for each row, one column for each value, 1 where the row shows it."""
    matrix = np.zeros((len(rows), len(columns)))
    for line, row in enumerate(rows):
        for name in _NAMES:
            key = name, getattr(row.features, name)
            matrix[line, columns.get(key, columns.get((name, OTHER), -1))] = 1.0
    return matrix


if __name__ == "__main__":
    main()
