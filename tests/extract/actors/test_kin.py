from datetime import date

import pytest

from tests.extract.actors.readings import mentions


@pytest.mark.parametrize(
    ("text", "words", "actor_id"),
    [
        ("Abe Moor is in jail. Moor's mother said her son was ill.", "her son", "person:abe-moor"),
        ("Abe Moor is in jail. Moor's parents deny that their son fled.", "their son", "person:abe-moor"),
        ("“My son is ill,” said Eva Holt, the mother of Abe Moor. She misses her son.", "her son", "person:abe-moor"),
        ("Eva Holt lives in Leeds. Her husband said that his wife was ill.", "his wife", "person:eva-holt"),
    ],
)
def test_the_kin_of_somebodys_kin_is_that_somebody(text: str, words: str, actor_id: str) -> None:
    assert (words, actor_id) in mentions(text)


def test_a_mother_who_is_named_later_is_one() -> None:
    found = dict(mentions("Abe Moor was freed, his mother said. “I waited,” his mother, Eva Holt, told reporters."))
    assert found["his mother"] == "person:eva-holt"
    assert "anonymous:mother" not in found.values()


def test_the_son_of_another_is_another() -> None:
    found = mentions("Eva Holt, the mother of Abe Moor, left. Jo Berg stayed, and his son left with him.")
    assert ("his son", "person:abe-moor") not in found


def test_a_daughter_is_no_son() -> None:
    found = dict(mentions("Peter Moor is in jail. Moor's mother said her daughter was ill."))
    assert found["her daughter"] != "person:abe-moor"


def test_a_family_is_one_however_its_owner_is_named() -> None:
    found = mentions("Abe Moor is in jail. Moor's family protested. He missed his family.")
    assert {a for name, a in found if "family" in name} == {"anonymous:family"}


def test_a_mother_is_the_same_one_far_on() -> None:
    between = "The road was closed. " * 14
    found = mentions(f"Abe Moor has fled. Eva Holt, Moor's mother, wept. {between}Moor called his mother.")
    assert found[-1] == ("his mother", "person:eva-holt")


def test_the_mother_of_another_is_another_far_on() -> None:
    between = "The road was closed. " * 14
    found = mentions(f"Abe Moor has fled. Eva Holt, Moor's mother, wept. {between}Jo Berg called his mother.")
    assert found[-1][1] != "person:eva-holt"


def test_a_father_far_on_is_no_mother() -> None:
    between = "The road was closed. " * 14
    found = mentions(f"Abe Moor has fled. Eva Holt, Moor's mother, wept. {between}Moor called his father.")
    assert found[-1] == ("his father", "anonymous:father")


LEAD = "The mother of a miner shot in Qarm has spoken of her son. Peter Moor, 34, was shot on Monday."


def test_a_mother_in_the_lead_is_who_speaks_of_her_son_later() -> None:
    found = dict(mentions(f"{LEAD} On Friday, Eva Holt described her son as a saint."))
    assert (found["her son"], found["Eva Holt"]) == ("person:peter-moor", "person:eva-holt")
    assert "anonymous:mother" not in found.values()


@pytest.mark.parametrize(
    "text",
    [
        "On Friday, Eva Holt described her daughter as a saint.",
        "On Friday, the minister, Eva Holt, described her son as a saint.",
        "On Friday, Eva Holt described the town as a grave.",
        "On Friday, Peter Holt described his son as a saint.",
    ],
)
def test_another_who_speaks_is_not_the_mother_in_the_lead(text: str) -> None:
    found = mentions(f"{LEAD} {text}")
    assert found[0] == ("The mother", "anonymous:mother")


def test_a_son_is_named_when_his_mother_is_told_of_again() -> None:
    lead = "A ban was lifted by the mother of one of the miners, lawyers said."
    found = mentions(f"{lead} The mother of Peter Moor fears for her son. Moor's mother wept.")
    assert ("her son", "person:peter-moor") in found
    assert {a for name, a in found if "mother" in name} == {"anonymous:mother"}


def test_the_son_in_the_lead_who_is_known_stays_himself() -> None:
    lead = "The mother of the Russian president has died, agencies said."
    found = mentions(f"{lead} The mother of Abe Moor wept.", date(2018, 5, 1))
    assert ("Abe Moor", "person:abe-moor") in found
    assert ("the Russian president", "person:vladimir-putin") in found


def test_both_parents_in_the_lead_are_not_the_one_who_speaks_later() -> None:
    lead = "The parents of a miner shot in Qarm have spoken of their son. Peter Moor, 34, was shot on Monday."
    found = mentions(f"{lead} On Friday, Eva Holt described her son as a saint.")
    assert found[0][1] != "person:eva-holt"


def test_the_son_of_the_parents_of_a_miner_is_the_miner() -> None:
    text = "The parents of a Czech miner who was shot in May say their son was asleep. Abe Moor, 34, died at home."
    found = dict(mentions(text))
    assert found["their son"] == found["Abe Moor"]


def test_his_parents_are_those_told_of_before() -> None:
    text = "The parents of Abe Moor, a Czech miner, met on Monday. Moor was shot in May. In June his parents wept."
    found = dict(mentions(text))
    assert found["his parents"] == found["The parents"]


def test_the_first_child_is_not_the_child_told_of_before() -> None:
    found = dict(mentions("Ann Tal lives with her child in Oslo. She lost her first child in May."))
    assert found["her first child"] != found["her child"]


def test_a_child_may_be_somebodys_third() -> None:
    found = dict(mentions("A child died in Oslo. Ann Tal wept. It was hard to see her third child die."))
    assert found["her third child"] == found["A child"]


def test_their_mother_is_named_later() -> None:
    text = "The children of a miner met their mother in Oslo. Mo and Abe Moor ran to their mother, Felicia Holt."
    assert {actor for words, actor in mentions(text) if words == "their mother"} == {"person:felicia-holt"}


def test_the_mother_of_one_is_not_the_mother_of_several() -> None:
    text = "A miner met his mother in Oslo. Mo and Abe Moor ran to their mother, Felicia Holt."
    found = dict(mentions(text))
    assert found["his mother"] != found["their mother"]
