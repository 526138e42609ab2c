"""Marked text: spans that overlap and nest become paragraphs of pieces that lie side by side.

Belongs here: cutting text. Does not belong here: HTML, and what the rows behind the spans say.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

type Extent = tuple[int, int]
"""Half-open, in code points of the text."""

_BLANK_LINES = re.compile(r"(?:\r?\n[^\S\n]*){2,}")
_LINE_END = re.compile(r"\r?\n")


@dataclass(frozen=True, slots=True)
class Mark:
    """One row in the text: what kind it is of and all places where it stands."""

    kind: str
    spans: tuple[Extent, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """Text between two neighbouring edges: the numbers of the marks on it, the shortest first."""

    text: str
    marks: tuple[int, ...] = ()
    begins: bool = False
    """Whether one of its marks begins here; these are where the keyboard stops."""


type Paragraph = list[Piece]


def marked_paragraphs(text: str, marks: Sequence[Mark]) -> list[Paragraph]:
    """The paragraphs of a text, each cut wherever a mark begins or ends. Spans outside the text count for nothing."""
    extents = paragraphs(text)
    cut = list(_cut(len(text), marks, (edge for extent in extents for edge in extent)))
    firsts = {(min(mark.spans)[0], number) for number, mark in enumerate(marks) if mark.spans}
    lefts = [left for left, _, _ in cut]
    return [
        [
            Piece(text[left:right], numbers, any((left, number) in firsts for number in numbers))
            for left, right, numbers in cut[bisect_left(lefts, start) : bisect_left(lefts, end)]
        ]
        for start, end in extents
    ]


def paragraphs(text: str) -> list[Extent]:
    """Where paragraphs lie: between blank lines, or, in a text without any, between line ends."""
    parting = _BLANK_LINES if _BLANK_LINES.search(text.strip()) else _LINE_END
    edges = [0, *(edge for gap in parting.finditer(text) for edge in gap.span()), len(text)]
    extents = zip(edges[::2], edges[1::2], strict=True)
    return [(start, end) for start, end in extents if not text[start:end].isspace() and start < end]


def _cut(length: int, marks: Sequence[Mark], edges: Iterable[int]) -> Iterator[tuple[int, int, tuple[int, ...]]]:
    """The text cut at all edges of marks and at those given: each piece with the marks on it, the shortest first."""
    spans = [(start, end, number) for number, mark in enumerate(marks) for start, end in mark.spans]
    begin, finish = defaultdict(set), defaultdict(set)
    for span in spans:
        if 0 <= span[0] < span[1] <= length:
            begin[span[0]].add(span)
            finish[span[1]].add(span)
    covering: set[tuple[int, int, int]] = set()
    for left, right in pairwise(sorted({*edges, *begin, *finish})):
        covering = covering - finish[left] | begin[left]
        shortest_first = sorted(covering, key=lambda span: (span[1] - span[0], span[2]))
        yield left, right, tuple(dict.fromkeys(number for _, _, number in shortest_first))
