"""Persons by what they do: who in the document bears a role, and who held an office on the day of publication.

Belongs here: roles and offices. Does not belong here: other descriptions (antecedents.py).
"""

from collections.abc import Collection, Sequence

from pipelines.extract.actors.descriptions import Description
from pipelines.extract.actors.identity import NameRegistry
from pipelines.extract.actors.lexicon import KnownActor
from pipelines.extract.actors.reading import Entity, WorkingMention


def person_in_role(
    registry: NameRegistry, mentions: Sequence[WorkingMention], description: Description
) -> Entity | None:
    """The person whom the document gives the role: the last one mentioned, else one named further on."""
    fitting = [e for e in registry.people() if _has_role(e, description)]
    for mention in reversed(mentions):
        if mention.entity in fitting:
            return mention.entity
    return fitting[0] if len(fitting) == 1 else None


def _has_role(entity: Entity, description: Description) -> bool:
    if description.country and entity.country and description.country != entity.country:
        return False
    if description.noun.gender and entity.gender and description.noun.gender != entity.gender:
        return False
    wanted = description.role
    return any(role == wanted or (role[-len(wanted) :] == wanted) for role in entity.roles)


def office_holder(registry: NameRegistry, description: Description) -> Entity | None:
    """Who held the office that the description names, of the country it names, when the document was published."""
    if description.country is None or not description.role:
        return None
    reading = registry.reading
    holders = reading.lexicon.holders(description.role, description.country, reading.parsed.document.published_on)
    if len(holders) == 1:
        return registry.known(next(iter(holders)))
    return _only(registry, holders)


def holder_at_home(registry: NameRegistry, description: Description, country: str | None) -> Entity | None:
    """Whom the text has named and who holds the office in the country it is about: "the president"."""
    if country is None or description.country is not None or description.owner is not None or not description.role:
        return None
    reading = registry.reading
    return _only(registry, reading.lexicon.holders(description.role, country, reading.parsed.document.published_on))


def _only(registry: NameRegistry, holders: Collection[KnownActor]) -> Entity | None:
    """The one of the office holders whom the document names."""
    named = [entity for entity in registry.people() if entity.known in holders]
    return named[0] if len(named) == 1 else None
