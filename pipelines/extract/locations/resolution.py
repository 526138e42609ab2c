"""Deciding which of its namesakes each place name means, from what the rest of the text names.

Belongs here: the evidence (containment, country and state of the story, nearness, size) and its weights. Does not
belong here: finding the names; how sure a choice is (confidence.py). One name has one sense in a document, unless a
mention names its own container.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from pipelines.extract.locations.enumerations import containers_of
from pipelines.extract.locations.gazetteer import Place
from pipelines.extract.locations.names import PlaceNames, Rated
from pipelines.extract.locations.recognition import Toponym
from pipelines.extract.text import normalise_name

CONTAINER = 6.0
COUNTRY_OF_STORY = 2.5
STATE_OF_STORY = 3.5
NEARNESS = 1.0
KIN = 1.5
"""What each kind of evidence is worth, in powers of ten of inhabitants; set by hand on American local news."""

LEAST_SCORE = 3.0
"""Below this a candidate is no more than a namesake: a hamlet in a country that the text does not speak of."""

LEAST_SCORE_ABROAD = 4.8
"""The same where the text speaks of other countries and never of this one: a city of 60,000 may be meant."""

LEAST_LEAD = 0.25
"""Namesakes that are closer than this leave the name without a place: either would be wrong every second time."""

NEAR_KM = 80.0
"""The distance at which nearness has fallen to a third."""

ROUNDS = 3
_INSIDE_NAMES = frozenset({"nested", "relabelled", "repeated", "listed"})
_SURE = 9.0
_CLEAR = 1.5
_PLAUSIBLE = 2.0
_NEAR_DEGREES = 2.5
_SAME_DEGREES = 0.7
_LIKELY_CONTAINERS = 8
_NO_NAMES: frozenset[str] = frozenset()


Evidence = Literal["container", "single", "country", "context", "size", "unclear", "none"]


@dataclass(frozen=True, slots=True)
class Resolved:
    """A place name with its place, or None, and how the decision was made.

    `evidence`: container (the text says in what it lies), single (no other place bears the name), country (a country,
    region or demonym), context (the story's other places decide), size (only inhabitants decide), unclear (several
    fit as well), none (no place of that name fits). `lead` is how far the choice is ahead of the next place elsewhere;
    `is_supported` whether another name of the text lies in the same country, `is_local` in the same state.
    """

    toponym: Toponym
    place: Place | None
    evidence: Evidence
    lead: float
    is_supported: bool = False
    is_local: bool = False


@dataclass(slots=True)
class _Sense:
    """A name and what it stands for in this document.

    `is_free` says whether it stands by itself anywhere, not only in names of organisations ("Paris City Council");
    `containers` are places that the text says it lies in; `kin` are candidates of it that hold a town, or a county,
    that another name of the text may stand for, or lie in such a county.
    """

    candidates: Sequence[Rated]
    count: int = 0
    is_free: bool = False
    containers: set[str] = field(default_factory=set)
    kin: frozenset[str] = frozenset()
    choice: Rated | None = None
    evidence: Evidence = "none"
    lead: float = 0.0
    is_supported: bool = False
    is_local: bool = False

    @property
    def weight(self) -> float:
        """How much the name says of where the story is set."""
        is_country = self.choice is not None and self.choice.place.is_country
        return (1 + 0.5 * math.log(self.count)) * (0.8 if is_country else 1.0)

    @property
    def is_clear(self) -> bool:
        """Whether the name is hardly in doubt before context is asked."""
        by_prior = self.candidates
        return len(by_prior) == 1 or bool(self.containers) or by_prior[0].prior - by_prior[1].prior > _CLEAR


def resolve(text: str, toponyms: Sequence[Toponym], names: PlaceNames) -> list[Resolved]:
    """The place of each name, in the same order."""
    keys = _sense_keys(toponyms, names)
    senses = _senses(keys, toponyms, names)
    containers = containers_of(text, toponyms, [senses[key].candidates for key in keys], names)
    for inner, outer in containers.items():
        of_outer = senses[keys[outer]].candidates[:_LIKELY_CONTAINERS]
        senses[keys[inner]].containers.update(rated.place.key for rated in of_outer)
    _find_kin(senses)
    for first_round in (True, *[False] * (ROUNDS - 1)):
        if not _decide_all(senses, first_round=first_round):
            break
    outer_senses = [senses[keys[containers[n]]] if n in containers else None for n in range(len(keys))]
    return [
        _of_mention(toponym, senses[key], outer)
        for toponym, key, outer in zip(toponyms, keys, outer_senses, strict=True)
    ]


def _sense_keys(toponyms: Sequence[Toponym], names: PlaceNames) -> list[str]:
    """For each name what it shares with those that mean the same: "City of Richmond" is Richmond where both stand."""
    keys = [
        ("demonym:" if toponym.found_by == "demonym" else "") + normalise_name(toponym.name) for toponym in toponyms
    ]
    known = frozenset(keys)
    return [_without_city(key, known, names) if "city" in key else key for key in keys]


def _without_city(key: str, known: Container[str], names: PlaceNames) -> str:
    """The key without the word "city", but for cities that have it in their name, such as Mexico City."""
    for bare in (key.removeprefix("city of "), key.removesuffix(" city")):
        if bare != key and bare in known and not any(r.place.is_town and r.own_name for r in names.candidates(key)):
            return bare
    return key


def _senses(keys: Sequence[str], toponyms: Sequence[Toponym], names: PlaceNames) -> dict[str, _Sense]:
    senses: dict[str, _Sense] = {}
    for key, toponym in zip(keys, toponyms, strict=True):
        if key not in senses:
            candidates = _candidates(toponym, names)
            senses[key] = _Sense(candidates, choice=candidates[0] if candidates else None)
        senses[key].count += 1
        senses[key].is_free |= toponym.found_by not in _INSIDE_NAMES
    return senses


def _candidates(toponym: Toponym, names: PlaceNames) -> Sequence[Rated]:
    if toponym.found_by != "demonym":
        return names.candidates(toponym.name)
    place = names.demonym(toponym.text)
    return (Rated(place, _SURE, own_name=True),) if place else ()


def _find_kin(senses: Mapping[str, _Sense]) -> None:
    counties: dict[str, set[str]] = defaultdict(set)
    holders: dict[str, set[str]] = defaultdict(set)
    for key, sense in senses.items():
        for rated in sense.candidates:
            if not rated.own_name:
                continue
            place = rated.place
            if place.feature_code == "ADM2":
                counties[place.key].add(key)
            elif place.is_town and len(place.within) > 2:
                holders[place.within[0]].add(key)
            if rated.state and rated.is_point and rated.prior > sense.candidates[0].prior - _PLAUSIBLE:
                holders[rated.state].add(key)
    for key, sense in senses.items():
        if len(sense.candidates) > 1:
            others = {key}
            sense.kin = frozenset(
                rated.place.key
                for rated in sense.candidates
                if holders.get(rated.place.key, _NO_NAMES) - others
                or (rated.place.within and counties.get(rated.place.within[0], _NO_NAMES) - others)
            )


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
    before = [sense.choice for sense in senses.values()]
    chosen = [_choice(key, sense, story, weights.get(key, 0.0)) for key, sense in senses.items()]
    for sense, (choice, evidence, lead, is_supported, is_local) in zip(senses.values(), chosen, strict=True):
        sense.choice, sense.evidence, sense.lead = choice, evidence, lead
        sense.is_supported, sense.is_local = is_supported, is_local
    return any(sense.choice is not old for sense, old in zip(senses.values(), before, strict=True))


def _story(senses: Mapping[str, _Sense], weights: Mapping[str, float]) -> _Story:
    story = _Story(Counter(), Counter(), [], sum(weights.values()))
    for key, weight in weights.items():
        choice = senses[key].choice
        if choice is None:
            continue
        place = choice.place
        if place.country:
            story.countries[place.country] += weight  # type: ignore[assignment]
        if choice.state:
            story.states[choice.state] += weight  # type: ignore[assignment]
        if choice.is_point:
            story.points.append((key, place.latitude or 0.0, place.longitude or 0.0))
    return story


type _Choice = tuple[Rated | None, Evidence, float, bool, bool]


def _choice(key: str, sense: _Sense, story: _Story, own_weight: float) -> _Choice:
    candidates = sense.candidates
    if not candidates:
        return None, "none", 0.0, False, False
    scores = _scores(key, sense, story, own_weight)
    best_score = max(scores)
    best = candidates[scores.index(best_score)]
    supported, local = _support(best, sense, story, own_weight)
    abroad = not supported and story.total > own_weight and not sense.containers
    if best_score < (LEAST_SCORE_ABROAD if abroad else LEAST_SCORE):
        return None, "none", 0.0, supported, local
    evidence = _evidence(best, sense)
    elsewhere = (s for s, rated in zip(scores, candidates, strict=True) if not _same_area(rated.place, best.place))
    lead = best_score - max(elsewhere, default=best_score - _SURE)
    is_alone = not (supported or sense.is_free or best.is_wide)
    if evidence in ("size", "context") and (lead < LEAST_LEAD or is_alone):
        return None, "unclear", lead, supported, local
    return best, evidence, lead, supported, local


def _support(best: Rated, sense: _Sense, story: _Story, own_weight: float) -> tuple[bool, bool]:
    """Whether other names lie in the country, and in the state, of the choice."""
    present, country, state = sense.choice, best.place.country, best.state
    own_country = own_weight if present and present.place.country == country else 0.0
    own_state = own_weight if present and present.state == state else 0.0
    in_country = bool(country) and story.countries[country or ""] - own_country > 0.01
    return in_country, bool(state) and story.states[state or ""] - own_state > 0.01


def _same_area(place: Place, other: Place) -> bool:
    """Whether one lies in or beside the other, so that taking one for the other is no mistake about where it is."""
    return place is other or place.key in other.within or other.key in place.within or _are_close(place, other)


def _are_close(place: Place, other: Place) -> bool:
    if place.latitude is None or other.latitude is None or place.longitude is None or other.longitude is None:
        return False
    return (
        abs(place.latitude - other.latitude) < _SAME_DEGREES and abs(place.longitude - other.longitude) < _SAME_DEGREES
    )


def _evidence(best: Rated, sense: _Sense) -> Evidence:
    if sense.containers.intersection(best.place.within):
        return "container"
    if best.place.is_country or best.place.is_region:
        return "country"
    if len(sense.candidates) == 1:
        return "single"
    return "size" if best is sense.candidates[0] else "context"


def _scores(key: str, sense: _Sense, story: _Story, own_weight: float) -> list[float]:
    """How well each candidate fits the story without the name's own present choice."""
    total, present = story.total - own_weight + 1.0, sense.choice
    own_country = present.place.country if present else None
    own_state = present.state if present else None
    scores = []
    for rated in sense.candidates:
        place, score = rated.place, rated.prior
        if place.country and (weight := story.countries.get(place.country)):
            score += COUNTRY_OF_STORY * (weight - own_weight * (place.country == own_country)) / total
        if rated.state and (weight := story.states.get(rated.state)):
            weight -= own_weight * (rated.state == own_state)  # type: ignore[assignment]
            score += STATE_OF_STORY * min(1.0, 1.6 * weight / total)
        if sense.containers and sense.containers.intersection(place.within):
            score += CONTAINER
        elif place.key in sense.kin:
            score += KIN
        if rated.is_point:
            score += NEARNESS * _nearness(key, place.latitude or 0.0, place.longitude or 0.0, story)
        scores.append(score)
    return scores


