"""Frames of nouns and prepositions: "the claim that they had left", "according to the police".

Belongs here: what a noun of saying or the preposition before a source reports. Does not belong here: verbs
(clauses.py, objects.py).
"""

from spacy.tokens import Token

from pipelines.extract.quotes.clauses import from_conjunction
from pipelines.extract.quotes.cues import CueMatch, load_cues, match_cue
from pipelines.extract.quotes.parenthetical import closes_quotation, unopened
from pipelines.extract.syntax import children, has_to, prepositional_objects

_PHRASES = frozenset("pobj dobj attr prep nsubj appos compound".split())


def clause_of_noun(match: CueMatch) -> list[Token] | None:
    """The clause that tells what the statement was: "the claim that they had left", "his promise to leave"."""
    for clause in children(match.head, "acl", "ccomp", "relcl"):
        marks = [c for c in children(clause, "mark", "nsubj") if c.lower_ == "that"]
        if clause.i < match.head.i:
            continue
        if any(c.dep_ == "mark" for c in marks) and "clause" in match.cue.complements:
            return from_conjunction(clause, list(clause.subtree), match.head)
        if has_to(clause) and "inf" in match.cue.complements and clause.dep_ == "acl":
            has_maker = children(match.head, "poss") or any(prepositional_objects(match.head, "by", "from"))
            return list(clause.subtree) if has_maker else None
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

    None when that clause quotes somebody itself ("“They had left,” he said, according to the police"). What goes on
    behind the source is not its own: "They had left, according to the police, but the road was closed".
    """
    head = match.head
    clause = _clause_beside(head)
    if closes_quotation(clause):
        return None
    own = {t.i for t in head.subtree} if clause != head else _source_in_front(head)
    tokens = list(head.sent) if clause == head else list(clause.subtree)
    if clause.i < head.i:
        tokens = [t for t in tokens if t.i < head.i]
    return unopened([t for t in tokens if t.i not in own], head)


def _has_source(verb: Token) -> bool:
    """Whether a source of its own stands beside the verb: "It killed 12, according to the police, and hurt 30"."""
    return any(match_cue(phrase, load_cues()) is not None for phrase in children(verb, "prep"))


def _source_in_front(head: Token) -> set[int]:
    """The numbers of the words of a source up to its comma, where the parse makes all of the sentence part of it."""
    behind = head.doc[head.i : head.sent.end]
    comma = next((t for t in behind if t.text == "," and head.i == head.sent.start), None)
    kept = {t.i for t in behind if comma is not None and t.i <= comma.i}
    return kept or {t.i for t in head.subtree}


def _clause_beside(head: Token) -> Token:
    """The verb of the clause that the preposition stands in, the preposition itself where the parse has none."""
    clause = head.head
    while clause.head != clause:
        opens = clause.left_edge.i >= head.i > head.sent.start
        is_behind = opens and clause.i > head.i and clause.dep_ in ("relcl", "advcl", "conj")
        is_coordinated = clause.dep_ == "conj" and not children(clause, "nsubj", "nsubjpass")
        if is_coordinated and _has_source(clause.head):
            break
        if not (clause.dep_ in _PHRASES or is_coordinated or is_behind):
            break
        clause = clause.head
    return clause
