"""Which words report an event, and in which mode."""

import pytest

from tests.extract.events.coding import code, only, roots


@pytest.mark.parametrize(
    ("text", "root", "mode"),
    [
        ("Air strikes killed nine people.", "ASSAULT", "aerial"),
        ("A drone killed two commanders.", "ASSAULT", "drone"),
        ("Police fired tear gas at protesters.", "ASSAULT", "crowd-control"),
        ("Iran threatened to close the strait.", "THREATEN", "restrict"),
        ("Iran threatened to bomb Israel.", "THREATEN", "violence"),
        ("The banker was placed under sanctions by Britain.", "SANCTION", "discontinue"),
        ("Two guards were killed by a landmine.", "ASSAULT", "explosives"),
        ("Snipers killed two guards.", "ASSAULT", "firearms"),
        ("Chad urged Niger to withdraw.", "REQUEST", "yield"),
        ("Chad urged Niger to release the trucks.", "REQUEST", "yield"),
        ("Chad asked Niger for talks.", "REQUEST", "meet"),
        ("Chad urged Niger to plant trees.", "REQUEST", "change"),
        ("Chad urged Niger not to release the trucks.", "REQUEST", "change"),
    ],
)
def test_the_mode_is_told_by_the_words_beside_the_verb(text: str, root: str, mode: str) -> None:
    event = only(text).event
    assert (event.event_type, event.mode) == (root, mode)


@pytest.mark.parametrize(
    "text", ["A militia backed by Iran attacked a farm.", "The militia, which is backed by Iran, attacked a farm."]
)
def test_a_lasting_tie_is_no_event(text: str) -> None:
    assert [c.event.text for c in code(text)] == ["attacked"]


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("The army shelled the port, wounding a fisherman.", "heavy-weapons"),
        ("The rebels attacked the depot with drones, killing a guard.", "drone"),
        ("Police shot and killed a smuggler.", "firearms"),
        ("Fighters seized the port, killing a guard.", None),
        ("Warplanes bombed the port, and gangs killed a guard.", None),
    ],
)
def test_harm_in_the_course_of_an_attack_has_its_means(text: str, mode: str | None) -> None:
    last = code(text)[-1].event

    assert (last.event_type, last.mode) == ("ASSAULT", mode)


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("“Chad must release the trucks,” the minister of Niger said.", "yield"),
        ("“Chad must plant trees,” the minister of Niger said.", "change"),
        ("The minister of Niger called for the immediate release of the drivers.", "yield"),
    ],
)
def test_a_demand_has_the_mode_of_what_is_demanded(text: str, mode: str) -> None:
    assert ("REQUEST", mode) in [(found.event.event_type, found.event.mode) for found in code(text)]


def test_a_crowd_that_marches_protests() -> None:
    assert only("Tens of thousands of residents marched in Bamako.").event.event_type == "PROTEST"


@pytest.mark.parametrize(
    "text",
    [
        "The minister told Reuters to wait.",
        "An official who asked not to be named smiled.",
        "The minister told Reuters by phone that the road was open.",
    ],
)
def test_talking_to_the_press_is_no_request(text: str) -> None:
    assert code(text) == []


def test_words_that_somebody_is_accused_of_are_no_event() -> None:
    assert roots("The militia accused the army last week of ignoring its warnings.") == ["ACCUSE"]
    assert "ASSAULT" in roots("The militia accused the army of shelling the village.")
