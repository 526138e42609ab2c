"""Frames of a cue beside its sentence: "They had left, she said", "They, she said, had left", "As she said, they had".

Belongs here: what a cue reports that stands behind, inside or beside the reported sentence. Does not belong here:
clauses that follow their verb (clauses.py).
"""

from collections.abc import Iterable, Sequence

from spacy.tokens import Doc, Token

from pipelines.extract.quotes.cues import CueMatch, load_cues, match_cue
from pipelines.extract.syntax import children, has_to, in_order, token_after

_SUBORDINATORS = frozenset("while although though because since unless".split())
_DASHES = frozenset({"-", "--", "–", "—"})
_GROUP_ENDS = frozenset({",", ".", ";", ":", "?", "!", "(", ")"}) | _DASHES
_MAX_GROUP = 14
"""The most tokens from a cue to the end of its words ("he told the paper in an interview on Monday")."""
_CONNECTIVES = frozenset("however meanwhile nevertheless nonetheless moreover furthermore".split())
"""Adverbs that tie a sentence to the one before it."""
_NO_CONTINUATION = frozenset("who whom whose which when while after before as according where although though".split())
"""What goes on about the speaker or the act of saying behind "she said,"."""


def clause_before(match: CueMatch) -> list[Token] | None:
    """The sentence that the cue follows or interrupts: "They had left, she said", "They had, she said, left"."""
    verb = match.head
    if "clause" not in match.cue.complements:
        return None
    clauses = [c for c in children(verb, "ccomp", "advcl") if c.i < verb.i and _may_be_reported(c, verb)]
    if not clauses or _reports_behind(match):
        return None
    content = {t.i: t for clause in clauses for t in clause.subtree}
    held = [t for t in verb.subtree if t.i not in content]
    opening = [t for t in verb.doc[verb.sent.start : min(content)] if t.i < verb.i]
    return _sentence_around([*content.values(), *opening, *_continuation(match, held)], verb)


def _may_be_reported(clause: Token, cue: Token) -> bool:
    """Whether a clause before the cue may be its report; a main clause may pass for a modifier in the parse."""
    if clause.dep_ == "advcl":
        is_main = bool(children(clause, "nsubj", "nsubjpass", "expl")) and clause.tag_ not in ("VBG", "VBN", "VB")
        if not is_main or children(clause, "mark") or clause.left_edge.tag_ in ("WRB", "IN"):
            return False
        following = token_after(clause.right_edge)
        if "," not in (clause.right_edge.text, following.text if following is not None else ""):
            return False
    return not _is_participial(clause) and _is_left_open(clause, cue)


def _reports_behind(match: CueMatch) -> bool:
    """Whether the cue has words of its own behind it: "The talks failed - an aide said they would resume"."""
    verb = match.head
    for clause in children(verb, "ccomp", "xcomp"):
        first = clause.left_edge
        if clause.i < verb.i or first.i < verb.i or verb.doc[first.i - 1].is_punct or first.is_punct:
            continue
        if clause.dep_ == "ccomp" and children(clause, "nsubj", "nsubjpass", "expl", "mark"):
            return True
        if (has_to(clause) or clause.tag_ == "VBG") and {"inf", "object-inf"} & match.cue.complements:
            return True
    return quotation_behind(verb)


def quotation_behind(verb: Token) -> bool:
    """Whether a quoted sentence follows the words of the cue, which reports that: "In the end, she said: “No.”"."""
    group = cue_group(verb)
    doc = verb.doc
    if group is None or (group[0] > verb.sent.start and doc[group[0] - 1].is_quote):
        return False
    following = doc[group[1] : group[1] + 3]
    if len(following) < 3 or following[0].text not in (",", ":") or not following[1].is_quote:
        return False
    return following[2].text[:1].isupper()


def closes_quotation(verb: Token) -> bool:
    """Whether a verb and its subject stand right behind quoted words: "“Nobody came,” she said"."""
    if not children(verb, "nsubj") or match_cue(verb, load_cues()) is None:
        return False
    group = cue_group(verb)
    return group is not None and group[0] > 0 and verb.doc[group[0] - 1].is_quote


