"""Quotations beside a cue: text in, reported words and speaker out."""

import pytest

from tests.extract.quotes.found import Said, said


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("The nurse said, “No.”", Said("No.", "The nurse")),
        ("“Perhaps,” the nurse said.", Said("Perhaps", "the nurse")),
        (
            "“Help us!” Omar’s niece, Leila “Lulu” Nasser, shouted to the crowd.",
            Said("Help us!", "Leila “Lulu” Nasser"),
        ),
        (
            "The mayor spoke to the crowd, and he went on to say:\n\n“Nobody will be left behind.”\n\nThe crowd left.",
            Said("Nobody will be left behind.", "he"),
        ),
        (
            "The colonel had one message for the town: “Nobody leaves tonight.”",
            Said("Nobody leaves tonight.", "The colonel"),
        ),
    ],
)
def test_a_quoted_sentence_belongs_to_the_cue_beside_it(text: str, quote: Said) -> None:
    assert said(text) == [quote]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Omar Haddad called the commander of the northern brigade “a liar and a thief” and left.",
            "the commander of the northern brigade “a liar and a thief”",
        ),
        (
            "The minister referred to the strait as “Our Lake,” to the anger of Ankara.",
            "the strait as “Our Lake,”",
        ),
        (
            "Haddad called the court’s ruling on the border tax “an insult,” adding that he would appeal.",
            "the court’s ruling on the border tax “an insult,”",
        ),
        (
            "The rebels called the envoy “a liar” and “a spy” who had sold a “false peace” to the town.",
            "the envoy “a liar” and “a spy” who had sold a “false peace” to the town",
        ),
    ],
)
def test_the_one_who_is_called_something_is_part_of_the_statement(text: str, words: str) -> None:
    assert said(text)[0].words == words


@pytest.mark.parametrize(
    "text",
    [
        "On “Morning in Basra,” Governor Omar Haddad spoke.",
        "He wore a hat with the words “Free Basra Now” on it.",
        "Ali Omar, the star of the series “The Long Winter,” who went on to farm, has died.",
        "The road was closed when he spoke on “The Nine O’Clock Hour.” The crowd left.",
    ],
)
def test_titles_are_not_said(text: str) -> None:
    assert said(f"{text} The nurse said, “Nobody came.”")[-1] == Said("Nobody came.", "The nurse")
    title = text.partition("“")[2].partition("”")[0].rstrip(",.")
    assert all(title not in quote.words for quote in said(f"{text} The nurse said, “Nobody came.”"))
