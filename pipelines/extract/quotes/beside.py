"""Quotations beside a cue: "…," she said; she said: "…"; called it a "…".

Belongs here: which cue a quotation belongs to by position, and how many words around it are reported with it. Does
not belong here: pairing marks (marks.py), clauses (frames.py).
"""

import bisect
import re
from collections.abc import Sequence

from spacy.tokens import Token

from pipelines.extract.actors.lexicon import actor_lexicon
from pipelines.extract.parsing import ParsedDocument
from pipelines.extract.quotes.cues import CueMatch
from pipelines.extract.quotes.drafts import Draft, DraftCollection
from pipelines.extract.quotes.marks import Quotation
from pipelines.extract.quotes.naming import SPEAKING_ENTITIES
from pipelines.extract.quotes.shapes import (
    begins_sentence,
    ends_sentence,
    is_announced,
    is_full,
    is_title,
    last_character,
)
from pipelines.extract.quotes.speakers import speaker_span
from pipelines.extract.records import Span
from pipelines.extract.syntax import children, first_child, is_passive, span_of

_REACH, _REACH_OF_PART = 120, 60
_MAX_PHRASE = 30
_MAX_LINK = 30
"""The most characters between two names that somebody is called in one breath."""
_SPEAKING_PRONOUNS = frozenset({"i", "we", "he", "she", "they"})
_NICKNAME = re.compile(r"[“\"][A-ZÀ-Þ]\w*[”\"]")
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_CALLING = frozenset({"object-predicate", "object-as"})
"""Complements of cues that say what somebody is: the one who is called so is part of what was said."""


def cue_beside(
    parsed: ParsedDocument, quotation: Quotation, verbs: Sequence[CueMatch], drafts: DraftCollection
) -> CueMatch | None:
    """The cue, before or behind, whose words the quotation is; `verbs` are in the order of the text."""
    full = is_full(parsed.text, quotation)
    first_after = bisect.bisect_left(verbs, quotation.outer.end, key=_position)
    first_inside = bisect.bisect_left(verbs, quotation.outer.start, key=_position)
    after = verbs[first_after] if first_after < len(verbs) else None
    before = verbs[first_inside - 1] if first_inside > 0 else None
    if after is not None and not _belongs_to_later(parsed, quotation, after, drafts, full=full):
        after = None
    if before is not None and goes_on_naming(parsed.text, quotation, before, drafts.of_cue(before.head)):
        return before
    if before is not None and not _belongs_to_earlier(parsed, quotation, before, full=full):
        before = None
    if after is None or before is None:
        return after or before
    return after if full and last_character(parsed.text, quotation) in ",?!" else before


def phrase_around(parsed: ParsedDocument, quotation: Quotation, match: CueMatch) -> Span:
    """The complement of the verb that holds the quoted words: all of "the tax a “disaster”" in "called the tax a …".

    Words quoted right behind the verb are what was said, without the phrases behind them.
    """
    verb, end = match.head, match.tokens[-1].idx + len(match.tokens[-1])
    if not parsed.text[end : quotation.outer.start].strip():
        return quotation.outer
    if holds_name_of_object(parsed.text, quotation, match):
        return Span(parsed.doc[match.tokens[-1].i + 1].idx, quotation.outer.end)
    token = root_of(parsed, quotation)
    while token is not None and token.head not in (verb, token):
        token = token.head
    if token is None or token.head != verb or token.i < verb.i:
        return quotation.outer
    phrase = [t for t in token.subtree if t.i > verb.i and t != (token if token.dep_ == "prep" else None)]
    if not phrase or len(phrase) > _MAX_PHRASE:
        return quotation.outer
    around = span_of(phrase)
    return Span(min(around.start, quotation.outer.start), max(around.end, quotation.outer.end))


def announced(parsed: ParsedDocument, quotation: Quotation) -> Draft | None:
    """A quotation behind a colon, said by the subject of the clause before it: They had one answer: "…"."""
    start = max(0, quotation.outer.start - _REACH)
    colon = parsed.text.rfind(":", start, quotation.outer.start)
    if colon < 0 or parsed.text[colon + 1 : quotation.outer.start].strip():
        return None
    mark = parsed.doc.char_span(colon, colon + 1, alignment_mode="expand")
    speaker = _speaking_subject(mark.root.sent.root) if mark is not None else None
    if speaker is None or speaker.idx > colon:
        return None
    return Draft("announced", (quotation.outer,), None, Span(colon, colon + 1), speaker, speaker_span(speaker))


def _speaking_subject(verb: Token) -> Token | None:
    subject = first_child(verb, "nsubj")
    if subject is None:
        return None
    known = subject.lower_ in _SPEAKING_PRONOUNS or subject.lower_ in actor_lexicon().nouns
    return subject if known or subject.ent_type_ in SPEAKING_ENTITIES else None


def holds_name_of_object(text: str, quotation: Quotation, match: CueMatch) -> bool:
    """Whether the quotation is what the object of the cue is called: referred to the strait as “Our Lake,”."""
    end = match.tokens[-1].idx + len(match.tokens[-1])
    if quotation.outer.start < end or is_passive(match.head):
        return False
    if is_announced(text, quotation):
        return "object-predicate" in match.cue.complements and not is_full(text, quotation)
    return names_object(match)


