"""What must hold in the reference data on actors, so that a slip in a CSV file is found before it misleads a rule."""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from itertools import pairwise
from typing import get_args

import pytest

from pipelines.extract.actors.lexicon import actor_lexicon
from pipelines.extract.lexicon import Row, read_rows
from pipelines.extract.records import Relation
from pipelines.extract.text import normalise_name
from pipelines.warehouse.search import stopwords

COLUMNS = {
    "countries.csv": ("iso3", "iso2", "name", "aliases", "demonyms", "capital", "metonyms", "source"),
    "peoples.csv": ("key", "name", "aliases", "country", "source"),
    "actors.csv": ("key", "name", "actor_type", "country", "sector", "aliases", "part_of", "source"),
    "officeholders.csv": ("name", "aliases", "office", "country", "from", "until", "sector", "source"),
    "offices.csv": ("office", "titles", "countries"),
    "titles.csv": ("title", "kind", "relation", "sector", "gender", "source"),
    "actor_nouns.csv": ("noun", "plural", "actor_type", "number", "gender", "sector", "source"),
    "given_names.csv": ("name", "gender"),
}
MAY_BE_EMPTY = {
    "aliases", "demonyms", "capital", "metonyms", "country", "part_of", "from", "until", "countries", "relation",
    "plural", "gender", "sector",
}  # fmt: skip
ALWAYS_FILLED = {("actors.csv", "sector"), ("officeholders.csv", "country"), ("given_names.csv", "gender")}
SECTORS = frozenset(
    "GOV MIL REB SPY OPP PTY JUD LEG COP IGO NGO MED BUS CVL CRM EDU REL LAB".split()
)  # PLOVER, table of sectors
NAMED_TYPES = frozenset("government military armed_group party igo ngo media company organization".split())
NOUN_TYPES = NAMED_TYPES | {"anonymous", "people", "country"}
KEYS = {
    "countries.csv": "iso3",
    "peoples.csv": "key",
    "actors.csv": "key",
    "titles.csv": "title",
    "actor_nouns.csv": "noun",
    "given_names.csv": "name",
}
YEAR_OR_MONTH = re.compile(r"(19|20)\d\d(-(0[1-9]|1[0-2]))?")


@cache
def rows(file: str) -> tuple[Row, ...]:
    required = [c for c in COLUMNS[file] if c not in MAY_BE_EMPTY or (file, c) in ALWAYS_FILLED]
    return tuple(read_rows(file, COLUMNS[file], tuple(required)))


def column(file: str, name: str) -> set[str]:
    return {row[name] for row in rows(file)}


def doubled(values: Iterable[str]) -> set[str]:
    seen: set[str] = set()
    return {value for value in values if value in seen or seen.add(value)}  # type: ignore[func-returns-value]


def names_of_actors() -> dict[str, set[str]]:
    """Every way to name an actor, with the actors it names; acronyms keep their case, as in the text."""
    owners: defaultdict[str, set[str]] = defaultdict(set)
    sources = [
        ("countries.csv", "iso3", ("aliases", "demonyms", "metonyms")),
        ("peoples.csv", "key", ("aliases",)),
        ("actors.csv", "key", ("aliases",)),
        ("officeholders.csv", "name", ("aliases",)),
    ]
    for file, key, lists in sources:
        for row in rows(file):
            for name in (row["name"], *(value for cells in lists for value in row.many(cells))):
                owners[name if name.isupper() else normalise_name(name)].add(f"{file}:{row[key]}")
    return owners


@pytest.mark.parametrize("file", COLUMNS)
def test_every_file_loads(file: str) -> None:
    assert rows(file)


@pytest.mark.parametrize(("file", "key"), KEYS.items())
def test_keys_are_unique(file: str, key: str) -> None:
    assert doubled(row[key] for row in rows(file)) == set()


def test_iso2_codes_are_unique() -> None:
    assert doubled(row["iso2"] for row in rows("countries.csv")) == set()


