"""Persons by what they do: who in the document bears a role, and who held an office on the day of publication.

Belongs here: roles and offices. Does not belong here: other descriptions (antecedents.py).
"""

import math
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from pipelines.extract.actors.descriptions import Description
from pipelines.extract.actors.discourse import Discourse
from pipelines.extract.actors.identity import NameRegistry
from pipelines.extract.actors.lexicon import KnownActor
from pipelines.extract.actors.owners import owner_of
from pipelines.extract.actors.reading import Entity, Reading

_FADING = 0.1
_LONGEST_TAIL = 3
"""How many tokens after the noun may belong to a title: "high representative for foreign affairs"."""
_JUST_NOW = 1
"""How many sentences before somebody was told of whom "the former president" means in any text."""
_OF_BODY = frozenset({"of", "at"})
_NO_BODIES = frozenset({"country", "person", "anonymous", "people"})
_STATES = frozenset({"country", "military"})
_SAID_OF = frozenset({"attr", "oprd", "acomp"})


def person_in_role(discourse: Discourse, description: Description) -> Entity | None:
    """The person whom the document gives the role: the last one mentioned, else one named further on.

    "The president" of no country is, of those named who are in office, the one whom the document is most about.
    """
    country = _country(discourse, description)
    fitting = [e for e in discourse.registry.people() if _has_role(e, description, country)]
    if _is_past(discourse.registry, description):
        incumbents = _incumbents(discourse.registry, description)
        fitting = [e for e in fitting if e not in incumbents] + _former_holders(discourse, description, country)
    if _is_office_alone(description):
        incumbents = [e for e in _incumbents(discourse.registry, description) if _was_mentioned(e)]
        rivals = [e for e in fitting if e.known is None and _was_mentioned(e)]
        if incumbents:
            return max(incumbents + rivals, key=lambda e: _presence(discourse, description, e))
    for mention in reversed(discourse.mentions):
        if mention.entity in fitting:
            return mention.entity
    return fitting[0] if len(fitting) == 1 else None


def only_bearer(discourse: Discourse, description: Description) -> Entity | None:
    """The only person whom the text, as far as it goes, names in the role."""
    country, offices = _country(discourse, description), discourse.reading.lexicon.offices
    posts = {description.role, *(role for role in offices if offices[role] == offices.get(description.role))}
    wanted = [replace(description, role=role) for role in posts]
    people = (entity for entity in discourse.registry.people() if entity.names)
    fitting = [e for e in people if any(_has_role(e, each, country) for each in wanted)]
    return fitting[0] if len(fitting) == 1 and not _is_past(discourse.registry, description) else None


def is_in_headline(reading: Reading, description: Description) -> bool:
    """Whether it is a role without an article in the first sentence: "Militia waits as premier calls Cairo"."""
    is_one = not description.is_plural and bool(description.role) and not description.is_definite
    is_first = reading.sentence[description.head] == 0 and reading.deps[description.head] not in _SAID_OF
    return is_one and is_first and not reading.children(description.head, "det", "nummod", "neg")


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


def _former_holders(discourse: Discourse, description: Description, country: str | None) -> list[Entity]:
    """The persons told of before who held such an office once: "the former president" after Jimmy Carter."""
    if country is None and _is_of_no_state(discourse, description):
        return []
    lexicon, day = discourse.reading.lexicon, discourse.reading.parsed.document.published_on
    told = [e for e in discourse.registry.people() if e.known is not None and e.mentions and e.country is not None]
    states = {e.country for e in told if e.country is not None and country in (None, e.country)}
    former = {holder for state in states for holder in lexicon.former_holders(description.role, state, day)}
    holders = [e for e in told if e.known in former and _gender_fits(e, description)]
    return holders if country is not None else _of_one_state(discourse, description, holders)


def _is_of_no_state(discourse: Discourse, description: Description) -> bool:
    """Whether the words say of what the office is, and it is no state: "the club's president", "president of Oxfam"."""
    links = [i for i in discourse.reading.children(description.head, "prep") if discourse.reading.lower[i] in _OF_BODY]
    return description.owner is not None or bool(links) or owner_of(discourse, description) is not None


def _of_one_state(discourse: Discourse, description: Description, holders: Sequence[Entity]) -> list[Entity]:
    """Those told of just now, else all, when they are of one state, and the text before is about no other."""
    sentence, here = discourse.reading.sentence, discourse.reading.sentence[description.head]
    near = [e for e in holders if any(here - sentence[m.head] <= _JUST_NOW for m in e.mentions)]
    states = {entity.country for entity in near or holders}
    is_one = len(states) == 1 and (bool(near) or discourse.main_country(description.head) in (None, *states))
    return list(near or holders) if is_one else []


def _was_mentioned(entity: Entity) -> bool:
    return bool(entity.mentions)


def _presence(discourse: Discourse, description: Description, entity: Entity) -> float:
    """How much the document is about somebody, less for each sentence since the last mention."""
    named = sum(mention.entity is entity for mention in discourse.names)
    last = max(discourse.reading.sentence[mention.head] for mention in entity.mentions)
    return math.log(1 + named) - _FADING * (discourse.reading.sentence[description.head] - last)


