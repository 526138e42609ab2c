"""Weighing what is known of a row with points learned from labelled texts: of the rows at 0.9, nine in ten are right.

Belongs here: reading learned points and adding them up. Does not belong here: which features a row has (quotes/,
events/) or how points are learned (bench/).
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import fields
from functools import cache
from typing import TYPE_CHECKING

from pipelines.extract.lexicon import LexiconError, Row

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

OTHER = "other"
"""The value whose points hold for every value without a row, such as a rule that few of the labelled texts need."""

START = ("start", "all")
"""Where every row starts from."""

_LEAST, _MOST = 0.01, 0.99

Points = Mapping[tuple[str, str], float]
"""The points of each pair of feature and value."""


@cache
def feature_names(features: "type[DataclassInstance]") -> tuple[str, ...]:
    """The names of the features of a data class whose fields are features."""
    return tuple(field.name for field in fields(features))


def read_points(rows: Iterable[Row], names: Iterable[str], where: str) -> Points:
    """The points of the rows; `names` are the features there are, `where` the page that tells how to train.

    Raises LexiconError for an unknown feature, points that are no number, a value that stands twice or no start.
    """
    known = frozenset({START[0], *names})
    points: dict[tuple[str, str], float] = {}
    for row in rows:
        key = row.one_of("feature", known), row["value"]
        if key in points:
            raise row.error(f"{key[0]} {key[1]} stands twice; train again ({where})")
        try:
            points[key] = float(row["points"])
        except ValueError as error:
            raise row.error("points must be a number such as -0.10") from error
    if START not in points:
        raise LexiconError(f"the learned points have no row for the start; train again ({where})")
    return points


def confidence_of(features: "DataclassInstance", points: Points) -> float:
    """From 0.01 to 0.99: the logistic function of the start and the points of each feature; two decimals.

    A value has no points where training saw too few rows with it, and with others without points.
    """
    total = points[START]
    for name in feature_names(type(features)):
        found = points.get((name, getattr(features, name)))
        total += points.get((name, OTHER), 0.0) if found is None else found
    share = (1 + math.tanh(total / 2)) / 2
    return round(min(_MOST, max(_LEAST, share)), 2)
