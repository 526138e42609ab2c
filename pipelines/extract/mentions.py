"""Looking up who is spoken of at a place in the text.

Belongs here: finding a mention by position. Does not belong here: finding or resolving mentions (actors/).
"""

from collections.abc import Iterable

from pipelines.extract.records import ActorMention, Span


class MentionIndex:
    """The actor mentions of one document, by position."""

    def __init__(self, mentions: Iterable[ActorMention]) -> None:
        self._mentions = sorted(mentions, key=lambda m: (m.start_char, m.end_char))

    def covering(self, offset: int) -> ActorMention | None:
        """The shortest mention over a character, such as the first letter of a noun phrase's head."""
        over = [m for m in self._mentions if m.start_char <= offset < m.end_char]
        return min(over, key=lambda m: m.end_char - m.start_char, default=None)

    def within(self, span: Span) -> list[ActorMention]:
        """The mentions that lie inside the span, in order."""
        return [m for m in self._mentions if span.start <= m.start_char and m.end_char <= span.end]

    def best(self, span: Span) -> ActorMention | None:
        """The mention that shares most characters with the span, in proportion to both; None without overlap."""

        def likeness(mention: ActorMention) -> float:
            shared = min(span.end, mention.end_char) - max(span.start, mention.start_char)
            return shared / (max(span.end, mention.end_char) - min(span.start, mention.start_char))

        near = [m for m in self._mentions if span.overlaps(Span(m.start_char, m.end_char))]
        return max(near, key=likeness, default=None)
