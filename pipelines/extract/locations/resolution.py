"""Deciding which of its namesakes each place name means, from what the rest of the text names.

Belongs here: the evidence (containment, country and state of the story, nearness, size) and its weights. Does not
belong here: finding the names; how sure a choice is (confidence.py). One name has one sense in a document, unless a
mention names its own container.
"""

import math
from collections import defaultdict
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from pipelines.extract.locations.enumerations import containers_of
from pipelines.extract.locations.gazetteer import Place
from pipelines.extract.locations.names import PlaceNames, Rated, rate
from pipelines.extract.locations.toponyms import Toponym
from pipelines.extract.text import normalise_name

CONTAINER = 6.0
COUNTRY_OF_STORY = 2.5
STATE_OF_STORY = 3.5
NEARNESS = 1.0
KIN = 2.5
"""What each kind of evidence is worth, in powers of ten of inhabitants; set by hand on American local news."""

LEAST_SCORE = 3.0
"""Below this a candidate is no more than a namesake: a hamlet in a country that the text does not speak of."""

LEAST_SCORE_ABROAD = 4.8
"""The same where the text speaks of other countries and never of this one: a city of 60,000 may be meant."""

LEAST_LEAD = 0.25
LEAST_LEAD_ELSEWHERE = 1.0
"""Namesakes that are closer than this leave the name without a place: either would be wrong every second time.

The second is for a smaller namesake for which only its country speaks, and nothing else in its state.
"""

DOUBTFUL = 0.4
"""What a name that is in doubt itself says of the others, beside 1."""

NEAR_KM = 80.0
"""The distance at which nearness has fallen to a third."""

ROUNDS = 3
_INSIDE_NAMES = frozenset({"nested", "relabelled", "repeated", "listed"})
_SURE = 9.0
_CLEAR = 1.5
_NOTHING = 0.01
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


@dataclass(frozen=True, slots=True)
class _Choice:
    """A candidate with how it was chosen; the fields are those of Resolved. A name in doubt has a candidate too."""

    rated: Rated | None
    evidence: Evidence = "none"
    lead: float = 0.0
    is_supported: bool = False
    is_local: bool = False

    @property
    def is_in_doubt(self) -> bool:
        """Whether another candidate fits as well, so that the name gets no place."""
        return self.evidence == "unclear"


_NO_CHOICE = _Choice(None)


@dataclass(slots=True)
class _Sense:
    """A name and what it stands for in this document.

    `is_free` says whether it stands as a place anywhere, not only in names of organisations ("Paris City Council");
    `containers` are places that the text says it lies in; `kin` are candidates of it that hold a town, or a county,
    that another name of the text may stand for, or lie in such a county.
    """

    candidates: Sequence[Rated]
    count: int = 0
    is_free: bool = False
    containers: set[str] = field(default_factory=set)
    kin: frozenset[str] = frozenset()
    choice: _Choice = _NO_CHOICE

    @property
    def weight(self) -> float:
        """How much the name says of where the story is set; less when it is in doubt itself."""
        rated = self.choice.rated
        certainty = DOUBTFUL if self.choice.is_in_doubt else 1.0
        return (1 + 0.5 * math.log(self.count)) * (0.8 if rated and rated.place.is_country else 1.0) * certainty

    @property
    def is_clear(self) -> bool:
        """Whether the name is hardly in doubt before context is asked."""
        by_prior = self.candidates
        return len(by_prior) == 1 or bool(self.containers) or by_prior[0].prior - by_prior[1].prior > _CLEAR


def resolve(text: str, toponyms: Sequence[Toponym], names: PlaceNames, outlet: str = "") -> list[Resolved]:
    """The place of each name, in the same order.

    `outlet` is the name of the paper or station: what it is named after says where the story may be set.
    """
    keys = _sense_keys(toponyms, names)
    senses = _senses(keys, toponyms, names)
    _add_outlet(outlet, senses, names)
    containers = containers_of(text, toponyms, [senses[key].candidates for key in keys], names)
    for inner, outer in containers.items():
        of_outer = senses[keys[outer]].candidates[:_LIKELY_CONTAINERS]
        senses[keys[inner]].containers.update(rated.place.key for rated in of_outer)
    _find_kin(senses)
    _decide_all(senses)
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
            senses[key] = _Sense(candidates, choice=_Choice(candidates[0]) if candidates else _NO_CHOICE)
        senses[key].count += 1
        senses[key].is_free |= toponym.is_where or toponym.found_by not in _INSIDE_NAMES
    return senses


def _add_outlet(outlet: str, senses: dict[str, _Sense], names: PlaceNames) -> None:
    """Weigh the place in the name of the outlet like one more name in the text: "Hartford Courant"."""
    words = outlet.split()
    for name in (" ".join(words[first : first + width]) for width in (2, 1) for first in range(len(words))):
        if names.is_weighty(name):
            candidates = names.candidates(name)
            sense = senses.setdefault(normalise_name(name), _Sense(candidates, choice=_Choice(candidates[0])))
            sense.count += 1
            return


def _candidates(toponym: Toponym, names: PlaceNames) -> Sequence[Rated]:
    if toponym.found_by != "demonym":
        return names.candidates(toponym.name)
    place = names.demonym(toponym.text)
    return (rate(place, _SURE, own_name=True),) if place else ()


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