def names_object(match: CueMatch) -> bool:
    """Whether the cue says what somebody or something is called."""
    return bool(match.cue.complements & _CALLING)


def goes_on_naming(text: str, quotation: Quotation, match: CueMatch, known: Draft | None) -> bool:
    """Whether the quotation is one more name right behind those known: called him a “liar” and a “thief”."""
    if known is None or not names_object(match) or known.envelope.end > quotation.outer.start:
        return False
    between = text[known.envelope.end : quotation.outer.start]
    return len(between) <= _MAX_LINK and not ends_sentence(between)


def root_of(parsed: ParsedDocument, quotation: Quotation) -> Token | None:
    """The token on which the quoted words hang."""
    words = parsed.doc.char_span(quotation.inner.start, quotation.inner.end, alignment_mode="expand")
    return words.root if words is not None else None


def _position(match: CueMatch) -> int:
    return match.head.idx


def _belongs_to_later(
    parsed: ParsedDocument, quotation: Quotation, match: CueMatch, drafts: DraftCollection, *, full: bool
) -> bool:
    """Whether the quotation ends the words of a cue behind it: "…," she said."""
    if not _follows(parsed.text, quotation, match, _REACH if full else _REACH_OF_PART):
        return False
    if is_title(parsed.text, quotation) and not (full and begins_sentence(parsed.text, quotation)):
        return False
    if full:
        return not _starts_anew(parsed, quotation, match, drafts)
    return _has_later_subject(quotation, match) and not _reports_later_words(match, drafts)


def _follows(text: str, quotation: Quotation, match: CueMatch, reach: int) -> bool:
    between = text[quotation.outer.end : match.head.idx]
    if len(between) > reach or ends_sentence(between):
        return False
    last = last_character(text, quotation)
    if last == "." and quotation.closed and between.lstrip()[:1].isupper() and " " in between.strip():
        return False
    ends = last in ",.?!…—-–" or between[:1] == ","
    return ends and not re.search(r"[“”\"«»;]", _NICKNAME.sub("", between))


def _starts_anew(parsed: ParsedDocument, quotation: Quotation, match: CueMatch, drafts: DraftCollection) -> bool:
    """Whether a cue behind a quoted sentence has words of its own to report: "A." The army said that B."""
    draft = drafts.of_cue(match.head)
    if draft is None or not quotation.closed or last_character(parsed.text, quotation) not in ".?!":
        return False
    return draft.envelope.start > match.head.idx and parsed.doc[match.head.sent.start].idx >= quotation.inner.end


def _has_later_subject(quotation: Quotation, match: CueMatch) -> bool:
    """Whether who speaks stands behind the quotation: “…,” she said; not: called it “…,” adding that."""
    return any(c.idx >= quotation.outer.end for c in children(match.head, "nsubj")) or match.head.dep_ == "ROOT"


def _reports_later_words(match: CueMatch, drafts: DraftCollection) -> bool:
    draft = drafts.of_cue(match.head)
    return draft is not None and draft.envelope.start > match.head.idx


def _belongs_to_earlier(parsed: ParsedDocument, quotation: Quotation, match: CueMatch, *, full: bool) -> bool:
    """Whether a cue announces the quotation behind it: she said: "…", called it a "…"."""
    end = match.tokens[-1].idx + len(match.tokens[-1])
    between = parsed.text[end : quotation.outer.start]
    announces = between.rstrip()[-1:] in (",", ":") or not between.strip()
    if len(between) > (_REACH if full or announces else _REACH_OF_PART) or _is_broken(between):
        return False
    if is_title(parsed.text, quotation) and not _may_hold_title(parsed, quotation, match, announces=announces):
        return False
    if announces:
        return full or match.cue.certainty != "low"
    if not full and match.cue.document_only:
        return False
    return _governs(match.head, parsed, quotation) or _calls(match, parsed, quotation)


def _may_hold_title(parsed: ParsedDocument, quotation: Quotation, match: CueMatch, *, announces: bool) -> bool:
    """Whether words that look like a title are said all the same: announced, shouted, or what somebody is called."""
    if announces:
        return is_announced(parsed.text, quotation) or match.cue.complements == {"quoted"}
    return holds_name_of_object(parsed.text, quotation, match) and _governs(match.head, parsed, quotation)


def _calls(match: CueMatch, parsed: ParsedDocument, quotation: Quotation) -> bool:
    """Whether the cue says what somebody is called, with nothing but that noun phrase before the quotation."""
    between = parsed.doc.char_span(match.tokens[-1].idx, quotation.outer.start, alignment_mode="contract")
    if between is None or not match.cue.complements & _CALLING or match.cue.certainty == "low":
        return False
    return not any(t.pos_ in ("AUX", "CCONJ") or t.text in ",;" or t.tag_ in _FINITE for t in between[1:])


def _is_broken(between: str) -> bool:
    """Whether a sentence ends between a cue and what it may announce; a colon may end the paragraph."""
    return ends_sentence(between.rstrip() if between.rstrip().endswith(":") else between)


def _governs(verb: Token, parsed: ParsedDocument, quotation: Quotation) -> bool:
    root = root_of(parsed, quotation)
    return root is not None and any(verb == ancestor for ancestor in root.ancestors)
