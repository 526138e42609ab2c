"""How far an event can be trusted: of the rows at 0.9, about nine in ten are right.

Belongs here: the learned points of an event's features. Does not belong here: the features (features.py), adding points
up (extract/points.py), learning (bench/events/train.py), how well it holds (docs/events.md).
"""

from functools import cache

from pipelines.extract.events.features import EventFeatures
from pipelines.extract.lexicon import read_rows
from pipelines.extract.points import Points, feature_names, read_points

COLUMNS = ("feature", "value", "points", "events")
"""The columns of the file: `events` counts the found events of the labelled texts that showed the value."""

_FILE = "event_confidence.csv"


@cache
def load_points() -> Points:
    """The points that training has learned.

    Raises LexiconError as `read_points` does.
    """
    rows = read_rows(_FILE, COLUMNS, required=COLUMNS)
    return read_points(rows, feature_names(EventFeatures), "docs/events.md")
