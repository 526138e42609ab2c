"""Where quoted sentences end: what the parse hangs on a quoted sentence beside its cue is not part of it.

Belongs here: cutting a draft down to its quotation. Does not belong here: quotations that no clause reports
(quoted.py).
"""

import re
from collections.abc import Iterable, Sequence

from spacy.tokens import Doc

from pipelines.extract.parsing import ParsedDocument
from pipelines.extract.quotes.drafts import Draft
from pipelines.extract.quotes.marks import Quotation, QuotationIndex
from pipelines.extract.quotes.shapes import begins_sentence, ends_sentence, fills, is_full, last_character
from pipelines.extract.records import Span

_CLAUSES = frozenset({"clause_before", "interrupted", "clause"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl"})
_LINKS = frozenset({"", "and", "but", "or", "so", "because", "that", "and that", "but that"})
_EXAMPLE = re.compile(r"\b(?:such as|like|including)\s*$")
_MAX_GAP = 4
"""The most characters between a cue and the quotation right behind it: a comma, spaces and the mark."""
_STOPS = ".,!?…"


def cut_to_quotation(parsed: ParsedDocument, draft: Draft, quotations: QuotationIndex) -> Draft:
    """The draft without the words that stand outside a quoted sentence right beside its cue.

    "They left. “We saw it,” she said, and the rain began" keeps “We saw it,”; "Asked why, he said: “I must.”" keeps
    “I must.” Quotations that are only parts of the reported sentence leave it whole.
    """
    text = parsed.text
    touched = [q for piece in draft.pieces for q in quotations.overlapping(piece)]
    if draft.rule == "object":
        return _from_example(text, draft, touched)
    if draft.cue is None or draft.rule not in _CLAUSES:
        return draft
    before = _sentence_before(text, draft.cue, touched)
    if before is not None:
        return _kept(draft, _from_quotation(parsed, draft, before, quotations))
    after = _sentence_after(text, draft.cue, quotations)
    if after is not None:
        later = (p for p in draft.pieces if p.end > after.outer.start or _has_quotation(p, touched))
        return draft.with_pieces([after.outer, *later])
    return draft


def _from_example(text: str, draft: Draft, quotations: Sequence[Quotation]) -> Draft:
    """The draft of a noun phrase without the words that announce an example: chanted slogans such as “Water now!”"""
    first = draft.pieces[0]
    quoted = next((q.outer.start for q in quotations if q.outer.start > first.start), None)
    if quoted is None or _EXAMPLE.search(text[first.start : quoted]) is None:
        return draft
    return draft.with_pieces([Span(quoted, first.end), *draft.pieces[1:]])


def _kept(draft: Draft, pieces: Iterable[Span]) -> Draft:
    kept = [piece for piece in pieces if piece.end > piece.start]
    return draft.with_pieces(kept) if kept else draft


def _sentence_before(text: str, cue: Span, quotations: Sequence[Quotation]) -> Quotation | None:
    """The quoted sentence that ends right before the cue and its speaker."""
    last = next((q for q in reversed(quotations) if q.outer.end <= cue.start), None)
    if last is None or not is_full(text, last) or ends_sentence(text[last.outer.end : cue.start]):
        return None
    return last if begins_sentence(text, last) else None


def _sentence_after(text: str, cue: Span, quotations: QuotationIndex) -> Quotation | None:
    """The quotation that begins right behind the cue, with a comma or nothing between."""
    first = next(iter(quotations.overlapping(Span(cue.end, cue.end + _MAX_GAP))), None)
    if first is None or first.outer.start < cue.end or not fills(text, cue.end, first.outer.start, ","):
        return None
    return first if last_character(text, first) in _STOPS else None


def _from_quotation(
    parsed: ParsedDocument, draft: Draft, quotation: Quotation, quotations: QuotationIndex
) -> Iterable[Span]:
    """The pieces from the quotation on; those behind the cue only when they are quoted or end the quoted sentence."""
    text = parsed.text
    touched = [q for piece in draft.pieces for q in quotations.overlapping(piece)]
    start = _start_of_run(text, quotation, touched)
    is_clause = _holds_clause(parsed.doc, quotation)
    for piece in draft.pieces:
        if draft.cue is None or piece.start < draft.cue.start:
            yield Span(max(piece.start, start), piece.end)
        elif not is_clause:
            yield _without_manner(text, piece, quotations)
        else:
            yield from _quoted_from(text, piece, touched)


def _without_manner(text: str, piece: Span, quotations: QuotationIndex) -> Span:
    """What goes on with the quoted sentence, without how it was said: “They,” he said, his voice breaking, “died.”"""
    near = quotations.overlapping(Span(piece.start, piece.end + _MAX_GAP))
    following = next((q.outer.start for q in near if q.outer.start > piece.start), piece.end)
    if following > piece.end and "," in text[piece.end : following].strip():
        return Span(piece.end, piece.end)
    is_set_off = piece.start < following < piece.end and text[piece.start : following].rstrip().endswith(",")
    return Span(following, piece.end) if is_set_off else piece


def _quoted_from(text: str, piece: Span, quotations: Sequence[Quotation]) -> Iterable[Span]:
    """What of a piece behind the cue goes on with the quoted sentence: “…,” he said, but “…”."""
    for quotation in quotations:
        if not piece.start <= quotation.outer.start < piece.end:
            continue
        if text[piece.start : quotation.outer.start].strip(" ,\n").lower() in _LINKS:
            yield Span(piece.start, quotation.outer.end)
            return


def _start_of_run(text: str, quotation: Quotation, quotations: Sequence[Quotation]) -> int:
    """Where the quotations begin that stand one behind the other up to this one."""
    start = quotation.outer.start
    for earlier in reversed(quotations):
        if earlier.outer.end <= start and fills(text, earlier.outer.end, start, ""):
            start = earlier.outer.start
    return start


def _holds_clause(doc: Doc, quotation: Quotation) -> bool:
    """Whether the quoted words have a subject and its verb, so that nothing behind the cue completes them."""
    words = doc.char_span(quotation.inner.start, quotation.inner.end, alignment_mode="expand")
    return words is not None and any(t.dep_ in _SUBJECTS and words.start <= t.head.i < words.end for t in words)


def _has_quotation(piece: Span, quotations: Sequence[Quotation]) -> bool:
    return any(q.outer.overlaps(piece) for q in quotations)
