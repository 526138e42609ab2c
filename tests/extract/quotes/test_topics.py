"""What a statement is about: text in, reported words and speaker out."""

import pytest

from tests.extract.quotes.found import Said, reported, said


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ("The envoy spoke of a new beginning.", "a new beginning", "The envoy"),
        ("The union complained to the board about unpaid wages.", "unpaid wages", "The union"),
        ("The bishops called for the army to leave the city.", "the army to leave the city", "The bishops"),
        ("The council's criticism of the treaty was ignored.", "the treaty", "The council's"),
        ("The ministry issued a warning about the dam.", "the dam", "The ministry"),
    ],
)
def test_what_stands_behind_the_preposition_is_the_topic(text: str, words: str, speaker: str) -> None:
    assert [(found.words, (found.speaker or "").removesuffix("'s")) for found in said(text)] == [
        (words, speaker.removesuffix("'s"))
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The envoy spoke for an hour.",
        "Asked about the raid, the envoy left.",
        "The village heard a warning about the dam.",
        "The minister refused to comment on the raid.",
    ],
)
def test_lengths_questions_to_nobody_and_what_is_heard_are_no_topics(text: str) -> None:
    assert reported(text) == []


def test_a_listener_may_stand_between() -> None:
    assert said("The judge asked her about the money.") == [Said("the money", "The judge")]
