"""Where a reported clause ends: text in, reported words out."""

import pytest

from tests.extract.quotes.found import reported

ENDS = [
    (
        "The police said the car belonged to Omar Saleh, who fled the country in May.",
        "the car belonged to Omar Saleh",
    ),
    (
        "The ministry said it would close the border by June, a step that aid groups have long feared.",
        "it would close the border by June",
    ),
    (
        "The union said the strike would go on, citing a survey of its members.",
        "the strike would go on",
    ),
    (
        "The company said it would miss the deadline and asked for another month.",
        "it would miss the deadline",
    ),
    (
        "Moscow said the raid had killed forty fighters, while Ankara said it had hit a school.",
        "the raid had killed forty fighters",
    ),
    (
        "The mayor said the plan was “a disaster,” pointing at the empty shelves.",
        "the plan was “a disaster,”",
    ),
]

GOES_ON = [
    ("The police said the driver who had fled was a soldier.", "the driver who had fled was a soldier"),
    (
        "The union said the strike would go on, shutting every mine in the north.",
        "the strike would go on, shutting every mine in the north",
    ),
    (
        "The witness said he had hidden the gun and left the house.",
        "he had hidden the gun and left the house",
    ),
    (
        "The bank said prices would rise while wages fell.",
        "prices would rise while wages fell",
    ),
]


@pytest.mark.parametrize(("text", "words"), ENDS)
def test_what_the_writer_adds_is_not_reported(text: str, words: str) -> None:
    assert reported(text)[0] == words


@pytest.mark.parametrize(("text", "words"), GOES_ON)
def test_what_belongs_to_the_clause_stays(text: str, words: str) -> None:
    assert reported(text)[0] == words
