"""Quotation marks: text in, quoted words out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.extract.quotes.marks import QuotationIndex, find_quotations
from pipelines.extract.records import Span


def quoted(text: str) -> list[list[str]]:
    """The words of each quotation, one entry for each paragraph of it."""
    return [[piece.of(text) for piece in quotation.pieces] for quotation in find_quotations(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“The dam holds,” she said.", "The dam holds,"),
        ('"The dam holds," she said.', "The dam holds,"),
        ("''The dam holds,'' she said.", "The dam holds,"),
        ("``The dam holds,'' she said.", "The dam holds,"),
        ("«The dam holds», she said.", "The dam holds"),
        ("„The dam holds“, she said.", "The dam holds"),
        ("”The dam holds,“ she said.", "The dam holds,"),
        ("‘The dam holds,’ she said.", "The dam holds,"),
        ("'The dam holds,' she said.", "The dam holds,"),
    ],
)
def test_marks_of_any_shape_hold_words(text: str, words: str) -> None:
    assert quoted(text) == [[words]]


def test_apostrophes_quote_nothing() -> None:
    assert quoted("The farmers' dams didn't hold in the '90s, and the mayor’s office won’t say why.") == []


def test_a_plural_possessive_does_not_close_single_marks() -> None:
    assert quoted("‘The workers’ pay is late,’ he said.") == [["The workers’ pay is late,"]]


def test_only_the_outermost_marks_count() -> None:
    assert quoted("“He shouted ‘stop’ and “run” at us,” she said.") == [["He shouted ‘stop’ and “run” at us,"]]


def test_a_quotation_runs_over_paragraphs_that_open_with_a_mark() -> None:
    text = "“The first truck left.\n\n“The second follows,” he said."
    assert quoted(text) == [["The first truck left.", "The second follows,"]]


def test_paragraphs_run_into_one_line_are_still_one_quotation() -> None:
    text = "He said: “The first truck left. “The second follows.” Nobody answered."
    assert quoted(text) == [["The first truck left.", "The second follows."]]


def test_signed_quotations_in_a_list_stay_apart() -> None:
    text = "“We stay.” – Huda\n\n“We leave.” – Samir"
    assert quoted(text) == [["We stay."], ["We leave."]]


def test_a_mark_without_its_partner_holds_to_the_end_of_its_paragraph() -> None:
    text = "“The first truck left.\n\nThe road was then closed.\n\nIt reopened “at dawn”."
    assert quoted(text) == [["The first truck left."], ["at dawn"]]


def test_a_mark_without_its_partner_does_not_swallow_a_page() -> None:
    text = "“The first truck left. " + "The road was then closed for a while. " * 100
    assert quoted(text) == [["The first truck left."]]


def test_a_chain_that_is_never_closed_is_no_single_quotation() -> None:
    text = "\n\n".join(f"“Turn {number} of the talks." for number in range(30))
    assert all(len(pieces) == 1 for pieces in quoted(text))


def test_inches_quote_nothing() -> None:
    assert quoted('The shell was 5" wide.') == []


def test_the_index_finds_the_quotation_around_a_character() -> None:
    text = "She said “no” and “never” twice."
    index = QuotationIndex(find_quotations(text))
    around = index.at(text.index("never"))
    assert around is not None
    assert around.inner.of(text) == "never"
    assert index.at(text.index("twice")) is None
    assert [q.inner.of(text) for q in index.overlapping(Span(0, len(text)))] == ["no", "never"]


@given(st.text(alphabet="ab .,\n“”\"'‘’«»A1s", max_size=120))
def test_quotations_are_ordered_apart_and_inside_the_text(text: str) -> None:
    end = 0
    for quotation in find_quotations(text):
        assert end <= quotation.outer.start < quotation.inner.start
        assert quotation.inner.end <= quotation.outer.end <= len(text)
        assert all(piece.start < piece.end for piece in quotation.pieces)
        end = quotation.outer.end
