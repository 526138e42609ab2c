"""Frames of clauses: the sentence or infinitive that a verb of saying reports.

Belongs here: the reported clause that follows its verb. Does not belong here: cues behind or inside their sentence
(parenthetical.py), objects (objects.py), nouns and prepositions (nouns.py).
"""

from spacy.tokens import Token

from pipelines.extract.quotes.cues import CueMatch
from pipelines.extract.syntax import children, has_to, is_negated

_QUESTION_WORDS = frozenset("whether if who whom whose what which when where why how".split())


def clause_after(match: CueMatch) -> list[Token] | None:
    """The finite clause behind the cue: "said (that) they had left", "asked whether they had left"."""
    for clause in (c for token in match.tokens for c in children(token, "ccomp", "advcl")):
        if clause.i < match.head.i or clause in match.tokens or not _is_finite(clause):
            continue
        if clause.dep_ == "advcl" and not _asks_whether(match, clause):
            continue
        if _is_question(clause):
            wanted = "wh" in match.cue.complements and not is_negated(match.head)
        else:
            wanted = "clause" in match.cue.complements
        if wanted:
            return from_conjunction(clause, list(clause.subtree), match.head)
    return None


def _asks_whether(match: CueMatch, clause: Token) -> bool:
    """Whether an if-clause is what a question asks, which the parse takes for a condition."""
    return match.head.lemma_ == "ask" and any(c.lower_ in ("if", "whether") for c in children(clause, "mark"))


def _is_finite(clause: Token) -> bool:
    """Whether the clause has a finite verb; its subject may stand outside ("groups it says are a threat")."""
    if any(c.dep_ == "aux" and c.tag_ == "TO" for c in clause.children):
        return False
    has_subject = bool(children(clause, "nsubj", "nsubjpass", "csubj", "expl", "mark"))
    return has_subject or (clause.tag_ in ("VBD", "VBZ", "VBP", "MD") and not _is_participle(clause))


def _is_participle(clause: Token) -> bool:
    """Whether the cue above only modifies the subject of the clause, its predicate: "the men admitted to A are B"."""
    cue = clause.head
    return any(
        cue.i < c.i < clause.i and (c.dep_ == "xcomp" or c.lower_ == "to") for c in children(cue, "prep", "xcomp")
    )


def _is_question(clause: Token) -> bool:
    first = next((t for t in clause.subtree if not t.is_punct and not t.is_space), clause)
    return first.lower_ in _QUESTION_WORDS


def from_conjunction(clause: Token, tokens: list[Token], cue: Token) -> list[Token]:
    """The clause from its "that" on: what the parse puts before it belongs to the cue ("said on Monday that …")."""
    mark = next((c for c in children(clause, "mark") if c.lower_ in ("that", "whether", "if")), None)
    start = mark.i if mark is not None else cue.i + 1
    return [t for t in tokens if t.i >= start]


def infinitive(match: CueMatch) -> list[Token] | None:
    """What the speaker promises or proposes to do: "vowed to fight on", "suggested leaving"."""
    if "inf" not in match.cue.complements:
        return None
    for clause in children(match.head, "xcomp"):
        if clause.i > match.head.i and (has_to(clause) or clause.tag_ == "VBG"):
            return [t for t in clause.subtree if t.i > match.head.i]
    return None
