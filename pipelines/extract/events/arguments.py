"""What stands beside a predicate in the parse: objects, prepositional phrases, particles, the complement clause.

Belongs here: gathering the slots that frames speak of. Does not belong here: who the actors in them are.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from spacy.tokens import Token

from pipelines.extract.actors.lexicon import actor_lexicon
from pipelines.extract.events.lexicon import noun_classes
from pipelines.extract.syntax import (
    agent_of,
    children,
    first_child,
    has_to,
    is_inverted_condition,
    is_passive,
    prepositional_objects,
    subject_of,
    with_conjuncts,
)

_RELATIVE_PRONOUNS = frozenset({"who", "which", "that", "whom"})
_CONTROLLING = frozenset({"of", "for", "from", "with", "into"})
"""Prepositions whose gerund is done by the object: "accused him of lying", "kept them from leaving".

Often the parser takes them for a part of that object.
"""
_PURE_PREPOSITIONS = frozenset({"on", "upon", "for", "at", "to", "with", "in", "of", "against", "by"})
_COMPOUND_PREPOSITIONS = frozenset({"according", "because", "due", "owing", "prior", "thanks"})
"""First words of prepositions in two words, whose object stands outside the act: "due to", "according to"."""
_LOCATIVE = frozenset("in at near inside outside across around into within along throughout".split())
_DIRECTIONS = frozenset("north south east west northeast northwest southeast southwest outskirts".split())
_CONDITION_MARKS = frozenset({"if", "unless"})
_MODIFIERS = ("amod", "compound", "nmod", "poss", "nummod")
_PARTICLES = ("prt", "advmod", "prep", "acomp", "oprd", "agent", "dative", "npadvmod", "amod", "dobj")


@dataclass(frozen=True, slots=True)
class Arguments:
    """The slots of a verb or a noun, each a list of the heads that fill it."""

    head: Token
    subjects: list[Token] = field(default_factory=list)
    objects: list[Token] = field(default_factory=list)
    datives: list[Token] = field(default_factory=list)
    prepositions: dict[str, list[Token]] = field(default_factory=dict)
    complement: Token | None = None
    particles: frozenset[str] = frozenset()


def content_noun(head: Token) -> Token:
    """The noun that is meant.

    "Attacks" in "a series of attacks", "banks" in "eleven of the banks", "Omar" in "one, Omar, was killed".
    """
    is_number = head.pos_ == "NUM"
    if is_number and (named := first_child(head, "appos")) is not None:
        return named
    if is_number or "measure" in noun_classes().get(head.lemma_.lower(), ()):
        return next((noun for _, noun in prepositional_objects(head, "of")), head)
    return head


def verb_arguments(verb: Token) -> Arguments:
    """The slots of a verb; of a passive, what is acted on stands in `objects` and the agent in `subjects`."""
    passive = is_passive_voice(verb)
    surface = _surface_subject(verb)
    together = [surface, *_companions_of(surface)] if surface is not None else []
    acted_on = together if together and passive else _direct_objects(verb)
    agent = agent_of(verb) if passive else None
    return Arguments(
        head=verb,
        subjects=([agent] if agent is not None else []) if passive else together,
        objects=[content_noun(noun) for first in acted_on for noun in with_conjuncts(first)],
        datives=children(verb, "dative"),
        prepositions=_prepositions(verb),
        complement=_complement(verb),
        particles=_particles(verb),
    )


def is_passive_voice(verb: Token) -> bool:
    """Whether the verb is passive, also without an auxiliary of its own.

    "Believed killed", "was seized and held", "three were killed and four wounded".
    """
    if is_passive(verb):
        return True
    if verb.tag_ != "VBN" or children(verb, "aux", "dobj"):
        return False
    if verb.dep_ == "conj":
        return is_passive_voice(verb.head)
    return verb.dep_ in ("oprd", "xcomp", "ccomp") and not children(verb, "nsubj")


def noun_arguments(noun: Token) -> Arguments:
    """The slots of an event noun."""
    return Arguments(
        head=noun,
        subjects=children(noun, "poss"),
        prepositions=_prepositions(noun),
        complement=first_child(noun, "acl"),
    )


def modifiers(noun: Token) -> Iterator[Token]:
    """The adjectives, nouns and names before a noun, and theirs ("Israeli air strikes")."""
    for child in children(noun, *_MODIFIERS):
        yield child
        yield from modifiers(child)
    if noun.dep_ == "conj" and noun.head.pos_ == "NOUN":
        yield from children(noun.head, "amod")


def governing_preposition(noun: Token) -> Token | None:
    """The preposition that governs a phrase, also as a part or a further member of it."""
    current = noun
    while current.dep_ in ("conj", "appos", "compound", "nmod", "amod") and current.head != current:
        current = current.head
    return current.head if current.dep_ == "pobj" else None


def is_locative(noun: Token) -> bool:
    """Whether a phrase stands after words that say where: "in Homs", "south of Homs"."""
    preposition = governing_preposition(noun)
    if preposition is None:
        return False
    return preposition.lower_ in _LOCATIVE or (
        preposition.lower_ == "of" and preposition.head.lower_ in (*_DIRECTIONS, "outside", "inside")
    )


def _surface_subject(verb: Token) -> Token | None:
    if verb.dep_ == "acl" and has_to(verb):
        return _holder_of_plan(verb.head)
    if verb.dep_ == "pcomp" and verb.head.lower_ in _CONTROLLING and not first_child(verb, "nsubj"):
        above = verb.head.head
        if above.lower_ in actor_lexicon().nouns or above.pos_ == "PROPN":
            return above
        patient = _holder_of_plan(above) if above.pos_ == "NOUN" else first_child(above, "dobj")
        if patient is not None:
            return patient
    return subject_of(verb)


def _companions_of(subject: Token) -> list[Token]:
    """Who is joined to a subject before its verb: "Chad, along with Niger, attacked", "alongside", "together with"."""
    verb = subject.head
    behind = [c for c in children(subject, "prep") if c.i > subject.i]
    behind += [c for c in children(verb, "prep") if subject.i < c.i < verb.i]
    found = []
    for preposition in behind:
        if preposition.lower_ == "along":
            found += [noun for _, noun in prepositional_objects(preposition, "with")]
        elif preposition.lower_ == "alongside" or preposition.nbor(-1).lower_ in ("along", "together"):
            found += children(preposition, "pobj")
    return found


def _holder_of_plan(noun: Token) -> Token | None:
    """Who will do what a noun announces.

    "Ankara" in "Ankara's plan to leave", "Ankara has a plan to leave" and "Ankara attacked in an effort to leave".
    """
    own = first_child(noun, "poss") or next((c for c in modifiers(noun) if c.ent_type_), None)
    if own is not None:
        return own
    above = noun.head.head if noun.dep_ == "pobj" else noun.head
    return subject_of(above) if noun.dep_ in ("dobj", "pobj", "attr") and above.pos_ in ("VERB", "AUX") else None


def _direct_objects(verb: Token) -> list[Token]:
    found = children(verb, "dobj", "attr", "oprd") or [d for d in children(verb, "dative") if d.pos_ != "ADP"]
    if verb.dep_ == "relcl" and (not found or found[0].lower_ in _RELATIVE_PRONOUNS):
        subject = first_child(verb, "nsubj", "nsubjpass")
        if subject is not None and subject.lower_ not in _RELATIVE_PRONOUNS and not _prepositions(verb).get(""):
            return [verb.head] if found or not children(verb, "ccomp", "xcomp") else found
    return found


def _prepositions(head: Token) -> dict[str, list[Token]]:
    found: dict[str, list[Token]] = defaultdict(list)
    for preposition, noun in prepositional_objects(head):
        found[preposition].extend(with_conjuncts(noun))
    for child in children(head, "prep", "prt", "advmod", "acomp"):
        if child.lower_ in _COMPOUND_PREPOSITIONS:
            continue
        for preposition, noun in prepositional_objects(child):
            found[preposition].extend(with_conjuncts(noun))
    return dict(found)


def _complement(verb: Token) -> Token | None:
    """The head of the clause that a verb governs: "asked them to leave", "accused of lying", "a promise to pay"."""
    own = first_child(verb, "xcomp", "ccomp")
    if own is not None and not is_condition(own):
        return own
    for preposition in children(verb, "prep"):
        if (gerund := first_child(preposition, "pcomp")) is not None:
            return gerund
    for noun in children(verb, "dobj"):
        if (clause := first_child(noun, "acl")) is not None and has_to(clause):
            return clause
    return next((c for c in children(verb, "advcl") if has_to(c)), None)


def is_condition(clause: Token) -> bool:
    """Whether a clause is a condition: "if it rains", "unless they pay", "should they pay"."""
    is_marked = any(c.dep_ in ("mark", "advmod") and c.lower_ in _CONDITION_MARKS for c in clause.children)
    return is_marked or is_inverted_condition(clause)


def with_phrasal_object(arguments: Arguments, words: tuple[str, ...]) -> Arguments:
    """The slots of a verb with a particle that the parse takes for a preposition: "finished off the survivors"."""
    particle = words[-1]
    if len(words) == 1 or arguments.objects or particle in _PURE_PREPOSITIONS:
        return arguments
    governed = [n for c in arguments.head.children if c.lower_ == particle for n in children(c, "pobj")]
    return replace(arguments, objects=[noun for first in governed for noun in with_conjuncts(first)])


def _particles(verb: Token) -> frozenset[str]:
    after = [c for c in verb.children if c.dep_ in _PARTICLES and c.i > verb.i and not _is_detached(verb, c)]
    beside = [*after, *(c for c in children(verb, "npadvmod", "advmod") if _is_hyphenated_to(verb, c))]
    nested = [g for c in beside if c.dep_ in ("prt", "prep", "advmod") for g in c.children if g.dep_ == "prep"]
    return frozenset(word for token in [*beside, *nested] for word in (token.lower_, token.lemma_.lower()))


def _is_hyphenated_to(verb: Token, word: Token) -> bool:
    """Whether a word and the verb are one compound: "tear-gassed"."""
    return word.i + 2 == verb.i and word.nbor().text == "-"


def _is_detached(verb: Token, preposition: Token) -> bool:
    """Whether an object stands between verb and preposition, so that they are no unit ("called her on Friday")."""
    is_pure = preposition.dep_ != "prt" and preposition.lower_ in _PURE_PREPOSITIONS
    return is_pure and any(verb.i < noun.i < preposition.i for noun in children(verb, "dobj"))
