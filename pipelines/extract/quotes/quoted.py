"""Quotations that no clause reports: beside a cue, carried on from the quote before, labelled or signed.

Belongs here: giving quotation marks a cue and a speaker by position. Does not belong here: pairing marks (marks.py),
clauses (frames.py). What is left over is a title or a scare quote and no quote.
"""

import bisect
import re
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from pipelines.extract.parsing import ParsedDocument
from pipelines.extract.quotes.cues import CueMatch
from pipelines.extract.quotes.drafts import Draft, DraftCollection
from pipelines.extract.quotes.marks import Quotation, QuotationIndex
from pipelines.extract.quotes.speakers import addressee_of, speaker_of, speaker_span
from pipelines.extract.records import Span
from pipelines.extract.syntax import span_of

_SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]*\s+(?=[A-Z“\"‘'«])|\n")
_ABBREVIATION = re.compile(r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Capt|St|Jr|Sr|U\.S|U\.N)\.\s+$")
_FULL_START = re.compile(r"[A-Z0-9\[(…‘'¿¡À-Þ]")
_FULL_END = re.compile(r"[.!?,…—–-][’'\])]*\s*$")
_LABEL = re.compile(r"(?:^|[.!?…]\s+|\n)([A-Z][^.!?:\n“”\"]{1,70}):\s*$")
_SIGNATURE = re.compile(r"\s*(?:[—–―]|--?)\s*([A-Z][^\n“”\"]{2,60})")
_SINGLE_MARKS = "'‘‚‹"
_BESIDE, _BESIDE_PART = 120, 60
_MIN_WORDS_ALONE = 4
_MAX_PHRASE = 30
_MAX_GAP = 2000


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
    text = parsed.text
    full = _is_full(text, quotation)
    match = _cue_beside(parsed, quotation, verbs, drafts, full=full)
    if match is not None:
        phrase = quotation.outer if full else _phrase_around(parsed, quotation, match)
        piece = quotation.outer if drafts.covers(phrase) else phrase
        _add_to_cue(match, piece, drafts, rule="beside_cue" if full else "quoted_part")
    elif full or _opens_sentence(parsed, quotation):
        previous = drafts.last_before(quotation.outer.start)
        if previous is not None and _carries_on(parsed, quotation, previous):
            rest = quotation.outer if full else _to_end_of_sentence(parsed, quotation)
            drafts.extend(previous, quotation.outer if drafts.covers(rest) else rest)
            return
        if not full:
            return
        draft = _labelled(text, quotation) or _signed(text, quotation) or _same_paragraph(text, quotation, previous)
        if draft is not None:
            drafts.add(draft)


def _is_full(text: str, quotation: Quotation) -> bool:
    """Whether the quoted words are a sentence by their look: a capital first, a stop or comma last, two words."""
    inner = quotation.inner.of(text).strip()
    ends = not quotation.closed or _FULL_END.search(inner) or text[quotation.outer.end : quotation.outer.end + 1] == ","
    return bool(_FULL_START.match(inner) and ends and len(inner.split()) > 1)


def _opens_sentence(parsed: ParsedDocument, quotation: Quotation) -> bool:
    """Whether a sentence begins with the quotation and goes on behind it: "They agree with him" on most things."""
    inner = quotation.inner.of(parsed.text)
    sentence = parsed.sentences[parsed.sentence_number(quotation.inner.start)]
    first = sentence.start_char in (quotation.outer.start, quotation.inner.start)
    return first and bool(_FULL_START.match(inner)) and len(inner.split()) >= _MIN_WORDS_ALONE


def _to_end_of_sentence(parsed: ParsedDocument, quotation: Quotation) -> Span:
    sentence = parsed.sentences[parsed.sentence_number(quotation.outer.end - 1)]
    return Span(quotation.outer.start, max(quotation.outer.end, sentence.end_char))


def _phrase_around(parsed: ParsedDocument, quotation: Quotation, match: CueMatch) -> Span:
    """The complement of the verb that holds the quoted words: all of "the tax a “disaster”" in "called the tax a …".

    Words quoted right behind the verb are what was said, without the phrases behind them.
    """
    verb, token, end = match.head, _root(parsed, quotation), match.tokens[-1]
    if not parsed.text[end.idx + len(end) : quotation.outer.start].strip():
        return quotation.outer
    while token is not None and token.head not in (verb, token):
        token = token.head
    if token is None or token.head != verb or token.i < verb.i:
        return quotation.outer
    phrase = [t for t in token.subtree if t.i > verb.i and t != (token if token.dep_ == "prep" else None)]
    if not phrase or len(phrase) > _MAX_PHRASE:
        return quotation.outer
    around = span_of(phrase)
    return Span(min(around.start, quotation.outer.start), max(around.end, quotation.outer.end))


def _root(parsed: ParsedDocument, quotation: Quotation) -> Token | None:
    words = parsed.doc.char_span(quotation.inner.start, quotation.inner.end, alignment_mode="expand")
    return words.root if words is not None else None


def _is_title(text: str, quotation: Quotation) -> bool:
    """Whether the quoted words look like the name of a film, book or programme: every longer word with a capital."""
    longer = [word for word in quotation.inner.of(text).split() if len(word) > 3]
    return bool(longer) and all(word[0].isupper() or not word[0].isalpha() for word in longer)


def _cue_beside(
    parsed: ParsedDocument, quotation: Quotation, verbs: Sequence[CueMatch], drafts: DraftCollection, *, full: bool
) -> CueMatch | None:
    if not full and _is_title(parsed.text, quotation):
        return None
    first_after = bisect.bisect_left(verbs, quotation.outer.end, key=_position)
    first_inside = bisect.bisect_left(verbs, quotation.outer.start, key=_position)
    after = verbs[first_after] if first_after < len(verbs) else None
    before = verbs[first_inside - 1] if first_inside > 0 else None
    reach = _BESIDE if full else _BESIDE_PART
    if after is not None and (
        not _follows(parsed.text, quotation, after, reach) or _starts_anew(parsed, quotation, after, drafts)
    ):
        after = None
    if before is not None and not _leads_to(parsed, quotation, before, reach, full=full):
        before = None
    if after is None or before is None:
        return after or before
    return after if _last_character(parsed.text, quotation) in ",?!" else before


def _position(match: CueMatch) -> int:
    return match.head.idx


def _last_character(text: str, quotation: Quotation) -> str:
    return quotation.inner.of(text).rstrip(" \t\r\n\xa0\"'’”")[-1:]


def _follows(text: str, quotation: Quotation, match: CueMatch, reach: int) -> bool:
    """Whether the quotation ends the words of a cue behind it: "…," she said."""
    between = text[quotation.outer.end : match.head.idx]
    if len(between) > reach or _ends_sentence(between):
        return False
    last = _last_character(text, quotation)
    if last == "." and quotation.closed and between.lstrip()[:1].isupper() and " " in between.strip():
        return False
    ends = last in ",.?!…—-–" or between[:1] == ","
    return ends and not re.search(r"[“”\"«»;]", between)


def _starts_anew(parsed: ParsedDocument, quotation: Quotation, match: CueMatch, drafts: DraftCollection) -> bool:
    """Whether a cue behind a quoted sentence has words of its own to report: "A." The army said that B."""
    draft = drafts.of_cue(match.head)
    if draft is None or not quotation.closed or _last_character(parsed.text, quotation) not in ".?!":
        return False
    return draft.envelope.start > match.head.idx and parsed.doc[match.head.sent.start].idx >= quotation.inner.end


def _leads_to(parsed: ParsedDocument, quotation: Quotation, match: CueMatch, reach: int, *, full: bool) -> bool:
    """Whether a cue announces the quotation behind it: she said: "…", called it a "…"."""
    end = match.tokens[-1].idx + len(match.tokens[-1])
    between = parsed.text[end : quotation.outer.start]
    if len(between) > reach or _ends_sentence(between):
        return False
    if between.rstrip()[-1:] in (",", ":") or not between.strip():
        return full or match.cue.certainty != "low"
    if not full and match.cue.document_only:
        return False
    return _governs(match.head, parsed, quotation)


def _ends_sentence(between: str) -> bool:
    """Whether a sentence ends in the words between a quotation and a cue; abbreviations with a stop do not end one."""
    stops = _SENTENCE_END.finditer(between + " A")
    return any(not _ABBREVIATION.search(between[: stop.end()]) for stop in stops)


def _governs(verb: Token, parsed: ParsedDocument, quotation: Quotation) -> bool:
    root = _root(parsed, quotation)
    return root is not None and any(verb == ancestor for ancestor in root.ancestors)


def _add_to_cue(match: CueMatch, piece: Span, drafts: DraftCollection, rule: str) -> None:
    draft = drafts.of_cue(match.head)
    if draft is not None:
        drafts.extend(draft, piece)
        return
    speaker = speaker_of(match, (piece,))
    drafts.add(
        Draft(
            rule=rule,
            pieces=(piece,),
            match=match,
            cue=span_of(match.tokens),
            speaker=speaker,
            speaker_words=speaker_span(speaker) if speaker is not None else None,
            addressee=addressee_of(match, (piece,)),
        )
    )


def _carries_on(parsed: ParsedDocument, quotation: Quotation, previous: Draft) -> bool:
    """Whether the quotation goes on with the quote before it: "A," she said. "B.\""""
    text, last = parsed.text, previous.last_word
    if quotation.outer.start - last > _MAX_GAP:
        return False
    between = text[last : quotation.outer.start]
    if "\n" not in between:
        return _sentences_between(parsed, last, quotation.inner.start) <= 1
    is_alone = not re.search(r"\w", text[quotation.outer.end : _end_of_line(text, quotation.outer.end)])
    near = between.count("\n\n") <= 1 and not re.search(r"\w", between)
    same_marks = text[quotation.outer.start] not in _SINGLE_MARKS
    return near and is_alone and same_marks


def _sentences_between(parsed: ParsedDocument, earlier: int, later: int) -> int:
    """How many sentences begin between two characters; those of a few letters are ends of quotations."""
    first, last = parsed.sentence_number(earlier - 1), parsed.sentence_number(later)
    return sum(sentence.end_char - sentence.start_char > 3 for sentence in parsed.sentences[first + 1 : last + 1])


def _end_of_line(text: str, offset: int) -> int:
    end = text.find("\n", offset)
    return len(text) if end < 0 else end


def _labelled(text: str, quotation: Quotation) -> Draft | None:
    """A speaker named before a colon: Name: "…"."""
    start = max(0, quotation.outer.start - 90)
    label = _LABEL.search(text[start : quotation.outer.start])
    if label is None:
        return None
    speaker = Span(start + label.start(1), start + label.end(1))
    return _lone(quotation, "label", speaker, Span(speaker.end, speaker.end + 1))


def _signed(text: str, quotation: Quotation) -> Draft | None:
    """A speaker named behind a dash: "…" – Name."""
    signature = _SIGNATURE.match(text, quotation.outer.end)
    if signature is None or len(quotation.inner.of(text).split()) < _MIN_WORDS_ALONE:
        return None
    return _lone(quotation, "signed", Span(*signature.span(1)), None)


def _same_paragraph(text: str, quotation: Quotation, previous: Draft | None) -> Draft | None:
    """The speaker of the last quote of the paragraph, when other sentences stand between."""
    if previous is None or len(quotation.inner.of(text).split()) < _MIN_WORDS_ALONE:
        return None
    if "\n" in text[previous.envelope.start : quotation.outer.start]:
        return None
    return replace(previous, rule="same_paragraph", pieces=(quotation.outer,), cue=None, match=None)


def _lone(quotation: Quotation, rule: str, speaker: Span, cue: Span | None) -> Draft:
    return Draft(rule, (quotation.outer,), None, cue, None, speaker)
