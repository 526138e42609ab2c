"""Frames of objects: the noun phrase, or what is said of it, that a verb of saying reports.

Belongs here: "denied the charge", "called it a lie", "accused them of lying", "urged them to leave". Does not belong
here: clauses (clauses.py), phrases behind a preposition (topics.py).
"""

from collections.abc import Callable, Sequence

from spacy.tokens import Token

from pipelines.extract.quotes.cues import CueMatch
from pipelines.extract.quotes.phrases import is_time, with_tail, without_setting
from pipelines.extract.quotes.subjects import passes_on_words
from pipelines.extract.syntax import agent_of, children, first_child, has_to, is_passive

_OBJECTS = frozenset({"object", "bare-object", "quoted-object"})
_PREDICATES = ("dobj", "oprd", "acomp", "prep", "dative", "xcomp", "ccomp", "pcomp")


def object_infinitive(match: CueMatch) -> list[Token] | None:
    """What somebody is asked or told to do, with the one who shall do it: "urged them to leave"."""
    if "object-inf" not in match.cue.complements:
        return None
    verb, last = match.head, match.tokens[-1]
    for clause in children(verb, "xcomp", "ccomp", "advcl"):
        if clause.i > last.i and has_to(clause):
            return [*_listener(match), *(t for t in clause.subtree if t.i > last.i)]
    for noun in _listeners(match):
        if any(c.dep_ in ("acl", "relcl", "xcomp") and has_to(c) for c in noun.children):
            return [*_listener(match), *noun.subtree]
    return None


def _listener(match: CueMatch) -> list[Token]:
    """The words for the one who is asked or told, also the subject of a passive."""
    asked = first_child(match.head, "nsubjpass") or next(iter(_listeners(match)), None)
    return list(asked.subtree) if asked is not None else []


def _listeners(match: CueMatch) -> list[Token]:
    """The objects of the verb and of the preposition that belongs to the cue ("called on them")."""
    governors = (match.head, *(t for t in match.tokens[1:] if t.dep_ == "prep"))
    nouns = (noun for governor in governors for noun in children(governor, "dobj", "pobj", "dative"))
    return [noun for noun in nouns if noun.i > match.head.i and noun.pos_ != "ADP"]


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
    if match.cue.certainty == "high" and any(_is_judged(noun) for noun in children(match.head, "dobj")):
        return _behind(match.head, ("dobj",))
    return None


def _is_judged(noun: Token) -> bool:
    """Whether a participle right behind an object says what it is called: "called the charges unfounded"."""
    return any(c.tag_ == "VBN" and c.i == noun.i + 1 for c in children(noun, "acl")) and noun.pos_ != "PROPN"


def object_with(preposition: str) -> Callable[[CueMatch], list[Token] | None]:
    """The object together with what is said of it: "accused them of lying", "described it as a lie"."""
    code = f"object-{preposition}"

    def find(match: CueMatch) -> list[Token] | None:
        if code not in match.cue.complements or first_child(match.head, "dobj", "nsubjpass", "pobj") is None:
            return None
        spoken = [c for c in match.head.subtree if c.lower_ == preposition and c.dep_ in ("prep", "mark", "dative")]
        if not any(c.i > match.head.i and _hangs_on_object(c, match.head) for c in spoken):
            return None
        return _behind(match.head, _PREDICATES)

    return find


def _hangs_on_object(preposition: Token, verb: Token) -> bool:
    return preposition.head == verb or (preposition.head.head == verb and preposition.head.dep_ != "conj")


def _behind(verb: Token, labels: Sequence[str]) -> list[Token]:
    """The complements behind the verb, up to the first that something else parts from the ones before.

    The subject of a passive is one of them ("they were accused of lying").
    """
    found: list[Token] = []
    for child in children(verb, *labels):
        if child.i < verb.i or (child.dep_ == "prep" and child.lower_ == "by" and is_passive(verb)):
            continue
        if found and child.left_edge.i != found[-1].i + 1:
            break
        found.extend(child.subtree)
    subject = first_child(verb, "nsubjpass")
    about = list(subject.subtree) if subject is not None and subject.pos_ != "DET" else []
    return [*about, *without_setting(found, verb)]


def object_noun(match: CueMatch) -> list[Token] | None:
    """The noun phrase that stands for a statement: "denied the charge", "the charge was denied by them".

    Not what somebody is denied or promised: "denied them papers", "were promised support".
    """
    verb = match.head
    if not _OBJECTS & match.cue.complements or children(verb, "dative") or passes_on_words(verb):
        return None
    if is_passive(verb):
        return _told_subject(match)
    for noun in children(verb, "dobj"):
        if noun.i > verb.i and _may_be_told(match, noun):
            return with_tail(list(noun.subtree), verb)
    return None


def _told_subject(match: CueMatch) -> list[Token] | None:
    noun = first_child(match.head, "nsubjpass")
    if "object" not in match.cue.complements or noun is None or agent_of(match.head) is None:
        return None
    return [t for t in noun.subtree if t.i < match.head.i] if _may_be_told(match, noun) else None


def _may_be_told(match: CueMatch, noun: Token) -> bool:
    if noun.pos_ not in ("NOUN", "PROPN") or is_time(noun) or noun.ent_type_ == "PERSON":
        return False
    if "bare-object" in match.cue.complements and not _is_bare(noun):
        return False
    return noun.left_edge.i < noun.right_edge.i


def _is_bare(noun: Token) -> bool:
    """Whether a noun stands for an act, not for a thing that is counted or owned: "claimed responsibility for"."""
    return noun.tag_ == "NN" and not children(noun, "det", "poss", "nummod")
