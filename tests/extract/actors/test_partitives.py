import pytest

from tests.extract.actors.readings import actor, analysed, mentions


@pytest.mark.parametrize(
    ("text", "part", "actor_id"),
    [
        ("Two of the elders said the well was dry.", "Two of the elders", "anonymous:two-elders"),
        ("Officers shot one of the commanders on Friday.", "one of the commanders", "anonymous:one-commander"),
        ("The blast wounded several of its residents.", "several of its residents", "anonymous:several-residents"),
        (
            "Police arrested some of these young activists.",
            "some of these young activists",
            "anonymous:some-young-activists",
        ),
        ("The council freed 12 of the striking miners.", "12 of the striking miners", "anonymous:12-striking-miners"),
    ],
)
def test_some_out_of_many_are_a_source_of_their_own(text: str, part: str, actor_id: str) -> None:
    assert (part, actor_id) in mentions(text)


def test_part_and_whole_are_two() -> None:
    found = mentions("Two of the elders had fled. The elders asked the mayor about them.")
    assert found[:3] == [
        ("Two of the elders", "anonymous:two-elders"),
        ("the elders", "anonymous:elders"),
        ("The elders", "anonymous:elders"),
    ]


def test_a_part_is_one_actor_however_often_it_is_named() -> None:
    found = mentions("Two of the elders said the well was dry. Two of the elders denied it. Two elders were silent.")
    assert [a for name, a in found if "wo " in name] == ["anonymous:two-elders"] * 3


def test_the_speaker_may_be_a_part() -> None:
    assert ("We", "anonymous:one-villager") in mentions("“We saw the smoke,” said one of the villagers.")


@pytest.mark.parametrize(
    "text",
    [
        "Two of the cars were burned.",
        "One of the reasons is money.",
        "Three of the villages have no water.",
        "None of the lorries arrived.",
    ],
)
def test_some_of_the_things_are_nobody(text: str) -> None:
    assert analysed(text).actors == []


@pytest.mark.parametrize("text", ["All of the miners came.", "None of the miners came.", "Most of the miners came."])
def test_words_for_all_and_none_make_no_part(text: str) -> None:
    assert mentions(text) == [("the miners", "anonymous:miners")]


@pytest.mark.parametrize(
    "text",
    [
        "Lena Moor, one of the negotiators, resigned.",
        "Lena Moor was one of the negotiators.",
        "One of the negotiators, Lena Moor, resigned.",
    ],
)
def test_a_part_beside_a_name_is_its_bearer(text: str) -> None:
    assert ("one of the negotiators", "person:lena-moor") in [(name.lower(), a) for name, a in mentions(text)]


def test_groups_of_different_people_are_different() -> None:
    found = dict(mentions("A group of activists asked for help. A group of farmers refused."))
    assert found["A group of activists"] == "anonymous:group-of-activists"
    assert found["A group of farmers"] == "anonymous:group-of-farmers"


def test_a_part_is_of_the_country_of_the_whole() -> None:
    assert actor("One of the Iraqi diplomats objected.", "anonymous:one-iraqi-diplomat").country == "IRQ"