class _Story:
    """Where the story is set, as the present choices of its names have it."""

    def __init__(self) -> None:
        """Begin without any name."""
        self.countries: defaultdict[str, float] = defaultdict(float)
        self.states: defaultdict[str, float] = defaultdict(float)
        self.points: dict[str, tuple[float, float]] = {}
        self.total = 0.0

    def weigh(self, key: str, rated: Rated, weight: float) -> None:
        """Let a name speak for where its choice lies; a negative weight takes back what it said."""
        self.total += weight
        if rated.place.country:
            self.countries[rated.place.country] += weight
        if rated.state:
            self.states[rated.state] += weight
        if rated.is_point and weight > 0:
            self.points[key] = rated.place.latitude or 0.0, rated.place.longitude or 0.0
        else:
            self.points.pop(key, None)


def _decide_all(senses: Mapping[str, _Sense]) -> None:
    """Choose for every name in turn by what the others say, again and again until no choice changes.

    One after the other: two names that decide at once, each by what the other was, may change places for ever.
    """
    story, weights = _Story(), dict[str, float]()
    for key, sense in senses.items():
        if sense.choice.rated:
            weights[key] = sense.weight * (1.0 if sense.is_clear else DOUBTFUL)
            story.weigh(key, sense.choice.rated, weights[key])
    for _ in range(ROUNDS):
        changes = [_decide(key, sense, story, weights) for key, sense in senses.items()]
        if not any(changes):
            return


def _decide(key: str, sense: _Sense, story: _Story, weights: dict[str, float]) -> bool:
    """Choose anew for one name; whether the choice changed."""
    before = sense.choice
    if before.rated:
        story.weigh(key, before.rated, -weights[key])
    sense.choice = _choice(sense, story)
    if sense.choice.rated:
        weights[key] = sense.weight
        story.weigh(key, sense.choice.rated, weights[key])
    return before.rated is not sense.choice.rated or before.is_in_doubt != sense.choice.is_in_doubt


def _choice(sense: _Sense, story: _Story) -> _Choice:
    candidates = sense.candidates
    if not candidates:
        return _NO_CHOICE
    scores = _scores(sense, story)
    best_score = max(scores)
    best = candidates[scores.index(best_score)]
    supported = story.countries[best.place.country or ""] > _NOTHING
    local = story.states[best.state or ""] > _NOTHING
    is_abroad = not supported and story.total > _NOTHING and not sense.containers
    if best_score < (LEAST_SCORE_ABROAD if is_abroad else LEAST_SCORE):
        return _NO_CHOICE
    elsewhere = (s for s, rated in zip(scores, candidates, strict=True) if not _same_area(rated.place, best.place))
    lead = best_score - max(elsewhere, default=best_score - _SURE)
    choice = _Choice(best, _evidence(best, sense), lead, supported, local)
    if choice.evidence in ("size", "context") and not _is_clear_enough(choice, best, sense):
        return replace(choice, evidence="unclear")
    return choice


def _is_clear_enough(choice: _Choice, best: Rated, sense: _Sense) -> bool:
    """Whether the best candidate is ahead by enough, and something in the text speaks for it."""
    is_distant = choice.evidence == "context" and not (choice.is_local or best.is_wide)
    if choice.lead < (LEAST_LEAD_ELSEWHERE if is_distant else LEAST_LEAD):
        return False
    return choice.is_supported or sense.is_free or best.is_wide


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


def _scores(sense: _Sense, story: _Story) -> list[float]:
    """How well each candidate fits the story."""
    total = story.total + 1.0
    scores = []
    for rated in sense.candidates:
        place, score = rated.place, rated.prior
        if place.country and (weight := story.countries.get(place.country)):
            score += COUNTRY_OF_STORY * weight / total
        if rated.state and (weight := story.states.get(rated.state)):
            score += STATE_OF_STORY * min(1.0, 1.6 * weight / total)
        if sense.containers and sense.containers.intersection(place.within):
            score += CONTAINER
        elif place.key in sense.kin:
            score += KIN
        if rated.is_point:
            score += NEARNESS * _nearness(place.latitude or 0.0, place.longitude or 0.0, story)
        scores.append(score)
    return scores


def _nearness(latitude: float, longitude: float, story: _Story) -> float:
    close = [
        (other_latitude, other_longitude)
        for other_latitude, other_longitude in story.points.values()
        if abs(other_latitude - latitude) < _NEAR_DEGREES and abs(other_longitude - longitude) < 2 * _NEAR_DEGREES
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
    choice, container = sense.choice, outer.choice.rated if outer else None
    if outer is not None and container is not None:
        inside = [rated for rated in sense.candidates if container.place.key in rated.place.within]
        if not inside and len(outer.candidates) == 1:
            return Resolved(toponym, None, "none", 0.0)
        if inside and (choice.rated not in inside or choice.is_in_doubt):
            return Resolved(toponym, inside[0].place, "container", _PLAUSIBLE, is_supported=True, is_local=True)
    place = choice.rated.place if choice.rated and not choice.is_in_doubt else None
    return Resolved(toponym, place, choice.evidence, choice.lead, choice.is_supported, choice.is_local)
