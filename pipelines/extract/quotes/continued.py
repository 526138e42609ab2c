"""Quotations that go on with the quote before them: "A," she said. "B."

Belongs here: whether and with which draft a quotation goes on. Does not belong here: quotations with a cue of their
own (beside.py).
"""

import re

from spacy.tokens import Token

from pipelines.extract.parsing import ParsedDocument
from pipelines.extract.quotes.drafts import Draft, DraftCollection
from pipelines.extract.quotes.marks import Quotation
from pipelines.extract.quotes.shapes import SINGLE_MARKS, has_full_start
from pipelines.extract.records import Span

MIN_WORDS_ALONE = 4
"""How many words a quotation has that is taken for speech without a cue beside it."""
_MAX_GAP = 2000
_MAX_QUOTATIONS, _MAX_LENGTH = 12, 6000
"""The most quotations, and characters, that one quote grows to; a list of quotations beyond it is no speech."""
_OPENING_MARKS = "“\"'‘«„”`"


def draft_before(drafts: DraftCollection, quotation: Quotation) -> Draft | None:
    """The draft that a quotation may go on with.

    In "“A,” he said after hinting that B. “C.”" it is the one that opens the sentence, not what is told inside it.
    """
    last = drafts.last_before(quotation.outer.start)
    if last is None or last.head is None:
        return last
    if last.head.sent[0].text[:1] not in _OPENING_MARKS:
        return last
    for draft in drafts.near_before(quotation.outer.start):
        if draft.head is not None and draft is not last and _is_told_inside(last.head, draft.head):
            return draft
    return last


def _is_told_inside(inner: Token, outer: Token) -> bool:
    """Whether a verb stands in a subordinate clause of another verb, not beside it with a subject of its own."""
    token = inner
    while token != outer:
        if token.head == token or (token.dep_ == "conj" and any(c.dep_ == "nsubj" for c in token.children)):
            return False
        token = token.head
    return True


def opens_sentence(parsed: ParsedDocument, quotation: Quotation) -> bool:
    """Whether a sentence begins with the quotation and goes on behind it: "They agree with him" on most things."""
    sentence = parsed.sentences[parsed.sentence_number(quotation.inner.start)]
    first = sentence.start_char in (quotation.outer.start, quotation.inner.start)
    words = quotation.inner.of(parsed.text).split()
    return first and has_full_start(parsed.text, quotation) and len(words) >= MIN_WORDS_ALONE


def to_end_of_sentence(parsed: ParsedDocument, quotation: Quotation) -> Span:
    """From the opening mark to the end of the sentence in which the quotation ends."""
    sentence = parsed.sentences[parsed.sentence_number(quotation.outer.end - 1)]
    return Span(quotation.outer.start, max(quotation.outer.end, sentence.end_char))


def carries_on(parsed: ParsedDocument, quotation: Quotation, previous: Draft) -> bool:
    """Whether the quotation goes on with the quote before it: "A," she said. "B.\""""
    text, last = parsed.text, previous.last_word
    if quotation.outer.start - last > _MAX_GAP or _is_long(previous, quotation):
        return False
    between = text[last : quotation.outer.start]
    if "\n" not in between:
        return _sentences_between(parsed, last, quotation.inner.start) <= 1
    is_alone = not re.search(r"\w", text[quotation.outer.end : _end_of_line(text, quotation.outer.end)])
    same_marks = text[quotation.outer.start] not in SINGLE_MARKS
    return is_alone and same_marks and between.count("\n\n") <= 1 and _is_rest_of_sentence(parsed, previous, between)


def _is_long(previous: Draft, quotation: Quotation) -> bool:
    """Whether a quote has grown so much that one more quotation makes it a page."""
    length = previous.length + quotation.outer.end - quotation.outer.start
    return len(previous.pieces) >= _MAX_QUOTATIONS or length > _MAX_LENGTH


def _is_rest_of_sentence(parsed: ParsedDocument, previous: Draft, between: str) -> bool:
    """Whether only the end of the sentence that reports a quoted statement stands before the line break."""
    rest, _, below = between.partition("\n")
    if re.search(r"\w", below):
        return False
    if not re.search(r"\w", rest):
        return True
    last = previous.last_word
    same_sentence = parsed.sentence_number(last + len(rest.rstrip()) - 1) == parsed.sentence_number(last - 1)
    return same_sentence and parsed.text[previous.envelope.start] in _OPENING_MARKS


def _sentences_between(parsed: ParsedDocument, earlier: int, later: int) -> int:
    """How many sentences begin between two characters; those of a few letters are ends of quotations."""
    first, last = parsed.sentence_number(earlier - 1), parsed.sentence_number(later)
    return sum(sentence.end_char - sentence.start_char > 3 for sentence in parsed.sentences[first + 1 : last + 1])


def _end_of_line(text: str, offset: int) -> int:
    end = text.find("\n", offset)
    return len(text) if end < 0 else end
