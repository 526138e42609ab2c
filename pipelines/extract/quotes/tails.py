"""Where a reported clause ends because the writer goes on: "said A, who is his brother", "said A, citing B".

Belongs here: the tails of a clause behind its cue that are not reported. Does not belong here: the clause itself
(clauses.py), further cues in a row (sequences.py).
"""

from collections.abc import Sequence

from spacy.tokens import Token

from pipelines.extract.quotes.cues import CueMatch, load_cues, match_cue
from pipelines.extract.syntax import children

_BREAKS = frozenset({",", "-", "--", "–", "—"})
_ABOUT_PERSONS = frozenset({"who", "whose", "whom"})
_RELATIVES = frozenset({"which", "who", "whose", "whom", "where"})
_ARTICLES = frozenset({"a", "an", "the"})
_CONTRASTS = frozenset({"while", "though", "although"})
_NOMINAL_TAILS = frozenset({"appos", "dobj", "npadvmod", "attr", "nsubj", "dep", "conj"})
_MIN_WORDS = 3
"""How many tokens must be left of the clause."""


def without_tail(tokens: Sequence[Token], match: CueMatch) -> list[Token]:
    """The tokens of a clause up to the first tail that is the writer's own."""
    if len(tokens) <= _MIN_WORDS:
        return list(tokens)
    first, end = tokens[0].i, tokens[-1].i
    for token in tokens:
        start = token.left_edge.i
        if start < first + _MIN_WORDS or token.head.i >= start or token.right_edge.i < end - 1:
            continue
        if _is_tail(token, match.head):
            return _without_conjunction([t for t in tokens if t.i < start])
    return list(tokens)


def without_aside(tokens: Sequence[Token]) -> list[Token]:
    """The tokens of a noun phrase up to a relative clause between commas, in which the writer tells about it."""
    for token in tokens:
        start = token.left_edge.i
        is_set_off = token.dep_ == "relcl" and start > tokens[0].i and token.left_edge.nbor(-1).text in _BREAKS
        if is_set_off and token.left_edge.lower_ in _RELATIVES and token.right_edge.i >= tokens[-1].i - 1:
            return _without_conjunction([t for t in tokens if t.i < start])
    return list(tokens)


def _without_conjunction(tokens: list[Token]) -> list[Token]:
    while tokens and (tokens[-1].dep_ == "cc" or tokens[-1].text in _BREAKS):
        tokens.pop()
    return tokens


def _is_tail(token: Token, cue: Token) -> bool:
    if token.dep_ == "conj":
        return _is_second_act(token, cue)
    opening = token.left_edge
    before = opening.nbor(-1)
    if before.text not in _BREAKS and not (before.is_quote and before.nbor(-1).text in (",", ".")):
        return False
    if token.dep_ == "relcl":
        return opening.lower_ in _ABOUT_PERSONS
    if token.dep_ == "advcl":
        return _is_own_statement(token, opening, before)
    return token.dep_ in _NOMINAL_TAILS and opening.lower_ in _ARTICLES and bool(children(token, "relcl"))


def _is_own_statement(verb: Token, opening: Token, before: Token) -> bool:
    """Whether a clause of circumstance is a statement of its own: "citing a report", "while she denied it"."""
    if verb.tag_ == "VBG":
        return before.is_quote or _gives_source(verb)
    return opening.lower_ in _CONTRASTS and _gives_source(verb)


def _gives_source(verb: Token) -> bool:
    """Whether a participle tells what the speaker went on to say or rests his words on: "citing", "adding that"."""
    match = match_cue(verb, load_cues())
    if match is None:
        return False
    return "source" in match.cue.complements or (match.cue.certainty == "high" and "clause" in match.cue.complements)


def _is_second_act(verb: Token, cue: Token) -> bool:
    """Whether a coordinated verb goes on with the cue: "said it had closed the road and opened a second one"."""
    first = verb.head
    if verb.tag_ != "VBD" or cue.tag_ != "VBD" or children(verb, "nsubj", "nsubjpass", "expl", "aux", "auxpass"):
        return False
    if first.dep_ not in ("ccomp", "acl") or children(first, "auxpass"):
        return False
    finite = [first, *children(first, "aux")]
    return not any(t.tag_ in ("VBD", "VBN") for t in finite)
