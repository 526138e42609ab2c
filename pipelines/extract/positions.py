"""Looking up what stands at a place in the text, in time that does not grow with the text.

Belongs here: spans by position. Does not belong here: what the spans stand for.
"""

import bisect
from collections.abc import Iterable, Iterator

from pipelines.extract.records import Span


class SpanIndex[T]:
    """Things with the spans at which they stand, which may overlap."""

    def __init__(self, placed: Iterable[tuple[Span, T]]) -> None:
        self._placed = sorted(placed, key=lambda pair: pair[0])
        self._starts = [span.start for span, _ in self._placed]
        self._longest = max((span.end - span.start for span, _ in self._placed), default=0)

    def overlapping(self, wanted: Span) -> Iterator[tuple[Span, T]]:
        """Those that share a character with the span, by position; alike ones in the order in which they were given."""
        first = bisect.bisect_right(self._starts, wanted.start - self._longest)
        last = bisect.bisect_left(self._starts, wanted.end)
        return (pair for pair in self._placed[first:last] if pair[0].overlaps(wanted))
