"""Finding the words that report events: which frame a verb or noun stands in, and what it means there.

Belongs here: matching the lexicon on the parse. Does not belong here: who takes part, and whether it happened.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from pipelines.extract.events.arguments import (
    Arguments,
    content_noun,
    is_passive_voice,
    modifiers,
    noun_arguments,
    verb_arguments,
    with_phrasal_object,
)
from pipelines.extract.events.lexicon import (
    NO_EVENT,
    ROOT_OF_OBJECT,
    Condition,
    Frame,
    instrument_modes,
    noun_classes,
    noun_frames,
    tie_words,
    verb_frames,
    verb_lemma,
)
from pipelines.extract.events.ontology import CONFLICT, COOPERATION, SPEECH_ACTS, is_material, mode_in_words, stance
from pipelines.extract.events.outlook import Outlook, outlook_of
from pipelines.extract.syntax import auxiliaries, children, has_to, is_negated, prepositional_objects

_SKIPPED = frozenset({"aux", "auxpass", "amod", "compound"})
REFUSAL = "refusal"
_STANCES = (CONFLICT, COOPERATION, REFUSAL)

_IS = frozenset({"is", "are", "'s", "'re", "’s", "’re"})
_MEANS = ("for", "in", "by", "under", "with", "from")
_KINDS = {"armed": ("armed_group", "military"), "press": ("media",), "state": ("country",)}
"""The actor types behind the words of a condition that name a kind of actor."""

KindOf = Callable[[Token], str | None]
"""The actor type of a phrase by its head: '' for somebody of unknown type, None for what is no actor."""


@dataclass(frozen=True, slots=True)
class Predicate:
    """Words that report an event, before it is known who takes part."""

    head: Token
    carrier: Token | None
    frame: Frame
    root: str
    mode: str | None
    targets: tuple[str, ...]
    arguments: Arguments
    outlook: Outlook

    @property
    def is_light(self) -> bool:
        """Whether the verb only carries an event noun ("launched an attack")."""
        return self.carrier is not None and self.carrier.lemma_.lower() in self.frame.words

    @property
    def is_nominal(self) -> bool:
        """Whether a noun alone reports the event."""
        return self.head.pos_ in ("NOUN", "PROPN")


def find_predicates(doc: Doc, kind_of: KindOf) -> list[Predicate]:
    """The predicates of a document in order, at most one for each word; an event noun under a light verb is not
    reported again."""
    found = [p for token in doc if _may_be_verb(token) for p in _verb_predicates(token, kind_of)]
    carriers = {p.carrier.i for p in found if p.carrier is not None}
    for token in doc:
        if token.pos_ in ("NOUN", "PROPN") and token.i not in carriers:
            found.extend(_noun_predicates(token))
    by_head: dict[int, Predicate] = {}
    for predicate in sorted(found, key=lambda p: p.head.i):
        by_head[predicate.head.i] = _with_mode_above(predicate, by_head)
    return list(by_head.values())


def _with_mode_above(predicate: Predicate, by_head: Mapping[int, Predicate]) -> Predicate:
    """Harm done in the course of an attack has its means: "shelled the town, wounding two", "shot and killed him"."""
    head = predicate.head
    is_course = head.dep_ == "conj" or (head.dep_ == "advcl" and head.tag_ == "VBG")
    if predicate.root != "ASSAULT" or predicate.mode or not is_course or children(head, "nsubj", "nsubjpass", "mark"):
        return predicate
    above = by_head.get(head.head.i)
    is_attack = above is not None and above.root == "ASSAULT" and above.mode in instrument_modes().values()
    return replace(predicate, mode=above.mode) if above is not None and is_attack else predicate


def _may_be_verb(token: Token) -> bool:
    if token.pos_ not in ("VERB", "AUX") or token.dep_ in _SKIPPED or verb_lemma(token) not in verb_frames():
        return False
    return token.tag_ != "VBN" or not children(token, "det", "poss")


def _verb_predicates(verb: Token, kind_of: KindOf) -> Iterator[Predicate]:
    arguments = verb_arguments(verb)
    frame = matching_frame(arguments, kind_of)
    if frame is None or frame.root == NO_EVENT or _is_lasting_tie(verb):
        return
    carrier, outlook = _carrier(arguments), outlook_of(verb)
    if frame.root == ROOT_OF_OBJECT:
        named = noun_frame(carrier) if carrier is not None else None
        if named is not None and named.root != NO_EVENT:
            targets = frame.targets or named.targets
            yield Predicate(verb, carrier, named, named.root, named.mode, targets, arguments, outlook)
        return
    arguments = with_phrasal_object(arguments, frame.words)
    mode = _mode_of_deed(frame.root, arguments, kind_of) or frame.mode
    mode = mode or _mode_carried(frame.root, carrier) or _mode_beside(frame.root, arguments)
    yield Predicate(verb, carrier, frame, frame.root, mode, frame.targets, arguments, outlook)


def _mode_carried(root: str, carrier: Token | None) -> str | None:
    """The mode of the event noun under a verb of the same root: "launched a mediation"."""
    frame = noun_frame(carrier) if carrier is not None else None
    return frame.mode if frame is not None and frame.root == root else None


def _is_lasting_tie(verb: Token) -> bool:
    """Whether words only say what ties one to another: "a militia backed by a neighbour", "which is backed by it".

    Also beside the main clause: "the rebels that the kingdom had backed", "after backing both sides".
    """
    lemma = verb.lemma_.lower()
    if tie_words().isdisjoint((verb.lower_, f"{lemma}ed", f"{lemma}d")):
        return False
    if _first_conjunct(verb).dep_ in ("acl", "relcl", "pcomp"):
        return True
    return bool(children(verb, "auxpass")) and auxiliaries(verb) <= _IS


def _first_conjunct(verb: Token) -> Token:
    while verb.dep_ == "conj":
        verb = verb.head
    return verb


def mode_of_demand(verb: Token, kind_of: KindOf) -> str:
    """The mode of a REQUEST that somebody do what the verb says: "they must leave" asks them to yield."""
    deed = _deed(verb, kind_of)
    return (deed is not None and mode_in_words("REQUEST", deed.root, deed.mode)) or "change"


def _mode_of_deed(root: str, arguments: Arguments, kind_of: KindOf) -> str | None:
    """The mode of words that comes from what they speak of: "threatened to expel", "asked them for talks"."""
    if root not in SPEECH_ACTS:
        return None
    clause = arguments.complement
    if clause is not None and is_negated(clause):
        return None
    deed = _deed(clause, kind_of) if clause is not None else None
    nouns = [*arguments.prepositions.get("for", ()), *arguments.objects]
    named = [frame for noun in nouns if (frame := noun_frame(content_noun(noun))) is not None]
    spoken_of = [deed] if deed is not None else [frame for frame in named if frame.root != NO_EVENT]
    return next((mode for d in spoken_of if (mode := mode_in_words(root, d.root, d.mode))), None)


def _mode_beside(root: str, arguments: Arguments) -> str | None:
    """The mode that an event noun of the same root tells ("killed in an air strike"), or the means ("drones hit")."""
    if root != "ASSAULT":
        return None
    means = [n for slot in _MEANS for n in arguments.prepositions.get(slot, ())] + arguments.subjects
    means += [n for o in arguments.objects for _, n in prepositional_objects(o, "for")]
    named = [*means, *(o for o in arguments.objects if (f := noun_frame(o)) is not None and f.alone)]
    for noun in map(content_noun, named):
        frame = noun_frame(noun)
        if frame is not None and frame.root == root and frame.mode is not None:
            return frame.mode
    return next((m for n in means if (m := instrument_modes().get(n.lemma_.lower()))), None)


def _noun_predicates(noun: Token) -> Iterator[Predicate]:
    """The event that a noun reports; what somebody takes a thing for is none ("sees it as a threat")."""
    frame = noun_frame(noun)
    if frame is None or not frame.alone or frame.root == NO_EVENT or noun.dep_ in ("compound", "amod", "nmod"):
        return
    if noun.dep_ != "pobj" or noun.head.lower_ != "as":
        yield Predicate(
            noun, None, frame, frame.root, frame.mode, frame.targets, noun_arguments(noun), outlook_of(noun)
        )


def matching_frame(found: Arguments, kind_of: KindOf) -> Frame | None:
    """The first frame of the verb whose words and conditions all hold; None when there is none."""
    for frame in verb_frames().get(verb_lemma(found.head), ()):
        if not found.particles.issuperset(frame.words[1:]) or not _holds_when(frame.when, found.head):
            continue
        arguments = with_phrasal_object(found, frame.words)
        if frame.root == ROOT_OF_OBJECT and not _has_event_object(arguments):
            continue
        if frame.requires and not any(_holds(c, arguments, kind_of) for c in frame.requires):
            continue
        if not any(_holds(c, arguments, kind_of) for c in frame.excludes):
            return frame
    return None


def _has_event_object(arguments: Arguments) -> bool:
    return _carrier(arguments) is not None


def _carrier(arguments: Arguments) -> Token | None:
    """The first object that names an event."""
    return next((noun for noun in arguments.objects if noun_frame(noun) is not None), None)


def noun_frame(noun: Token) -> Frame | None:
    """The frame in which an event noun stands."""
    frames = noun_frames().get(noun.lemma_.lower(), ())
    if not frames:
        return None
    words = {m.lemma_.lower() for m in modifiers(noun)} | {m.lower_ for m in modifiers(noun)}
    prepositions = {c.lower_ for c in noun.children if c.dep_ == "prep"}
    if noun.dep_ == "pobj":
        prepositions.add(noun.head.lower_)
    for frame in frames:
        if not frame.requires or any(_noun_condition(c, words, prepositions) for c in frame.requires):
            return frame
    return None


def _is_ruled_out(noun: Token) -> bool:
    """Whether an event noun stands in a frame in which it is no event ("a heart attack")."""
    frame = noun_frame(noun)
    return frame is not None and frame.root == NO_EVENT


def _noun_condition(condition: Condition, words: set[str], prepositions: set[str]) -> bool:
    if condition.slot == "mod":
        return condition.word in words or any(condition.word in w.split("-") for w in words)
    return condition.slot in prepositions


def _holds_when(when: str, verb: Token) -> bool:
    match when:
        case "passive":
            return is_passive_voice(verb)
        case "active":
            return not is_passive_voice(verb)
        case "progressive":
            return verb.tag_ == "VBG"
        case "future":
            outlook = outlook_of(verb)
            return outlook.is_future and not outlook.is_negated
        case "negated":
            outlook = outlook_of(verb)
            return outlook.is_future and outlook.is_negated
        case _:
            return True


def _holds(condition: Condition, arguments: Arguments, kind_of: KindOf) -> bool:
    slot, word = condition.slot, condition.word
    if slot == "object":
        return _object_holds(word, arguments, kind_of)
    if slot == "mod":
        return any(word in (m.lemma_.lower(), m.lower_) for noun in arguments.objects for m in modifiers(noun))
    if slot == "subject":
        return any(_is_word(word, noun, kind_of) for noun in arguments.subjects)
    if slot == "prt":
        return word in arguments.particles
    if slot == "clause":
        return _clause_holds(word, arguments, kind_of)
    return _preposition_holds(slot, word, arguments, kind_of)


def _preposition_holds(preposition: str, word: str, arguments: Arguments, kind_of: KindOf) -> bool:
    if preposition == "beside":
        nouns = [noun for found in arguments.prepositions.values() for noun in found]
        return any(word == m.lemma_.lower() for noun in nouns for m in modifiers(noun))
    beside = list(arguments.prepositions.get(preposition, ()))
    beside += [n for noun in arguments.objects for _, n in prepositional_objects(noun, preposition)]
    if not word:
        return _has_phrase(arguments.head, preposition) or not all(_is_time(noun) for noun in beside)
    return any(_is_word(word, noun, kind_of) for noun in beside)


def _has_phrase(head: Token, preposition: str) -> bool:
    """Whether a preposition stands with more than a day or an hour: "marched on the capital", not "on Sunday"."""
    phrases = [child for child in children(head, "prep") if child.lower_ == preposition]
    return any(not all(_is_time(noun) for noun in children(p, "pobj")) or not children(p, "pobj") for p in phrases)


def _is_time(noun: Token) -> bool:
    return noun.ent_type_ in ("DATE", "TIME")


def _object_holds(word: str, arguments: Arguments, kind_of: KindOf) -> bool:
    if word == "none":
        return not arguments.objects
    if word == "some":
        return bool(arguments.objects)
    return any(_is_word(word, noun, kind_of) for noun in arguments.objects)


def _is_word(word: str, noun: Token, kind_of: KindOf) -> bool:
    """Whether a noun is the word, or of the class or kind, that a condition names; '' is any."""
    lemma = noun.lemma_.lower()
    if word.startswith("@"):
        return word[1:] in noun_classes().get(lemma, ()) and not _is_ruled_out(noun)
    if word == "actor":
        return kind_of(noun) is not None
    if word in _KINDS:
        return kind_of(noun) in _KINDS[word]
    if word == "place":
        return noun.ent_type_ in ("GPE", "LOC", "FAC")
    return not word or word in (lemma, noun.lower_)


def _clause_holds(word: str, arguments: Arguments, kind_of: KindOf) -> bool:
    clause = arguments.complement
    if clause is None:
        return False
    if word in _STANCES:
        return _clause_stance(clause, kind_of) == word
    if word == "finite":
        return clause.dep_ == "ccomp" and not has_to(clause)
    lemma = clause.lemma_.lower()
    known = {
        lemma,
        clause.lower_,
        *(f"{lemma} {c.lower_}" for c in clause.children if c.dep_ in ("prt", "dobj", "prep")),
    }
    return not word or word in known or any(c.lower_ == word for c in clause.children if c.i < clause.i)


def _clause_stance(clause: Token, kind_of: KindOf) -> str | None:
    """What the act in a complement clause is: cooperation, its refusal, or conflict by deed."""
    frame = _deed(clause, kind_of)
    if frame is None:
        return None
    if stance(frame.root) == COOPERATION:
        return REFUSAL if is_negated(clause) else COOPERATION
    if is_material(frame.root) or frame.root == "THREATEN":
        return COOPERATION if is_negated(clause) else CONFLICT
    return None


def _deed(clause: Token, kind_of: KindOf) -> Frame | None:
    """The frame of the act in a complement clause."""
    if clause.pos_ != "VERB":
        return None
    arguments = verb_arguments(clause)
    frame = matching_frame(arguments, kind_of)
    if frame is not None and frame.root == ROOT_OF_OBJECT:
        carrier = _carrier(arguments)
        frame = noun_frame(carrier) if carrier is not None else None
    return None if frame is None or frame.root == NO_EVENT else frame
