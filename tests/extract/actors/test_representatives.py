"""For whom somebody speaks who says "we"."""

import pytest

from tests.extract.actors.readings import mentions


def we(text: str) -> set[str]:
    return {a for words, a in mentions(text) if words.lower() in ("we", "us", "our")}


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