def _country(discourse: Discourse, description: Description) -> str | None:
    """The ISO code of the state whose office it is, as far as it is said."""
    owner = owner_of(discourse, description)
    return description.country or (state_ruled(discourse.reading, owner) if owner is not None else None)


def _has_role(entity: Entity, description: Description, country: str | None) -> bool:
    if country is not None and entity.country not in (None, country):
        return False
    wanted = description.role
    has_role = any(role == wanted or (role[-len(wanted) :] == wanted) for role in entity.roles)
    return has_role and _gender_fits(entity, description)


def _gender_fits(entity: Entity, description: Description) -> bool:
    return description.noun.gender is None or entity.gender in (None, description.noun.gender)


def office_holder(discourse: Discourse, description: Description) -> Entity | None:
    """Who held the office that the description names, of the state or body it names, on the day of publication."""
    if not description.role:
        return None
    for title, place in _posts(discourse, description):
        holder = _holder(discourse.registry, description, title, place)
        if holder is not None and not _owns(discourse, holder, description):
            return holder
    return None


def _holder(registry: NameRegistry, description: Description, title: tuple[str, ...], place: str) -> Entity | None:
    lexicon, day = registry.reading.lexicon, registry.reading.parsed.document.published_on
    if _is_past(registry, description):
        return _only(registry, lexicon.former_holders(title, place, day))
    holders = lexicon.holders(title, place, day)
    is_sure = place in lexicon.countries or _is_head(registry.reading, title, description)
    return registry.known(next(iter(holders))) if len(holders) == 1 and is_sure else _only(registry, holders)


def _is_head(reading: Reading, title: tuple[str, ...], description: Description) -> bool:
    """Whether a body has but one of them: "the UN envoy for Peru" and the chief, not a commander."""
    if title != description.role:
        return True
    word = reading.lexicon.titles.get(title)
    is_local = any(reading.lower[i] != "of" for i in reading.children(description.head, "prep"))
    return word is not None and word.relation == "leads" and word.kind != "rank" and not is_local


def _owns(discourse: Discourse, holder: Entity, description: Description) -> bool:
    """Whether it is his own, so that he cannot be meant: "his president" of the president."""
    return owner_of(discourse, description) is holder


def _posts(discourse: Discourse, description: Description) -> Iterator[tuple[tuple[str, ...], str]]:
    """The title and the state or body that may be meant, the most telling first; none for deputies and successors."""
    places = [place for place in dict.fromkeys(_places(discourse, description)) if place is not None]
    barred = discourse.reading.lexicon.discourse_words["not in office"]
    for before, title in _titles(discourse.reading, description):
        if not barred.isdisjoint(before):
            return
        yield from ((title, place) for place in places)


def _titles(reading: Reading, description: Description) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """(words before, title) for each title that the words end with, the longest first: "envoy for Peru" and "envoy".

    An "opposition leader" is no leader of a state, though the words end so.
    """
    after = min(len(reading.tokens), description.head + _LONGEST_TAIL + 1)
    for end in range(after, description.head, -1):
        words = reading.name_words(description.first, end)
        for start in range(len(reading.name_words(description.first, description.head + 1))):
            is_whole = len(words) - start >= len(description.role)
            if is_whole and words[start:] in reading.lexicon.offices:
                yield words[:start], words[start:]


def _places(discourse: Discourse, description: Description) -> Iterator[str | None]:
    """The key of the body and the ISO code of the state that an office may be of.

    "The UN envoy for Peru", "the Peruvian minister", "its minister", "his minister" of who rules it, and "Peru's
    president and foreign minister".
    """
    for body in _bodies(discourse, description):
        yield body.known.actor_id.partition(":")[2] if body.known is not None else None
    yield description.country
    owner = owner_of(discourse, description)
    yield state_ruled(discourse.reading, owner) if owner is not None else None
    reading = discourse.reading
    if reading.deps[description.head] == "conj" and not reading.children(description.head, "det", "poss"):
        first = discourse.by_head.get(reading.heads[description.head])
        yield state_ruled(reading, first.entity) if first is not None else None


def _bodies(discourse: Discourse, description: Description) -> Iterator[Entity]:
    """The bodies named before the noun and after its "of"."""
    after = [discourse.by_head.get(i) for i in discourse.reading.objects(description.head, "of")]
    owners = [owner_of(discourse, description), *(mention.entity for mention in after if mention is not None)]
    yield from (owner for owner in owners if owner is not None and owner.actor_type not in _NO_BODIES)


def state_ruled(reading: Reading, owner: Entity) -> str | None:
    """The ISO code of the state that somebody is, rules or guards: Peru, its president or army, no Peruvian club."""
    if owner.actor_type in _STATES:
        return owner.country
    return reading.lexicon.state_led(owner.known) if owner.known is not None else None


def is_bare_office(reading: Reading, description: Description) -> bool:
    """Whether a title without an article stands for its holder: "As UN chief, …", "Peru's president and premier"."""
    is_one = not description.is_plural and bool(description.role) and not description.is_definite
    first = reading.children(description.head, "det", "nummod", "neg")
    is_said = reading.deps[description.head] in _SAID_OF
    return is_one and not first and not is_said and next(_titles(reading, description), None) is not None


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
