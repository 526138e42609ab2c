"""How far a quote can be trusted: of the rows at 0.9, about nine in ten are right.

Belongs here: the learned points of a quote's features. Does not belong here: the features (features.py), adding points
up (extract/points.py), learning (bench/quotes/train.py), how well it holds (docs/quotes.md).
"""

from functools import cache

from pipelines.extract.lexicon import read_rows
from pipelines.extract.points import Points, feature_names, read_points
from pipelines.extract.quotes.features import QuoteFeatures

COLUMNS = ("feature", "value", "points", "quotes")
"""The columns of the file: `quotes` counts the labelled quotes that showed the value."""

_FILE = "quote_confidence.csv"


@cache
def load_points() -> Points:
    """The points that training has learned.

    Raises LexiconError as `read_points` does.
    """
    rows = read_rows(_FILE, COLUMNS, required=COLUMNS)
    return read_points(rows, feature_names(QuoteFeatures), "docs/quotes.md")
