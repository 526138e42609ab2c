"""Cues that tell of no statement: denied, refused, owed, merely judged, or about how the speaker wants to be named.

Belongs here: whether the words around a cue let it report anything. Does not belong here: what it reports (clauses.py,
objects.py, nouns.py) and how far it can be trusted (confidence.py).
"""

from spacy.tokens import Token

from pipelines.extract.quotes.cues import CueLexicon, CueMatch, load_cues, match_cue
from pipelines.extract.syntax import auxiliaries, children, first_child, subject_of

_DENIALS = frozenset({"not", "n't", "never", "neither", "nor"})
_NOBODY = frozenset({"nobody", "none", "neither"})
_NOT_ONLY = frozenset({"only", "just", "merely", "simply"})
_DUTIES = frozenset({"must", "should", "ought"})


def tells_of_statement(match: CueMatch) -> bool:
    """Whether the text has the cue's words as said, or as what may be said.

    Not so "did not say that", "refused to say whether", "if he says that", "no claim that", "must warn them of" and
    "it is too soon to say that".
    """
    if match.cue.part_of_speech == "noun":
        return not any(c.lower_ == "no" for c in children(match.head, "det"))
    if match.cue.part_of_speech == "preposition":
        return True
    verb = match.head
    return not (_is_denied(verb) or _is_refused(verb) or _is_supposed(verb) or _is_owed(verb) or _is_judged(verb))


def is_about_own_name(match: CueMatch, lexicon: CueLexicon) -> bool:
    """Whether the cue asks how the speaker shall be named ("asked not to be identified"), or is the naming itself."""
    if match.cue.complements == {"naming"}:
        return True
    if "object-inf" not in match.cue.complements or first_child(match.head, "dobj") is not None:
        return False
    for wish in children(match.head, "xcomp"):
        named = match_cue(wish, lexicon) if wish.tag_ == "VBN" and _is_infinitive(wish) else None
        if named is not None and "naming" in named.cue.complements:
            return True
    return False


def _is_denied(verb: Token) -> bool:
    """Whether the act of saying is denied: "did not say", "nobody said"; "not only said" is none."""
    doc = verb.doc
    denials = (c for c in verb.children if c.i < verb.i and (c.dep_ == "neg" or c.lower_ in _DENIALS))
    if any(doc[c.i + 1].lower_ not in _NOT_ONLY for c in denials):
        return True
    subject = first_child(verb, "nsubj", "nsubjpass")
    return subject is not None and (
        subject.lower_ in _NOBODY or any(c.lower_ == "no" for c in children(subject, "det", "neg"))
    )


def _is_refused(verb: Token) -> bool:
    """Whether somebody would not say it or has not so far: "declined to comment on it", "has yet to say who"."""
    if verb.dep_ not in ("xcomp", "pcomp"):
        return False
    if _is_infinitive(verb) and any(c.lower_ == "yet" and c.i == verb.left_edge.i - 1 for c in verb.head.children):
        return True
    governor = match_cue(verb.head, load_cues())
    return governor is not None and "unsaid" in governor.cue.complements


def _is_supposed(verb: Token) -> bool:
    """Whether the saying is only supposed: "if he says that", "had he said that, they would have left"."""
    if verb.dep_ != "advcl":
        return False
    subject = first_child(verb, "nsubj")
    is_inverted = subject is not None and subject.i > verb.left_edge.i and verb.left_edge.lower_ in ("had", "should")
    return is_inverted or any(c.lower_ == "if" for c in children(verb, "mark"))


def _is_owed(verb: Token) -> bool:
    """Whether somebody ought to say it and need not have; "I must say" says it."""
    subject = subject_of(verb)
    return bool(auxiliaries(verb) & _DUTIES) and (subject is None or subject.lower_ != "i")


def _is_judged(verb: Token) -> bool:
    """Whether the clause weighs what may be said: "it is too soon to claim that", "it is fair to say that"."""
    if not _is_infinitive(verb) or verb.dep_ not in ("xcomp", "ccomp", "advcl", "acl"):
        return False
    clause = verb.head if verb.head.lemma_ == "be" else verb.head.head
    subject = subject_of(clause) if clause.lemma_ == "be" else None
    return subject is not None and subject.lower_ == "it"


def _is_infinitive(verb: Token) -> bool:
    return any(c.tag_ == "TO" for c in verb.children)
