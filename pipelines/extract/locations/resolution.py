"""Deciding which of its namesakes each place name means, from what the rest of the text names.

Belongs here: the evidence (containment, country and state of the story, nearness, size) and its weights. Does not
belong here: finding the names. One name has one sense in a document, unless a mention names its own container.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from pipelines.extract.locations.gazetteer import Place
from pipelines.extract.locations.names import PlaceNames, Rated
from pipelines.extract.locations.recognition import Toponym
from pipelines.extract.text import normalise_name

CONTAINER = 6.0
COUNTRY_OF_STORY = 3.5
STATE_OF_STORY = 3.5
NEARNESS = 1.0
COUNTY_NAMED = 1.5
"""What each kind of evidence is worth, in powers of ten of inhabitants; set by hand on American local news."""

LEAST_SCORE = 3.0
"""Below this a candidate is no more than a namesake: a hamlet in a country that the text does not speak of."""

LEAST_LEAD = 0.5
"""Namesakes that are closer than this leave the name without a place: either would be wrong every second time."""

NEAR_KM = 80.0
"""The distance at which nearness has fallen to a third."""

ROUNDS = 3
_SURE = 9.0
_NEAR_DEGREES = 3.0
_COMMA = re.compile(r"\s*[,(]\s*")
_RELATION = re.compile(r"\s*(?:,|\(|, in| in|, near)\s*")
_LIKELY_CONTAINERS = 8


@dataclass(frozen=True, slots=True)
class Resolved:
    """A place name with its place, or None, and how the decision was made.

    `evidence`: container (the text says in what it lies), single (no other place bears the name), country (a country,
    region or demonym), context (the story's other places decide), size (only inhabitants decide), unclear (several
    fit as well), none (no place of that name fits). `lead` is how far the choice is ahead of the next place elsewhere.
    """

    toponym: Toponym
    place: Place | None
    evidence: str
    lead: float


@dataclass(slots=True)
class _Sense:
    """A name and what it stands for in this document.

    `containers` are places that the text says it lies in; `kin` are candidates of it that lie in a county, or are the
    county of a town, that another name of the text may stand for.
    """

    candidates: Sequence[Rated]
    count: int = 0
    containers: set[str] = field(default_factory=set)
    kin: frozenset[str] = frozenset()
    choice: Place | None = None
    evidence: str = "none"
    lead: float = 0.0

    @property
    def weight(self) -> float:
        """How much the name says of where the story is set."""
        return (1 + 0.5 * math.log(self.count)) * (0.8 if self.choice and self.choice.is_country else 1.0)

    @property
    def is_clear(self) -> bool:
        """Whether the name is hardly in doubt before context is asked."""
        by_prior = self.candidates
        return len(by_prior) == 1 or bool(self.containers) or by_prior[0].prior - by_prior[1].prior > 1.5


def resolve(text: str, toponyms: Sequence[Toponym], names: PlaceNames) -> list[Resolved]:
    """The place of each name, in the same order."""
    senses = _senses(toponyms, names)
    containers = _containers(text, toponyms)
    for inner, outer in containers.items():
        if _COMMA.match(text[toponyms[inner].span.end :]):
            of_outer = senses[_sense_key(toponyms[outer])].candidates[:_LIKELY_CONTAINERS]
            senses[_sense_key(toponyms[inner])].containers.update(rated.place.key for rated in of_outer)
    _find_kin(senses)
    for first_round in (True, *[False] * (ROUNDS - 1)):
        if not _decide_all(senses, first_round=first_round):
            break
    return [_of_mention(text, toponyms, n, containers, senses) for n in range(len(toponyms))]


def _sense_key(toponym: Toponym) -> str:
    return f"{toponym.found_by == 'demonym'}:{normalise_name(toponym.name)}"


def _senses(toponyms: Sequence[Toponym], names: PlaceNames) -> dict[str, _Sense]:
    senses: dict[str, _Sense] = {}
    for toponym in toponyms:
        key = _sense_key(toponym)
        if key not in senses:
            senses[key] = _Sense(_candidates(toponym, names))
            senses[key].choice = senses[key].candidates[0].place if senses[key].candidates else None
        senses[key].count += 1
    return senses


def _candidates(toponym: Toponym, names: PlaceNames) -> Sequence[Rated]:
    if toponym.found_by != "demonym":
        return names.candidates(toponym.name)
    place = names.demonym(toponym.text)
    return (Rated(place, 9.0, own_name=True),) if place else ()


def _containers(text: str, toponyms: Sequence[Toponym]) -> dict[int, int]:
    """The number of the name that follows as container, for each name that has one: "X, Y", "X (Y", "X in Y"."""
    return {
        n: n + 1
        for n, (inner, outer) in enumerate(pairwise(toponyms))
        if outer.found_by != "demonym" and _RELATION.fullmatch(text[inner.span.end : outer.span.start])
    }


def _find_kin(senses: Mapping[str, _Sense]) -> None:
    counties: dict[str, set[str]] = defaultdict(set)
    holders: dict[str, set[str]] = defaultdict(set)
    for key, sense in senses.items():
        for place in (rated.place for rated in sense.candidates if rated.own_name):
            if place.feature_code == "ADM2":
                counties[place.key].add(key)
            elif place.is_town and len(place.within) > 2:
                holders[place.within[0]].add(key)
    for key, sense in senses.items():
        sense.kin = frozenset(
            rated.place.key
            for rated in sense.candidates
            if holders.get(rated.place.key, _NO_NAMES) - {key}
            or (rated.place.within and counties.get(rated.place.within[0], _NO_NAMES) - {key})
        )


_NO_NAMES: frozenset[str] = frozenset()


@dataclass(slots=True)
class _Story:
    """Where the story is set, as the present choices have it."""

    countries: Counter[str]
    states: Counter[str]
    points: list[tuple[str, float, float]]
    total: float


def _decide_all(senses: Mapping[str, _Sense], *, first_round: bool) -> bool:
    """Choose anew for every name; whether any choice changed."""
    weights = {k: s.weight * (0.4 if first_round and not s.is_clear else 1.0) for k, s in senses.items() if s.choice}
    story = _story(senses, weights)
    chosen = {key: _choice(key, sense, story, weights.get(key, 0.0)) for key, sense in senses.items()}
    changed = any(senses[key].choice is not choice[0] for key, choice in chosen.items())
    for key, choice in chosen.items():
        senses[key].choice, senses[key].evidence, senses[key].lead = choice
    return changed


def _story(senses: Mapping[str, _Sense], weights: Mapping[str, float]) -> _Story:
    story = _Story(Counter(), Counter(), [], sum(weights.values()))
    for key, weight in weights.items():
        place = senses[key].choice
        if place is None:
            continue
        if place.country:
            story.countries[place.country] += weight  # type: ignore[assignment]
        if state := _state(place):
            story.states[state] += weight  # type: ignore[assignment]
        if (place.is_town or place.feature_code == "ADM2") and place.latitude is not None:
            story.points.append((key, place.latitude, place.longitude or 0.0))
    return story


def _state(place: Place) -> str | None:
    """The key of the first-level division that the place is or lies in."""
    if place.feature_code == "ADM1":
        return place.key
    return place.within[-2] if len(place.within) > 1 else None


def _choice(key: str, sense: _Sense, story: _Story, own_weight: float) -> tuple[Place | None, str, float]:
    candidates = sense.candidates
    if not candidates:
        return None, "none", 0.0
    scored = sorted(
        ((_score(key, sense, rated, story, own_weight), -n) for n, rated in enumerate(candidates)), reverse=True
    )
    best = candidates[-scored[0][1]]
    if scored[0][0] < LEAST_SCORE:
        return None, "none", 0.0
    evidence = _evidence(best, sense)
    rivals = (score for score, n in scored[1:] if not _same_area(candidates[-n].place, best.place))
    lead = scored[0][0] - next(rivals, scored[0][0] - _SURE)
    if lead < LEAST_LEAD and evidence in ("size", "context"):
        return None, "unclear", lead
    return best.place, evidence, lead


def _same_area(place: Place, other: Place) -> bool:
    """Whether one lies in the other, so that taking one for the other is no mistake about where it is."""
    return place.key in other.within or other.key in place.within


def _evidence(best: Rated, sense: _Sense) -> str:
    if sense.containers.intersection(best.place.within):
        return "container"
    if best.place.is_country or best.place.is_region:
        return "country"
    if len(sense.candidates) == 1:
        return "single"
    return "size" if best is sense.candidates[0] else "context"


def _score(key: str, sense: _Sense, rated: Rated, story: _Story, own_weight: float) -> float:
    """How well a candidate fits the story without the name's own present choice."""
    place, score, total = rated.place, rated.prior, story.total - own_weight + 1.0
    present = sense.choice
    if place.country:
        own = own_weight if present and present.country == place.country else 0.0
        score += COUNTRY_OF_STORY * (story.countries[place.country] - own) / total
    if state := _state(place):
        own = own_weight if present and _state(present) == state else 0.0
        score += STATE_OF_STORY * min(1.0, 1.6 * (story.states[state] - own) / total)
    if sense.containers.intersection(place.within):
        score += CONTAINER
    elif place.key in sense.kin:
        score += COUNTY_NAMED
    if (place.is_town or place.feature_code == "ADM2") and place.latitude is not None:
        score += NEARNESS * _nearness(key, place, story)
    return score


