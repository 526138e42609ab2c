"""Other spellings of names."""

import re

import pytest

from pipelines.extract.lexicon import read_rows
from pipelines.extract.locations.names import place_names
from pipelines.extract.locations.spellings import other_spellings, same_spellings


def test_a_saint_is_written_in_two_ways() -> None:
    assert list(same_spellings("st petersburg")) == ["saint petersburg"]
    assert list(same_spellings("saint louis")) == ["st louis"]


def test_words_that_only_begin_alike_stay() -> None:
    assert list(same_spellings("stafford")) == []


@pytest.mark.parametrize(
    ("name", "spelling"),
    [("city of mosul", "mosul"), ("al bab", "bab"), ("wood co", "wood county"), ("anbar province", "anbar")],
)
def test_an_unknown_name_is_tried_without_what_surrounds_it(name: str, spelling: str) -> None:
    assert spelling in set(other_spellings(name))


def test_both_spellings_are_weighed_against_each_other() -> None:
    first = place_names().candidates("St. Petersburg")[0].place
    assert first.country == "RUS"
    assert {"RUS", "USA"} <= {rated.place.country for rated in place_names().candidates("St. Petersburg")}


def test_a_state_in_short_may_have_a_space() -> None:
    assert place_names().candidates("W. Va.")[0].place.name == "West Virginia"


def test_every_rule_has_a_replacement_that_its_pattern_can_fill() -> None:
    for row in read_rows("place_spellings.csv", ("use", "pattern", "replacement", "reason")):
        needed = [int(number) for number in re.findall(r"\\(\d)", row["replacement"])]
        assert max(needed, default=0) <= re.compile(row["pattern"]).groups
