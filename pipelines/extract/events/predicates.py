"""Finding the words that report events: which frame a verb or noun stands in, and what it means there.

Belongs here: matching the lexicon on the parse. Does not belong here: who takes part, and whether it happened.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from pipelines.extract.events.arguments import (
    Arguments,
    content_noun,
    is_passive_voice,
    noun_arguments,
    verb_arguments,
    with_phrasal_object,
)
from pipelines.extract.events.conditions import REFUSAL, Fillers, KindOf
from pipelines.extract.events.event_nouns import noun_frame
from pipelines.extract.events.lexicon import (
    NO_EVENT,
    ROOT_OF_OBJECT,
    Frame,
    instrument_modes,
    tie_words,
    verb_frames,
    verb_lemma,
)
from pipelines.extract.events.ontology import CONFLICT, COOPERATION, SPEECH_ACTS, is_material, mode_in_words, stance
from pipelines.extract.events.outlook import Outlook, outlook_of
from pipelines.extract.syntax import auxiliaries, children, is_negated, prepositional_objects

_SKIPPED = frozenset({"aux", "auxpass", "amod", "compound"})

_IS = frozenset({"is", "are", "'s", "'re", "’s", "’re"})
_MEANS = ("for", "in", "by", "under", "with", "from")


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
    own = Fillers(found, kind_of, _clause_stance)
    for frame in verb_frames().get(verb_lemma(found.head), ()):
        if not found.particles.issuperset(frame.words[1:]) or not _holds_when(frame.when, found.head):
            continue
        arguments = with_phrasal_object(found, frame.words)
        fillers = own if arguments is found else Fillers(arguments, kind_of, _clause_stance)
        if frame.root == ROOT_OF_OBJECT and not _has_event_object(arguments):
            continue
        if frame.requires and not fillers.hold_one_of(frame.requires):
            continue
        if not fillers.hold_one_of(frame.excludes):
            return frame
    return None


def _has_event_object(arguments: Arguments) -> bool:
    return _carrier(arguments) is not None


def _carrier(arguments: Arguments) -> Token | None:
    """The first object that names an event."""
    return next((noun for noun in arguments.objects if noun_frame(noun) is not None), None)


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
