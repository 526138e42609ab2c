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


@pytest.mark.parametrize(
    ("before", "words"),
    [
        ("A security firm sent guards to the port", "the firm"),
        ("A rival rebel faction took the bridge", "the faction"),
        ("A port association raised the price", "the association"),
    ],
)
def test_a_body_called_by_the_noun_is_meant_rather_than_the_nearest_with_a_name(before: str, words: str) -> None:
    found = mentions(f"{before}, said Ann Tal. Harbour Steel Ltd closed on Monday. Ann Tal wrote to {words} on Sunday.")
    unnamed = [actor for _, actor in found if actor.startswith("anonymous:")]
    assert (words, unnamed[0]) in found


def test_the_group_is_the_nearest_with_a_name_though_another_was_called_so() -> None:
    text = (
        "An aid group left the town. Boko Haram shelled the port. Boko Haram burned a mill. Ann Tal blamed the group."
    )
    assert ("the group", "armed_group:boko-haram") in mentions(text)


@pytest.mark.parametrize(
    "words", ["the oil ministry", "the strike committee", "the border tribunal", "the Qarmist bloc"]
)
def test_another_word_before_the_noun_tells_another_body(words: str) -> None:
    text = f"The US Treasury, the European Union and the University of Fez wrote on Monday. Ann Tal answered {words}."
    found = [actor for called, actor in mentions(text) if called == words]
    assert len(found) == 1
    assert found[0].startswith("anonymous:")


def test_a_federation_is_no_body_whose_name_has_no_such_noun() -> None:
    text = "Harbour Steel and Dynamo Qarm signed on Monday. Rain fell. Ann Tal wrote to the federation."
    assert [actor for words, actor in mentions(text) if words == "the federation"] == ["anonymous:federation"]


def test_a_federation_is_the_one_with_the_noun_in_its_name() -> None:
    text = "The Portworkers' Federation struck on Monday. Ann Tal wrote to the federation."
    found = dict(mentions(text))
    assert found["the federation"] == next(actor for words, actor in found.items() if "Portworkers" in words)


@pytest.mark.parametrize("word", ["provincial", "eastern", "district"])
def test_the_authorities_of_a_part_are_not_the_country(word: str) -> None:
    text = f"Peru closed its border on Monday. The {word} government reopened a road."
    assert [actor for words, actor in mentions(text) if "government" in words] == [f"anonymous:{word}-government"]


def test_the_government_of_the_country_is_the_country() -> None:
    assert ("The government", "country:PER") in mentions("Peru closed its border on Monday. The government apologised.")


@pytest.mark.parametrize("phrase", ["its partner in government", "the change of government"])
def test_government_as_an_idea_is_nobody(phrase: str) -> None:
    text = f"Peru closed its border on Monday. Ann Tal wrote about {phrase}."
    assert "government" not in [words for words, _ in mentions(text)]


def test_police_without_an_article_are_those_told_of_before() -> None:
    found = dict(mentions("Peruvian police closed a road on Monday. A miner was hurt, police said."))
    assert found["police"] == found["Peruvian police"]


def test_police_without_an_article_are_new_when_none_were_told_of() -> None:
    assert ("Police", "anonymous:police") in mentions("Police closed a road near the mill on Monday.")


def test_a_clause_does_not_tell_the_terror_group_from_the_one_told_of_near() -> None:
    text = "Boko Haram left Accra. Nobody came. The port was lost to the terror group that had burned it."
    assert ("the terror group", "armed_group:boko-haram") in mentions(text)


def test_a_clause_tells_another_group_from_the_one_told_of_near() -> None:
    text = "Boko Haram left Accra. Nobody came. The port was lost to the group that had burned it."
    assert ("the group", "armed_group:boko-haram") not in mentions(text)


def test_the_state_is_no_group_that_is_named_so() -> None:
    text = "The Islamic State left the town in May. Farmers reopened the mill. The state shelled the road."
    found = dict(mentions(text))
    assert found.get("The state") != found["Islamic State"]


def test_an_organisation_is_the_nearest_body_and_not_the_last_that_is_named_so() -> None:
    text = "Hamas fought the Badr Organisation in May. Hamas won. Hamas left. For years the organisation had hidden."
    assert ("the organisation", "armed_group:hamas") in mentions(text)


def test_the_army_that_a_state_calls_so_is_meant() -> None:
    text = "The Lebanese Army left the town in May. Farmers reopened the mill. The army shelled the road."
    found = dict(mentions(text))
    assert found["The army"] == found["Lebanese Army"]


def test_what_a_body_is_accused_of_is_no_part_of_it() -> None:
    assert "the army" in dict(mentions("The faction accused the army of bombing a farm."))
