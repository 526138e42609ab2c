"""The words that report events, and the frames in which they do.

Belongs here: reading the event lexicons and the conditions in them. Does not belong here: matching them on a parse.
A condition is written `word`, `@class` or `cooperation`/`conflict` for the direct object (or the passive subject),
`PREPOSITION:word` for the object of a preposition (`in:call`; `alongside:` for any object), `mod:word` for a modifier,
`subject:word` for the subject, `prt:word` for a particle, and `clause:…` for the complement clause: `clause:conflict`,
`clause:cooperation` and `clause:refusal` for the act in it, `clause:to` for an infinitive, `clause:finite` for a
sentence, `clause:give` or `clause:give up` for its verb, `clause:` for any. Instead of a word may stand `actor`
(somebody), `armed` (a fighting force), `press` (a news outlet), `state` (a country), `place`, `some` (anything at all)
and `none` (no object).
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from pipelines.extract.events.ontology import roots
from pipelines.extract.lexicon import Row, read_rows

NO_EVENT = "NONE"
"""The root of a frame that rules its words out."""
ROOT_OF_OBJECT = "OBJECT"
"""The root of a light verb: the event noun that is its object tells what happened."""

_LONG_WORD = 5

CERTAINTIES = frozenset({"sure", "likely", "weak"})
WHEN = frozenset({"", "future", "passive", "active", "negated", "progressive"})
EFFECTS = frozenset({"begin", "plan", "wish", "try", "report", "allege", "doubt", "may", "oblige", "habit"})
_VERB_COLUMNS = ("verb", "requires", "excludes", "root", "mode", "target", "when", "certainty", "example")
_NOUN_COLUMNS = ("noun", "classes", "requires", "root", "mode", "target", "alone", "certainty", "example")


@dataclass(frozen=True, slots=True)
class Condition:
    """Something that must stand beside a predicate: a slot, and the word or class in it ('' for any)."""

    slot: str
    word: str


@dataclass(frozen=True, slots=True)
class Frame:
    """One way in which a verb or a noun reports an event."""

    words: tuple[str, ...]
    requires: tuple[Condition, ...]
    excludes: tuple[Condition, ...]
    root: str
    mode: str | None
    targets: tuple[str, ...]
    when: str
    alone: bool
    certainty: str
    example: str

    @property
    def is_specific(self) -> bool:
        """Whether more than the word itself is asked for, which makes the reading surer."""
        return len(self.words) > 1 or bool(self.requires)


@cache
def verb_frames() -> dict[str, tuple[Frame, ...]]:
    """The frames by the verb's lemma, the most specific first."""
    found: dict[str, list[Frame]] = defaultdict(list)
    for row in read_rows("event_verbs.csv", _VERB_COLUMNS, required=("verb", "root", "certainty", "example")):
        for spelling in row.many("verb"):
            words = tuple(spelling.split())
            found[words[0]].append(_frame(row, words, _conditions(row, "excludes"), row.one_of("when", WHEN)))
    return {verb: _most_specific_first(frames) for verb, frames in found.items()}


def verb_lemma(verb: Token) -> str:
    """The verb's lemma, mended where the model errs in its end and the lexicon has it ("waged" is not "wag").

    "freed" is "free". A short word doubles its consonant ("barred"), so that "bared" is not "bar".
    """
    lemma = verb.lemma_.lower()
    if lemma in verb_frames():
        return lemma
    if lemma.endswith("eed") and lemma[:-1] in verb_frames():
        return lemma[:-1]
    with_e, without_e = lemma + "e", lemma.removesuffix("e")
    if with_e in verb_frames() and verb.lower_.startswith((with_e, lemma + "ing")):
        return with_e
    return without_e if len(without_e) >= _LONG_WORD and without_e in verb_frames() else lemma


@cache
def noun_frames() -> dict[str, tuple[Frame, ...]]:
    """The frames by the noun's lemma, the most specific first; nouns without a root are left out."""
    found: dict[str, list[Frame]] = defaultdict(list)
    for row in _noun_rows():
        if row["root"]:
            for noun in row.many("noun"):
                found[noun].append(_frame(row, (noun,), (), "", alone=row["alone"] == "yes"))
    return {noun: _most_specific_first(frames) for noun, frames in found.items()}


@cache
def noun_classes() -> dict[str, frozenset[str]]:
    """The classes that frames ask for (`@attack`), by the noun's lemma."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in _noun_rows():
        for noun in row.many("noun"):
            found[noun].update(row.many("classes"))
    return {noun: frozenset(classes) for noun, classes in found.items()}


@cache
def instrument_modes() -> dict[str, str]:
    """The mode of violence done with a thing ("drone"), by the noun's lemma: rows with a mode and no root."""
    found = {}
    for row in _noun_rows():
        if row["mode"] and not row["root"]:
            found.update(dict.fromkeys(row.many("noun"), row.one_of("mode", roots()["ASSAULT"].modes)))
    return found


@cache
def tie_words() -> frozenset[str]:
    """The participles that only say what ties one actor to another: "backed", "led"."""
    return frozenset(row["word"] for row in read_rows("tie_words.csv", ("word", "relation"), required=("word",)))


@cache
def cue_effects() -> dict[str, frozenset[str]]:
    """What a governing verb, adjective or noun does to the act under it: plan, wish, report …, by lemma."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in read_rows("event_cues.csv", ("word", "effect"), required=("word", "effect")):
        for word in row.many("word"):
            found[word].add(row.one_of("effect", EFFECTS))
    return {word: frozenset(effects) for word, effects in found.items()}


@cache
def contexts() -> dict[str, frozenset[str]]:
    """The PLOVER contexts that a word speaks of, by lemma."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in read_rows("event_contexts.csv", ("context", "words"), required=("context", "words")):
        for word in row.many("words"):
            found[word].add(row["context"])
    return {word: frozenset(names) for word, names in found.items()}


def _noun_rows() -> Iterable[Row]:
    return read_rows("event_nouns.csv", _NOUN_COLUMNS, required=("noun",))


def _most_specific_first(frames: list[Frame]) -> tuple[Frame, ...]:
    return tuple(sorted(frames, key=lambda f: (len(f.words), bool(f.requires), bool(f.when)), reverse=True))


def _frame(
    row: Row, words: tuple[str, ...], excludes: tuple[Condition, ...], when: str, *, alone: bool = True
) -> Frame:
    return Frame(
        words=words,
        requires=_conditions(row, "requires"),
        excludes=excludes,
        root=row.one_of("root", frozenset(roots()) | {NO_EVENT, ROOT_OF_OBJECT}),
        mode=_mode(row),
        targets=row.many("target"),
        when=when,
        alone=alone,
        certainty=row.one_of("certainty", CERTAINTIES),
        example=row["example"],
    )


def _mode(row: Row) -> str | None:
    mode, root = row["mode"], row["root"]
    if mode and root in roots() and mode not in roots()[root].modes:
        raise row.error(f"{root} has no mode {mode!r}; it has {', '.join(sorted(roots()[root].modes)) or 'none'}")
    return mode or None


def _conditions(row: Row, column: str) -> tuple[Condition, ...]:
    return tuple(_condition(text) for text in row.many(column))


def _condition(text: str) -> Condition:
    slot, colon, word = text.partition(":")
    return Condition(slot, word) if colon else Condition("object", text)
