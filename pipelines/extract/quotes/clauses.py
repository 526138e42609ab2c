"""Frames of clauses: the sentence or infinitive that a verb of saying reports.

Belongs here: where the parse holds the reported clause of a verb, behind, before or around it. Does not belong here:
objects (objects.py), nouns and prepositions (nouns.py).
"""

from spacy.tokens import Token

from pipelines.extract.quotes.cues import CueMatch
from pipelines.extract.syntax import children, has_to, is_negated

_QUESTION_WORDS = frozenset("whether if who whom whose what which when where why how".split())
_SUBORDINATORS = frozenset("while although though because since unless".split())


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
    return "if" in match.cue.complements and any(c.lower_ in ("if", "whether") for c in children(clause, "mark"))


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


def clause_before(match: CueMatch) -> list[Token] | None:
    """The sentence that the cue follows or interrupts: "They had left, she said", "They, she said, had left"."""
    if "clause" not in match.cue.complements:
        return None
    for clause in children(match.head, "ccomp"):
        if clause.i < match.head.i and not _is_participial(clause) and _is_left_open(clause, match.head):
            return _around_cue(match.head, list(clause.subtree), set())
    return None


def _is_left_open(clause: Token, cue: Token) -> bool:
    """Whether the clause ends in a comma or a mark of quotation before the cue, not as a sentence of its own."""
    if any(c.lower_ in _SUBORDINATORS for c in children(clause, "mark")):
        return False
    last = max(t.i for t in clause.subtree if t.i < cue.i)
    return not any(t.text in (";", ":") for t in clause.doc[last : cue.i])


def _is_participial(clause: Token) -> bool:
    """Whether the clause is an opening like "Asked why they had left, she said"."""
    return clause.tag_ in ("VBN", "VBG") and not children(clause, "nsubj", "nsubjpass", "aux", "auxpass", "expl")


def interrupted(match: CueMatch) -> list[Token] | None:
    """The clause that the parse hangs the cue on: "They had, she said, left", not "They left when he agreed"."""
    verb = match.head
    if "clause" not in match.cue.complements or verb.dep_ not in ("parataxis", "ccomp", "dep", "advcl"):
        return None
    if verb.head == verb or not children(verb, "nsubj") or children(verb, "mark", "dobj"):
        return None
    if any(c.tag_ == "WRB" for c in children(verb, "advmod")):
        return None
    own = list(verb.subtree)
    before, after = own[0], own[-1]
    if not _is_set_off(before, after) or verb.head in own:
        return None
    if verb.dep_ != "parataxis" and verb.head.i > before.i and before.i > before.sent.start:
        return None
    return _around_cue(verb, list(verb.head.subtree), set(own))


def _is_set_off(first: Token, last: Token) -> bool:
    doc = first.doc
    opened = first.i > 0 and (doc[first.i - 1].is_punct or first.is_punct)
    closed = last.i + 1 >= len(doc) or doc[last.i + 1].is_punct or last.is_punct
    return opened and closed


def _around_cue(cue: Token, content: list[Token], own: set[Token]) -> list[Token]:
    inside = {t.i for t in content}
    held = own or {t for t in cue.subtree if t.i not in inside}
    first = min((t.i for t in content if t not in held), default=cue.i)
    opening = [t for t in cue.doc[cue.sent.start : first] if t.i < cue.i]
    kept = {t for t in content if t not in held} | set(opening)
    ordered = sorted(kept, key=lambda t: t.i)
    while ordered and ordered[0].dep_ == "cc":
        ordered.pop(0)
    return ordered


def beside_as(match: CueMatch) -> list[Token] | None:
    """The sentence that an "as" clause stands beside: "As the police said, they had left"."""
    verb = match.head
    as_clause = verb.dep_ == "advcl" and any(c.lower_ == "as" for c in children(verb, "mark", "advmod"))
    if "clause" not in match.cue.complements or not as_clause or children(verb, "ccomp", "dobj", "xcomp", "nsubjpass"):
        return None
    own = set(verb.subtree)
    last = max(t.i for t in own)
    return [t for t in verb.head.subtree if t not in own and (verb.i > verb.head.i or t.i > last)]


def infinitive(match: CueMatch) -> list[Token] | None:
    """What the speaker promises or proposes to do: "vowed to fight on", "suggested leaving"."""
    if "inf" not in match.cue.complements:
        return None
    for clause in children(match.head, "xcomp"):
        if clause.i > match.head.i and (has_to(clause) or clause.tag_ == "VBG"):
            return [t for t in clause.subtree if t.i > match.head.i]
    return None
