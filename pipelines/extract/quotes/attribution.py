"""From the words of a quote to its speaker and addressee as actors, and to the day on which it was said.

Belongs here: looking up who and when. Does not belong here: finding quotes (extraction.py), resolving names and
pronouns (actors/).
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from spacy.tokens import Doc, Token

from pipelines.extract.ids import row_id
from pipelines.extract.mentions import MentionIndex
from pipelines.extract.parsing import ParsedDocument
from pipelines.extract.quotes.channels import can_speak, is_document, is_written
from pipelines.extract.records import ActorMention, DateExpression, Quote, QuoteSpan, Span
from pipelines.extract.syntax import children, prepositional_objects, shared_setting, span_of

_RELATIVE_PRONOUNS = frozenset({"who", "which", "that"})
_DEFINITE = frozenset({"the", "this", "that"})
_NEAR_QUOTES = 3
"""How many quotes back "the statement" may have been made."""
_HANDLE = re.compile(r"\s*\(@\w+\),?\s*")
"""What stands between the name under a post and its day."""
_LONGEST_HANDLE = 100
_MIN_SHARE = 0.5
"""The share of a speaker's words that a mention must have which does not hold their head."""


def attribute_quotes(
    parsed: ParsedDocument,
    quotes: Sequence[QuoteSpan],
    mentions: Sequence[ActorMention],
    dates: Sequence[DateExpression],
) -> list[Quote]:
    """The quotes with the actors who said them and whom they were said to, as rows, in the order given.

    A speaker or addressee without a mention has no actor. `said_on` is a day told in the clause of the cue.
    """
    index = MentionIndex(mentions)
    rows: list[Quote] = []
    for quote in quotes:
        row = _attributed(parsed, quote, index, dates)
        maker = _maker_told_before(parsed.doc, quote, rows) if row.speaker_actor_id is None else None
        rows.append(replace(row, speaker_actor_id=maker) if maker is not None else row)
    return rows


def _attributed(
    parsed: ParsedDocument, quote: QuoteSpan, index: MentionIndex, dates: Sequence[DateExpression]
) -> Quote:
    document_id, envelope, cue = parsed.document.document_id, quote.envelope, quote.cue
    speaker_actor_id = _actor(parsed.doc, index, quote.speaker)
    speaker = speaker_in_clause(parsed.doc, quote) if speaker_actor_id is not None else quote.speaker
    return Quote(
        quote_id=row_id("quote", document_id, envelope.start, envelope.end, cue.start if cue else ""),
        document_id=document_id,
        sentence_number=parsed.sentence_number(envelope.start),
        start_char=envelope.start,
        end_char=envelope.end,
        text=envelope.of(parsed.text),
        fragments=quote.fragments,
        quote_type=quote.quote_type,
        cue_start_char=cue.start if cue else None,
        cue_end_char=cue.end if cue else None,
        cue_text=cue.of(parsed.text) if cue else None,
        speaker_start_char=speaker.start if speaker else None,
        speaker_end_char=speaker.end if speaker else None,
        speaker_text=speaker.of(parsed.text) if speaker else None,
        speaker_actor_id=speaker_actor_id,
        addressee_actor_id=_actor(parsed.doc, index, quote.addressee),
        channel=quote.channel,
        said_on=_said_on(parsed, quote, dates),
        confidence=quote.confidence,
        method=quote.method,
    )


def speaker_in_clause(doc: Doc, quote: QuoteSpan) -> Span | None:
    """The words for the speaker in the clause of the cue: "who" in "Omar, who said", as "he" is in "he said".

    The name is what the actor is found by; it stays where nobody is found.
    """
    verb = _root(doc, quote.cue)
    while verb is not None and verb.dep_ == "conj" and verb.head != verb and not children(verb, "nsubj", "nsubjpass"):
        verb = verb.head
    if verb is None or quote.speaker is None or verb.dep_ != "relcl":
        return quote.speaker
    pronouns = (c for c in children(verb, "nsubj") if c.lower_ in _RELATIVE_PRONOUNS)
    behind = (span_of([pronoun]) for pronoun in pronouns if pronoun.idx >= quote.speaker.end)
    return next(behind, quote.speaker)


