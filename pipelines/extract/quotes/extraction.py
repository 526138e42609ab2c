"""Finding quotes in a parsed document: the order of the rules and the choice between what they find.

Belongs here: from cues and quotation marks to the quotes of a document. Does not belong here: the single frames
(frames.py), lone quotations (quoted.py), actors (attribution.py).
"""

import re
from collections.abc import Iterable, Sequence

from spacy.tokens import Doc

from pipelines.extract.parsing import ParsedDocument
from pipelines.extract.quotes.bounds import cut_to_quotation
from pipelines.extract.quotes.channels import can_speak, channel_of, is_document
from pipelines.extract.quotes.confidence import Points, confidence_of, load_points
from pipelines.extract.quotes.cues import Cue, CueMatch, load_cues, match_cue, may_begin_cue
from pipelines.extract.quotes.drafts import Coverage, Draft, DraftCollection
from pipelines.extract.quotes.features import QuoteFeatures, features_of
from pipelines.extract.quotes.frames import report_of
from pipelines.extract.quotes.headlines import find_headlines
from pipelines.extract.quotes.labels import find_labelled
from pipelines.extract.quotes.marks import QuotationIndex, find_quotations
from pipelines.extract.quotes.quoted import attach_quotations
from pipelines.extract.quotes.sequences import separate_statements
from pipelines.extract.quotes.speakers import draft_of, speaker_span
from pipelines.extract.quotes.unsaid import is_about_own_name, tells_of_statement
from pipelines.extract.records import QuoteSpan, QuoteType, Span
from pipelines.extract.text import trim

_NO_SPEAKERS = frozenset("that this all which what yourself themselves".split())
"""Subjects of "that said", "all told" and of commands."""
_VERBATIM = frozenset({"transcript", "signed"})
"""Rules that find the very words of a speaker, with or without marks."""
_NO_LETTERS = re.compile(r"[\W_]+")
_EDGES = " \t\r\n\xa0,;:"


def find_quotes(parsed: ParsedDocument) -> list[QuoteSpan]:
    """The quotes of the document, in the order of the text; of nested ones only the outermost."""
    return [quote for quote, _ in quotes_with_features(parsed, load_points())]


def quotes_with_features(parsed: ParsedDocument, points: Points) -> list[tuple[QuoteSpan, QuoteFeatures]]:
    """The quotes as `find_quotes` gives them, each with the features whose points its confidence is weighed from."""
    quotations = QuotationIndex(find_quotations(parsed.text))
    matches = _cues_outside(parsed.doc, quotations)
    drafts = [draft for match in matches if (draft := _reported_by(match)) is not None]
    grown = [_grown(draft, quotations) for draft in separate_statements(drafts, parsed.text)]
    cut = [cut_to_quotation(parsed, draft, quotations) for draft in grown]
    told = [draft for draft in cut if _is_told(draft, quotations)]
    outermost = DraftCollection(_outermost([*find_labelled(parsed), *find_headlines(parsed), *told]))
    complete = attach_quotations(parsed, quotations, matches, outermost)
    found = (_quote_span(parsed, quotations, draft, points) for draft in complete)
    return sorted((quote for quote in found if quote is not None), key=lambda quote: quote[0].fragments)


def _cues_outside(doc: Doc, quotations: QuotationIndex) -> list[CueMatch]:
    """The cues of the text itself; those inside quotation marks belong to the quoted words."""
    lexicon = load_cues()
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


def _is_told(draft: Draft, quotations: QuotationIndex) -> bool:
    """Whether the words were said; those in quotation marks were, whatever the clause around them denies."""
    if draft.match is None or any(quotations.overlapping(piece) for piece in draft.pieces):
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
    if draft.match is None or draft.match.cue.part_of_speech == "preposition":
        return None
    return channel_of(draft.match.head)


def _fragments(text: str, quotations: QuotationIndex, piece: Span) -> list[Span]:
    """The piece without its outer marks; a quotation over paragraphs gives one fragment for each."""
    inside = quotations.overlapping(piece)
    is_one_quotation = len(inside) == 1 and inside[0].outer == piece
    spans = inside[0].pieces if is_one_quotation else (piece,)
    return [span for s in spans if (span := trim(text, s, edges=_EDGES)).end > span.start]


def _quote_type(text: str, quotations: QuotationIndex, fragments: Sequence[Span]) -> QuoteType:
    """direct when every word is quoted, indirect when none is, mixed between."""
    quoted = total = 0
    for fragment in fragments:
        total += _letters(fragment.of(text))
        for quotation in quotations.overlapping(fragment):
            shared = Span(max(fragment.start, quotation.outer.start), min(fragment.end, quotation.outer.end))
            quoted += _letters(shared.of(text))
    if quoted == 0:
        return "indirect"
    return "direct" if quoted == total else "mixed"


def _letters(words: str) -> int:
    """How many letters and digits the words have."""
    return len(_NO_LETTERS.sub("", words))
