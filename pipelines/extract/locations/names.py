"""From a name as a text spells it to the places that may be meant, the likeliest first when nothing else is known.

Belongs here: spellings, abbreviations, our own regions and country names beside the gazetteer, the prior of a place.
Does not belong here: what the rest of the text tells (resolution.py).
"""

import math
from collections.abc import Container, Iterable, Iterator, Mapping
from functools import cache, lru_cache
from itertools import islice
from typing import NamedTuple

from pipelines.extract.lexicon import Row, read_rows
from pipelines.extract.locations.gazetteer import Candidate, Gazetteer, Place, built_gazetteer
from pipelines.extract.locations.spellings import other_spellings, same_spellings
from pipelines.extract.locations.words import is_division_word, kinds_of
from pipelines.extract.text import normalise_name

MOST_NAMESAKES = 40
"""Of the towns of one name so many of the largest are weighed; smaller ones are never meant without their state."""

REGION_PRIOR = 7.0
"""A place of our own list weighs at least as much as one of ten million inhabitants."""

NESTED_TOWN = 50_000
NESTED_TOWN_OF_WORDS = 2_000
"""Inhabitants a town must have to be read inside the name of an organisation: of one word, of several words."""

LEAST_PEOPLE = 15_000
"""A name that no place of more inhabitants bears says nothing alone: the prior of one is below any threshold."""

_SAINTS = ("St. ", "St ", "Saint ")  # churches and schools bear their names more often than towns
_SEAT_OF_DIVISION_COST = 1.0
_ALTERNATE_COST = 2.2
_NO_POSITION_COST = 1.0
_NAMED_AS_DIVISION = 4.0
_CLASS_BONUS = {"PCLI": 1.0, "PCLD": 0.5, "ADM1": -0.5, "ADM2": -2.0, "ADM3": -2.5, "PPLC": 0.5}
"""What kind of place is named more often in news than its inhabitants tell, in powers of ten of inhabitants."""


class Rated(NamedTuple):
    """A place that a name may stand for, and how likely that is before the text is asked.

    `state` is the key of the first-level division that the place is or lies in; `is_point` says whether its position
    is that of one town or county, to which others can be near.
    """

    place: Place
    prior: float
    own_name: bool
    state: str | None
    is_point: bool

    @property
    def is_wide(self) -> bool:
        """Whether it is a country or a first-level division: what lists in news are lists of."""
        return self.place.is_country or self.place.feature_code == "ADM1"


def rate(place: Place, prior: float, *, own_name: bool) -> Rated:
    """A candidate with what resolution asks of each one many times."""
    inside = place.within[-2] if len(place.within) > 1 else None
    state = place.key if place.feature_code == "ADM1" else inside
    is_point = place.latitude is not None and (place.is_town or place.feature_code == "ADM2")
    return Rated(place, prior, own_name, state, is_point)