def cue_group(verb: Token) -> tuple[int, int] | None:
    """Where the words of a cue that stands by itself begin and end: subject, verb and what tells how and to whom.

    Token numbers, the end exclusive; None when they run on further than such words do.
    """
    subjects = children(verb, "nsubj", "nsubjpass")
    behind = [s for s in subjects if s.i > verb.i]
    before = [s for s in subjects if s.i < verb.i]
    start = verb.i
    if before and not behind:
        start = _start_of_subject(before[-1], verb)
    while (
        start > verb.sent.start and verb.doc[start - 1].head == verb and verb.doc[start - 1].dep_ in ("aux", "advmod")
    ):
        start -= 1
    end = (behind[-1].right_edge.i if behind else verb.i) + 1
    while end < len(verb.doc) and end - verb.i <= _MAX_GROUP:
        token = verb.doc[end]
        if token.text in _GROUP_ENDS or token.is_quote or token.is_space:
            return start, end
        end += 1
    return None


def _start_of_subject(subject: Token, verb: Token) -> int:
    """Where the subject begins, without what a comma parts from the noun right before the verb."""
    commas = [t.i for t in subject.subtree if t.text == "," and t.i < verb.i - 1]
    if commas and verb.doc[verb.i - 1].pos_ in ("PROPN", "NOUN", "PRON") and subject.i < commas[-1]:
        return commas[-1] + 1
    return subject.left_edge.i


def _is_left_open(clause: Token, cue: Token) -> bool:
    """Whether neither "while" or its like opens the clause nor a colon or semicolon parts it from the cue."""
    if any(c.lower_ in _SUBORDINATORS for c in children(clause, "mark")):
        return False
    last = max(t.i for t in clause.subtree if t.i < cue.i)
    return not any(t.text in (";", ":") for t in clause.doc[last : cue.i])


def _is_participial(clause: Token) -> bool:
    """Whether the clause is an opening like "Asked why they had left, she said"."""
    return clause.tag_ in ("VBN", "VBG") and not children(clause, "nsubj", "nsubjpass", "aux", "auxpass", "expl")


def _continuation(match: CueMatch, held: Iterable[Token]) -> list[Token]:
    """What goes on with the sentence behind the cue, where the parse hangs it on the cue: "A, she said, to do B"."""
    group = cue_group(match.head)
    doc = match.head.doc
    if group is None or group[1] + 1 >= len(doc) or doc[group[1]].text != ",":
        return []
    if any(s.i > match.head.i for s in children(match.head, "nsubj")):
        return []
    first = doc[group[1] + 1]
    if first.lower_ in _NO_CONTINUATION or first.tag_ == "VBG" or first.is_space or first.is_quote:
        return []
    behind = [t for t in held if t.i > group[1]]
    return [] if any(_tells_who_else(t) for t in behind) else behind


def _tells_who_else(token: Token) -> bool:
    """Whether somebody else speaks in what goes on: "They had left, she said, a day after the army said that"."""
    if token.pos_ != "VERB" or not children(token, "nsubj"):
        return False
    cue = match_cue(token, load_cues())
    return cue is not None and "clause" in cue.cue.complements and bool(children(token, "ccomp"))


def interrupted(match: CueMatch) -> list[Token] | None:
    """The clause that the parse hangs the cue on: "They had, she said, left", not "They left when he agreed"."""
    verb = match.head
    if "clause" not in match.cue.complements or verb.dep_ not in ("parataxis", "ccomp", "dep", "advcl"):
        return None
    objects = [c for c in children(verb, "dobj") if c.i > verb.i]
    if verb.head == verb or not children(verb, "nsubj") or (objects and "object" not in match.cue.addressee):
        return None
    group = cue_group(verb)
    if group is None or not _is_set_off(verb.doc, *group) or quotation_behind(verb):
        return None
    if any(c.i >= group[0] for c in (*children(verb, "mark"), *children(verb, "advmod")) if c.tag_ in ("IN", "WRB")):
        return None
    if group[0] <= verb.head.i < group[1]:
        return None
    others = [t for t in verb.head.subtree if not group[0] <= t.i < group[1]]
    first = min((t.i for t in others), default=verb.i)
    opening = [t for t in verb.doc[verb.sent.start : first] if not group[0] <= t.i < group[1]]
    return _sentence_around([*opening, *others], verb)