def _nearness(key: str, place: Place, story: _Story) -> float:
    latitude, longitude = place.latitude or 0.0, place.longitude or 0.0
    nearest = min(
        (
            distance_km(latitude, longitude, other_latitude, other_longitude)
            for other, other_latitude, other_longitude in story.points
            if other != key and abs(other_latitude - latitude) < _NEAR_DEGREES
        ),
        default=math.inf,
    )
    return math.exp(-nearest / NEAR_KM)


def distance_km(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> float:
    """The great-circle distance of two positions in degrees, on a sphere of 6,371 km."""
    a, b, c, d = map(math.radians, (latitude, longitude, other_latitude, other_longitude))
    h = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 2 * 6371.0 * math.asin(min(1.0, math.sqrt(h)))


def _of_mention(
    text: str, toponyms: Sequence[Toponym], n: int, containers: Mapping[int, int], senses: Mapping[str, _Sense]
) -> Resolved:
    """The sense of the name, unless this mention's own container ("Paris, Texas") says otherwise."""
    toponym, sense = toponyms[n], senses[_sense_key(toponyms[n])]
    outer = senses[_sense_key(toponyms[containers[n]])].choice if n in containers else None
    if outer is not None and sense.choice is not None and _COMMA.match(text[toponym.span.end :]):
        inside = [rated.place for rated in sense.candidates if outer.key in rated.place.within]
        if inside and sense.choice not in inside:
            return Resolved(toponym, inside[0], "container", 2.0)
    return Resolved(toponym, sense.choice, sense.evidence, sense.lead)