class PlaceNames:
    """Everything that is known by name: gazetteer, countries, regions and abbreviations.

    `listed_openings` and `demonym_openings` have the first words of the names of countries and regions and of the
    demonyms, as `normalise_name` spells them, and how many words the longest such name has: a cheap test before
    anything is looked up.
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        """Read the reference files beside the gazetteer.

        Raises LexiconError for a row that cannot be used.
        """
        self._gazetteer = gazetteer
        self._ours: dict[str, list[Place]] = {}
        self._short: dict[str, Place] = {}
        idioms = [row["phrase"] for row in read_rows("place_idioms.csv", ("phrase",), ("phrase",))]
        self._idioms = {phrase.lower(): phrase for phrase in idioms}
        self._given_names = frozenset(row["name"] for row in read_rows("given_names.csv", ("name", "gender")))
        self._demonyms: dict[str, Place] = {}
        self._canonical: dict[str, Place] = {}
        self.countries = gazetteer.countries()
        self._read_countries()
        self._read_regions()
        self._peoples = frozenset(self._read_peoples())
        self._officeholders = frozenset(self._read_surnames())
        self._read_abbreviations()
        self.listed_openings = _openings(self._ours)
        self.demonym_openings = _openings(self._demonyms)
        self.idiom_openings = _openings(map(normalise_name, self._idioms))
        self.candidates = lru_cache(maxsize=1 << 14)(self._candidates)
        self.is_place = lru_cache(maxsize=1 << 14)(self._is_place)
        self.is_known = lru_cache(maxsize=1 << 14)(self._is_known)
        self.weight_alone = lru_cache(maxsize=1 << 14)(self._weight_alone)
        self.is_weighty = lru_cache(maxsize=1 << 14)(self._is_weighty)

    def demonym(self, word: str) -> Place | None:
        """The country or region of an adjective or of its people, such as "Iraqi"."""
        return self._demonyms.get(normalise_name(word))

    def is_people(self, name: str) -> bool:
        """Whether the name is that of a people or a community of faith, which the model takes for places at times."""
        return normalise_name(name) in self._peoples

    def is_officeholder(self, name: str) -> bool:
        """Whether it is the surname of somebody in high office, which the model takes for a place at times: "Obama"."""
        return normalise_name(name) in self._officeholders and not self.is_listed(name)

    def is_idiom(self, phrase: str) -> bool:
        """Whether it is a set phrase that holds the name of a place and speaks of none: "Gulf War".

        In the singular or the plural, with a hyphen or a space; what has a capital in the list must have one here.
        """
        written = phrase.replace("-", " ")
        listed = self._idioms.get(written.lower()) or self._idioms.get(written.lower().removesuffix("s"))
        return listed is not None and all(
            ours in (other, other.lower()) for ours, other in zip(listed, written, strict=False)
        )

    def is_given_name(self, word: str) -> bool:
        """Whether it is a given name, so that what follows is a surname: "George Washington"."""
        return word in self._given_names

    def is_alliance(self, name: str) -> bool:
        """Whether an alliance of states bears the name, which is a place only where the model sees one."""
        return any(place.feature_code == "ZN" for place in self._ours.get(normalise_name(name), ()))

    def is_building(self, name: str) -> bool:
        """Whether it is the seat of an authority, which stands for the authority as often: "the White House"."""
        return any(place.feature_code == "BLDG" for place in self._ours.get(normalise_name(name), ()))

    def is_code(self, text: str) -> bool:
        """Whether it is the code of a state in two capitals: "TX"."""
        return len(text) == 2 and text in self._short and not self.is_listed(text)

    def is_listed(self, name: str) -> bool:
        """Whether the name is that of a country or stands in our own list, so that it needs no other sign."""
        return normalise_name(name) in self._ours

    def is_short(self, text: str) -> bool:
        """Whether a name of two or three letters is one: "US", "U.S.", "S.C.", but not "us", "Us" or "SC"."""
        if not text.isupper() or not text.replace(".", "").isalpha():
            return False
        return self.is_listed(text) or ("." in text and text in self._short)

    def is_abbreviation(self, text: str) -> bool:
        """Whether it is the abbreviation of a state, with or without its last full stop."""
        text = text.replace(" ", "")
        return text in self._short or f"{text}." in self._short

    def _is_known(self, name: str) -> bool:
        """Whether any place bears exactly this name."""
        return self._has_key(normalise_name(name))

    def _weight_alone(self, name: str) -> float:
        """The prior of the likeliest place that has the name for its own.

        0 when it is better known by another, or when no place of that name has LEAST_PEOPLE.
        """
        if not self.is_known(name) or self._are_small(name, LEAST_PEOPLE):
            return 0.0
        best = next(iter(self.candidates(name)), None)
        return best.prior if best is not None and best.own_name else 0.0

    def _is_weighty(self, name: str) -> bool:
        """Whether a place of that name is large enough to be read inside the name of an organisation."""
        least = NESTED_TOWN if " " not in name else NESTED_TOWN_OF_WORDS
        if not self.is_known(name) or "ordinary" in kinds_of(name.lower()) or name.startswith(_SAINTS):
            return False
        if self._are_small(name, least):
            return False
        own = [candidate.place for candidate in self.candidates(name) if candidate.own_name]
        if any(p.is_country or p.is_region or p.feature_code == "ADM1" for p in own):
            return True
        if any(is_division_word(word) for word in name.split()) and any(p.is_division for p in own):
            return True
        return max((place.population for place in own), default=0) > least

    def _candidates(self, name: str) -> tuple[Rated, ...]:
        """The places a name may stand for, likeliest first; a final stop belongs to the name of an abbreviation."""
        short = self._short.get(name.replace(" ", ""))
        key = normalise_name(name)
        if short is not None and key not in self._ours:
            return (rate(short, 9.0, own_name=True),)
        found = [candidate for spelling in self._spellings(key) for candidate in self._of_key(spelling)]
        ours = {place.key for place in self._ours.get(key, ())}
        seats = {key for c in found if c.place.is_town and not c.alternate for key in c.place.within}
        by_place = {candidate.place.key: candidate for candidate in reversed(_without_shadows(found))}
        weighed = [self._rated(candidate, name, ours, seats) for candidate in by_place.values()]
        return tuple(sorted(weighed, key=lambda r: (-r.prior, r.place.key)))

    def _is_place(self, name: str) -> bool:
        """Whether a name has any candidate: most names that are asked about have none."""
        return name.replace(" ", "") in self._short or bool(self._spellings(normalise_name(name)))

    def _spellings(self, key: str) -> list[str]:
        """The spellings of a name under which places are known; others than its own only where that has none."""
        found = [spelling for spelling in (key, *same_spellings(key)) if self._has_key(spelling)]
        return found or list(islice(filter(self._has_key, other_spellings(key)), 1))

    def _are_small(self, name: str, people: int) -> bool:
        """Whether nothing that bears the name counts: asked before the candidates are made."""
        key = normalise_name(name)
        if key in self._ours or any(is_division_word(word) for word in name.split()):
            return False
        return all(self._gazetteer.are_small(spelling, people) for spelling in (key, *same_spellings(key)))

    def _has_key(self, key: str) -> bool:
        return key in self._ours or self._gazetteer.has_name(key)

    def _of_key(self, key: str) -> Iterator[Candidate]:
        ours = self._ours.get(key, [])
        yield from (Candidate(place, alternate=False) for place in ours)
        known = {place.key for place in ours}
        for candidate in self._gazetteer.named(key, MOST_NAMESAKES) if key else ():
            if candidate.place.key not in known:
                place = self._canonical.get(candidate.place.key, candidate.place)
                yield Candidate(place, candidate.alternate)

    def _rated(self, candidate: Candidate, name: str, ours: Container[str], seats: Container[str]) -> Rated:
        place = candidate.place
        if place.is_region:
            return rate(place, REGION_PRIOR, own_name=True)
        prior = math.log10(place.population + 100) + _CLASS_BONUS.get(place.feature_code, 0.0)
        prior -= _ALTERNATE_COST * candidate.alternate + _NO_POSITION_COST * (place.latitude is None)
        if place.is_division and any(is_division_word(word) for word in name.split()):
            prior += _NAMED_AS_DIVISION
        elif place.is_division and place.key in seats:
            prior -= _SEAT_OF_DIVISION_COST
        if place.key in ours:
            prior = max(prior, REGION_PRIOR)
        return rate(place, prior, own_name=not candidate.alternate)

    def _read_countries(self) -> None:
        for row in read_rows("country_positions.csv", ("country", "name", "latitude", "longitude")):
            code = row.one_of("country", frozenset(self.countries))
            latitude, longitude = _position(row)
            self.countries[code] = self.countries[code]._replace(latitude=latitude, longitude=longitude)
        columns = ("iso3", "iso2", "name", "aliases", "demonyms", "capital", "metonyms", "source")
        for row in read_rows("countries.csv", columns, required=("iso3", "name")):
            if row["iso3"] not in self.countries:
                continue
            place = self.countries[row["iso3"]]._replace(name=row["name"])
            self.countries[row["iso3"]] = place
            self._canonical[place.key] = place
            self._add(place, (row["name"], *row.many("aliases")), row.many("demonyms"))

    def _read_peoples(self) -> Iterator[str]:
        """The names of peoples; one that lives in one country is its demonym too."""
        for row in read_rows("peoples.csv", ("key", "name", "aliases", "country", "source"), required=("name",)):
            names = [normalise_name(name) for name in (row["name"], *row.many("aliases"))]
            yield from names
            if row["country"] in self.countries:
                for name in names:
                    self._demonyms.setdefault(name, self.countries[row["country"]])

    def _read_surnames(self) -> Iterator[str]:
        columns = ("name", "aliases", "office", "country", "from", "until", "sector", "source")
        for row in read_rows("officeholders.csv", columns, required=("name",)):
            yield normalise_name(row["name"].split()[-1])

    def _read_regions(self) -> None:
        columns = ("name", "aliases", "demonyms", "latitude", "longitude", "countries", "feature_code")
        every = (*columns, "geonames_id", "source")
        rows = list(read_rows("regions.csv", every, required=("name", "latitude", "longitude", "feature_code")))
        known = self._gazetteer.by_geonames_id(int(row["geonames_id"]) for row in rows if row["geonames_id"].isdigit())
        for row in rows:
            place = self._region(row, known)
            self._canonical[place.key] = place
            if place.is_country and place.country:
                self.countries[place.country] = place
            self._add(place, (row["name"], *row.many("aliases")), row.many("demonyms"))

    def _region(self, row: Row, known: Mapping[int, Place]) -> Place:
        codes = row.many("countries")
        if unknown := [code for code in codes if code not in self.countries]:
            raise row.error(f"countries has {unknown[0]!r}, which is no ISO 3166-1 alpha-3 code")
        latitude, longitude = _position(row)
        if row["geonames_id"] and not row["geonames_id"].isdigit():
            raise row.error(f"geonames_id is {row['geonames_id']!r}; it must be a number or empty")
        geonames_id = int(row["geonames_id"]) if row["geonames_id"] else None
        if geonames_id is not None and geonames_id in known:
            found = known[geonames_id]
            return found._replace(name=row["name"], latitude=latitude, longitude=longitude)
        slug = normalise_name(row["name"]).replace(" ", "-")
        return Place(
            key=f"geonames:{geonames_id}" if geonames_id else f"place:{slug}",
            name=row["name"],
            latitude=latitude,
            longitude=longitude,
            country=codes[0] if len(codes) == 1 else None,
            feature_code=row["feature_code"],
            population=0,
            geonames_id=geonames_id,
            within=tuple(self.countries[code].key for code in codes),
            admin1=None,
        )

    def _add(self, place: Place, names: Iterable[str], demonyms: Iterable[str]) -> None:
        for name in names:
            places = self._ours.setdefault(normalise_name(name), [])
            if place.key not in {known.key for known in places}:
                places.append(place)
        self._demonyms.update((normalise_name(demonym), place) for demonym in demonyms)

    def _read_abbreviations(self) -> None:
        columns = ("abbreviation", "kind", "geonames_id", "name", "source")
        rows = list(read_rows("state_abbreviations.csv", columns, required=columns))
        known = self._gazetteer.by_geonames_id(int(row["geonames_id"]) for row in rows if row["geonames_id"].isdigit())
        for row in rows:
            row.one_of("kind", frozenset({"code", "abbreviation"}))
            if not row["geonames_id"].isdigit() or int(row["geonames_id"]) not in known:
                raise row.error(f"the gazetteer knows no place with the id {row['geonames_id']}")
            self._short[row["abbreviation"].replace(" ", "")] = known[int(row["geonames_id"])]


def _position(row: Row) -> tuple[float, float]:
    """The latitude and longitude of a row.

    Raises LexiconError when they are no position on earth.
    """
    try:
        latitude, longitude = float(row["latitude"]), float(row["longitude"])
    except ValueError as error:
        raise row.error(f"latitude and longitude must be numbers ({error})") from error
    if abs(latitude) > 90 or abs(longitude) > 180:
        raise row.error(f"{latitude}, {longitude} is no position")
    return latitude, longitude


def _openings(keys: Iterable[str]) -> dict[str, int]:
    """The first words of names, each with the number of words of the longest name that begins with it."""
    found: dict[str, int] = {}
    for key in keys:
        words = key.split(" ")
        found[words[0]] = max(len(words), found.get(words[0], 0))
    return found


def _without_shadows(found: list[Candidate]) -> list[Candidate]:
    """The candidates with the town's name taken for its own where its division bears it as such.

    GeoNames writes the town "Ar Raqqah" and lists "Raqqa" as an alternate name, but gives the division both.
    """
    divisions = {c.place.key for c in found if c.place.is_division and not c.alternate}
    return [
        Candidate(c.place, alternate=False) if c.alternate and divisions.intersection(c.place.within) else c
        for c in found
    ]


@cache
def place_names() -> PlaceNames:
    """All names, read once in a process."""
    return PlaceNames(built_gazetteer())
