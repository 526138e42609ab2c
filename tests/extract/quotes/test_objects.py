"""Noun phrases that stand for statements, and what a statement is about: text in, reported words and speaker out."""

import pytest

from pipelines.extract.quotes.extraction import find_quotes
from tests.extract.quotes.found import said
from tests.parses import parsed

OBJECTS = [
    ("The minister denied the charges.", "the charges", "The minister"),
    ("The governor announced his resignation on Sunday.", "his resignation", "The governor"),
    ("The governor announced a plan to rebuild the port.", "a plan to rebuild the port", "The governor"),
    ("The envoy condemned the attack on the convoy in a statement.", "the attack on the convoy", "The envoy"),
    ("The raid was condemned by the governor.", "The raid", "the governor"),
    ("The rebels demanded more aid from the coalition.", "more aid from the coalition", "The rebels"),
]

TOPICS = [
    ("The envoy spoke of a new beginning.", "a new beginning", "The envoy"),
    ("The envoy talked to reporters about the blockade.", "the blockade", "The envoy"),
    ("The union complained about unpaid wages.", "unpaid wages", "The union"),
    ("Haddad warned against a return to war.", "a return to war", "Haddad"),
    ("The bishops called for calm.", "calm", "The bishops"),
    ("The bishops called for both sides to leave the city.", "both sides to leave the city", "The bishops"),
    ("Few noticed his criticism of the treaty.", "the treaty", "his"),
    ("The ministry issued a warning about the dam.", "the dam", "The ministry"),
]

REQUESTS = [
    ("The UN called on the rebels to open the road.", "the rebels to open the road", "The UN"),
    ("The judge told the guards to wait outside.", "the guards to wait outside", "The judge"),
]


@pytest.mark.parametrize(("text", "words", "speaker"), [*OBJECTS, *TOPICS, *REQUESTS])
def test_a_phrase_is_what_was_said(text: str, words: str, speaker: str) -> None:
    assert said(text) == [(words, speaker)]


def test_the_one_who_is_accused_belongs_to_the_accusation() -> None:
    assert said("The general was accused of selling fuel.") == [("The general / of selling fuel", None)]


@pytest.mark.parametrize(
    "text",
    [
        "The army attacked the village.",
        "The commander dismissed three officers.",
        "The minister called a meeting.",
        "The president spoke on Tuesday.",
        "The president spoke at the town hall for an hour.",
        "The ministry declined to comment on the raid.",
        "The president faces questions about the vote.",
        "The crowd heard calls for calm.",
        "The two wrote a book.",
        "She asked to be called by her first name for fear of the police.",
        "The offensive was widely condemned.",
    ],
)
def test_no_statement_is_found(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "addressee"),
    [
        ("The judge told the guards that it was late.", "the guards"),
        ("The mayor was told that the bridge was closed.", "The mayor"),
        ("The UN urged the rebels to open the road.", "the rebels"),
        ("The UN called on the rebels to open the road.", "the rebels"),
        ("The envoy said to the crowd that it was over.", "the crowd"),
        ("The envoy accused the rebels of lying.", None),
        ("Keita told his wife Awa that he was leaving.", "Awa"),
    ],
)
def test_the_lexicon_knows_where_the_addressee_stands(text: str, addressee: str | None) -> None:
    (quote,) = find_quotes(parsed(text))
    assert (quote.addressee.of(text) if quote.addressee is not None else None) == addressee
