"""The gazetteer: names in, places of the world out, read from mapped files so that no process holds it in memory.

Belongs here: the format of the built files and looking names up in them. Does not belong here: building them
(pipelines/reference/build_gazetteer.py), deciding which namesake a text means (resolution.py).

The files in pipelines/reference/gazetteer/:

places.npy     one record of PLACE_RECORD per place, ordered country, division, town, then by GeoNames id
labels.marisa  a trie of display names; a record's `label` is the key's number in it
names.marisa   a trie of all names as `normalise_name` spells them
postings.npy   uint32; entry n belongs to key n of names.marisa. With bit 31 clear it is the one place of that name,
               else the position further on in the same array of a count and that many places. In a place, bit 30 says
               that the name is an alternate one; the other bits are the row in places.npy.
country_codes.txt  ISO 3166-1 alpha-3 codes, one a line, of the first rows in places.npy
"""

import math
import struct
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib import resources
from pathlib import Path
from typing import Any, NamedTuple

import marisa_trie
import numpy as np

from pipelines.extract.text import normalise_name

PLACE_RECORD = np.dtype(
    [
        ("geonames_id", "<u4"),  # 0: none known
        ("latitude", "<f4"),  # NaN: unknown
        ("longitude", "<f4"),
        ("population", "<u4"),  # 0: unknown
        ("label", "<u4"),
        ("parent", "<u4"),  # row of the smallest division that holds the place, or of the country; NOWHERE: none
        ("country", "u1"),  # row of the country; NO_COUNTRY: none
        ("feature", "u1"),  # position in FEATURES
    ]
)
_VALUES = struct.Struct("<IffIIIBB")
"""The same record, to be read alone."""

FEATURES = ("CONT", "PCLI", "PCLD", "ADM1", "ADM2", "ADM3", "PPLC", "PPL")
"""GeoNames feature codes of the built files. Towns are PPL, whatever they are the seat of, but for capitals."""

NOWHERE = 0xFFFFFFFF
NO_COUNTRY = 0xFF
MANY = 1 << 31
ALTERNATE = 1 << 30
COUNTRY_FEATURES = frozenset({"PCLI", "PCLD"})
DIVISION_FEATURES = frozenset({"ADM1", "ADM2", "ADM3"})
_LESSER_FEATURES = frozenset({"ADM2", "ADM3", "PPL"})
_POPULATION, _FEATURE = (PLACE_RECORD.names or ()).index("population"), (PLACE_RECORD.names or ()).index("feature")


class Place(NamedTuple):
    """One place of the world, in the form that is made fastest: a name may have dozens of them.

    `within` are the keys of the places that hold it, from the smallest outwards, the country last; a region that
    lies in several countries has all of them. `key` is its location_id.
    """

    key: str
    name: str
    latitude: float | None
    longitude: float | None
    country: str | None
    feature_code: str
    population: int
    geonames_id: int | None
    within: tuple[str, ...]
    admin1: str | None

    @property
    def is_country(self) -> bool:
        """Whether it is a country or a dependent territory with a code of its own."""
        return self.feature_code in COUNTRY_FEATURES

    @property
    def is_division(self) -> bool:
        """Whether it is a first, second or third level division."""
        return self.feature_code in DIVISION_FEATURES

    @property
    def is_town(self) -> bool:
        """Whether it is a populated place."""
        return self.feature_code.startswith("PPL")

    @property
    def is_region(self) -> bool:
        """Whether it is a region, a sea, a river, a camp: a place of our own list, or a continent."""
        return not (self.is_country or self.is_division or self.is_town)


class Candidate(NamedTuple):
    """A place that bears a name; `alternate` when it is better known by another."""

    place: Place
    alternate: bool


def gazetteer_folder() -> Path:
    """Where the built files lie."""
    return Path(str(resources.files("pipelines.reference"))) / "gazetteer"


class GazetteerError(ValueError):
    """The built files are missing or are not of one build; the message says what to do."""


