"""Whose second name it is: what stands behind "aka", and short forms of given names.

Belongs here: a person called otherwise than by parts of the full name. Does not belong here: surnames (identity.py).
"""

from collections.abc import Mapping

from pipelines.extract.actors.names import is_short_form
from pipelines.extract.actors.reading import Entity, NameSpan, Reading
from pipelines.extract.actors.shape import is_person_noun

_ALIAS_WORDS = frozenset({"aka", "alias", "nicknamed"})
_KNOWN_AS = ["known", "as"]
_ALIAS_ADVERBS = frozenset({"also", "better", "otherwise", "widely", "commonly"})
_LONGEST_ALIAS = 5


def bearer_of_alias(reading: Reading, name: NameSpan, bearers: Mapping[NameSpan, Entity]) -> Entity | None:
    """The person whose name stands before "aka" or "known as" and this one: "Ann Tal, aka the Red Baroness".

    Also with a noun between: "Tal, the woman known as the Red Baroness".
    """
    before = name.start - 1
    first = max(0, name.start - _LONGEST_ALIAS)
    while before > first and (not reading.words[before] or reading.capital[before]):
        before -= 1
    phrase = reading.lower[max(0, before - 1) : before + 1]
    if before < 1 or not (phrase[-1] in _ALIAS_WORDS or phrase == _KNOWN_AS):
        return None
    before -= 2 if phrase == _KNOWN_AS else 1
    while before > 0 and (not reading.words[before] or reading.lower[before] in _ALIAS_ADVERBS):
        before -= 1
    described = reading.heads[before] if reading.deps[before] == "appos" else before
    ends = {n.end: e for n, e in bearers.items() if e.actor_type == "person"}
    return ends.get(before + 1) or ends.get(described + 1)


def bearer_of_short_form(reading: Reading, name: NameSpan, bearers: Mapping[NameSpan, Entity]) -> Entity | None:
    """The one person, known from this text alone and named in full before, for whose given name this is short."""
    words = reading.name_words(name.start, name.end)
    if name.kind != "person" or name.options or len(words) != 1 or _is_introduced(reading, name):
        return None
    fitting = {
        id(bearer): bearer
        for other, bearer in bearers.items()
        if other.start < name.start and _is_short_for(words[0], reading.name_words(other.start, other.end))
    }
    found = list(fitting.values())
    is_one = len(found) == 1 and found[0].actor_type == "person" and found[0].known is None
    return found[0] if is_one else None


def _is_short_for(word: str, full: tuple[str, ...]) -> bool:
    return len(full) > 1 and is_short_form(word, full[0])


def _is_introduced(reading: Reading, name: NameSpan) -> bool:
    """Whether words beside the name say who it is, and so that it is new: "his brother Tom", "Tom, a miner,"."""
    head = reading.head_of(name.start, name.end)
    while reading.deps[head] == "conj":
        head = reading.heads[head]
    is_beside = reading.deps[head] == "appos" or bool(reading.children(head, "appos"))
    return is_beside or (head > 0 and is_person_noun(reading, head - 1))
