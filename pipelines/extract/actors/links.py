"""Descriptions beside a name that say who it is: apposition, "X is the head of Y", "the Y group X".

Belongs here: syntax that makes a description and a name one actor. Does not belong here: descriptions at a distance.
"""

from collections.abc import Mapping

from pipelines.extract.actors.descriptions import Description
from pipelines.extract.actors.reading import Entity, Reading, WorkingMention


def linked_name(
    reading: Reading, by_head: Mapping[int, WorkingMention], description: Description
) -> WorkingMention | None:
    """The name that the description stands beside, of a kind that fits."""
    for position in _beside(reading, description):
        mention = by_head.get(position)
        if mention is not None and mention.form == "name" and _fits(mention.entity, description):
            return mention
    return None


def _beside(reading: Reading, description: Description) -> list[int]:
    """Where a name would stand that means the same: apposition on either side, compound, predicate."""
    head = description.head
    found = reading.children(head, "appos")
    if reading.deps[head] == "appos":
        found.append(reading.heads[head])
    if reading.deps[head] == "attr" and reading.lower[head - 1] != "no":
        found.extend(_subjects(reading, reading.heads[head]))
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


def _subjects(reading: Reading, verb: int) -> list[int]:
    negated = bool(reading.children(verb, "neg"))
    present = reading.tokens[verb].lemma_ in ("be", "become", "remain")
    return reading.children(verb, "nsubj") if present and not negated else []


def _fits(entity: Entity, description: Description) -> bool:
    """Whether person goes with person and body with body, in the same number."""
    if not entity.names or description.is_plural:
        return False
    if description.is_person:
        return entity.actor_type == "person"
    return entity.actor_type not in ("person", "people", "country")
