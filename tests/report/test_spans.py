"""Overlapping and nested spans become pieces that lie side by side."""

from itertools import accumulate, pairwise

from hypothesis import given
from hypothesis import strategies as st

from pipelines.report.spans import Mark, Piece, marked_paragraphs, paragraphs

TEXT = "“Basra is calm,” he said."


def cut(text: str, *marks: Mark) -> list[list[tuple[str, tuple[int, ...]]]]:
    return [[(piece.text, piece.marks) for piece in paragraph] for paragraph in marked_paragraphs(text, marks)]


def test_a_mark_inside_another_lies_on_its_own_piece_and_comes_first() -> None:
    quote, place = Mark("quote", ((1, 14),)), Mark("place", ((1, 6),))

    assert cut(TEXT, quote, place) == [[("“", ()), ("Basra", (1, 0)), (" is calm", (0,)), (",” he said.", ())]]


def test_marks_that_overlap_share_the_piece_in_between() -> None:
    assert cut("abcdef", Mark("quote", ((0, 4),)), Mark("event", ((2, 6),))) == [
        [("ab", (0,)), ("cd", (0, 1)), ("ef", (1,))]
    ]


def test_two_marks_on_the_same_words_share_one_piece() -> None:
    assert cut("Iraq said", Mark("actor", ((0, 4),)), Mark("place", ((0, 4),))) == [[("Iraq", (0, 1)), (" said", ())]]


def test_a_quote_in_two_fragments_is_one_mark() -> None:
    assert cut("A, he said, B", Mark("quote", ((0, 1), (12, 13)))) == [[("A", (0,)), (", he said, ", ()), ("B", (0,))]]


def test_the_keyboard_stops_once_at_each_mark() -> None:
    quote, place = Mark("quote", ((0, 4), (9, 18))), Mark("place", ((13, 18),))
    [pieces] = marked_paragraphs("Here, he met Basra", [quote, place])

    assert [piece.text for piece in pieces if piece.begins] == ["Here", "Basra"]
    assert Piece("Here", (0,), begins=True) in pieces


def test_blank_lines_part_paragraphs_and_single_line_ends_do_not() -> None:
    assert cut("One\nline.\n \r\n\nTwo.\n") == [[("One\nline.", ())], [("Two.\n", ())]]


def test_line_ends_part_paragraphs_where_there_are_no_blank_lines() -> None:
    assert cut("One.\nTwo.\r\nThree.\n") == [[("One.", ())], [("Two.", ())], [("Three.", ())]]


def test_a_mark_over_two_paragraphs_is_on_both() -> None:
    assert cut("One.\n\nTwo.", Mark("quote", ((0, 10),))) == [[("One.", (0,))], [("Two.", (0,))]]


def test_a_span_outside_the_text_counts_for_nothing() -> None:
    assert cut("Short.", Mark("quote", ((3, 99),)), Mark("actor", ((-5, 3),)), Mark("event", ((2, 2),))) == [
        [("Short.", ())]
    ]


def test_an_empty_text_has_no_paragraphs() -> None:
    assert cut("") == []
    assert cut("\n\n") == []


@given(
    st.text(alphabet="ab \n\r", max_size=40),
    st.lists(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), min_size=1, max_size=2), max_size=6),
)
def test_pieces_are_the_paragraphs_and_carry_just_the_marks_that_cover_them(
    text: str, spans: list[list[tuple[int, int]]]
) -> None:
    marks = [Mark("actor", tuple(sorted(one))) for one in spans]
    found = marked_paragraphs(text, marks)
    extents = paragraphs(text)

    assert ["".join(piece.text for piece in pieces) for pieces in found] == [text[a:b] for a, b in extents]
    for (start, _), pieces in zip(extents, found, strict=True):
        edges = list(accumulate((len(piece.text) for piece in pieces), initial=start))
        for piece, (left, right) in zip(pieces, pairwise(edges), strict=True):
            covering = {
                number
                for number, mark in enumerate(marks)
                if any(0 <= a <= left and right <= b <= len(text) for a, b in mark.spans)
            }
            assert set(piece.marks) == covering
