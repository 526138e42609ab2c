"""Where quoted sentences end: text in, the words that were said out."""

import pytest

from tests.extract.quotes.found import Said, said


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        (
            "The port was empty. “We lost everything,” Huda Karim said, and soon the soldiers came.",
            Said("We lost everything", "Huda Karim"),
        ),
        (
            "“We lost everything,” Huda Karim said, not even looking at the ruins.",
            Said("We lost everything", "Huda Karim"),
        ),
        (
            "Asked why the road was shut, the governor replied, “We had no choice.”",
            Said("We had no choice.", "the governor"),
        ),
    ],
)
def test_what_the_parse_hangs_on_a_quoted_sentence_is_not_said(text: str, quote: Said) -> None:
    assert quote in said(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“The dam,” the engineer said, will be rebuilt within a year.", "The dam / will be rebuilt within a year"),
        ("“We lost everything,” she said, but “we will return.”", "We lost everything / but “we will return.”"),
        ("“We will return,” she said, “when the road is safe.”", "We will return / when the road is safe."),
    ],
)
def test_what_completes_a_quoted_sentence_behind_the_cue_stays(text: str, words: str) -> None:
    assert [quote.words for quote in said(text)] == [words]


def test_how_it_was_said_is_no_part_of_an_interrupted_sentence() -> None:
    text = "“The dead,” the nurse said, her voice breaking, “are our children.”"
    assert said(text) == [Said("The dead / are our children.", "the nurse")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The crowd chanted slogans such as “Open the gates!” and left.", "Open the gates!"),
        ("The nurse reported “heavy losses” in the town.", "“heavy losses” in the town"),
    ],
)
def test_the_words_that_announce_an_example_are_not_said(text: str, words: str) -> None:
    assert said(text)[0].words == words