class Gazetteer:
    """The built files, mapped into memory and read on demand."""

    def __init__(self, folder: Path) -> None:
        """Open the files in `folder`.

        Raises GazetteerError when one is missing or does not fit the others.
        """
        try:
            self._places = np.load(folder / "places.npy", mmap_mode="r").view(np.ndarray)
            # Views of the mapped memory: reading one element of a numpy array costs five times as much.
            self._records = memoryview(self._places.view(np.uint8))
            self._postings = memoryview(np.load(folder / "postings.npy", mmap_mode="r"))
            self._labels = marisa_trie.Trie().mmap(str(folder / "labels.marisa"))
            self._names = marisa_trie.Trie().mmap(str(folder / "names.marisa"))
            self._country_codes = (folder / "country_codes.txt").read_text("utf-8").split()
        except OSError as error:
            raise GazetteerError(f"The gazetteer cannot be opened ({error}); {_REBUILD}") from error
        if self._places.dtype != PLACE_RECORD or len(self._postings) < len(self._names):
            raise GazetteerError(f"The gazetteer in {folder} is of another version; {_REBUILD}")
        self.place = lru_cache(maxsize=1 << 14)(self._read_place)
        self._containers = lru_cache(maxsize=1 << 12)(self._read_containers)

    def has_name(self, key: str) -> bool:
        """Whether any place bears the name, in the spelling of `normalise_name`."""
        return key in self._names

    def named(self, key: str, most: int) -> list[Candidate]:
        """The places of a name in the spelling of `normalise_name`, at most so many of the most populous."""
        entries = self._entries(key)
        if len(entries) > most:
            entries = sorted(entries, key=self._population, reverse=True)[:most]
        return [self._candidate(entry) for entry in entries]

    def are_small(self, key: str, people: float) -> bool:
        """Whether all places of a name are towns and lesser divisions of at most so many inhabitants.

        Told from the files alone, which costs a tenth of what the places cost.
        """
        for entry in self._entries(key):
            values = self._values(entry & ~ALTERNATE)
            if values[_POPULATION] > people or FEATURES[values[_FEATURE]] not in _LESSER_FEATURES:
                return False
        return True

    def by_geonames_id(self, ids: Iterable[int]) -> dict[int, Place]:
        """The places of GeoNames ids; those that are not in the gazetteer are left out."""
        column = self._places["geonames_id"]
        rows = np.flatnonzero(np.isin(column, np.fromiter(ids, dtype=np.uint32), kind="table"))
        return {int(column[row]): self.place(row) for row in rows.tolist()}

    def countries(self) -> dict[str, Place]:
        """All countries and territories by ISO 3166-1 alpha-3 code."""
        return {code: self.place(row) for row, code in enumerate(self._country_codes)}

    def _entries(self, key: str) -> list[int]:
        """What the postings have for a name."""
        number = self._names.get(key)
        if number is None:
            return []
        head = self._postings[number]
        if not head & MANY:
            return [head]
        start = (head ^ MANY) + 1
        return self._postings[start : start + self._postings[start - 1]].tolist()

    def _values(self, row: int) -> tuple[Any, ...]:
        """The fields of PLACE_RECORD."""
        return _VALUES.unpack_from(self._records, row * _VALUES.size)

    def _population(self, entry: int) -> int:
        return int(self._values(entry & ~ALTERNATE)[_POPULATION])

    def _candidate(self, entry: int) -> Candidate:
        return Candidate(self.place(entry & ~ALTERNATE), bool(entry & ALTERNATE))

    def _read_place(self, row: int) -> Place:
        geonames_id, latitude, longitude, population, label, parent, country, feature = self._values(row)
        name = self._labels.restore_key(label)
        code = self._country_codes[country] if country != NO_COUNTRY else None
        within, admin1 = self._containers(parent) if parent not in (NOWHERE, row) else _NO_CONTAINERS
        known = not math.isnan(latitude)
        return Place(
            key=f"geonames:{geonames_id}" if geonames_id else _key_without_id(name, code),
            name=name,
            latitude=round(latitude, 5) if known else None,
            longitude=round(longitude, 5) if known else None,
            country=code,
            feature_code=FEATURES[feature],
            population=population,
            geonames_id=geonames_id or None,
            within=within,
            admin1=admin1,
        )

    def _read_containers(self, row: int) -> tuple[tuple[str, ...], str | None]:
        """The keys of a place that holds others and of those that hold it, and the name of the first-level division."""
        place = self.place(row)
        return (place.key, *place.within), place.name if place.feature_code == "ADM1" else place.admin1


def _key_without_id(name: str, country: str | None) -> str:
    return "place:" + normalise_name(f"{name} {country or ''}").replace(" ", "-")


_NO_CONTAINERS: tuple[tuple[str, ...], str | None] = ((), None)
_REBUILD = "reinstall dateline, or build it: uv run --group gazetteer python -m pipelines.reference.build_gazetteer"


@cache
def built_gazetteer() -> Gazetteer:
    """The gazetteer that comes with the package, opened once in a process."""
    return Gazetteer(gazetteer_folder())
