"""Quotation marks: where quoted words stand in a text, whatever the marks look like.

Belongs here: pairing marks, by their shape and their surroundings alone. Does not belong here: whether quoted words
are a statement, a title or a scare quote (extraction.py).
"""

import bisect
import html
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from pipelines.extract.parsing import paragraph_ends
from pipelines.extract.records import Span

Direction = Literal["opens", "closes", "either"]

_ANY = re.compile(
    r"&(?:quot|apos|[lr][sd]quo|[lr]aquo|#(?:34|39|171|187|82(?:16|17|20|21)));"
    r"|[“”„‟\"«»＂❝❞〝〞〟「」『』《》]|''|``|‘‘|’’|(?<!\w),,(?=\w)|<<|>>|['‘’‚‛‹›`]"
)
"""Every mark; those of HTML may be left over from a careless copy, "<<" and ",," stand for « and „ on a keyboard."""
_FIRST = re.compile("[&,<>\"'`‘’‚‛‹›“”„‟«»＂❝❞〝〞〟「」『』《》]")
"""With what a mark begins: looking for one character is ten times faster than trying every mark at every letter."""
_WORD = re.compile(r"[^\W_].[^\W_]")
_OPENING_GLYPHS = frozenset("“„«‟‹‘‚‛`❝〝「『《") | {"``", "‘‘", ",,", "<<"}
_CLOSING_GLYPHS = frozenset("”»›❞〞〟」』》") | {"’’", ">>"}
_APOSTROPHES = frozenset("'’")
_SINGLE_GLYPHS = frozenset("'‘’‚‛‹›`")
DOUBLE_MARKS = frozenset('“”„‟"«»＂❝❞〝〞')
"""Double marks of one character."""
_BEFORE_OPENING = frozenset("([{<—–―-/…:") | _OPENING_GLYPHS | {'"', "'"}
_ELISION = re.compile(r"(?:\d\ds?|em|tis|twas|til|till|cause|cos|n|round|bout|nuff|tude)\b", re.IGNORECASE)
_SIGNATURE = re.compile(r"(?<!\s)\s+[—–―]\s*[A-ZÀ-Þ][^.!?\n]{2,60}$")
_REPORTING = re.compile(
    r",(?=['’]?\s+(?:(?:he|she|they|the\s\w+|[A-ZÀ-Þ][\w.’'-]*(?:\s[A-ZÀ-Þ][\w.’'-]*){0,3})\s(?:said|says|added)(?=\s*[.,]|\s*$)"
    r"|(?:said|says)\s(?:the\s)?[A-ZÀ-Þ]))"
)
"""The comma before the clause that reports an unclosed quotation: “The road is closed, the mayor said.

A single mark may stand behind it, mistyped for the double one."""
_STOP = re.compile(r"[.!?…](?=\s)")
_MAX_PARAGRAPHS = 12
"""The longest quotation over paragraphs, each opening with a mark; beyond it the marks are a layout, not speech."""
_MAX_UNCLOSED = 1500
"""The most characters that an opening mark without its closing one takes, for pages that are one long line."""
_MAX_CLOSED = 3000
"""The most characters between double marks: one of the two is a stray beyond it, since speech has paragraphs."""
_MAX_SINGLE = 600
"""The most characters between single marks, which an apostrophe may wrongly seem to close."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between quotation marks.

    `pieces` are the words without the marks, one for each paragraph; `outer` runs from the first mark to behind the
    last one. `closed` is False where the closing mark is missing.
    """

    pieces: tuple[Span, ...]
    outer: Span
    closed: bool

    @property
    def inner(self) -> Span:
        """From the first quoted character to the last."""
        return Span(self.pieces[0].start, self.pieces[-1].end)


@dataclass(frozen=True, slots=True)
class _Mark:
    span: Span
    glyph: str
    direction: Direction

    @property
    def is_single(self) -> bool:
        return self.glyph in _SINGLE_GLYPHS


def find_quotations(text: str) -> list[Quotation]:
    """The outermost quotations of a text, in order, without overlaps.

    A mark that nothing closes holds to the end of its paragraph. A quotation goes on over paragraphs when each
    opens with a mark and only the last is closed, and over the lines of one when a mark behind them closes it.
    """
    return list(_joined(text, (q for q in _separate(text) if any(c.isalnum() for c in q.inner.of(text)))))


class QuotationIndex:
    """The quotations of one document, by position."""

    def __init__(self, quotations: Iterable[Quotation]) -> None:
        self._quotations = sorted(quotations, key=lambda q: q.outer)
        self._starts = [q.outer.start for q in self._quotations]

    def __iter__(self) -> Iterator[Quotation]:
        return iter(self._quotations)

    def at(self, offset: int) -> Quotation | None:
        """The quotation around a character, its marks included."""
        number = bisect.bisect_right(self._starts, offset) - 1
        if number < 0 or self._quotations[number].outer.end <= offset:
            return None
        return self._quotations[number]

    def overlapping(self, span: Span) -> Sequence[Quotation]:
        """The quotations that share a character with the span, in order."""
        number = max(0, bisect.bisect_right(self._starts, span.start) - 1)
        found = []
        for quotation in self._quotations[number:]:
            if quotation.outer.start >= span.end:
                break
            if quotation.outer.overlaps(span):
                found.append(quotation)
        return found


