"""How sure a row of location_mentions is: a documented sum over features of how it was found and placed.

Belongs here: the features and their weighing. Does not belong here: any decision. The points stand in
location_confidence.csv.
"""

from functools import cache, lru_cache
from typing import get_args

from pipelines.extract.lexicon import LexiconError, read_rows
from pipelines.extract.locations.gazetteer import Place
from pipelines.extract.locations.resolution import Evidence, Resolved
from pipelines.extract.locations.toponyms import FoundBy

WIDE_LEAD, TINY_LEAD = 4.0, 1.0
"""Leads over the next namesake, in powers of ten."""

FEATURES = frozenset(
    {f"found_{way}" for way in get_args(FoundBy)}
    | {f"decided_{evidence}" for evidence in get_args(Evidence)}
    | {"supported", "local", "unsupported", "world_city", "lead_wide", "lead_narrow", "lead_tiny"}
)
WORLD_CITY = 1_000_000
"""Inhabitants of a city that news from everywhere names without its country."""

_WITH_RIVALS = frozenset({"size", "context", "country"})


def confidence_of(item: Resolved) -> float:
    """The confidence from 0 to 1, to two digits: the points of all features that hold."""
    return _sum_of(item.toponym.found_by, item.evidence, tuple(_features(item, item.place)) if item.place else ())


def _features(item: Resolved, place: Place) -> list[str]:
    """What speaks for and against the place of a name that has one."""
    found = []
    if place.country:
        found.append("supported" if item.is_supported else "unsupported")
    if item.evidence == "size" and _is_world_city(place):
        found.append("world_city")
    if item.is_local:
        found.append("local")
    if item.evidence in _WITH_RIVALS:
        found.append("lead_wide" if item.lead >= WIDE_LEAD else "lead_narrow")
        if item.lead < TINY_LEAD:
            found.append("lead_tiny")
    return found


def _is_world_city(place: Place) -> bool:
    return place.feature_code == "PPLC" or (place.is_town and place.population >= WORLD_CITY)


@lru_cache(maxsize=1 << 10)
def _sum_of(found_by: FoundBy, evidence: Evidence, features: tuple[str, ...]) -> float:
    every = (f"found_{found_by}", f"decided_{evidence}", *features)
    return round(min(0.99, max(0.01, sum(points()[feature] for feature in every))), 2)


@cache
def points() -> dict[str, float]:
    """The points of each feature.

    Raises LexiconError when a feature is unknown or has no row, or its points are no number.
    """
    found: dict[str, float] = {}
    for row in read_rows("location_confidence.csv", ("feature", "points", "reason"), required=("feature", "points")):
        try:
            found[row.one_of("feature", FEATURES)] = float(row["points"])
        except ValueError as error:
            raise row.error("points must be a number such as -0.10") from error
    if missing := FEATURES - found.keys():
        raise LexiconError(f"pipelines/reference/location_confidence.csv: a row is missing for {min(missing)}")
    return found
