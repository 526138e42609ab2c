import pytest

from tests.extract.actors.readings import mentions


@pytest.mark.parametrize(
    ("first", "again"),
    [
        ("The border patrol unit", "the six-man border patrol unit that Ann Tal had joined"),
        ("A national harbour council", "the harbour council"),
        ("Foreign volunteers", "the first foreign volunteers"),
        ("The Peruvian opposition", "the splintered opposition"),
        ("Fans", "Peruvian fans"),
    ],
)
def test_fewer_or_more_words_speak_of_the_same(first: str, again: str) -> None:
    text = f"{first} left the town in May. In June a storm hit {again}."
    found = mentions(text)
    words = next(words for words, _ in found[1:] if again.startswith(words))
    assert dict(found)[words] == found[0][1]


@pytest.mark.parametrize(
    ("first", "again"),
    [
        ("Turkey and its backers", "Recep Tayyip Erdogan and his backers"),
        ("Ann Tal and her old guards", "Jo Berg and the old guards"),
    ],
)
def test_a_state_and_its_ruler_have_the_same(first: str, again: str) -> None:
    found = mentions(f"{first} left the town in May. In June a storm hit {again}.")
    assert len({actor for words, actor in found if words.endswith(("backers", "guards"))}) == 1


def test_what_two_have_is_not_the_same() -> None:
    found = mentions("Turkey and its backers left the town in May. In June a storm hit Iran and its backers.")
    assert len({actor for words, actor in found if words == "its backers"}) == 2


@pytest.mark.parametrize(
    ("first", "again"),
    [
        ("The border patrol unit", "the harbour rescue unit"),
        ("Foreign volunteers", "other foreign volunteers"),
        ("Foreign volunteers", "foreign medical volunteers"),
        ("30 foreign volunteers", "the foreign volunteers"),
        ("The Peruvian opposition", "the Bolivian opposition"),
        ("Swiss fans", "Peruvian fans"),
        ("A little girl", "the little Peruvian girl's sister"),
        ("Allies", "Arab allies"),
    ],
)
def test_other_words_speak_of_others(first: str, again: str) -> None:
    found = mentions(f"{first} left the town in May. In June a storm hit {again}.")
    assert [actor for words, actor in found if words == again] != [found[0][1]]


def test_one_of_two_told_of_before_is_not_chosen() -> None:
    text = "A river patrol unit met a border patrol unit in May. In June a storm hit the six-man patrol unit."
    assert mentions(text)[-1][1] == "anonymous:six-man-patrol-unit"


@pytest.mark.parametrize(
    ("first", "again", "rest"),
    [
        ("A retired couple", "The couple", ", who lost two cows, hid in the mill"),
        ("Six armed men", "The men", ", whose car stood near the mill, fled"),
        ("A rebel faction", "The faction", ", which lost two cars, fled"),
    ],
)
def test_a_clause_in_commas_tells_no_others(first: str, again: str, rest: str) -> None:
    found = dict(mentions(f"{first} crossed a river on Monday. Ann Tal slept. {again}{rest}."))
    assert found[again] == found[first]


def test_a_clause_without_commas_may_tell_others() -> None:
    found = dict(mentions("A rebel faction crossed a river on Monday. The faction that Ann Tal leads stayed behind."))
    assert found["The faction"] != found["A rebel faction"]


def test_an_officer_is_the_one_called_by_more_words() -> None:
    text = "A police officer and two nurses crossed a river on Monday. The officer, who lost a shoe, slept in the mill."
    found = dict(mentions(text))
    assert found["The officer"] == found["A police officer"]
