"""Who speaks and who is spoken to, as the syntax around a cue shows it.

Belongs here: from a cue to the noun phrases of its speaker and addressee. Does not belong here: which actor they are
(attribution.py).
"""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from pipelines.extract.quotes.channels import can_speak
from pipelines.extract.quotes.cues import CueMatch
from pipelines.extract.records import Span
from pipelines.extract.syntax import (
    agent_of,
    children,
    first_child,
    has_to,
    is_passive,
    phrase_span,
    prepositional_objects,
    subject_of,
)

_EXPLETIVES = frozenset({"it", "there"})
_IN_A_STATEMENT = frozenset({"in", "with"})
_NOMINAL = frozenset({"PROPN", "NOUN", "PRON"})
_MAIN = frozenset({"ROOT", "ccomp", "parataxis"})
_ANTECEDENT_WITHIN = 10
"""How many tokens before "who" the one it stands for may be."""


def speaker_of(match: CueMatch, content: Sequence[Span]) -> Token | None:
    """The head of the noun phrase that names the speaker, None where the text names none.

    It never lies in `content`, the reported words.
    """
    if match.cue.part_of_speech == "preposition":
        return _object_of_preposition(match)
    if match.cue.part_of_speech == "noun":
        return _of_noun(match.head)
    verb = match.head
    speaker = _named_before(verb) or _of_verb(verb)
    if (speaker is None and verb.dep_ in _MAIN and not is_passive(verb)) or (
        speaker is not None and _inside(speaker, content)
    ):
        speaker = _neighbour_of(verb, content)
    if speaker is not None and verb.dep_ == "acl":
        return _issuer(speaker)
    return speaker


def speaker_span(head: Token) -> Span:
    """The words that name the speaker: the name where the phrase describes and names ("its leader, Ali Omar")."""
    if head.pos_ == "NOUN":
        named = next((c for c in head.children if c.dep_ == "appos" and c.pos_ == "PROPN" and c.i > head.i), None)
        if named is not None:
            return phrase_span(named)
    return phrase_span(head)


def addressee_of(match: CueMatch, content: Sequence[Span]) -> Token | None:
    """The head of the noun phrase for whom the words are said to; never one that is all of `content`."""
    listeners = _listeners(match) if match.cue.part_of_speech == "verb" else ()
    return next((noun for noun in listeners if _may_listen(noun) and not _is_all(noun, content)), None)


def _listeners(match: CueMatch) -> Iterator[Token]:
    """The nouns in the places that the lexicon names for the addressee of the cue, the subject of a passive first."""
    verb, places = match.head, match.cue.addressee
    if "object" in places:
        if is_passive(verb):
            yield from children(verb, "nsubjpass")
            return
        own = (t for t in match.tokens[1:] if t.dep_ == "prep")
        clauses = (clause for clause in children(verb, "ccomp") if has_to(clause))
        yield from (o for g in (verb, *own) for o in children(g, "dobj", "dative", "pobj") if o.pos_ != "ADP")
        yield from (subject for clause in clauses for subject in children(clause, "nsubj"))
    if prepositions := places - {"object"}:
        yield from (noun for _, noun in prepositional_objects(verb, *prepositions))


def _is_all(noun: Token, content: Sequence[Span]) -> bool:
    phrase = phrase_span(noun)
    return _inside(noun, content) and all(phrase.contains(piece) for piece in content)


def _may_listen(noun: Token) -> bool:
    return noun.pos_ in ("PROPN", "PRON") or (noun.pos_ == "NOUN" and noun.ent_type_ not in ("DATE", "TIME"))


def _object_of_preposition(match: CueMatch) -> Token | None:
    last = match.tokens[-1]
    return first_child(last, "pobj", "pcomp") or first_child(match.head, "pobj")


def _of_verb(verb: Token) -> Token | None:
    if is_passive(verb):
        return agent_of(verb)
    subject = _relative_antecedent(verb) or subject_of(_first_of_coordination(verb))
    return subject if subject is not None else _governing_subject(verb)


