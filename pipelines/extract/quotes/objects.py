"""Frames of objects: the noun phrase, or what is said of it, that a verb of saying reports.

Belongs here: "denied the charge", "called it a lie", "accused them of lying", "urged them to leave". Does not belong
here: clauses (clauses.py).
"""

from collections.abc import Callable, Sequence

from spacy.tokens import Token

from pipelines.extract.quotes.cues import CueMatch
from pipelines.extract.syntax import children, first_child, has_to, is_passive

_OBJECTS = frozenset({"object", "bare-object", "quoted-object"})
_PREDICATES = ("dobj", "oprd", "acomp", "prep", "dative", "xcomp", "ccomp", "pcomp")


def object_infinitive(match: CueMatch) -> list[Token] | None:
    """What somebody is asked or told to do: "urged them to leave"."""
    if "object-inf" not in match.cue.complements:
        return None
    for clause in children(match.head, "xcomp", "ccomp", "advcl"):
        if clause.i > match.head.i and has_to(clause):
            return _from_infinitive(clause)
    for noun in children(match.head, "dobj", "pobj", "prep"):
        for clause in noun.subtree:
            if clause.dep_ in ("acl", "relcl", "xcomp") and has_to(clause):
                return _from_infinitive(clause)
    return None


def _from_infinitive(clause: Token) -> list[Token]:
    marker = next(c for c in clause.children if c.dep_ == "aux" and c.lower_ == "to")
    negation = [c for c in children(clause, "neg") if c.i < marker.i]
    start = min([marker.i, *(c.i for c in negation)])
    return [t for t in clause.subtree if t.i >= start]


def object_predicate(match: CueMatch) -> list[Token] | None:
    """What somebody is called: "called them liars". The one who is called so is part of the statement."""
    if "object-predicate" not in match.cue.complements:
        return None
    if any("Reflex=Yes" in str(c.morph) for c in match.head.subtree if c.i == match.head.i + 1):
        return None
    small_clause = next((c for c in children(match.head, "ccomp", "xcomp") if c.i > match.head.i), None)
    if small_clause is not None and not has_to(small_clause):
        return [t for t in small_clause.subtree if t.i > match.head.i]
    if children(match.head, "oprd") and first_child(match.head, "dobj", "nsubjpass") is not None:
        return _behind(match.head, _PREDICATES)
    return None


def object_with(*prepositions: str) -> Callable[[CueMatch], list[Token] | None]:
    """The object together with what is said of it: "accused them of lying", "described it as a lie"."""
    code = f"object-{prepositions[0]}"

    def find(match: CueMatch) -> list[Token] | None:
        if code not in match.cue.complements or first_child(match.head, "dobj", "nsubjpass", "pobj") is None:
            return None
        spoken = [c for c in match.head.subtree if c.lower_ in prepositions and c.dep_ in ("prep", "mark", "dative")]
        if not any(c.i > match.head.i and _hangs_on_object(c, match.head) for c in spoken):
            return None
        return _behind(match.head, _PREDICATES)

    return find


def _hangs_on_object(preposition: Token, verb: Token) -> bool:
    return preposition.head == verb or (preposition.head.head == verb and preposition.head.dep_ != "conj")


def _behind(verb: Token, labels: Sequence[str]) -> list[Token]:
    """The complements behind the verb, up to the first that something else parts from the ones before."""
    found: list[Token] = []
    for child in children(verb, *labels):
        if child.i < verb.i:
            continue
        if found and child.left_edge.i != found[-1].i + 1:
            break
        found.extend(child.subtree)
    return found


def object_noun(match: CueMatch) -> list[Token] | None:
    """The noun phrase that stands for a statement: "denied the charge".

    Not what somebody is denied or promised: "denied them papers", "were promised support".
    """
    verb = match.head
    if not _OBJECTS & match.cue.complements or is_passive(verb) or children(verb, "dative"):
        return None
    for noun in children(verb, "dobj"):
        if "bare-object" in match.cue.complements and not _is_bare(noun):
            continue
        if noun.i > verb.i and noun.pos_ in ("NOUN", "PROPN") and len(list(noun.subtree)) > 2 and not _is_time(noun):
            return list(noun.subtree)
    return None


def _is_bare(noun: Token) -> bool:
    """Whether a noun stands for an act, not for a thing that is counted or owned: "claimed responsibility for"."""
    return noun.tag_ == "NN" and not children(noun, "det", "poss", "nummod")


def _is_time(noun: Token) -> bool:
    return noun.ent_type_ in ("DATE", "TIME")


def called_for(match: CueMatch) -> list[Token] | None:
    """What is called for: "called for calm", not the day for which a vote is called."""
    wanted = match.tokens[-1]
    is_particle_verb = bool(children(match.head, "prt"))
    if "for" not in match.cue.complements or is_particle_verb or any(map(_is_time, children(wanted, "pobj"))):
        return None
    return [t for t in wanted.subtree if t != wanted]
