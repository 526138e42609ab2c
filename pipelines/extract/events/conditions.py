"""Whether the conditions of a frame hold: what fills each slot of a verb, in the words that conditions use.

Belongs here: asking one verb many conditions, each slot looked at once. Does not belong here: choosing among frames
(predicates.py), or how conditions are written (lexicon.py).
"""

from collections.abc import Callable, Iterable

from spacy.tokens import Token

from pipelines.extract.events.arguments import Arguments, modifiers
from pipelines.extract.events.event_nouns import is_ruled_out
from pipelines.extract.events.lexicon import Condition, noun_classes
from pipelines.extract.events.ontology import CONFLICT, COOPERATION
from pipelines.extract.syntax import children, has_to, prepositional_objects

REFUSAL = "refusal"
_STANCES = frozenset({CONFLICT, COOPERATION, REFUSAL})
_KINDS = {"armed_group": "armed", "military": "armed", "media": "press", "country": "state"}
"""What conditions call an actor, beside `actor`, by its type."""
_KIND_WORDS = frozenset({"actor", *_KINDS.values()})
_ASKED_OTHERWISE = frozenset({"none", "some", "place"})
_WORD_SLOTS = frozenset({"mod", "prt", "clause", "beside"})
"""Slots of words: "press" is a word there, and a kind of actor elsewhere."""

KindOf = Callable[[Token], str | None]
"""The actor type of a phrase by its head: '' for somebody of unknown type, None for what is no actor."""
StanceOf = Callable[[Token, KindOf], str | None]
"""What the act in a clause is, by its head: one of the stances, or None."""


class Fillers:
    """What fills the slots of a verb; a slot is looked at when a condition first names it."""

    def __init__(self, arguments: Arguments, kind_of: KindOf, stance_of: StanceOf) -> None:
        self.arguments = arguments
        self._kind_of = kind_of
        self._stance_of = stance_of
        self._words: dict[str, frozenset[str]] = {}
        self._kinds: dict[str, frozenset[str]] = {}

    def hold_one_of(self, conditions: Iterable[Condition]) -> bool:
        """Whether one of the conditions holds."""
        return any(self._holds(condition) for condition in conditions)

    def _holds(self, condition: Condition) -> bool:
        slot, word = condition.slot, condition.word
        if word in _KIND_WORDS and slot not in _WORD_SLOTS:
            return word in self._kinds_in(slot)
        if word in _STANCES and slot == "clause":
            clause = self.arguments.complement
            return clause is not None and self._stance_of(clause, self._kind_of) == word
        if slot not in self._words:
            self._words[slot] = frozenset(self._words_in(slot))
        return word in self._words[slot]

    def _kinds_in(self, slot: str) -> frozenset[str]:
        if slot not in self._kinds:
            kinds = {kind for noun in self._nouns_in(slot) if (kind := self._kind_of(noun)) is not None}
            named = {_KINDS[kind] for kind in kinds if kind in _KINDS}
            self._kinds[slot] = frozenset(named | {"actor"} if kinds else ())
        return self._kinds[slot]

    def _nouns_in(self, slot: str) -> list[Token]:
        """The heads in a slot; of a preposition also those behind the objects ("seized the port from the rebels")."""
        if slot == "object":
            return self.arguments.objects
        if slot == "subject":
            return self.arguments.subjects
        behind = (noun for first in self.arguments.objects for _, noun in prepositional_objects(first, slot))
        return [*self.arguments.prepositions.get(slot, ()), *behind]

    def _words_in(self, slot: str) -> set[str]:
        match slot:
            case "mod":
                return {word for m in _modifiers_of(self.arguments.objects) for word in (m.lemma_.lower(), m.lower_)}
            case "beside":
                nouns = [noun for found in self.arguments.prepositions.values() for noun in found]
                return {m.lemma_.lower() for m in _modifiers_of(nouns)}
            case "prt":
                return set(self.arguments.particles)
            case "clause":
                return _words_of_clause(self.arguments.complement)
        nouns = self._nouns_in(slot)
        words = {word for noun in nouns for word in _words_of_noun(noun)}
        if slot == "object":
            return words | {"some" if nouns else "none"}
        return words if slot == "subject" else self._with_preposition(words, slot, nouns)

    def _with_preposition(self, words: set[str], preposition: str, nouns: list[Token]) -> set[str]:
        """The words behind a preposition, and '' when it stands with more than a day or an hour."""
        is_there = _has_phrase(self.arguments.head, preposition) or not all(map(_is_time, nouns))
        return words | {""} if is_there else words - {""}


def _modifiers_of(nouns: Iterable[Token]) -> Iterable[Token]:
    return (modifier for noun in nouns for modifier in modifiers(noun))


def _words_of_noun(noun: Token) -> set[str]:
    """What conditions may call a noun: its words, its classes, that it is a place, and '' for any."""
    lemma = noun.lemma_.lower()
    words = {"", lemma, noun.lower_} - _ASKED_OTHERWISE
    classes = noun_classes().get(lemma, ())
    if classes and not is_ruled_out(noun):
        words.update(f"@{name}" for name in classes)
    if noun.ent_type_ in ("GPE", "LOC", "FAC"):
        words.add("place")
    return words


def _words_of_clause(clause: Token | None) -> set[str]:
    """What conditions may call a clause: its verb, also with what is beside it, and "finite" for a sentence."""
    if clause is None:
        return set()
    lemma = clause.lemma_.lower()
    words = {"", lemma, clause.lower_, *(c.lower_ for c in clause.children if c.i < clause.i)} - {"finite"}
    words.update(f"{lemma} {c.lower_}" for c in clause.children if c.dep_ in ("prt", "dobj", "prep"))
    return words | {"finite"} if clause.dep_ == "ccomp" and not has_to(clause) else words


def _has_phrase(head: Token, preposition: str) -> bool:
    """Whether a preposition stands with more than a day or an hour: "marched on the capital", not "on Sunday"."""
    phrases = [child for child in children(head, "prep") if child.lower_ == preposition]
    return any(not all(map(_is_time, children(p, "pobj"))) or not children(p, "pobj") for p in phrases)


def _is_time(noun: Token) -> bool:
    return noun.ent_type_ in ("DATE", "TIME")
