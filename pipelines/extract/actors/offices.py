"""Persons by what they do: who in the document bears a role, and who held an office on the day of publication.

Belongs here: roles and offices. Does not belong here: other descriptions (antecedents.py).
"""

import math
from collections.abc import Collection

from pipelines.extract.actors.descriptions import Description
from pipelines.extract.actors.discourse import Discourse
from pipelines.extract.actors.identity import NameRegistry
from pipelines.extract.actors.lexicon import KnownActor
from pipelines.extract.actors.reading import Entity

_FADING = 0.1


def person_in_role(discourse: Discourse, description: Description) -> Entity | None:
    """The person whom the document gives the role: the last one mentioned, else one named further on.

    "The president" of no country is, of those named who are in office, the one whom the document is most about.
    """
    fitting = [e for e in discourse.registry.people() if _has_role(e, description)]
    if _is_past(discourse.registry, description):
        incumbents = _incumbents(discourse.registry, description)
        fitting = [e for e in fitting if e not in incumbents]
    if _is_office_alone(description):
        incumbents = [e for e in _incumbents(discourse.registry, description) if _was_mentioned(e)]
        rivals = [e for e in fitting if e.known is None and _was_mentioned(e)]
        if incumbents:
            return max(incumbents + rivals, key=lambda e: _presence(discourse, description, e))
    for mention in reversed(discourse.mentions):
        if mention.entity in fitting:
            return mention.entity
    return fitting[0] if len(fitting) == 1 else None


def _is_office_alone(description: Description) -> bool:
    """Whether nothing but the office is said: "the president", not "the former president" or "the group's leader"."""
    is_short = description.words == description.role and description.end == description.head + 1
    return is_short and description.country is None and description.owner is None


def _is_past(registry: NameRegistry, description: Description) -> bool:
    """Whether the office is said to be over: "the former president"."""
    return not registry.reading.lexicon.discourse_words["past"].isdisjoint(description.words)


def _incumbents(registry: NameRegistry, description: Description) -> list[Entity]:
    """The persons named who held such an office, of whatever country, when the document was published."""
    day = registry.reading.parsed.document.published_on
    known = frozenset(entity.known for entity in registry.people() if entity.known is not None)
    holders = registry.reading.lexicon.incumbents(description.role, known, day)
    return [e for e in registry.people() if e.known in holders and _gender_fits(e, description)]


def _was_mentioned(entity: Entity) -> bool:
    return bool(entity.mentions)


def _presence(discourse: Discourse, description: Description, entity: Entity) -> float:
    """How much the document is about somebody, less for each sentence since the last mention."""
    named = sum(mention.entity is entity for mention in discourse.names)
    last = max(discourse.reading.sentence[mention.head] for mention in entity.mentions)
    return math.log(1 + named) - _FADING * (discourse.reading.sentence[description.head] - last)


def _has_role(entity: Entity, description: Description) -> bool:
    if description.country and entity.country and description.country != entity.country:
        return False
    wanted = description.role
    has_role = any(role == wanted or (role[-len(wanted) :] == wanted) for role in entity.roles)
    return has_role and _gender_fits(entity, description)


def _gender_fits(entity: Entity, description: Description) -> bool:
    return description.noun.gender is None or entity.gender in (None, description.noun.gender)


def office_holder(registry: NameRegistry, description: Description) -> Entity | None:
    """Who held the office that the description names, of the country it names, when the document was published."""
    if description.country is None or not description.role:
        return None
    lexicon, day = registry.reading.lexicon, registry.reading.parsed.document.published_on
    if _is_past(registry, description):
        return _only(registry, lexicon.former_holders(description.role, description.country, day))
    holders = lexicon.holders(description.role, description.country, day)
    if len(holders) == 1:
        return registry.known(next(iter(holders)))
    return _only(registry, holders)


def holder_at_home(registry: NameRegistry, description: Description, country: str | None) -> Entity | None:
    """Whom the text has named and who holds the office in the country it is about: "the president"."""
    if country is None or description.country is not None or description.owner is not None or not description.role:
        return None
    if _is_past(registry, description):
        return None
    reading = registry.reading
    return _only(registry, reading.lexicon.holders(description.role, country, reading.parsed.document.published_on))


def _only(registry: NameRegistry, holders: Collection[KnownActor]) -> Entity | None:
    """The one of the office holders whom the document names."""
    named = [entity for entity in registry.people() if entity.known in holders]
    return named[0] if len(named) == 1 else None
