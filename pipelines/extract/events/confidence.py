"""How far an event can be trusted: a documented sum over features of how it is told.

Belongs here: the features of an event and their weighing. Does not belong here: finding or coding events.
"""

from dataclasses import dataclass, fields
from functools import cache

from pipelines.extract.lexicon import read_rows


@dataclass(frozen=True, slots=True)
class EventFeatures:
    """What is known of how an event is told; each name but `certainty` is a row of event_confidence.csv."""

    certainty: str
    specific_frame: bool = False
    source_known: bool = False
    source_missing: bool = False
    source_missing_in_words: bool = False
    target_known: bool = False
    target_missing: bool = False
    nobody_known: bool = False
    source_is_thing: bool = False
    indefinite_noun: bool = False
    pronoun_unresolved: bool = False
    nominal: bool = False
    nominal_without_source: bool = False
    embedded: bool = False
    gerund: bool = False
    participle: bool = False
    habitual: bool = False
    present_deed: bool = False
    possible: bool = False
    obliged: bool = False
    wished: bool = False
    conditional: bool = False
    purpose: bool = False
    tried: bool = False
    doubted: bool = False
    negated_deed: bool = False
    future_of_others: bool = False
    quoted_deed: bool = False
    imperative: bool = False
    question: bool = False
    demand: bool = False
    blame: bool = False


@cache
def weights() -> dict[str, float]:
    """The points of each feature.

    Raises LexiconError when a feature is unknown or its points are no number.
    """
    known = {f.name for f in fields(EventFeatures)} | {"certainty_sure", "certainty_likely", "certainty_weak"}
    found = {}
    for row in read_rows("event_confidence.csv", ("feature", "points", "reason"), required=("feature", "points")):
        try:
            found[row.one_of("feature", frozenset(known))] = float(row["points"])
        except ValueError as error:
            raise row.error("points must be a number such as -0.10") from error
    return found


def confidence(features: EventFeatures) -> float:
    """The confidence from 0 to 1, to two digits: the start for the words' certainty plus the points that hold."""
    points = weights()
    total = points[f"certainty_{features.certainty}"]
    total += sum(points.get(f.name, 0.0) for f in fields(features) if getattr(features, f.name) is True)
    return round(min(0.99, max(0.01, total)), 2)
