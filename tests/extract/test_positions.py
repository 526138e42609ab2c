"""Things are found by where they stand."""

from hypothesis import given
from hypothesis import strategies as st

from pipelines.extract.positions import SpanIndex
from pipelines.extract.records import Span

SPANS = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 40), st.integers(0, 15))


@given(st.lists(SPANS, max_size=12), SPANS)
def test_what_overlaps_is_found_in_order(spans: list[Span], wanted: Span) -> None:
    found = [span for span, _ in SpanIndex((span, None) for span in spans).overlapping(wanted)]

    assert found == sorted(span for span in spans if span.overlaps(wanted))


def test_alike_spans_keep_their_order() -> None:
    placed = [(Span(3, 5), "first"), (Span(3, 5), "second")]

    assert [name for _, name in SpanIndex(placed).overlapping(Span(4, 5))] == ["first", "second"]
