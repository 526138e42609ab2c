"""How far a quote can be trusted: of the rows at 0.9, about nine in ten are right.

Belongs here: weighing the features of a quote with points learned from labelled texts. Does not belong here: the
features (features.py), learning (bench/quotes/train.py), how well it holds (docs/quotes.md).
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import fields
from functools import cache

from pipelines.extract.lexicon import LexiconError, Row, read_rows
from pipelines.extract.quotes.features import QuoteFeatures

OTHER = "other"
"""The value whose points hold for every value without a row, such as a rule that few of the labelled texts need."""

START = ("start", "all")
"""Where every quote starts from."""
COLUMNS = ("feature", "value", "points", "quotes")
"""The columns of the file: `quotes` counts the labelled quotes that showed the value."""

_FILE = "quote_confidence.csv"
_LEAST, _MOST = 0.01, 0.99
_NAMES = tuple(field.name for field in fields(QuoteFeatures))

Points = Mapping[tuple[str, str], float]
"""The points of each pair of feature and value."""


@cache
def load_points() -> Points:
    """The points that training has learned.

    Raises LexiconError as `read_points` does.
    """
    return read_points(read_rows(_FILE, COLUMNS, required=COLUMNS))


def read_points(rows: Iterable[Row]) -> Points:
    """The points of the rows.

    Raises LexiconError for an unknown feature, points that are no number, a value that stands twice or no start.
    """
    known = frozenset({START[0], *_NAMES})
    points: dict[tuple[str, str], float] = {}
    for row in rows:
        key = row.one_of("feature", known), row["value"]
        if key in points:
            raise row.error(f"{key[0]} {key[1]} stands twice; train again (docs/quotes.md)")
        try:
            points[key] = float(row["points"])
        except ValueError as error:
            raise row.error("points must be a number such as -0.10") from error
    if START not in points:
        raise LexiconError(f"pipelines/reference/{_FILE} has no row for the start; train again (docs/quotes.md)")
    return points


def confidence_of(features: QuoteFeatures, points: Points) -> float:
    """From 0.01 to 0.99: the logistic function of the start and the points of each feature; two decimals.

    A value has no points where training saw too few quotes with it, and with others without points.
    """
    total = points[START]
    for name in _NAMES:
        found = points.get((name, getattr(features, name)))
        total += points.get((name, OTHER), 0.0) if found is None else found
    share = (1 + math.tanh(total / 2)) / 2
    return round(min(_MOST, max(_LEAST, share)), 2)
