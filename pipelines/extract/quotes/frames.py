"""The frames of reporting: from a cue to the words it reports, by the shape of the sentence.

Belongs here: which frames are tried for a cue and in what order. Does not belong here: the single frames (clauses.py,
parenthetical.py, objects.py, topics.py, nouns.py), where a clause ends (tails.py), quotation marks and the choice
between overlapping reports (extraction.py).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from pipelines.extract.quotes.clauses import clause_after, cleft, infinitive
from pipelines.extract.quotes.cues import CueMatch, PartOfSpeech
from pipelines.extract.quotes.nouns import clause_of_copula, clause_of_noun, clause_of_source
from pipelines.extract.quotes.objects import (
    object_infinitive,
    object_noun,
    object_predicate,
    object_with,
)
from pipelines.extract.quotes.parenthetical import beside_as, clause_before, interrupted, interrupted_subject
from pipelines.extract.quotes.tails import without_aside, without_tail
from pipelines.extract.quotes.topics import topic, topic_of_noun
from pipelines.extract.records import Span
from pipelines.extract.syntax import in_order, span_of

_Frame = tuple[str, Callable[[CueMatch], list[Token] | None]]

_FRAMES: Mapping[PartOfSpeech, Sequence[_Frame]] = {
    "verb": (
        ("clause", cleft),
        ("clause_before", clause_before),
        ("interrupted", interrupted_subject),
        ("clause", clause_after),
        ("interrupted", interrupted),
        ("as_clause", beside_as),
        ("object_infinitive", object_infinitive),
        ("infinitive", infinitive),
        ("object_predicate", object_predicate),
        ("object_as", object_with("as")),
        ("object_of", object_with("of")),
        ("object_for", object_with("for")),
        ("topic", topic),
        ("object", object_noun),
    ),
    "noun": (("noun_clause", clause_of_noun), ("noun_is_clause", clause_of_copula), ("noun_topic", topic_of_noun)),
    "preposition": (("according_to", clause_of_source),),
}

_WITH_TAILS = frozenset({"clause", "noun_clause"})
_PHRASES = frozenset(
    "object topic noun_topic infinitive object_infinitive object_of object_for object_as object_predicate".split()
)


@dataclass(frozen=True, slots=True)
class Report:
    """What one cue reports: the name of the frame and the words, in unbroken pieces."""

    frame: str
    pieces: tuple[Span, ...]


def report_of(match: CueMatch) -> Report | None:
    """The reported words of a cue by the first frame that fits, None when there is none.

    Quoted words that the parse does not reach are added later.
    """
    for name, find in _FRAMES[match.cue.part_of_speech]:
        tokens = find(match)
        if tokens and name in _WITH_TAILS:
            tokens = without_tail(tokens, match)
        elif tokens and name in _PHRASES:
            tokens = without_aside(tokens)
        if tokens and (pieces := _pieces(tokens)):
            return Report(name, pieces)
    return None


def _pieces(tokens: Iterable[Token]) -> tuple[Span, ...]:
    """The unbroken runs of the tokens that hold a word, trimmed of punctuation at their ends and of a last "and"."""
    ordered = in_order(tokens)
    while ordered and (ordered[-1].dep_ == "cc" or ordered[-1].text == ","):
        ordered.pop()
    runs: list[list[Token]] = []
    last = -2
    for token in ordered:
        if token.i - last == 1:
            runs[-1].append(token)
        else:
            runs.append([token])
        last = token.i
    spans = (_trimmed(run) for run in runs)
    return tuple(span for span in spans if span is not None)


def _trimmed(run: Sequence[Token]) -> Span | None:
    kept = list(run)
    while kept and (kept[-1].is_space or (kept[-1].is_punct and not _closes(kept[-1]))):
        kept.pop()
    while kept and (kept[0].is_space or (kept[0].is_punct and not kept[0].is_quote and kept[0].text not in "([$#")):
        kept.pop(0)
    return span_of(kept) if any(token.is_alpha or token.like_num for token in kept) else None


def _closes(token: Token) -> bool:
    return token.is_quote or token.text in (")", "]", "%")
