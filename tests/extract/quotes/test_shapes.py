"""What quoted words look like: text in, the answers about its first quotation out."""

import pytest

from pipelines.extract.quotes.marks import Quotation, find_quotations
from pipelines.extract.quotes.shapes import begins_sentence, ends_sentence, fills, is_full, is_title, last_character


def first(text: str) -> Quotation:
    return find_quotations(text)[0]


@pytest.mark.parametrize(
    ("text", "full"),
    [
        ("“The well is dry,” she said.", True),
        ("“The well is dry”, she said.", True),
        ("She said: “No.”", True),
        ("“No,” she said.", True),
        ("“The well is dry", True),
        ("The “well is dry.”", False),
        ("The “Well” is dry.", False),
        ("The “Well.” Next.", False),
    ],
)
def test_a_full_quotation_begins_and_ends_as_a_sentence(text: str, full: bool) -> None:
    assert is_full(text, first(text)) is full


@pytest.mark.parametrize(
    ("text", "title"),
    [("“The Long Winter”", True), ("“A Town in the Hills”", True), ("“The long winter”", False), ("“No”", True)],
)
def test_a_title_has_a_capital_on_every_longer_word(text: str, title: bool) -> None:
    assert is_title(text, first(text)) is title


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("It rained. “We left.”", True),
        ("He said: “We left.”", True),
        ("It rained\n“We left.”", True),
        ("He said “we left.”", False),
        ("He said, “We left.”", False),
    ],
)
def test_a_sentence_may_begin_behind_a_stop_a_colon_or_a_line_break(text: str, begins: bool) -> None:
    assert begins_sentence(text, first(text)) is begins


@pytest.mark.parametrize(
    ("text", "last"), [("“Why?” he asked.", "?"), ("“‘Go.’” He left.", "."), ("“Go” he said.", "o")]
)
def test_the_last_character_is_no_mark(text: str, last: str) -> None:
    assert last_character(text, first(text)) == last


@pytest.mark.parametrize(
    ("between", "ends"),
    [
        (" the nurse said. The road", True),
        ("\n", True),
        (" Dr. Karim said", False),
        (" Karim (no. 5. The last) said", False),
        (" the nurse said, and", False),
    ],
)
def test_a_stop_of_an_abbreviation_ends_no_sentence(between: str, ends: bool) -> None:
    assert ends_sentence(between) is ends


def test_space_and_the_given_characters_fill_a_gap() -> None:
    text = "said, “no"
    assert fills(text, 4, 6, ",")
    assert not fills(text, 4, 6, ";")
    assert not fills(text, 3, 6, ",")
