"""Looking up who is spoken of at a place in the text.

Belongs here: finding a mention by position. Does not belong here: finding or resolving mentions (actors/).
"""

from collections.abc import Iterable

from pipelines.extract.positions import SpanIndex
from pipelines.extract.records import ActorMention, Span


class MentionIndex:
    """The actor mentions of one document, by position."""

    def __init__(self, mentions: Iterable[ActorMention]) -> None:
        self._mentions = SpanIndex((Span(m.start_char, m.end_char), m) for m in mentions)

    def covering(self, offset: int) -> ActorMention | None:
        """The shortest mention over a character, such as the first letter of a noun phrase's head."""
        over = (mention for _, mention in self._mentions.overlapping(Span(offset, offset + 1)))
        return min(over, key=lambda m: m.end_char - m.start_char, default=None)

    def within(self, span: Span) -> list[ActorMention]:
        """The mentions that lie inside the span, in order."""
        return [mention for at, mention in self._mentions.overlapping(span) if span.contains(at)]

    def best(self, span: Span) -> ActorMention | None:
        """The mention that shares most characters with the span, in proportion to both; None without overlap."""

        def likeness(mention: ActorMention) -> float:
            shared = min(span.end, mention.end_char) - max(span.start, mention.start_char)
            return shared / (max(span.end, mention.end_char) - min(span.start, mention.start_char))

        return max((mention for _, mention in self._mentions.overlapping(span)), key=likeness, default=None)
