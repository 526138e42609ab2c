"""Quotations that no clause reports: beside a cue, carried on from the quote before, labelled or signed.

Belongs here: giving quotation marks a cue and a speaker by position, and the order of these rules. Does not belong
here: pairing marks (marks.py), clauses (frames.py). What is left over is a title or a scare quote and no quote.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from pipelines.extract.parsing import ParsedDocument
from pipelines.extract.quotes.beside import announced, cue_beside, goes_on_naming, holds_name_of_object, phrase_around
from pipelines.extract.quotes.continued import (
    MIN_WORDS_ALONE,
    carries_on,
    draft_before,
    opens_sentence,
    to_end_of_sentence,
)
from pipelines.extract.quotes.cues import CueMatch
from pipelines.extract.quotes.drafts import Draft, DraftCollection
from pipelines.extract.quotes.marks import Quotation, QuotationIndex
from pipelines.extract.quotes.naming import is_name_or_role, without_tail
from pipelines.extract.quotes.shapes import begins_sentence, has_full_start, is_full, is_title
from pipelines.extract.quotes.speakers import draft_of
from pipelines.extract.records import Span

_LABEL = re.compile(r"(?:^|[.!?…][”\"»]?\s+|\n|\s[-–—]\s?)([A-ZÀ-Þ][^.!?:\n“”\"]{1,70}):\s*$")
_SIGNATURE = re.compile(r"\s*(?:[—–―]|--?)\s*([A-ZÀ-Þ][^\n“”\"]{2,60})")
_CONVERSATION = re.compile(r"\b(?:I|we|me|us|my|our|you|your)\b", re.IGNORECASE)
"""The speaker or hearer inside the words, which titles and notices seldom name."""
_WORD = re.compile(r"\w")


def attach_quotations(
    parsed: ParsedDocument, quotations: QuotationIndex, matches: Sequence[CueMatch], drafts: DraftCollection
) -> DraftCollection:
    """The drafts, with what the quotations outside them add: more pieces of a draft, or drafts of their own."""
    verbs = [match for match in matches if match.cue.part_of_speech != "noun"]
    for quotation in quotations:
        if not drafts.covers(quotation.outer):
            _attach(parsed, quotation, verbs, drafts)
    return drafts


def _attach(parsed: ParsedDocument, quotation: Quotation, verbs: Sequence[CueMatch], drafts: DraftCollection) -> None:
    match = cue_beside(parsed, quotation, verbs, drafts)
    if match is not None:
        _add_beside(parsed, quotation, match, drafts)
    elif (draft := _labelled(parsed, quotation) or _signed_line(parsed, quotation)) is not None:
        drafts.add(draft)
    elif is_full(parsed.text, quotation) or opens_sentence(parsed, quotation):
        previous = draft_before(drafts, quotation)
        if previous is not None and carries_on(parsed, quotation, previous):
            _add_to_previous(parsed, quotation, previous, drafts)
        elif is_full(parsed.text, quotation) and (draft := _alone(parsed, quotation, previous)) is not None:
            drafts.add(draft)


def _add_beside(parsed: ParsedDocument, quotation: Quotation, match: CueMatch, drafts: DraftCollection) -> None:
    full = is_full(parsed.text, quotation) and not holds_name_of_object(parsed.text, quotation, match)
    phrase = quotation.outer if full else phrase_around(parsed, quotation, match)
    known = drafts.of_cue(match.head)
    if known is not None and (phrase.contains(known.envelope) or goes_on_naming(parsed.text, quotation, match, known)):
        phrase = Span(known.envelope.end, phrase.end)
    piece = quotation.outer if drafts.covers(phrase) else phrase
    _add_to_cue(match, piece, drafts, rule="beside_cue" if full else "quoted_part")


def _add_to_previous(parsed: ParsedDocument, quotation: Quotation, previous: Draft, drafts: DraftCollection) -> None:
    rest = quotation.outer if is_full(parsed.text, quotation) else to_end_of_sentence(parsed, quotation)
    drafts.extend(previous, quotation.outer if drafts.covers(rest) else rest)


def _alone(parsed: ParsedDocument, quotation: Quotation, previous: Draft | None) -> Draft | None:
    text = parsed.text
    return (
        announced(parsed, quotation)
        or _signed(text, quotation)
        or _same_paragraph(text, quotation, previous)
        or _unattributed(text, quotation)
    )


def _add_to_cue(match: CueMatch, piece: Span, drafts: DraftCollection, rule: str) -> None:
    draft = drafts.of_cue(match.head)
    if draft is not None:
        drafts.extend(draft, piece)
        return
    drafts.add(draft_of(match, (piece,), rule))


def _labelled(parsed: ParsedDocument, quotation: Quotation) -> Draft | None:
    """A speaker named before a colon: Name: "…", Name (on X): "…"."""
    start = max(0, quotation.outer.start - 90)
    label = _LABEL.search(parsed.text[start : quotation.outer.start])
    if label is None or not is_full(parsed.text, quotation):
        return None
    speaker = without_tail(parsed.text, Span(start + label.start(1), start + label.end(1)))
    if not is_name_or_role(parsed, speaker):
        return None
    return _lone(quotation, "label", speaker, Span(start + label.end(1), start + label.end(1) + 1))


def _signed_line(parsed: ParsedDocument, quotation: Quotation) -> Draft | None:
    """A speaker named behind a dash, with nothing else in the line, as in a list of voices: • "…" – Name, role."""
    text = parsed.text
    signature = _SIGNATURE.match(text, quotation.outer.end)
    if signature is None or text[signature.end() : signature.end() + 1].strip() or is_title(text, quotation):
        return None
    if not has_full_start(text, quotation) or _WORD.search(
        text, text.rfind("\n", 0, quotation.outer.start) + 1, quotation.outer.start
    ):
        return None
    speaker = without_tail(text, Span(*signature.span(1)))
    return _lone(quotation, "signed", speaker, None) if is_name_or_role(parsed, speaker) else None


def _signed(text: str, quotation: Quotation) -> Draft | None:
    """A speaker named behind a dash: "…" – Name."""
    signature = _SIGNATURE.match(text, quotation.outer.end)
    if signature is None or len(quotation.inner.of(text).split()) < MIN_WORDS_ALONE:
        return None
    return _lone(quotation, "signed", without_tail(text, Span(*signature.span(1))), None)


def _same_paragraph(text: str, quotation: Quotation, previous: Draft | None) -> Draft | None:
    """The speaker of the last quote of the paragraph, when other sentences stand between."""
    if previous is None or len(quotation.inner.of(text).split()) < MIN_WORDS_ALONE:
        return None
    if "\n" in text[previous.envelope.start : quotation.outer.start]:
        return None
    return replace(previous, rule="same_paragraph", pieces=(quotation.outer,), cue=None, match=None)


def _unattributed(text: str, quotation: Quotation) -> Draft | None:
    """Words that nobody is named for but that somebody speaks to somebody: “We will not leave you.”"""
    words = quotation.inner.of(text)
    if len(words.split()) < MIN_WORDS_ALONE or not _CONVERSATION.search(words) or not begins_sentence(text, quotation):
        return None
    return Draft("unattributed", (quotation.outer,), None, None, None, None)


def _lone(quotation: Quotation, rule: str, speaker: Span, cue: Span | None) -> Draft:
    return Draft(rule, (quotation.outer,), None, cue, None, speaker)