@pytest.mark.parametrize("file", ["peoples.csv", "actors.csv"])
def test_keys_are_lower_case_with_hyphens(file: str) -> None:
    assert [key for key in column(file, "key") if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", key)] == []


def test_no_name_stands_for_two_actors() -> None:
    assert {name: owners for name, owners in names_of_actors().items() if len(owners) > 1} == {}


def test_no_name_is_listed_twice_for_the_same_actor() -> None:
    repeated = {
        row[key]: again
        for file, key in (("countries.csv", "iso3"), ("peoples.csv", "key"), ("actors.csv", "key"))
        for row in rows(file)
        if (again := doubled((row["name"], *row.many("aliases"))))
    }
    assert repeated == {}


def test_nouns_for_things_are_nouns_for_actors_too() -> None:
    things = {row["noun"] for row in read_rows("thing_nouns.csv", ("noun", "unless", "before"), ("noun",))}
    known = column("actor_nouns.csv", "noun") | column("actor_nouns.csv", "plural") | column("titles.csv", "title")
    assert things - known == set()


@pytest.mark.parametrize("file", ["peoples.csv", "actors.csv"])
def test_countries_of_actors_exist(file: str) -> None:
    assert column(file, "country") - column("countries.csv", "iso3") - {""} == set()


def test_part_of_names_an_actor_or_a_country() -> None:
    known = column("actors.csv", "key") | column("countries.csv", "iso3") | {""}
    assert {row["key"]: row["part_of"] for row in rows("actors.csv") if row["part_of"] not in known} == {}


def test_no_actor_is_part_of_itself_by_a_chain() -> None:
    above = {row["key"]: row["part_of"] for row in rows("actors.csv")}
    for key in above:
        chain = [key]
        while (following := above.get(chain[-1], "")) != "":
            assert following not in chain, f"{key} is part of itself: {chain}"
            chain.append(following)


def test_types_and_sectors_are_known() -> None:
    assert column("actors.csv", "actor_type") <= NAMED_TYPES
    assert column("actor_nouns.csv", "actor_type") <= NOUN_TYPES
    for file in ("actors.csv", "officeholders.csv", "titles.csv", "actor_nouns.csv"):
        assert column(file, "sector") <= SECTORS | {""}


def test_closed_columns_hold_known_values() -> None:
    assert column("titles.csv", "kind") == {"office", "rank", "honorific", "role"}
    assert column("titles.csv", "relation") <= {*get_args(Relation), ""}
    assert column("actor_nouns.csv", "number") == {"singular", "plural", "collective"}
    assert column("given_names.csv", "gender") == {"m", "f"}
    for file in ("titles.csv", "actor_nouns.csv"):
        assert column(file, "gender") <= {"m", "f", ""}


def test_words_that_are_matched_in_lower_case_are_written_so() -> None:
    titles = [title for row in rows("offices.csv") for title in row.many("titles")]
    words = [*titles, *column("titles.csv", "title"), *column("actor_nouns.csv", "noun")]
    assert [word for word in words if word != word.lower()] == []


def test_a_given_name_has_one_gender_whatever_its_spelling() -> None:
    assert doubled(normalise_name(row["name"]) for row in rows("given_names.csv")) == set()


def test_terms_are_years_or_months_in_order() -> None:
    for row in rows("officeholders.csv"):
        terms = [term for term in (row["from"], row["until"]) if term]
        assert all(YEAR_OR_MONTH.fullmatch(term) for term in terms), row.error("from and until are YYYY or YYYY-MM")
        if len(terms) == 2:
            assert not _later(terms[0], terms[1]), row.error("from is after until")


def test_nobody_holds_an_office_before_the_predecessor_leaves() -> None:
    terms: defaultdict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows("officeholders.csv"):
        if row["from"]:
            terms[row["office"], row["country"]].append(row)
    for holders in terms.values():
        for earlier, later in pairwise(sorted(holders, key=lambda row: row["from"])):
            assert earlier["until"], earlier.error(f"has no until, but {later['name']} follows")
            assert not _later(earlier["until"], later["from"]), later.error(f"overlaps with {earlier['name']}")


def test_officeholders_belong_to_a_country_or_a_body() -> None:
    known = column("countries.csv", "iso3") | column("actors.csv", "key")
    assert column("officeholders.csv", "country") - known == set()


def test_every_office_that_is_held_has_words() -> None:
    assert column("officeholders.csv", "office") - column("offices.csv", "office") == set()


def test_a_title_means_one_office_in_a_country() -> None:
    meanings: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for row in rows("offices.csv"):
        everywhere = ("bodies",) if row["office"] == "leader" else ("countries",)
        for title in row.many("titles"):
            for place in row.many("countries") or everywhere:
                meanings[title, place].add(row["office"])
    assert {words: offices for words, offices in meanings.items() if len(offices) > 1} == {}


def test_countries_of_offices_exist() -> None:
    known = column("countries.csv", "iso3") | column("actors.csv", "key")
    assert {place for row in rows("offices.csv") for place in row.many("countries")} - known == set()


@pytest.mark.parametrize(
    ("name", "actor"),
    [
        ("US", "countries.csv:USA"),
        ("britons", "countries.csv:GBR"),
        ("kremlin", "countries.csv:RUS"),
        ("yazidi", "peoples.csv:yazidis"),
        ("kataib hizballah", "actors.csv:kataib-hezbollah"),
        ("SDF", "actors.csv:syrian-democratic-forces"),
        ("pentagon", "actors.csv:us-defense-department"),
        ("mohammed al sudani", "officeholders.csv:Mohammed Shia al-Sudani"),
    ],
)
def test_names_as_the_news_writes_them_are_known(name: str, actor: str) -> None:
    assert names_of_actors()[name] == {actor}


def _later(first: str, second: str) -> bool:
    """Whether one term is after another, as far as both are known (2019 is not after 2019-05)."""
    known = min(len(first), len(second))
    return first[:known] > second[:known]


def test_no_stopword_is_the_whole_name_of_somebody() -> None:
    names = actor_lexicon().names

    assert [word for word in stopwords() if (word,) in names] == []
