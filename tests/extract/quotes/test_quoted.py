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
