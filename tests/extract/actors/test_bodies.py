import pytest

from tests.extract.actors.readings import mentions

BETWEEN = "The town was quiet. Rain fell for a week. The mayor slept. Nobody came. The road was closed. " * 2


@pytest.mark.parametrize("words", ["the terror group", "the militant organisation"])
def test_the_terror_group_is_the_only_armed_group_however_far_back(words: str) -> None:
    text = f"Boko Haram shelled the port in May. {BETWEEN} In June Ann Tal left {words}."
    assert (words, "armed_group:boko-haram") in mentions(text)


def test_one_of_two_armed_groups_is_not_chosen_from_afar() -> None:
    text = f"Boko Haram fought Islamic State in May. {BETWEEN} In June Ann Tal left the terror group."
    assert ("the terror group", "anonymous:terror-group") in mentions(text)


def test_a_group_of_whatever_sort_is_not_the_armed_group_from_afar() -> None:
    text = f"Boko Haram shelled the port in May. {BETWEEN} In June Ann Tal left the theatre group."
    assert ("the theatre group", "armed_group:boko-haram") not in mentions(text)