def interrupted_subject(match: CueMatch) -> list[Token] | None:
    """The sentence whose subject alone stands before the cue: "The road to the north, said the mayor, is closed"."""
    verb = match.head
    if "clause" not in match.cue.complements or verb.i == 0 or verb.nbor(-1).text != ",":
        return None
    subject = next((s for s in children(verb, "nsubj", "nsubjpass") if s.i < verb.i), None)
    if subject is None:
        return None
    following = token_after(verb)
    if following is None or following.is_punct or any(t.text == "," and t.i < verb.i - 1 for t in subject.subtree):
        return None
    for clause in children(verb, "ccomp"):
        predicate = [t.i for t in (clause, *children(clause, "aux", "auxpass")) if t.i > verb.i]
        commas = [t.i for t in verb.doc[verb.i : min(predicate, default=verb.i)] if t.text == ","]
        if commas:
            return [*subject.subtree, *(t for t in clause.subtree if t.i > commas[-1])]
    return None


def _is_set_off(doc: Doc, start: int, end: int) -> bool:
    """Whether punctuation stands on both sides of the tokens."""
    opened = start > 0 and doc[start - 1].is_punct
    return opened and (end >= len(doc) or doc[end].is_punct)


def _sentence_around(tokens: Iterable[Token], cue: Token) -> list[Token]:
    """What of the tokens on both sides of the cue is the reported sentence."""
    ordered = unopened(tokens, cue)
    before = _relative_clause(_behind_colon([t for t in ordered if t.i < cue.i]))
    return [*before, *(t for t in ordered if t.i > cue.i)]


def _behind_colon(tokens: list[Token]) -> list[Token]:
    """The quoted words where the sentence announces them: "She was angry: “Nobody came,” she said"."""
    for number, token in enumerate(tokens[:-2]):
        if token.text == ":" and tokens[number + 1].is_quote:
            return tokens[number + 1 :]
    return tokens


def _relative_clause(tokens: list[Token]) -> list[Token]:
    """The relative pronoun where the cue interrupts its clause: "the plan, which, she said, had failed"."""
    words = [number for number, token in enumerate(tokens) if not token.is_punct]
    if not words or tokens[words[-1]].tag_ not in ("WDT", "WP", "WRB"):
        return tokens
    breaks = [number for number, token in enumerate(tokens[: words[-1]]) if token.is_punct]
    return tokens[breaks[-1] + 1 :] if breaks else tokens


def unopened(tokens: Iterable[Token], cue: Token) -> list[Token]:
    """The tokens in order without the "But" or "However," before them, and only those in the parentheses of the cue."""
    ordered = inside_parentheses(in_order(tokens), cue)
    while ordered and _ties_to_sentence_before(ordered[0]):
        ordered.pop(0)
    return ordered


def _ties_to_sentence_before(token: Token) -> bool:
    if token.text in _DASHES or token.text == ",":
        return True
    if token.lower_ in _CONNECTIVES:
        return token.i + 1 < len(token.doc) and token.nbor(1).text == ","
    return token.dep_ == "cc" and token.lower_ in ("and", "but", "or", "so", "yet")


def inside_parentheses(tokens: Sequence[Token], cue: Token) -> list[Token]:
    """The tokens that stand in the same parentheses as the cue; all of them when it stands in none."""
    sentence = cue.sent
    opening = next((t for t in reversed(cue.doc[sentence.start : cue.i]) if t.text in ("(", ")")), None)
    closing = next((t for t in cue.doc[cue.i : sentence.end] if t.text in ("(", ")")), None)
    if opening is None or closing is None or opening.text != "(" or closing.text != ")":
        return list(tokens)
    return [t for t in tokens if opening.i < t.i < closing.i]


def beside_as(match: CueMatch) -> list[Token] | None:
    """The sentence that an "as" clause stands beside: "As the police said, they had left"."""
    verb = match.head
    as_clause = verb.dep_ == "advcl" and any(c.lower_ == "as" for c in children(verb, "mark", "advmod"))
    if "clause" not in match.cue.complements or not as_clause or children(verb, "ccomp", "dobj", "xcomp", "nsubjpass"):
        return None
    if closes_quotation(verb.head):
        return None
    own = {t.i for t in verb.subtree}
    last = max(own)
    return [t for t in verb.head.subtree if t.i not in own and (verb.i > verb.head.i or t.i > last)]
