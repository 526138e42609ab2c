"""Descriptions beside a name that say who it is: apposition, "X is the head of Y", "the Y group X".

Belongs here: syntax that makes a description and a name one actor. Does not belong here: descriptions at a distance.
"""

from collections.abc import Mapping

from pipelines.extract.actors.descriptions import Description
from pipelines.extract.actors.reading import Entity, Reading, WorkingMention

_LINKING = frozenset({"be", "become", "remain"})
_SAID = frozenset({"attr", "oprd", "conj"})
_RELATIVES = frozenset({"WP", "WDT"})
_SERVING = frozenset({"serve", "work", "act"})


def linked_name(
    reading: Reading, by_head: Mapping[int, WorkingMention], description: Description
) -> WorkingMention | None:
    """The name that the description stands beside, of a kind that fits, or the subject of which it is said."""
    for position in _beside(reading, description):
        mention = by_head.get(position)
        if mention is not None and mention.form == "name" and _fits(reading, mention.entity, description):
            return mention
    for position in _predicated(reading, _first_of_joined(reading, description)):
        mention = by_head.get(position)
        if mention is not None and _fits(reading, mention.entity, description):
            return mention
    return None


def _first_of_joined(reading: Reading, description: Description) -> int:
    """The first of several nouns that are said of one person: "a writer" of "is a writer and teacher"."""
    head = description.head
    while description.is_person and reading.deps[head] == "conj" and reading.deps[reading.heads[head]] in _SAID:
        head = reading.heads[head]
    return head


def _beside(reading: Reading, description: Description) -> list[int]:
    """Where a name would stand that means the same: apposition on either side, compound, predicate."""
    head = description.head
    found = reading.children(head, "appos")
    if reading.deps[head] == "appos":
        found.append(reading.heads[head])
    if not description.is_person:
        found.extend(i for i in reading.children(head, "compound", "nmod") if _is_next_to(reading, i, head))
    if description.role and description.is_definite and reading.lower[description.end : description.end + 1] == [","]:
        found.append(description.end + 1)
    following = head + 1
    if following < len(reading.tokens) and reading.heads[head] == following:
        found.append(following)
    return found


def _is_next_to(reading: Reading, name: int, head: int) -> bool:
    """Whether no noun for a thing stands between: "the Taliban militia group", not "the Taliban monitoring team"."""
    between = range(name + 1, head)
    return all(
        reading.deps[i] != "compound" or reading.capital[i] or reading.lower[i] in reading.lexicon.nouns
        for i in between
    )


def _predicated(reading: Reading, head: int) -> list[int]:
    """Of whom the noun is said: "X is the head", "X was named head", "X served as head", "they see X as a head".

    Not in "X is no head".
    """
    verb = reading.heads[head]
    if reading.lower[head - 1] == "no":
        return []
    if reading.deps[head] == "attr" and reading.tokens[verb].lemma_ in _LINKING:
        return _subjects(reading, verb, "nsubj")
    if reading.deps[head] == "oprd":
        return _subjects(reading, verb, "nsubjpass")
    if reading.deps[head] == "pobj" and reading.lower[verb] == "as":
        verb = reading.heads[verb]
        if reading.tokens[verb].lemma_ in _SERVING:
            return _subjects(reading, verb, "nsubj")
        return reading.children(verb, "dobj") or _subjects(reading, verb, "nsubjpass")
    return []


def _subjects(reading: Reading, verb: int, label: str) -> list[int]:
    """The subjects of a verb, of one joined by "and" those of the verb before; none where "not" stands."""
    if reading.children(verb, "neg"):
        return []
    while not (found := reading.children(verb, label)) and reading.deps[verb] in ("conj", "xcomp"):
        label = "nsubj" if reading.children(reading.heads[verb], "nsubj") else "nsubjpass"
        verb = reading.heads[verb]
    if reading.deps[verb] == "relcl" and any(reading.tags[i] in _RELATIVES for i in found):
        return [reading.heads[verb]]
    return found


def _fits(reading: Reading, entity: Entity, description: Description) -> bool:
    """Whether person goes with person, body with body and people with many, in the same number.

    A state or a body may also be an ally or a rival.
    """
    if description.is_plural or entity.number == "plural":
        return description.is_plural and entity.number == "plural" and description.is_person
    if description.noun.noun in reading.lexicon.discourse_words["any side"]:
        return bool(entity.names)
    if description.is_person:
        return entity.is_person
    return not entity.is_person and entity.actor_type not in ("people", "country")
