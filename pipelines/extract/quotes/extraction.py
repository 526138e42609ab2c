"""Finding quotes in a parsed document: the order of the rules and the choice between what they find.

Belongs here: from cues and quotation marks to the quotes of a document. Does not belong here: the single frames
(frames.py), lone quotations (quoted.py), actors (attribution.py).
"""

import re
from collections.abc import Iterable, Sequence

from pipelines.extract.parsing import ParsedDocument
from pipelines.extract.points import Points, confidence_of
from pipelines.extract.quotes.bounds import cut_to_quotation
from pipelines.extract.quotes.channels import can_speak, is_document
from pipelines.extract.quotes.confidence import load_points
from pipelines.extract.quotes.cues import Cue, CueMatch, load_cues, match_cue, may_begin_cue
from pipelines.extract.quotes.drafts import Coverage, Draft, DraftCollection
from pipelines.extract.quotes.features import QuoteFeatures, features_of
from pipelines.extract.quotes.frames import report_of
from pipelines.extract.quotes.headlines import find_headlines
from pipelines.extract.quotes.labels import find_labelled
from pipelines.extract.quotes.marks import DOUBLE_MARKS, Quotation, QuotationIndex, find_quotations
from pipelines.extract.quotes.quoted import attach_quotations
from pipelines.extract.quotes.sequences import separate_statements
from pipelines.extract.quotes.shapes import is_announced, is_title
from pipelines.extract.quotes.speakers import draft_of, speaker_span
from pipelines.extract.quotes.unsaid import is_about_own_name, tells_of_statement
from pipelines.extract.records import QuoteSpan, QuoteType, Span
from pipelines.extract.text import trim

_NO_SPEAKERS = frozenset("that this all which what yourself themselves".split())
"""Subjects of "that said", "all told" and of commands."""
_VERBATIM = frozenset({"transcript", "signed"})
"""Rules that find the very words of a speaker, with or without marks."""
_LETTER = re.compile(r"[^\W_]")
_EDGES = " \t\r\n\xa0,;:"


def find_quotes(parsed: ParsedDocument) -> list[QuoteSpan]:
    """The quotes of the document, in the order of the text; of nested ones only the outermost."""
    return [quote for quote, _ in quotes_with_features(parsed, load_points())]


def quotes_with_features(parsed: ParsedDocument, points: Points) -> list[tuple[QuoteSpan, QuoteFeatures]]:
    """The quotes as `find_quotes` gives them, each with the features whose points its confidence is weighed from."""
    quotations = QuotationIndex(find_quotations(parsed.text))
    matches = _cues_outside(parsed, quotations)
    drafts = [draft for match in matches if (draft := _reported_by(match)) is not None]
    grown = [_grown(draft, quotations) for draft in separate_statements(parsed, drafts)]
    cut = [cut_to_quotation(parsed, draft, quotations) for draft in grown]
    told = [draft for draft in cut if _is_told(parsed.text, draft, quotations)]
    outermost = DraftCollection(_outermost([*find_labelled(parsed), *find_headlines(parsed), *told]))
    complete = attach_quotations(parsed, quotations, matches, outermost)
    found = (_quote_span(parsed, quotations, draft, points) for draft in complete)
    return sorted((quote for quote in found if quote is not None), key=lambda quote: quote[0].fragments)


def _cues_outside(parsed: ParsedDocument, quotations: QuotationIndex) -> list[CueMatch]:
    """The cues of the text itself; those inside quotation marks belong to the quoted words."""
    lexicon, doc = load_cues(), parsed.doc
    known = (doc[number] for number in may_begin_cue(doc))
    outside = (token for token in known if quotations.at(token.idx) is None)
    found = (match for token in outside if (match := match_cue(token, lexicon)) is not None)
    return [match for match in found if not is_about_own_name(match, lexicon)]


def _reported_by(match: CueMatch) -> Draft | None:
    """What a cue reports without regard to quotation marks."""
    report = report_of(match)
    if report is None:
        return None
    draft = draft_of(match, report.pieces, report.frame)
    speaker = draft.speaker
    if match.cue.document_only and (speaker is None or not can_speak(speaker)):
        return None
    if speaker is None and (match.cue.part_of_speech == "preposition" or match.head.tag_ == "VB"):
        return None
    if speaker is not None and speaker.lower_ in _NO_SPEAKERS:
        return None
    return draft


def _grown(draft: Draft, quotations: QuotationIndex) -> Draft:
    """The draft over the whole of each quotation that it touches."""
    pieces = list(draft.pieces)
    for piece in draft.pieces:
        touched = (quotation.outer for quotation in quotations.overlapping(piece))
        pieces.extend(outer for outer in touched if draft.cue is None or not outer.overlaps(draft.cue))
    return draft.with_pieces(pieces)


