"""Looking up who is spoken of at a place in the text.

Belongs here: finding a mention by position. Does not belong here: finding or resolving mentions (actors/).
"""

import bisect
from collections.abc import Iterable, Sequence

from pipelines.extract.records import ActorMention, Span


class MentionIndex:
    """The actor mentions of one document, by position."""

    def __init__(self, mentions: Iterable[ActorMention]) -> None:
        self._mentions = sorted(mentions, key=lambda m: (m.start_char, m.end_char))
        self._starts = [m.start_char for m in self._mentions]
        self._longest = max((m.end_char - m.start_char for m in self._mentions), default=0)

    def covering(self, offset: int) -> ActorMention | None:
        """The shortest mention over a character, such as the first letter of a noun phrase's head."""
        over = [m for m in self._near(offset, offset + 1) if offset < m.end_char]
        return min(over, key=lambda m: m.end_char - m.start_char, default=None)

    def within(self, span: Span) -> list[ActorMention]:
        """The mentions that lie inside the span, in order."""
        return [m for m in self._near(span.start, span.end) if span.start <= m.start_char and m.end_char <= span.end]

    def best(self, span: Span) -> ActorMention | None:
        """The mention that shares most characters with the span, in proportion to both; None without overlap."""

        def likeness(mention: ActorMention) -> float:
            shared = min(span.end, mention.end_char) - max(span.start, mention.start_char)
            return shared / (max(span.end, mention.end_char) - min(span.start, mention.start_char))

        near = [m for m in self._near(span.start, span.end) if span.overlaps(Span(m.start_char, m.end_char))]
        return max(near, key=likeness, default=None)

    def _near(self, start: int, end: int) -> Sequence[ActorMention]:
        """The mentions that start before `end` and may reach `start`, in order."""
        first = bisect.bisect_left(self._starts, start - self._longest)
        return self._mentions[first : bisect.bisect_left(self._starts, end)]
