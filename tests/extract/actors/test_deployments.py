from datetime import date

import pytest

from tests.extract.actors.readings import mentions

RUSSIAN_ARMY, SYRIAN_ARMY = "military:russian-army", "military:syrian-army"


@pytest.mark.parametrize(
    "text",
    [
        "Russia sent troops to the coast in May.",
        "Putin decided to withdraw troops from the coast.",
        "Putin's decision to withdraw troops from the coast surprised the town.",
        "Russia waited for a year. Then it deployed troops along the coast.",
    ],
)
def test_troops_are_those_of_who_sends_or_withdraws_them(text: str) -> None:
    assert ("troops", RUSSIAN_ARMY) in mentions(text, date(2019, 3, 1))


@pytest.mark.parametrize(
    "text",
    ["Russia killed troops on the coast.", "The company sent troops to the coast.", "Russia moved 200 troops there."],
)
def test_other_troops_are_not(text: str) -> None:
    assert RUSSIAN_ARMY not in {actor for words, actor in mentions(text) if "troops" in words}


def test_all_the_troops_of_a_country_are_its_army_however_many() -> None:
    assert ("Russia's 2,000 troops", RUSSIAN_ARMY) in mentions("Russia's 2,000 troops left the coast.")
    assert ("200 Russian troops", RUSSIAN_ARMY) not in mentions("They met 200 Russian troops on the coast.")


@pytest.mark.parametrize("master", ["Bashar al-Assad", "the Syrian government", "the regime"])
def test_forces_loyal_to_a_ruler_are_those_of_his_country(master: str) -> None:
    text = f"The Syrian regime gave no number. Forces loyal to {master} took the town."
    assert ("Forces", SYRIAN_ARMY) in mentions(text, date(2018, 3, 1))


def test_regime_troops_are_those_of_the_one_regime_told_of() -> None:
    assert ("Regime troops", SYRIAN_ARMY) in mentions("The Syrian regime gave no number. Regime troops took the town.")


@pytest.mark.parametrize("words", ["Regime troops", "Pro-regime forces"])
def test_troops_of_no_known_regime_or_on_its_side_are_no_army(words: str) -> None:
    before = "The Syrian regime gave no number." if words.startswith("Pro") else "Syria gave no number."
    found = {actor for text, actor in mentions(f"{before} {words} took the town.") if text.endswith(words[-5:])}
    assert SYRIAN_ARMY not in found