def _named_before(verb: Token) -> Token | None:
    """The person whom a long subject ends with between commas: "The head of the union, Huda Karim, said"."""
    if verb.i < 3 or verb.nbor(-1).text != "," or verb.nbor(-2).ent_type_ != "PERSON":
        return None
    name = next((e for e in verb.sent.ents if e.end == verb.i - 1), None)
    own_subject = first_child(verb, "nsubj")
    if name is None or name.start == verb.sent.start or verb.doc[name.start - 1].text != "," or own_subject is None:
        return None
    return name.root if own_subject.is_ancestor(name.root) else None


def _first_of_coordination(verb: Token) -> Token:
    """The verb whose subject a coordinated one shares: the nearest of its form ("she said he left and added")."""
    head = verb.head
    while verb.dep_ == "conj" and head.tag_ != verb.tag_ and not children(verb, "nsubj", "nsubjpass"):
        if head.head == head:
            return verb
        if head.head.tag_ == verb.tag_ and head.head.pos_ == "VERB":
            return head.head
        head = head.head
    return verb


def _relative_antecedent(verb: Token) -> Token | None:
    """Whom "who" stands for: the nearest person or group before it, when the clause is not hung on one."""
    who = first_child(verb, "nsubj")
    if verb.dep_ != "relcl" or who is None or who.lower_ != "who":
        return None
    if _is_somebody(verb.head):
        return verb.head
    before = verb.doc[max(who.sent.start, who.i - _ANTECEDENT_WITHIN) : who.i]
    return next((t for t in reversed(before) if t.ent_type_ == "PERSON" and t.dep_ != "compound"), verb.head)


def _is_somebody(noun: Token) -> bool:
    return noun.ent_type_ in ("PERSON", "ORG", "NORP", "GPE") or noun.pos_ in ("PROPN", "PRON")


def _governing_subject(verb: Token) -> Token | None:
    """The subject of the clause whose preposition governs the verb ("was quoted as saying", "besides saying")."""
    head = verb.head
    if verb.dep_ != "pcomp":
        return None
    while head.dep_ in ("prep", "pobj", "pcomp") and head.head != head:
        head = head.head
    return subject_of(head)


def _neighbour_of(verb: Token, content: Sequence[Span]) -> Token | None:
    """The noun phrase right before or behind the verb and outside the reported words, where the parse has no subject.

    Plain order before inverted ("said the mayor of Basra").
    """
    doc = verb.doc
    before = doc[verb.i - 1] if verb.i > verb.sent.start else None
    if before is not None and before.pos_ in _NOMINAL and not _inside(before, content):
        return before
    if verb.i + 1 < len(doc):
        following = doc[verb.i + 1]
        for token in (following, *list(following.ancestors)[:2]):
            if token.pos_ in _NOMINAL and token.left_edge.i == following.i and not _inside(token, content):
                return token
    return None


def _inside(token: Token, content: Sequence[Span]) -> bool:
    return any(piece.start <= token.idx < piece.end for piece in content)


def _of_noun(noun: Token) -> Token | None:
    """The one whose statement a noun tells of: its owner, its maker, or who makes it in the clause."""
    owner = first_child(noun, "poss")
    if owner is not None:
        return owner
    agency = next((c for c in children(noun, "compound") if c.ent_type_ in ("ORG", "PERSON", "GPE")), None)
    if agency is not None:
        return agency
    for _, maker in prepositional_objects(noun, "by", "from", "among"):
        return maker
    head = noun.head
    if noun.dep_ in ("dobj", "attr", "oprd") and head.pos_ in ("VERB", "AUX"):
        subject = _of_verb(head)
        return None if subject is not None and subject.lower_ in _EXPLETIVES else subject
    if noun.dep_ == "pobj" and head.lower_ in _IN_A_STATEMENT and head.head.pos_ == "VERB":
        return _of_verb(head.head)
    return next((maker for _, maker in prepositional_objects(noun, "of") if maker.ent_type_ in ("PERSON", "ORG")), None)


def _issuer(speaker: Token) -> Token:
    """Who made the paper that is said to speak, where the clause tells ("issued a statement saying")."""
    if not can_speak(speaker):
        return speaker
    owner = first_child(speaker, "poss")
    if owner is not None and owner.lower_ != "its":
        return owner
    clause = speaker.head
    while clause.dep_ in ("prep", "pobj") and clause.head != clause:
        clause = clause.head
    if speaker.dep_ in ("dobj", "pobj") and clause.pos_ == "VERB":
        return _of_verb(clause) or speaker
    return speaker