def _actor(doc: Doc, index: MentionIndex, words: Span | None) -> str | None:
    """The actor that a noun phrase names: by its head, for a paper by its maker, else by most of its words."""
    head = _root(doc, words)
    if words is None or head is None:
        return None
    mention = index.covering(head.idx) or _maker(index, head) or _group(index, head)
    if mention is None:
        mention = index.best(words)
        if mention is not None and mention.end_char - mention.start_char < _MIN_SHARE * (words.end - words.start):
            return None
    return mention.actor_id if mention is not None else None


def _maker(index: MentionIndex, head: Token) -> ActorMention | None:
    """The actor behind a paper: "a statement from his office", "the ministry's report", "an Iranian statement"."""
    if not can_speak(head):
        return None
    owners = children(head, "poss", "compound", "amod", "nmod")
    makers = [noun for _, noun in prepositional_objects(head, "from", "by", "of")]
    found = (index.covering(noun.idx) for noun in (*makers, *owners))
    return next((mention for mention in found if mention is not None), None)


def _group(index: MentionIndex, head: Token) -> ActorMention | None:
    """The group of which a number or quantity speaks: "two of the diplomats", "one of them"."""
    if head.pos_ not in ("NUM", "DET", "PRON", "ADJ"):
        return None
    members = (index.covering(noun.idx) for _, noun in prepositional_objects(head, "of"))
    return next((mention for mention in members if mention is not None), None)


def _maker_told_before(doc: Doc, quote: QuoteSpan, earlier: Sequence[Quote]) -> str | None:
    """Who made "the statement" that speaks: the speaker of the last quote said in one, else in writing."""
    paper = _root(doc, quote.speaker)
    if paper is None or not can_speak(paper) or not any(c.lower_ in _DEFINITE for c in children(paper, "det")):
        return None
    near = list(reversed(earlier[-_NEAR_QUOTES:]))
    same = (row for row in near if paper.lower_ in f"{row.channel} {row.cue_text}".lower().split())
    written = (row for row in near if is_document(paper) and row.channel is not None and is_written(row.channel))
    return next((row.speaker_actor_id for row in (*same, *written)), None)


def _said_on(parsed: ParsedDocument, quote: QuoteSpan, dates: Sequence[DateExpression]) -> date | None:
    """The day that the clause of the cue names, outside the reported words, or that stands behind a signature."""
    doc, text = parsed.doc, parsed.text
    cue = _root(doc, quote.cue)
    if cue is None:
        return _signed_on(text, quote, dates)
    sentence = Span(cue.sent.start_char, cue.sent.end_char)
    for expression in dates:
        if expression.first_day is None or expression.first_day != expression.last_day:
            continue
        if not sentence.start <= expression.span.start < sentence.end:
            continue
        if any(expression.span.overlaps(fragment) for fragment in quote.fragments):
            continue
        root = _root(doc, expression.span)
        if root is not None and (_clause_head(root) == cue or _is_within(root, shared_setting(cue))):
            return expression.first_day
    return None


def _signed_on(text: str, quote: QuoteSpan, dates: Sequence[DateExpression]) -> date | None:
    """The day right behind the name and handle of who posted the words."""
    if quote.speaker is None:
        return None
    for expression in dates:
        is_near = 0 <= expression.span.start - quote.speaker.end <= _LONGEST_HANDLE
        if is_near and _HANDLE.fullmatch(text, quote.speaker.end, expression.span.start):
            return expression.first_day if expression.first_day == expression.last_day else None
    return None


def _clause_head(token: Token) -> Token:
    """The verb in whose clause a phrase stands, or the last token above it."""
    while token.head != token:
        token = token.head
        if token.pos_ in ("VERB", "AUX"):
            return token
    return token


def _is_within(token: Token, phrases: Sequence[Token]) -> bool:
    return any(phrase == token or phrase.is_ancestor(token) for phrase in phrases)


def _root(doc: Doc, words: Span | None) -> Token | None:
    if words is None:
        return None
    tokens = doc.char_span(words.start, words.end, alignment_mode="expand")
    return tokens.root if tokens is not None else None
