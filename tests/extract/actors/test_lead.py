import pytest

from tests.extract.actors.readings import mentions


def test_the_person_of_the_lead_is_named_in_the_next_sentence() -> None:
    found = mentions("A Czech miner has been killed in Mali. Jan Moor, 34, from Brno, had worked there since May.")
    assert found[0] == ("A Czech miner", "person:jan-moor")


def test_of_two_in_the_lead_neither_is_meant() -> None:
    found = mentions("A miner and a nurse have been killed in Mali. Jan Moor, 34, had worked there since May.")
    assert found[0] == ("A miner", "anonymous:miner")


def test_somebody_named_further_on_may_be_another() -> None:
    found = mentions(
        "A miner has been killed in Mali. The police searched for hours on Monday, said Jan Moor, a friend."
    )
    assert found[0] == ("A miner", "anonymous:miner")


def test_a_woman_is_not_the_man_who_is_named() -> None:
    found = mentions("A woman has been killed in Mali. Peter Moor, 34, from Leeds, was arrested.")
    assert found[0] == ("A woman", "anonymous:woman")


@pytest.mark.parametrize(
    ("lead", "words"),
    [
        ("A court in Kalta has jailed a former police chief for life.", "a former police chief"),
        ("The head of the relief mission has asked for more time.", "The head of the relief mission"),
    ],
)
def test_a_full_name_alone_is_that_of_the_only_one_told_of(lead: str, words: str) -> None:
    text = f"{lead} The talks began in May. Speaking by telephone, Jonas Marr thanked the nurses."
    assert dict(mentions(text))[words] == "person:jonas-marr"


@pytest.mark.parametrize(
    "sentence",
    [
        "Professor Jonas Marr heard the news by telephone.",
        "“It was time,” said Jonas Marr.",
        "The letter is by a friend of Jonas Marr.",
        "Jonas Marr and Ann Talbot heard the news by telephone.",
        "An editor wept. Jonas Marr heard the news by telephone.",
    ],
)
def test_a_name_with_a_word_on_who_that_is_is_anothers(sentence: str) -> None:
    found = mentions(f"A court in Kalta has jailed a former police chief for life. {sentence}")
    assert ("a former police chief", "anonymous:former-police-chief") in found
