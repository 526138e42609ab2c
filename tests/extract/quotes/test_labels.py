"""Transcripts, interviews and signed posts: text in, turns out."""

from time import process_time

import pytest

from pipelines.extract.quotes.labels import find_labelled
from tests.extract.quotes.found import Said, said
from tests.parses import parsed


def test_two_turns_in_capitals_are_a_transcript() -> None:
    text = "NASSER: Will the dam hold?\n\nHADDAD: It will hold for years."
    assert said(text) == [Said("Will the dam hold?", "NASSER"), Said("It will hold for years", "HADDAD")]


def test_a_role_beside_the_name_is_not_the_speaker_and_a_turn_may_have_paragraphs() -> None:
    text = (
        "SEN. OMAR HADDAD (R-Basra): The dam will hold.\n\nIt was paid for by all of us.\n\n"
        "LEILA NASSER, HOST: And the road?"
    )
    assert said(text) == [
        Said("The dam will hold / It was paid for by all of us", "SEN. OMAR HADDAD"),
        Said("And the road?", "LEILA NASSER"),
    ]


def test_turns_run_into_one_line_are_still_turns() -> None:
    text = "The two met on air. NASSER: Will the dam hold? HADDAD: It will hold for years. NASSER: And the road?"
    assert [quote.speaker for quote in said(text)] == ["NASSER", "HADDAD", "NASSER"]


@pytest.mark.parametrize(("question", "answer"), [("Q: ", "A: "), ("Q. ", "A. ")])
def test_questions_and_answers_are_turns_of_nobody_named(question: str, answer: str) -> None:
    text = f"{question}Why did you leave Basra?\n\n{answer}The water was gone. Nobody helped us."
    assert said(text) == [
        Said("Why did you leave Basra?", None),
        Said("The water was gone. Nobody helped us", None),
    ]


def test_a_signed_post_is_said_by_its_author() -> None:
    text = "The road to Tikrit is open again — Huda Karim (@hudak) May 3, 2019\n\nThe army was silent."
    assert said(text) == [Said("The road to Tikrit is open again", "Huda Karim")]


@pytest.mark.parametrize(
    "text",
    [
        "Ingredients: rice, beans, oil\n\nMethod: boil the rice\n\nTime: 40 minutes",
        "Where: the old port\n\nWhen: noon",
        "The road is closed. NOTE: The road is closed.",
    ],
)
def test_other_labelled_lines_are_no_transcript(text: str) -> None:
    assert said(text) == []


def test_a_long_stretch_of_space_is_passed_over_quickly() -> None:
    started = process_time()
    find_labelled(parsed("The minister left." + " " * 20_000 + "He came back."))

    assert process_time() - started < 2
