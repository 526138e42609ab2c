"""Where a reported noun phrase ends: what hangs on the verb may belong to it, and the setting never does.

Belongs here: the extent of phrases that stand for a statement. Does not belong here: which phrases do (objects.py,
topics.py).
"""

from collections.abc import Sequence

from spacy.tokens import Token

from pipelines.extract.quotes.channels import is_channel
from pipelines.extract.syntax import children, has_to

_OCCASIONS = frozenset("during via through after before since until by when as".split())
_PLACES = frozenset({"in", "on", "at"})
_PLACE_NAMES = frozenset({"GPE", "LOC", "FAC"})


def is_time(noun: Token) -> bool:
    """Whether a noun names a day or an hour."""
    return noun.ent_type_ in ("DATE", "TIME")


def with_tail(phrase: list[Token], verb: Token) -> list[Token]:
    """The phrase with the infinitives and prepositions right behind it that the parse hangs on the verb.

    "announced a plan to leave", "demanded more aid from the coalition". Without when, where and through what it was
    said.
    """
    kept = without_setting(phrase, verb)
    for child in verb.children:
        if kept and child.i > kept[-1].i and child.left_edge.i == kept[-1].i + 1 and _goes_on(child):
            kept = without_setting([*kept, *child.subtree], verb)
    return kept


def _goes_on(child: Token) -> bool:
    if child.dep_ in ("advcl", "xcomp"):
        return has_to(child)
    nouns = children(child, "pobj")
    if child.dep_ != "prep" or child.lower_ in _OCCASIONS or any(is_time(n) or is_channel(n) for n in nouns):
        return False
    return child.lower_ not in _PLACES or not any(n.ent_type_ in _PLACE_NAMES for n in nouns)


def without_setting(phrase: Sequence[Token], verb: Token) -> list[Token]:
    """The phrase up to where it tells through what the words were said: "the charge | in a statement on Monday"."""
    for number, token in enumerate(phrase):
        if number and token.dep_ == "prep" and token.lower_ in _OCCASIONS | _PLACES and _is_setting(token, verb):
            return list(phrase[:number])
    return list(phrase)


def _is_setting(preposition: Token, verb: Token) -> bool:
    """Whether the phrase names the day, on the verb itself, or a channel that is told of for the first time."""
    nouns = children(preposition, "pobj")
    if preposition.head == verb and any(map(is_time, nouns)):
        return True
    return any(is_channel(noun) and not _is_known(noun) for noun in nouns)


def _is_known(noun: Token) -> bool:
    return any(c.dep_ == "poss" or c.lower_ in ("the", "this", "that", "those") for c in noun.children)