def _paragraphs(text: str) -> Iterator[Span]:
    start = 0
    for ending in paragraph_ends(text):
        yield Span(start, ending.start())
        start = ending.end()
    yield Span(start, len(text))


def _separate(text: str) -> Iterator[Quotation]:
    """The quotations of each paragraph, without those in lines that one from above takes in."""
    paragraphs = list(_paragraphs(text))
    end = 0
    for number, paragraph in enumerate(paragraphs):
        for quotation in _quotations_of_paragraph(text, paragraph):
            if quotation.outer.start < end:
                continue
            below = paragraphs[number : number + _MAX_PARAGRAPHS]
            whole = quotation if quotation.closed else _closed_below(text, quotation, below)
            end = whole.outer.end
            yield whole


def _closed_below(text: str, quotation: Quotation, lines: Sequence[Span]) -> Quotation:
    """An unclosed quotation with the lines below it up to its closing mark, when none of them opens another one."""
    is_single = text[quotation.outer.start : quotation.inner.start] in _SINGLE_GLYPHS
    if is_single or text[quotation.inner.end : lines[0].end].strip():
        return quotation
    pieces = list(quotation.pieces)
    for above, line in pairwise(lines):
        if text.count("\n", above.end, line.start) > 1 or line.end - quotation.outer.start > _MAX_CLOSED:
            break
        marks = (_mark(text, match, line) for match in _matches(text, line))
        first = next((mark for mark in marks if not mark.is_single), None)
        if first is None:
            pieces.append(line)
        elif first.direction == "closes" and first.span.start > line.start:
            last = Span(line.start, first.span.start)
            return Quotation((*pieces, last), Span(quotation.outer.start, first.span.end), closed=True)
        else:
            break
    return quotation


def _quotations_of_paragraph(text: str, paragraph: Span) -> list[Quotation]:
    marks = [_mark(text, m, paragraph) for m in _matches(text, paragraph)]
    found: list[Quotation] = []
    position = 0
    while position < len(marks):
        opening = marks[position]
        if opening.direction == "closes" or _is_apostrophe(text, opening):
            position += 1
            continue
        closing = _closing(text, marks, position)
        if closing is None and not _may_stay_open(text, opening, paragraph):
            position += 1
            continue
        end = _end_of_unclosed(text, marks, position, paragraph) if closing is None else marks[closing].span.start
        inner = Span(opening.span.end, max(end, opening.span.end))
        outer_end = inner.end if closing is None else marks[closing].span.end
        found.append(Quotation((inner,), Span(opening.span.start, outer_end), closing is not None))
        position = _next_after(marks, position, outer_end)
    return found


def _matches(text: str, paragraph: Span) -> Iterator[re.Match[str]]:
    """Every mark of a paragraph but the apostrophes between two letters ("don't")."""
    end = paragraph.start
    for first in _FIRST.finditer(text, paragraph.start, paragraph.end):
        start = first.start()
        if start < end or (text[start] in _APOSTROPHES and _WORD.match(text, max(0, start - 1), start + 2)):
            continue
        if match := _ANY.match(text, start, paragraph.end):
            end = match.end()
            yield match


def _next_after(marks: Sequence[_Mark], position: int, offset: int) -> int:
    position += 1
    while position < len(marks) and marks[position].span.start < offset:
        position += 1
    return position


def _mark(text: str, match: re.Match[str], paragraph: Span) -> _Mark:
    span = Span(*match.span())
    before = text[span.start - 1] if span.start > paragraph.start else " "
    after = text[span.end] if span.end < paragraph.end else " "
    opens = (before.isspace() or before in _BEFORE_OPENING) and not after.isspace() and after not in ",;.!?)"
    closes = not before.isspace() and before not in "([{" and not after.isalnum()
    glyph = html.unescape(match.group())
    return _Mark(span, glyph, _direction(glyph, opens=opens, closes=closes))


def _direction(glyph: str, *, opens: bool, closes: bool) -> Direction:
    """What a mark does, by its surroundings where they are clear, else by its shape."""
    if opens != closes:
        return "opens" if opens else "closes"
    if glyph in _APOSTROPHES:
        return "either"
    if glyph in _OPENING_GLYPHS:
        return "opens"
    return "closes" if glyph in _CLOSING_GLYPHS else "either"


