"""Drafts by position: pieces in, what holds them out."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from pipelines.extract.quotes.drafts import Coverage, Draft, DraftCollection, merged
from pipelines.extract.records import Span


def draft(*pieces: tuple[int, int], cue: tuple[int, int] | None = None) -> Draft:
    spans = tuple(Span(*piece) for piece in pieces)
    return Draft("label", spans, None, Span(*cue) if cue is not None else None, None, None)


def test_pieces_that_touch_or_overlap_become_one() -> None:
    pieces = [Span(8, 9), Span(3, 6), Span(0, 4), Span(6, 7)]
    assert merged(pieces) == (Span(0, 7), Span(8, 9))


SPANS = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 50), st.integers(1, 9))


@given(st.lists(SPANS))
def test_merged_pieces_hold_the_same_characters_apart_and_in_order(pieces: list[Span]) -> None:
    joined = merged(pieces)
    assert {n for p in joined for n in range(p.start, p.end)} == {n for p in pieces for n in range(p.start, p.end)}
    assert all(a.end < b.start for a, b in pairwise(joined))


@given(st.lists(SPANS), SPANS)
def test_coverage_overlaps_what_shares_a_character(spans: list[Span], asked: Span) -> None:
    held = merged(spans)
    assert Coverage(held).overlaps(asked) is any(span.overlaps(asked) for span in held)


def test_a_draft_ends_with_its_cue_when_that_is_last() -> None:
    assert draft((0, 5), (9, 12), cue=(14, 18)).last_word == 18
    assert draft((0, 5), (20, 25), cue=(14, 18)).last_word == 25
    assert draft((0, 5), (9, 12)).envelope == Span(0, 12)
    assert draft((0, 5), (9, 12)).length == 8


def test_the_draft_before_a_place_is_the_one_that_ends_last() -> None:
    first, second = draft((0, 30)), draft((10, 20))
    drafts = DraftCollection([second, first])
    assert drafts.last_before(40) == first
    assert drafts.last_before(0) is None


def test_a_longer_draft_takes_the_place_of_the_shorter_one() -> None:
    short = draft((0, 5))
    drafts = DraftCollection([short, draft((30, 40))])
    drafts.extend(short, Span(10, 15))
    assert [d.pieces for d in drafts] == [(Span(0, 5), Span(10, 15)), (Span(30, 40),)]
    assert drafts.covers(Span(14, 16))
    assert not drafts.covers(Span(15, 30))
