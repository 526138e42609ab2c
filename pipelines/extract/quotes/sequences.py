"""Statements in a row: "said A and added B", "denied A, explaining that B".

Belongs here: where the reported words of one cue end because another cue goes on, and whose words those are. Does not
belong here: what a single cue reports (frames.py).
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from spacy.tokens import Token

from pipelines.extract.parsing import ParsedDocument
from pipelines.extract.quotes.drafts import Draft
from pipelines.extract.records import Span
from pipelines.extract.syntax import children
from pipelines.extract.text import trim


def separate_statements(parsed: ParsedDocument, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts of a document, each ending where the next statement of its sentence begins and sharing its speaker.

    All must have a cue of the lexicon, since only its place in the parse tells.
    """
    by_sentence = groupby(
        drafts, key=lambda draft: -1 if draft.head is None else parsed.sentence_number(draft.head.idx)
    )
    return [
        _shortened(_with_shared_speaker(draft, sentence), sentence, parsed.text)
        for _, group in by_sentence
        for sentence in [list(group)]
        for draft in sentence
    ]


def _with_shared_speaker(draft: Draft, drafts: Sequence[Draft]) -> Draft:
    """The draft with the speaker of the one it goes on from: "denied that A, explaining that B"."""
    verb = draft.head
    if verb is None or children(verb, "nsubj", "nsubjpass"):
        return draft
    for earlier in drafts:
        if earlier.speaker is not None and earlier.holds(verb.idx) and _begins_new_statement(earlier, verb):
            draft = replace(draft, speaker=earlier.speaker, speaker_words=earlier.speaker_words)
    return draft


def _shortened(draft: Draft, drafts: Sequence[Draft], text: str) -> Draft:
    """The draft up to where the next statement begins: "said A and added B", "said A, arguing that B"."""
    for other in drafts:
        verb = other.head
        if verb is None or not draft.holds(verb.idx) or not _begins_new_statement(draft, verb):
            continue
        start = verb.left_edge.idx
        before = (Span(p.start, min(p.end, start)) for p in draft.pieces if p.start < start)
        kept = [span for p in before if (span := _without_tail(text, p)).end > span.start]
        if kept:
            return draft.with_pieces(kept)
    return draft


def _begins_new_statement(draft: Draft, verb: Token) -> bool:
    """Whether a cue inside reported words goes on beside their own cue instead of being reported with them."""
    if draft.head is None or verb.i <= draft.head.i:
        return False
    before = verb.doc[verb.left_edge.i - 1].lower_
    if verb.dep_ == "advcl":
        return before == "," and verb.tag_ == "VBG" and not children(verb, "nsubj", "nsubjpass")
    return verb.dep_ == "conj" and before in (",", ";", "and", "but") and verb.tag_ == draft.head.tag_


def _without_tail(text: str, piece: Span) -> Span:
    span = trim(text, piece, edges=" ,;:\n")
    for word in (" and", " but", ", and", ", but"):
        if span.of(text).endswith(word):
            return trim(text, Span(span.start, span.end - len(word)), edges=" ,;:\n")
    return span
