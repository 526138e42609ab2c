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
