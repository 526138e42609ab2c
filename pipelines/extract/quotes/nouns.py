"""Frames of nouns and prepositions: "the claim that they had left", "according to the police".

Belongs here: what a noun of saying or the preposition before a source reports. Does not belong here: verbs
(clauses.py, objects.py).
"""

from spacy.tokens import Token

from pipelines.extract.quotes.clauses import from_conjunction
from pipelines.extract.quotes.cues import CueMatch
from pipelines.extract.syntax import children, first_child, has_to


def clause_of_noun(match: CueMatch) -> list[Token] | None:
    """The clause that tells what the statement was: "the claim that they had left", "his promise to leave"."""
    for clause in children(match.head, "acl", "ccomp", "relcl"):
        marks = [c for c in children(clause, "mark", "nsubj") if c.lower_ == "that"]
        if clause.i < match.head.i:
            continue
        if any(c.dep_ == "mark" for c in marks) and "clause" in match.cue.complements:
            return from_conjunction(clause, list(clause.subtree), match.head)
        if has_to(clause) and "inf" in match.cue.complements and clause.dep_ == "acl":
            return list(clause.subtree) if children(match.head, "poss") else None
    return None


def clause_of_copula(match: CueMatch) -> list[Token] | None:
    """The clause behind "is": "the argument was that they had left"."""
    noun = match.head
    if noun.dep_ != "nsubj" or noun.head.lemma_ != "be":
        return None
    for clause in children(noun.head, "ccomp"):
        if clause.i > noun.head.i and children(clause, "mark"):
            return list(clause.subtree)
    return None


def clause_of_source(match: CueMatch) -> list[Token] | None:
    """The clause that a source stands beside: "They had left, according to the police".

    None when that clause reports something itself ("He said they had left, according to the police").
    """
    head = match.head
    clause = head.head
    while (
        clause.dep_ in ("pobj", "dobj", "attr", "prep", "nsubj", "appos", "compound", "conj") and clause.head != clause
    ):
        if clause.dep_ == "conj" and children(clause, "nsubj", "nsubjpass"):
            break
        clause = clause.head
    if clause == head or first_child(clause, "ccomp") is not None:
        return None
    own = set(head.subtree)
    return [t for t in clause.subtree if t not in own]