def _nearness(key: str, latitude: float, longitude: float, story: _Story) -> float:
    close = [
        (other_latitude, other_longitude)
        for other, other_latitude, other_longitude in story.points
        if abs(other_latitude - latitude) < _NEAR_DEGREES
        and abs(other_longitude - longitude) < 2 * _NEAR_DEGREES
        and other != key
    ]
    if not close:
        return 0.0
    nearest = min(distance_km(latitude, longitude, *other) for other in close)
    return math.exp(-nearest / NEAR_KM)


def distance_km(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> float:
    """The great-circle distance of two positions in degrees, on a sphere of 6,371 km."""
    a, b, c, d = map(math.radians, (latitude, longitude, other_latitude, other_longitude))
    h = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 2 * 6371.0 * math.asin(min(1.0, math.sqrt(h)))


def _of_mention(toponym: Toponym, sense: _Sense, outer: _Sense | None) -> Resolved:
    """The sense of the name, unless this mention's own container ("Paris, Texas") says otherwise."""
    if outer is not None and outer.choice is not None:
        inside = [rated for rated in sense.candidates if outer.choice.place.key in rated.place.within]
        if not inside and len(outer.candidates) == 1:
            return Resolved(toponym, None, "none", 0.0)
        if inside and sense.choice not in inside:
            return Resolved(toponym, inside[0].place, "container", _PLAUSIBLE, is_supported=True, is_local=True)
    place = sense.choice.place if sense.choice else None
    return Resolved(toponym, place, sense.evidence, sense.lead, sense.is_supported, sense.is_local)
