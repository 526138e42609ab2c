"""For whom somebody speaks who says "we"."""

from datetime import date

import pytest

from tests.extract.actors.readings import mentions


def we(text: str, on: date | None = None) -> set[str]:
    return {a for words, a in mentions(text, on) if words.lower() in ("we", "us", "our")}


@pytest.mark.parametrize(
    ("speaker", "body"),
    [
        ("Omar Nasri, a Hezbollah spokesman,", "armed_group:hezbollah"),
        ("the Hezbollah spokesman", "armed_group:hezbollah"),
        ("Omar Nasri, a researcher at Oxfam,", "ngo:oxfam"),
        ("Peru’s foreign minister, Ana Ruiz,", "country:PER"),
        ("Omar Nasri, a commander of the Taliban,", "armed_group:taliban"),
    ],
)
def test_we_is_the_body_for_which_somebody_speaks(speaker: str, body: str) -> None:
    assert we(f"“We have lost our base, and nobody helped us,” {speaker} said.") == {body}


def test_we_is_the_state_of_who_is_known_to_hold_an_office_in_it() -> None:
    assert we("Turkey shelled the town. “We will go on,” Recep Tayyip Erdogan said.") == {"country:TUR"}


def test_i_is_the_spokesman_himself() -> None:
    found = dict(mentions("“I am tired, and we have lost,” said Omar Nasri, a Hezbollah spokesman."))
    assert (found["I"], found["we"]) == ("person:omar-nasri", "armed_group:hezbollah")


@pytest.mark.parametrize(
    "speaker",
    [
        "Omar Nasri, a former Hezbollah spokesman,",
        "Omar Nasri, a farmer in Peru,",
        "Omar Nasri, a fluent German speaker,",
        "Omar Nasri, an expert on Hezbollah,",
    ],
)
def test_we_of_others_is_who_speaks(speaker: str) -> None:
    assert we(f"Germany helped. “We have lost our house,” {speaker} said.") == {"person:omar-nasri"}


@pytest.mark.parametrize(
    "speaker",
    [
        "Omar Nasri, ex-spokesman for Hezbollah,",
        "Omar Nasri, who was a spokesman for Hezbollah,",
        "Omar Nasri, who resigned as head of Hezbollah,",
        "Omar Nasri, Hezbollah’s envoy from 2003 to 2009,",
        "Omar Nasri, once a spokesman for Hezbollah,",
        "Omar Nasri, then a Hezbollah commander,",
        "Omar Nasri, a retired Hezbollah commander,",
        "Omar Nasri, a veteran of Hezbollah,",
        "the former Hezbollah spokesman Omar Nasri",
    ],
)
def test_we_of_who_was_so_once_is_who_speaks(speaker: str) -> None:
    assert we(f"“We have lost our house,” {speaker} said.") == {"person:omar-nasri"}


def test_we_of_who_was_something_else_once_is_the_body() -> None:
    assert we("“We are hungry,” said Omar Nasri, a former farmer who is a Hezbollah commander.") == {
        "armed_group:hezbollah"
    }


@pytest.mark.parametrize(
    ("day", "who"),
    [
        (date(2014, 5, 1), "country:USA"),
        (date(2018, 5, 1), "person:barack-obama"),
        (None, "person:barack-obama"),
    ],
)
def test_we_is_the_state_while_somebody_holds_an_office_in_it(day: date | None, who: str) -> None:
    assert we("The United States closed its ports. “We will go on,” Barack Obama said.", day) == {who}


@pytest.mark.parametrize(
    "speaker",
    [
        "an Uzbek interpreter for the British army",
        "a reporter for Reuters",
        "a lecturer at Lund University",
        "the mayor of Lisbon",
        "the deputy mayor of Lisbon",
    ],
)
def test_we_of_who_but_works_somewhere_or_rules_a_town_is_who_speaks(speaker: str) -> None:
    assert we(f"Portugal voted. “We were at home,” said Omar Nasri, {speaker}.") == {"person:omar-nasri"}


def test_we_of_a_minister_of_a_capital_is_the_state() -> None:
    assert we("“We were at home,” said Ana Ruiz, Lisbon’s foreign minister.") == {"country:PRT"}


@pytest.mark.parametrize(
    ("speaker", "body"),
    [
        ("Omar Nasri of Oxfam", "ngo:oxfam"),
        ("Omar Nasri, a nurse with Oxfam", "ngo:oxfam"),
        ("Captain Omar Nasri of the Iraqi army", "military:iraqi-army"),
        ("Omar Nasri of Reuters", "person:omar-nasri"),
        ("Omar Nasri of Peru", "person:omar-nasri"),
    ],
)
def test_we_is_the_body_of_which_somebody_is_told_to_be(speaker: str, body: str) -> None:
    assert we(f"“We have lost our base,” said {speaker}.") == {body}
