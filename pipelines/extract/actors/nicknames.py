"""Whose second name it is: what stands behind "aka", acronyms in brackets, short given names.

Belongs here: somebody called otherwise than by parts of the full name. Does not belong here: surnames (identity.py),
names that somebody is told to have taken (aliases.py).
"""

from collections.abc import Mapping

from pipelines.extract.actors.names import acronym, is_short_form
from pipelines.extract.actors.reading import Entity, NameSpan, Reading
from pipelines.extract.actors.shape import is_person_noun

_ALIAS_WORDS = frozenset({"aka", "alias", "nicknamed"})
_KNOWN_AS = ["known", "as"]
_ALIAS_ADVERBS = frozenset({"also", "better", "otherwise", "widely", "commonly"})
_LONGEST_ALIAS = 5


def second_names(reading: Reading, bearers: Mapping[NameSpan, Entity]) -> dict[NameSpan, Entity]:
    """The names that belong to somebody else than they seem to, with their bearers."""
    ends = {name.end: entity for name, entity in bearers.items()}
    found: dict[NameSpan, Entity] = {}
    for name, entity in bearers.items():
        bearer = _bearer_of_alias(reading, name, ends) or _bearer_of_acronym(reading, name, ends)
        if bearer is None or bearer is entity:
            continue
        text = reading.text(name.start, name.end)
        is_only_name = all(other == text for other in entity.names)
        same = [n for n, e in bearers.items() if e is entity and reading.text(n.start, n.end) == text]
        found |= dict.fromkeys(same if is_only_name or text.isupper() else [name], bearer)
    return found


def _bearer_of_alias(reading: Reading, name: NameSpan, ends: Mapping[int, Entity]) -> Entity | None:
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
    bearer = ends.get(before + 1) or ends.get(described + 1)
    return bearer if bearer is not None and bearer.actor_type == "person" else None


def _bearer_of_acronym(reading: Reading, name: NameSpan, ends: Mapping[int, Entity]) -> Entity | None:
    """The body before the brackets that introduce its acronym, whoever else goes by it: "Union of Qarm (UOQ)"."""
    text, before = reading.text(name.start, name.end), name.start - 1
    is_bracketed = before > 0 and reading.lower[before] == "(" and reading.lower[name.end : name.end + 1] == [")"]
    bearer = ends.get(before) if is_bracketed and text.isupper() else None
    if bearer is None or bearer.is_person:
        return None
    return bearer if text in {acronym(full) for full in (*bearer.names, bearer.name)} else None


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
