"""Which verbs tell of one moment, so that the date and place of one are those of the other.

Belongs here: reading that from the syntax around a verb. Does not belong here: dates and places (circumstances.py).
"""

from spacy.tokens import Token

from pipelines.extract.events.arguments import is_passive_voice
from pipelines.extract.events.lexicon import noun_frames, verb_frames, verb_lemma
from pipelines.extract.events.ontology import is_material, roots
from pipelines.extract.events.outlook import clause_of
from pipelines.extract.syntax import children, is_passive, prepositional_objects

_PARTS_OF_DAYS = frozenset({"hour", "minute", "moment"})
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
    accused"), a clause of the same moment ("were killed when a bomb went off") or day ("met hours before it went off").
    """
    above = _first_of(verb)
    lower = [c for c in (*verb.children, *above.children) if _is_linked(c)]
    lower += [c for linked in lower for c in linked.children if _is_linked(c)]
    lower += [c for by in children(verb, "prep") if by.lower_ in _BY_DOING for c in children(by, "pcomp")]
    lower += [c for subject in children(verb, "nsubj") for c in children(subject, "acl") if _is_set_off(c)]
    lower += _hours_apart(verb)
    beside = [c for noun in children(verb, "conj") for c in children(noun, "acl") if _is_linked(c)]
    lower += [c for linked in beside for c in (linked, *linked.children) if _is_linked(c)]
    return frozenset(token.i for token in (*lower, above) if token.pos_ == "VERB" and token is not verb)


def _hours_apart(verb: Token) -> list[Token]:
    """The verb that a clause follows within a day: "met on Monday, hours before Kenya attacked"."""
    marks = [mark for mark in children(verb, "mark") if mark.lower_ == "before"]
    times = [time for word in (verb, *marks) for time in children(word, "npadvmod")]
    if not marks or not any(time.lemma_ in _PARTS_OF_DAYS for time in times):
        return []
    return (
        [verb.head]
        if verb.dep_ in ("advcl", "ccomp")
        else [c for c in children(verb, "ccomp", "advcl") if c.i < verb.i]
    )


def telling_of(deed: Token) -> list[Token]:
    """The verbs behind a noun that tell of its deed itself: "a raid launched on Monday", "talks that began in May"."""
    participles = [c for c in children(deed, "acl") if c.tag_ == "VBN"]
    clauses = [c for c in children(deed, "relcl") if has_relative_subject(c)]
    return [verb for verb in (*participles, *clauses) if verb.tag_ != "VBN" or not _is_about_it(verb)]


def has_relative_subject(verb: Token) -> bool:
    """Whether what a relative clause hangs on is its subject: "the raid that killed two"."""
    return verb.dep_ == "relcl" and any(subject.tag_ == "WDT" for subject in children(verb, "nsubj", "nsubjpass"))


def _is_about_it(verb: Token) -> bool:
    """Whether a verb is said of a deed by somebody: "a raid condemned on Monday"."""
    frames = verb_frames().get(verb_lemma(verb), ())
    return bool(frames) and not any(frame.root in roots() and is_material(frame.root) for frame in frames)


def told_within(verb: Token, *, is_deed: bool) -> list[Token]:
    """The verbs that tell of the nouns in which an act consists.

    Of a deed they are event nouns: "killed in a raid launched on Monday", "clashes that began on Sunday killed". Of
    words they are what holds them: "condemned it in a letter sent on Monday".
    """
    nouns = [n for _, n in prepositional_objects(verb, *(_CONSISTING_IN if is_deed else ("in",))) if not _is_known(n)]
    if not is_deed:
        return [c for noun in nouns for c in children(noun, "acl") if c.tag_ == "VBN"]
    nouns += children(verb, "nsubj")
    deeds = [n for n in nouns if any(frame.alone for frame in noun_frames().get(n.lemma_.lower(), ()))]
    return [c for deed in deeds for c in telling_of(deed)]


def _is_known(noun: Token) -> bool:
    return any(c.lower_ in _DEFINITE for c in children(noun, "det"))


def verb_around(deed: Token) -> Token | None:
    """The verb to which an event noun adds how it was done: "were killed in clashes", "spoke during a visit"."""
    verb = deed.head.head
    if deed.dep_ != "pobj" or deed.head.lower_ not in _MEANWHILE or verb.pos_ != "VERB":
        return None
    return verb if not any(f.root in _ANSWERING for f in verb_frames().get(verb_lemma(verb), ())) else None


def time_clause_of(token: Token) -> Token:
    """The verb of the clause to which a time belongs.

    In "on Monday, after they met, Chad sent aid" it is the main clause, and in "said on Monday Chad had sent aid" what
    is said first, whatever the parser says.
    """
    verb = clause_of(token)
    if verb.dep_ not in ("advcl", "ccomp"):
        return verb
    is_before_mark = any(mark.i > token.i for mark in children(verb, "mark"))
    opens = verb.head.i < token.i and any(subject.i > token.i for subject in children(verb, "nsubj", "nsubjpass"))
    is_above = is_before_mark or (verb.dep_ == "ccomp" and opens)
    return clause_of(verb.head) if is_above else verb


def is_named_by(verb: Token, time: Token) -> bool:
    """Whether a clause tells what happened at a time: "in May, when they met", "the day they met"."""
    if verb.dep_ != "relcl" or verb.head not in (time, *time.children) or children(verb, "mark"):
        return False
    asks = [c for c in verb.children if c.tag_ in ("WDT", "WP", "WRB")]
    return all(c.lower_ in _AT_THE_TIME for c in asks) and bool(children(verb, "nsubj", "nsubjpass"))


def _is_set_off(participle: Token) -> bool:
    """Whether a participle stands between commas and so tells what the subject does meanwhile."""
    first = participle.left_edge
    return participle.tag_ == "VBG" and first.i > 0 and first.nbor(-1).text == ","


def _first_of(verb: Token) -> Token:
    """The verb at the top of those that are linked to it.

    Of "killed and four wounded" the parser makes a noun with a participle.
    """
    if not _is_linked(verb) and not _goes_on(verb):
        return verb
    return _first_of(verb.head.head if verb.dep_ == "acl" else verb.head)


def _goes_on(verb: Token) -> bool:
    """Whether somebody else goes on in the moment that the clause before set: "on Monday Chad left and Mali stayed"."""
    if verb.dep_ != "conj" or verb.tag_ != "VBD" or any(c.lower_ in _LATER for c in verb.children):
        return False
    joint = next((c.i for c in children(verb.head, "cc") if c.i < verb.i), verb.head.i)
    has_time = any(token.ent_type_ in ("DATE", "TIME") for token in verb.doc[joint : verb.i])
    return verb.head.tag_ == "VBD" and not has_time


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
