"""Quotations without a cue: labelled, signed, or said by nobody that the text names."""

import pytest

from pipelines.extract.quotes.extraction import find_quotes
from tests.extract.quotes.found import Said, said
from tests.parses import parsed


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        (
            "The camp was cold. Huda Karim (on Telegram): “Nobody has come to the camp.”",
            [Said("Nobody has come to the camp.", "Huda Karim")],
        ),
        (
            "“We stay in the town.” – Huda\n\n“We leave for the coast.” – Samir",
            [Said("We stay in the town.", "Huda"), Said("We leave for the coast.", "Samir")],
        ),
    ],
)
def test_a_label_or_a_signature_names_the_speaker(text: str, quotes: list[Said]) -> None:
    assert said(text) == quotes


def test_words_in_the_first_person_that_nobody_is_named_for_are_kept_without_a_speaker() -> None:
    text = "The hall was dark and the clock had stopped.\n\n“We will not leave you here alone.”\n\nThe road was closed."
    (quote,) = find_quotes(parsed(text))
    assert quote.speaker is None
    assert quote.method == "quotes.unattributed"


def test_a_quoted_notice_that_nobody_is_named_for_is_no_quote() -> None:
    assert said("The hall was dark.\n\n“Longer trains for the northern line.”\n\nThe road was closed.") == []


def test_a_mark_that_nothing_closes_leaves_the_cue_behind_it() -> None:
    text = "“The school is closed, the mayor said.\n\n“The clinic is open,” the nurse said."
    assert said(text) == [Said("The school is closed", "the mayor"), Said("The clinic is open", "the nurse")]


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("One farmer said: “No.” Another: “Yes.”", [Said("No.", "One farmer"), Said("Yes.", "Another")]),
        (
            "The hall was full. Karim: “We need help.” Haddad: “We need peace.”",
            [Said("We need help.", "Karim"), Said("We need peace.", "Haddad")],
        ),
        (
            "The hall was full. Huda Karim, nurse: “We need roads and water.”",
            [Said("We need roads and water.", "Huda Karim")],
        ),
        (
            "• “We need water” – Huda Karim, farmer\n• “We need roads” – Omar Haddad, driver",
            [Said("We need water", "Huda Karim"), Said("We need roads", "Omar Haddad")],
        ),
        ("“The bridge is safe for us” — Huda Karim", [Said("The bridge is safe for us", "Huda Karim")]),
    ],
)
def test_each_label_or_signature_has_its_own_words(text: str, quotes: list[Said]) -> None:
    assert said(text) == quotes


def test_a_clause_before_a_colon_is_no_speaker() -> None:
    assert all(quote.speaker is None for quote in said("Her reply was brief: “We will never leave.”"))


@pytest.mark.parametrize(
    "text",
    [
        "Haddad wrote “A Long Way Home,” a novel about exile.",
        "The hall was full.\n\n“The Crown” – Herald Films",
        "The films “No Way Back” – Karim had liked them – were shown.",
    ],
)
def test_names_of_books_and_films_are_not_said(text: str) -> None:
    assert said(text) == []
