"""A quote in the making: what the rules hand on to one another before a row is made of it.

Belongs here: the draft, and drafts by position. Does not belong here: any rule that finds quotes.
"""

import bisect
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from pipelines.extract.quotes.cues import CueMatch
from pipelines.extract.records import Span

_NEAR = 8
"""How many of the drafts before a place may be the one that ends last there."""


@dataclass(frozen=True, slots=True)
class Draft:
    """Reported words with the cue and speaker that some rule found for them.

    `pieces` are sorted and do not overlap; quoted ones include their marks. `rule` names what made the draft.
    """

    rule: str
    pieces: tuple[Span, ...]
    match: CueMatch | None
    cue: Span | None
    speaker: Token | None
    speaker_words: Span | None
    addressee: Token | None = None
    channel: Span | None = None

    @property
    def head(self) -> Token | None:
        """The verb or noun of the cue; None for a draft that a rule made without a cue of the lexicon."""
        return self.match.head if self.match is not None else None

    @property
    def envelope(self) -> Span:
        """From the start of the first piece to the end of the last."""
        return Span(self.pieces[0].start, self.pieces[-1].end)

    @property
    def last_word(self) -> int:
        """Where the words and their cue end."""
        return max(self.envelope.end, self.cue.end if self.cue is not None else 0)

    @property
    def length(self) -> int:
        """The characters in all pieces."""
        return sum(piece.end - piece.start for piece in self.pieces)

    def holds(self, offset: int) -> bool:
        """Whether a character lies in one of the pieces."""
        return any(piece.start <= offset < piece.end for piece in self.pieces)

    def with_pieces(self, pieces: Iterable[Span]) -> "Draft":
        """The same draft over other pieces, of which there must be one."""
        joined = merged(pieces)
        return replace(self, pieces=joined) if joined != self.pieces else self


def merged(pieces: Iterable[Span]) -> tuple[Span, ...]:
    """The pieces in order, those that touch or overlap made one."""
    joined: list[Span] = []
    for piece in sorted(pieces):
        if joined and piece.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, piece.end))
        else:
            joined.append(piece)
    return tuple(joined)


class Coverage:
    """Spans that do not overlap, such as the words already taken by some quote, found by position."""

    def __init__(self, spans: Iterable[Span] = ()) -> None:
        self._spans: list[Span] = sorted(spans)

    def overlaps(self, span: Span) -> bool:
        """Whether one of the spans shares a character with this one."""
        number = bisect.bisect_left(self._spans, span.end, key=lambda s: s.start) - 1
        return number >= 0 and self._spans[number].end > span.start

    def add(self, spans: Iterable[Span]) -> None:
        """Take in more spans, which overlap none of those held."""
        for span in spans:
            bisect.insort(self._spans, span)


class DraftCollection:
    """The drafts of a document in the order of the text, to which later rules add."""

    def __init__(self, drafts: Iterable[Draft]) -> None:
        self._drafts = sorted(drafts, key=_start)
        self._covered = Coverage(piece for draft in self._drafts for piece in draft.pieces)
        self._by_cue = {draft.head.i: draft for draft in self._drafts if draft.head is not None}

    def __iter__(self) -> Iterator[Draft]:
        return iter(self._drafts)

    def covers(self, span: Span) -> bool:
        """Whether a draft has words in the span."""
        return self._covered.overlaps(span)

    def of_cue(self, head: Token) -> Draft | None:
        """The draft that a cue has made."""
        return self._by_cue.get(head.i)

    def last_before(self, offset: int) -> Draft | None:
        """The draft whose words or cue end last among the nearest that start before a character."""
        return max(self.near_before(offset), key=lambda draft: draft.last_word, default=None)

    def near_before(self, offset: int) -> list[Draft]:
        """The nearest drafts that start before a character, in order."""
        number = bisect.bisect_left(self._drafts, offset, key=_start)
        return self._drafts[max(0, number - _NEAR) : number]

    def add(self, draft: Draft) -> None:
        """Take in a draft of words that none has."""
        bisect.insort(self._drafts, draft, key=_start)
        self._covered.add(draft.pieces)
        if draft.head is not None:
            self._by_cue[draft.head.i] = draft

    def extend(self, draft: Draft, piece: Span) -> None:
        """Give a draft of the collection one more piece."""
        number = bisect.bisect_left(self._drafts, _start(draft), key=_start)
        while self._drafts[number] is not draft:
            number += 1
        del self._drafts[number]
        longer = draft.with_pieces([*draft.pieces, piece])
        bisect.insort(self._drafts, longer, key=_start)
        self._covered.add([piece])
        if longer.head is not None:
            self._by_cue[longer.head.i] = longer


def _start(draft: Draft) -> int:
    return draft.envelope.start
