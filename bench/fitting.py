"""Fits the points of features to labelled rows: the same rows, the same points, in whatever order and on any machine.

Belongs here: the fit, cross-validation, the file of points. Does not belong here: which rows and features there are
(quotes/, events/).
"""

import csv
import io
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from pipelines.extract.points import OTHER, START, Points, confidence_of

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

FOLDS = 10

_PRIOR_UNIT = 10.0
"""So large that the penalty leaves the scale of the prior alone."""

Key = tuple[str, str]
"""A feature and a value of it."""


class LabelledRow(Protocol):
    """One found row: the article it is from, its features, and whether a label says that it is right."""

    @property
    def article_id(self) -> str:
        """The article that holds it."""

    @property
    def features(self) -> "DataclassInstance":
        """A data class of which each field is a feature."""

    @property
    def right(self) -> bool:
        """Whether it is right."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """How points are fitted.

    inverse_penalty: C of the fit, with an L2 penalty on all points but the start. fewest: how many rows must show a
    value for points of its own; those of rarer values are learned together. caution: log-odds taken from the start.
    prior: points that are expected; one scale for all of them is learned, and the penalty is on what differs from them.
    """

    inverse_penalty: float
    fewest: int
    caution: float = 0.0
    prior: Points = field(default_factory=dict)


def fit(rows: Sequence[LabelledRow], recipe: Recipe) -> Points:
    """The points of the values in the rows and in the prior, to two digits.

    Newton's method runs until nothing moves, so that the digits are the same on every machine.
    """
    columns = {key: number for number, key in enumerate(sorted(value_counts(rows, recipe.fewest)))}
    expected = [[_PRIOR_UNIT * sum(_points_of(pair, recipe.prior) for pair in _pairs(row))] for row in rows]
    model = LogisticRegression(C=recipe.inverse_penalty, solver="newton-cholesky", tol=1e-10, max_iter=1000)
    model.fit(np.hstack([_matrix(rows, columns), expected]), [row.right for row in rows])
    *learned, scale = model.coef_[0]
    differing = {key: learned[number] for key, number in columns.items()}
    points = {
        key: _rounded(_points_of(key, differing) + _PRIOR_UNIT * scale * _points_of(key, recipe.prior))
        for key in {*differing, *recipe.prior} - {START}
    }
    return {START: _rounded(model.intercept_[0] - recipe.caution), **points}


def cross_validated(rows: Sequence[LabelledRow], recipe: Recipe) -> list[float]:
    """The confidence of each row with points learned from the other articles."""
    confidences = [0.0] * len(rows)
    groups = [row.article_id for row in rows]
    for others, held_out in GroupKFold(FOLDS).split(rows, groups=groups):
        points = fit([rows[number] for number in others], recipe)
        for number in held_out:
            confidences[number] = confidence_of(rows[number].features, points)
    return confidences


def value_counts(rows: Sequence[LabelledRow], fewest: int) -> Counter[Key]:
    """How many rows show each value, those of rare values counted as `other`."""
    seen = [pair for row in rows for pair in _pairs(row)]
    counts = Counter(seen)
    return Counter(key if counts[key] >= fewest else (key[0], OTHER) for key in seen)


def write_points(
    points: Points, counts: Mapping[Key, int], path: Path, *, header: str, columns: Sequence[str], rows: int
) -> None:
    """Write the file anew, sorted by feature and value, with how many of the `rows` showed each value."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    for key in sorted(points, key=lambda key: (key != START, key)):
        writer.writerow([*key, f"{points[key]:.2f}", counts[key] if key != START else rows])
    path.write_text(header + text.getvalue(), encoding="utf-8")


def _rounded(points: float) -> float:
    """To two digits, and never minus zero, whose sign is chance."""
    return round(float(points), 2) + 0.0


def _points_of(key: Key, points: Points) -> float:
    """The points of a value, else those of all values of its feature without points, else none."""
    return points.get(key, points.get((key[0], OTHER), 0.0))


def _pairs(row: LabelledRow) -> Iterable[Key]:
    return ((each.name, getattr(row.features, each.name)) for each in fields(row.features))


def _matrix(rows: Sequence[LabelledRow], columns: Mapping[Key, int]) -> np.ndarray:
    """One line for each row, one column for each value, 1 where the row shows it."""
    matrix = np.zeros((len(rows), len(columns)))
    for line, row in enumerate(rows):
        for key in _pairs(row):
            matrix[line, columns.get(key, columns.get((key[0], OTHER), -1))] = 1.0
    return matrix