def _is_told(text: str, draft: Draft, quotations: QuotationIndex) -> bool:
    """Whether the words were said; those in quotation marks were, whatever the clause around them denies.

    The name of a book or song is none of them: wrote “A Long Winter”.
    """
    quoted = [quotation for piece in draft.pieces for quotation in quotations.overlapping(piece)]
    if draft.match is not None and draft.match.cue.certainty == "high" and _needs_marks(draft.rule, draft.match.cue):
        return any(is_announced(text, q) or not is_title(text, q) for q in quoted)
    if draft.match is None or quoted:
        return True
    return not _needs_marks(draft.rule, draft.match.cue) and tells_of_statement(draft.match)


def _needs_marks(rule: str, cue: Cue) -> bool:
    """Whether a noun phrase behind the cue is reported words only when quotation marks say so: "termed it a “lie”"."""
    return (rule == "object" and "quoted-object" in cue.complements) or (
        rule == "object_predicate" and cue.certainty != "high"
    )


def _outermost(drafts: Iterable[Draft]) -> list[Draft]:
    """The drafts without those inside others and without words that a longer one holds."""
    kept: list[Draft] = []
    taken = Coverage()
    for draft in sorted(drafts, key=lambda d: (-d.length, d.pieces)):
        if draft.cue is not None and taken.overlaps(Span(draft.cue.start, draft.cue.start + 1)):
            continue
        free = [piece for piece in draft.pieces if not taken.overlaps(piece)]
        if free:
            taken.add(free)
            kept.append(draft.with_pieces(free))
    return kept


def _quote_span(
    parsed: ParsedDocument, quotations: QuotationIndex, draft: Draft, points: Points
) -> tuple[QuoteSpan, QuoteFeatures] | None:
    fragments = tuple(f for piece in draft.pieces for f in _fragments(parsed.text, quotations, piece))
    if not fragments:
        return None
    quote_type = "direct" if draft.rule in _VERBATIM else _quote_type(parsed.text, quotations, fragments)
    features = features_of(parsed, draft, fragments, quote_type)
    channel = _channel(draft)
    quote = QuoteSpan(
        fragments=fragments,
        quote_type=quote_type,
        cue=draft.cue,
        speaker=draft.speaker_words,
        addressee=speaker_span(draft.addressee) if draft.addressee is not None else None,
        channel=channel.of(parsed.text) if channel is not None else None,
        confidence=confidence_of(features, points),
        method=f"quotes.{draft.rule}",
    )
    return quote, features


def _channel(draft: Draft) -> Span | None:
    """What the words were said through; a paper that speaks is its own channel."""
    said_by = draft.speaker
    if said_by is not None and is_document(said_by) and draft.speaker_words is not None:
        return draft.speaker_words
    return draft.channel


def _fragments(text: str, quotations: QuotationIndex, piece: Span) -> list[Span]:
    """The piece without its outer marks; a quotation over paragraphs gives one fragment for each.

    Marks stay where words of the writer's stand beside a whole quotation: "called it “a lie”".
    """
    inside = quotations.overlapping(piece)
    spans: Iterable[Span] = (piece,)
    if inside and not _has_letters(_outside(text, piece, inside)):
        spans = (_shared(part, piece) for quotation in inside for part in quotation.pieces if part.overlaps(piece))
    trimmed = (_without_lone_marks(text, span, inside) for span in spans)
    return [span for span in trimmed if span.end > span.start]


def _outside(text: str, piece: Span, quotations: Sequence[Quotation]) -> str:
    """What of the piece stands in no quotation."""
    starts = [piece.start, *(quotation.outer.end for quotation in quotations)]
    ends = [*(quotation.outer.start for quotation in quotations), piece.end]
    return "".join(text[start:end] for start, end in zip(starts, ends, strict=True))


def _without_lone_marks(text: str, span: Span, quotations: Sequence[Quotation]) -> Span:
    """The span without punctuation at its ends, and without double marks there whose partner it does not hold."""
    span = trim(text, span, edges=_EDGES)
    held = [q.outer for q in quotations if q.closed and span.start <= q.outer.start and q.outer.end <= span.end]
    within = [q.inner for q in quotations if q.inner.contains(span)]
    while not within and span.end > span.start:
        if text[span.start] in DOUBLE_MARKS and all(outer.start != span.start for outer in held):
            span = trim(text, Span(span.start + 1, span.end), edges=_EDGES)
        elif text[span.end - 1] in DOUBLE_MARKS and all(outer.end != span.end for outer in held):
            span = trim(text, Span(span.start, span.end - 1), edges=_EDGES)
        else:
            break
    return span


def _shared(one: Span, other: Span) -> Span:
    return Span(max(one.start, other.start), min(one.end, other.end))


def _quote_type(text: str, quotations: QuotationIndex, fragments: Sequence[Span]) -> QuoteType:
    """direct when every word is quoted, indirect when none is, mixed between."""
    quoted = [(fragment, quotations.overlapping(fragment)) for fragment in fragments]
    if not any(_has_letters(_shared(fragment, q.outer).of(text)) for fragment, inside in quoted for q in inside):
        return "indirect"
    is_mixed = any(_has_letters(_outside(text, fragment, inside)) for fragment, inside in quoted)
    return "mixed" if is_mixed else "direct"


def _has_letters(words: str) -> bool:
    return _LETTER.search(words) is not None
