"""Persons by what they do: who in the document bears a role, and who held an office on the day of publication.

Belongs here: roles and offices. Does not belong here: other descriptions (antecedents.py).
"""

from collections.abc import Sequence

from pipelines.extract.actors.descriptions import Description
from pipelines.extract.actors.identity import NameRegistry
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
    country = description.country
    if country is None or not description.role:
        return None
    reading = registry.reading
    holder = reading.lexicon.holder(description.role, country, reading.parsed.document.published_on)
    return registry.known(holder) if holder is not None else None