def _is_apostrophe(text: str, mark: _Mark) -> bool:
    """Whether a single mark cannot open a quotation: inside a word, or for the dropped start of one ('em, '90s)."""
    if not mark.is_single:
        return False
    if mark.direction != "opens":
        return True
    following = text[mark.span.end : mark.span.end + 1]
    return not (following.isalnum() or following in '“"[…«$£€') or _ELISION.match(text, mark.span.end) is not None


def _closing(text: str, marks: Sequence[_Mark], position: int) -> int | None:
    """The number of the mark that closes the one at `position`; None when nothing does."""
    if marks[position].is_single:
        return _closing_single(text, marks, position)
    depth = 0
    for number in range(position + 1, len(marks)):
        mark = marks[number]
        if mark.is_single:
            continue
        if mark.span.start - marks[position].span.end > _MAX_CLOSED:
            return None
        if mark.direction == "opens":
            if _starts_anew(text, mark):
                return None
            depth += 1
        elif depth:
            depth -= 1
        else:
            return number
    return None


def _closing_single(text: str, marks: Sequence[_Mark], position: int) -> int | None:
    """The same for single marks, where the first plural possessive ("the workers' pay") closes only if nothing else."""
    possessive = None
    for number in range(position + 1, len(marks)):
        mark = marks[number]
        if mark.span.start - marks[position].span.end > _MAX_SINGLE:
            break
        if not mark.is_single or mark.direction == "either":
            continue
        if mark.direction == "opens":
            if possessive is not None:
                break
        elif not _may_be_possessive(text, mark):
            return number
        elif possessive is None:
            possessive = number
    return possessive


def _starts_anew(text: str, mark: _Mark) -> bool:
    """Whether an opening mark inside an open quotation begins the next paragraph of it, run into the same line."""
    before = text[max(0, mark.span.start - 5) : mark.span.start].rstrip()
    return before[-1:] in ".!?…" and text[mark.span.end : mark.span.end + 1].isupper()


def _may_be_possessive(text: str, mark: _Mark) -> bool:
    following = text[mark.span.end : mark.span.end + 2]
    return text[mark.span.start - 1] in "sS" and following[:1] == " " and following[1:].isalpha()


def _may_stay_open(text: str, mark: _Mark, paragraph: Span) -> bool:
    """Whether a mark that nothing closes may still open a quotation: it touches a word; a single one opens its line."""
    following = text[mark.span.end : mark.span.end + 1]
    if following.isspace() or not following:
        return False
    return not mark.is_single or (not text[paragraph.start : mark.span.start].strip() and following.isupper())


def _end_of_unclosed(text: str, marks: Sequence[_Mark], position: int, paragraph: Span) -> int:
    """Where the words of a mark end that nothing closes: with the next quotation, its report, or the paragraph.

    A mark in the middle of a sentence holds no longer than that sentence.
    """
    opening = marks[position]
    start = opening.span.end
    later = (m for m in marks[position + 1 :] if m.direction == "opens" and m.is_single == opening.is_single)
    end = next((m.span.start for m in later if _starts_anew(text, m)), paragraph.end)
    if signature := _SIGNATURE.search(text, start, end):
        end = signature.start()
    if reporting := _REPORTING.search(text, start, end):
        end = reporting.end()
    before = text[paragraph.start : opening.span.start].rstrip()
    is_stray = bool(before) and before[-1] not in ".!?…:,"
    if is_stray or end - start > _MAX_UNCLOSED:
        stop = _STOP.search(text, start, end)
        end = min(stop.end() if stop else end, start + _MAX_UNCLOSED)
    return len(text[:end].rstrip()) if end > start else end


def _joined(text: str, quotations: Iterable[Quotation]) -> Iterator[Quotation]:
    """The quotations with those joined that run over paragraphs, also where the line breaks were lost."""
    chain: list[Quotation] = []
    for quotation in quotations:
        if chain and not _goes_on(text, chain[-1], quotation):
            yield from _close_chain(text, chain)
            chain = []
        chain.append(quotation)
        if quotation.closed or len(chain) >= _MAX_PARAGRAPHS:
            yield from _close_chain(text, chain)
            chain = []
    yield from _close_chain(text, chain)


def _goes_on(text: str, earlier: Quotation, later: Quotation) -> bool:
    """Whether nothing stands between two quotations that open with the same mark."""
    same_marks = text[earlier.outer.start] == text[later.outer.start]
    return same_marks and not text[earlier.outer.end : later.outer.start].strip()


def _close_chain(text: str, chain: Sequence[Quotation]) -> Iterator[Quotation]:
    """One quotation of a chain that ends with a closing mark; of any other chain its parts.

    A single mark that nothing closes is then an apostrophe.
    """
    if len(chain) > 1 and chain[-1].closed:
        pieces = tuple(piece for q in chain for piece in q.pieces)
        yield Quotation(pieces, Span(chain[0].outer.start, chain[-1].outer.end), closed=True)
    else:
        yield from (q for q in chain if q.closed or text[q.outer.start : q.inner.start] not in _SINGLE_GLYPHS)
