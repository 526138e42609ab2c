"""Which verbs tell of one moment, so that the date and place of one are those of the other.

Belongs here: reading that from the syntax around a verb. Does not belong here: dates and places (circumstances.py).
"""

from collections.abc import Iterator

from spacy.tokens import Token

from pipelines.extract.events.arguments import is_passive_voice
from pipelines.extract.events.lexicon import noun_frames, verb_frames, verb_lemma
from pipelines.extract.events.ontology import SPEECH_ACTS
from pipelines.extract.events.outlook import clause_of
from pipelines.extract.syntax import children, is_passive

_AT_THE_TIME = frozenset({"when", "as"})
_BY_DOING = frozenset({"by", "in"})
_CONSISTING_IN = frozenset({"in", "by", "during"})
_MEANWHILE = frozenset({"in", "during", "amid"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_ANSWERING = frozenset({"ACCUSE", "SANCTION", "COERCE", "SUPPORT", "REJECT", "REQUEST", "THREATEN", "AGREE"})
"""Roots of acts that follow a deed: "were convicted in the attack"."""
_LATER = frozenset("later then subsequently afterwards now eventually since".split())


def told_together(verb: Token) -> frozenset[int]:
    """The verbs whose time and place are also those of the verb.

    Coordinated verbs of one subject ("were killed and four wounded"), a participle and its main verb ("struck,
    killing three"; "by striking on Monday, broke"), a participle of the subject ("the general, speaking on Monday,
    accused") or of the deed ("killed in a raid launched on Monday"), and a clause of the same moment ("were killed
    when a bomb went off").
    """
    above = _first_of(verb)
    lower = [c for c in (*verb.children, *above.children) if _is_linked(c)]
    lower += [c for by in children(verb, "prep") if by.lower_ in _BY_DOING for c in children(by, "pcomp")]
    lower += [c for deed in _deeds_of(verb) for c in telling_of(deed)]
    lower += [c for subject in children(verb, "nsubj") for c in children(subject, "acl") if _is_set_off(c)]
    lower += [c for noun in children(verb, "conj") for c in children(noun, "acl") if _is_linked(c)]
    return frozenset(token.i for token in (*lower, above) if token.pos_ == "VERB" and token is not verb)


def telling_of(deed: Token) -> list[Token]:
    """The verbs behind a noun that tell of its deed itself: "a raid launched on Monday", "talks that began in May"."""
    participles = [c for c in children(deed, "acl") if c.tag_ == "VBN"]
    clauses = [c for c in children(deed, "relcl") if any(s.tag_ == "WDT" for s in children(c, "nsubj", "nsubjpass"))]
    return [verb for verb in (*participles, *clauses) if not _is_about_it(verb)]


def _is_about_it(verb: Token) -> bool:
    """Whether a verb is said of a deed by somebody: "a raid condemned on Monday"."""
    return any(frame.root in SPEECH_ACTS for frame in verb_frames().get(verb_lemma(verb), ()))


def _deeds_of(verb: Token) -> Iterator[Token]:
    """The event nouns in which the act consists: "killed in a raid", "wounded by shelling"."""
    for phrase in children(verb, "prep", "agent"):
        if phrase.lower_ in _CONSISTING_IN:
            for noun in children(phrase, "pobj"):
                is_known = any(c.lower_ in _DEFINITE for c in children(noun, "det"))
                if not is_known and any(frame.alone for frame in noun_frames().get(noun.lemma_.lower(), ())):
                    yield noun


def verb_around(deed: Token) -> Token | None:
    """The verb to which an event noun adds how it was done: "were killed in clashes", "spoke during a visit"."""
    verb = deed.head.head
    if deed.dep_ != "pobj" or deed.head.lower_ not in _MEANWHILE or verb.pos_ != "VERB":
        return None
    return verb if not any(f.root in _ANSWERING for f in verb_frames().get(verb_lemma(verb), ())) else None


def time_clause_of(token: Token) -> Token:
    """The verb of the clause to which a time belongs.

    In "on Monday, after they met, Chad sent aid" it is the main clause, whatever the parser says.
    """
    verb = clause_of(token)
    is_lower = verb.dep_ in ("advcl", "ccomp") and any(mark.i > token.i for mark in children(verb, "mark"))
    return clause_of(verb.head) if is_lower else verb


def is_named_by(verb: Token, time: Token) -> bool:
    """Whether a clause tells what happened at a time: "in May, when they met", "the day they met"."""
    if verb.dep_ != "relcl" or verb.head not in (time, *time.children):
        return False
    asks = [c for c in verb.children if c.tag_ in ("WDT", "WP", "WRB")]
    return all(c.lower_ in _AT_THE_TIME for c in asks) and bool(children(verb, "nsubj", "nsubjpass"))


def _is_set_off(participle: Token) -> bool:
    """Whether a participle stands between commas and so tells what the subject does meanwhile."""
    first = participle.left_edge
    return participle.tag_ == "VBG" and first.i > 0 and first.nbor(-1).text == ","


def _first_of(verb: Token) -> Token:
    """The verb above one that is linked to it.

    Of "killed and four wounded" the parser makes a noun with a participle.
    """
    if not _is_linked(verb):
        return verb
    return verb.head.head if verb.dep_ == "acl" else verb.head


def _is_linked(verb: Token) -> bool:
    """Whether a lower verb shares the time and place of the one above it."""
    if verb.pos_ != "VERB" or any(c.lower_ in _LATER for c in verb.children):
        return False
    has_subject = bool(children(verb, "nsubj", "nsubjpass"))
    if verb.dep_ == "conj":
        auxiliary = children(verb, "aux", "auxpass")
        return verb.head.pos_ == "VERB" and not auxiliary and (not has_subject or is_passive_voice(verb))
    if verb.dep_ == "acl":
        noun = verb.head
        return verb.tag_ == "VBN" and noun.dep_ == "conj" and noun.head.pos_ == "VERB" and is_passive(noun.head)
    if verb.dep_ != "advcl":
        return False
    if any(c.lower_ in _AT_THE_TIME for c in verb.children):
        return True
    return not has_subject and (verb.tag_ == "VBG" or (verb.tag_ == "VBN" and not children(verb, "mark", "advmod")))
