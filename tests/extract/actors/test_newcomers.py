import pytest

from tests.extract.actors.readings import mentions


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The union wants to form a council.", "a council"),
        ("The talks centred on the formation of a government.", "a government"),
        ("Neither group will admit it.", "Neither group"),
        ("The city has become rich without any ministers.", "any ministers"),
        ("The talks changed the face of a broken country.", "a broken country"),
        ("Lena Moor was one of the negotiators.", "the negotiators"),
        ("The trip included talks with the miners Ann Tal and Jo Berg.", "the miners"),
        ("The club has turned into a militia.", "a militia"),
        ("They were known as torturers and killers.", "killers"),
        ("Divisions among the leaders hurt the party.", "Divisions"),
    ],
)
def test_those_of_whom_nothing_is_told_are_nobody(text: str, words: str) -> None:
    assert words not in dict(mentions(text))


@pytest.mark.parametrize(
    ("text", "words", "actor_id"),
    [
        ("The union wants to form a council. The council would meet in May.", "a council", "anonymous:council"),
        ("The union formed a council in May.", "a council", "anonymous:council"),
        ("Gunmen killed the miners Ann Tal and Jo Berg.", "the miners", "anonymous:miners"),
        ("The families of two miners protested.", "two miners", "anonymous:two-miners"),
        ("The broken country asked for help.", "The broken country", "anonymous:broken-country"),
    ],
)
def test_those_who_do_something_or_come_again_stay(text: str, words: str, actor_id: str) -> None:
    assert (words, actor_id) in mentions(text)


def test_of_two_that_there_were_none_neither_is_somebody() -> None:
    assert mentions("No soldier or officer came to the village.") == []


def test_one_who_stands_beside_nobody_with_an_article_is_somebody() -> None:
    found = dict(mentions("No soldier and only an officer came to the village."))
    assert [name for name in found if name.endswith("officer")]


def test_a_people_may_be_an_ally() -> None:
    found = dict(mentions("The envoy said that Peru saw the Kurds as their best ally."))
    assert found["their best ally"] == "people:kurds"


@pytest.mark.parametrize(
    "words", ["Peruvian and Chilean forces", "the Peruvian and Chilean armies", "its Peruvian and Chilean allies"]
)
def test_two_states_are_no_third_actor_by_what_they_have(words: str) -> None:
    found = dict(mentions(f"The town was shelled by {words} on Monday."))
    assert found["Peruvian"] == "country:PER"
    assert found["Chilean"] == "country:CHL"
    assert words not in found


def test_people_of_two_states_are_somebody() -> None:
    assert "Peruvian and Chilean miners" in dict(mentions("Peruvian and Chilean miners marched on Monday."))


def test_the_two_allies_are_the_states_named_before() -> None:
    found = dict(mentions("Spain warned Portugal in May. The two Nato allies met on Monday."))
    assert "The two Nato allies" not in found


def test_both_organisations_are_those_named() -> None:
    text = "Amnesty International and the Norwegian Refugee Council met in Oslo. Both organisations were glad."
    assert "Both organisations" not in dict(mentions(text))


def test_both_organisations_are_not_the_states_named() -> None:
    text = "Peru and Bolivia signed in Oslo. Both organisations were glad."
    assert "Both organisations" in dict(mentions(text))
