"""Whom descriptions mean: the name beside them, an institution, somebody mentioned before, or somebody without a name.

Belongs here: the choice for a description. Does not belong here: finding descriptions (descriptions.py), pronouns
(coreference.py), bodies without their name (bodies.py).
"""

from pipelines.extract.actors.bodies import Meaning, body_meant, named_so
from pipelines.extract.actors.deployments import country_of_forces
from pipelines.extract.actors.descriptions import Description
from pipelines.extract.actors.discourse import Discourse
from pipelines.extract.actors.introductions import name_described
from pipelines.extract.actors.kin import merge_with_unnamed, note_kin
from pipelines.extract.actors.lexicon import Institution, KnownActor
from pipelines.extract.actors.links import linked_name
from pipelines.extract.actors.members import forces_of_people, group_of_fighters, group_of_members
from pipelines.extract.actors.names import name_words
from pipelines.extract.actors.newcomers import is_in_passing, is_only_said, sums_up_names
from pipelines.extract.actors.offices import state_ruled
from pipelines.extract.actors.owners import SPEAKERS_OWN, named_owner, owner_country, owner_of, speakers_state
from pipelines.extract.actors.persons import bearer_of_bare_office, person_meant
from pipelines.extract.actors.reading import Entity, Reading, WorkingMention
from pipelines.extract.actors.repeats import described_again, key_of, number_of
from pipelines.extract.actors.synonyms import called_otherwise

_AGAINST_STATE = frozenset({"OPP", "REB"})
_OWN_OR_HEARERS = SPEAKERS_OWN | {"your"}
_COMMON_TAGS = frozenset({"NN", "NNS"})
_AGAIN = 6


def resolve_description(discourse: Discourse, description: Description) -> None:
    """Add the description as a mention of whom it means: somebody mentioned, or somebody new without a name.

    A noun that may mean a thing ("the school") adds nobody new.
    """
    meaning = _meaning(discourse, description)
    if meaning is None:
        return
    entity, rule, confidence = meaning
    entity.nouns.add(description.called)
    note_kin(discourse, entity, description)
    if description.role and entity.is_person and description.role not in entity.roles:
        entity.roles.append(description.role)
    span = (description.start, description.end, description.head)
    discourse.add(WorkingMention(*span, "nominal", entity, f"description:{rule}", confidence))
    entity.in_passing = rule == "new" and is_in_passing(discourse, description)


def _meaning(discourse: Discourse, description: Description) -> Meaning | None:
    given = discourse.given.get(description.head, ())
    named = linked_name(discourse.reading, discourse.by_head, description, given)
    if named is not None:
        _learn(discourse, named, description)
        merge_with_unnamed(discourse, named.entity, description)
        if named.form == "name":
            name_described(discourse, named, description)
        return named.entity, "beside the name", 0.85
    institution = _institution(discourse, description)
    if institution is not None:
        return institution, "institution", 0.8
    group = group_of_members(discourse, description)
    if group is not None:
        return group, "members", 0.75
    if (side := forces_of_people(discourse, description)) is not None:
        return side
    found = None
    if description.is_definite and not description.is_plural:
        found = (person_meant if description.is_person else body_meant)(discourse, description)
    elif description.is_person:
        found = bearer_of_bare_office(discourse, description)
    if found is not None or is_only_said(discourse.reading, description):
        return found
    return _without_name(discourse, description)


def _learn(discourse: Discourse, named: WorkingMention, description: Description) -> None:
    """What a description beside a name says of its bearer where the lexicon and the name are silent."""
    entity, noun = named.entity, description.noun
    if description.role and named.title is None:
        width = max(1, min(len(description.role), description.head + 1 - description.first))
        named.title = discourse.reading.text(description.head + 1 - width, description.head + 1)
    if description.is_person and entity.is_person:
        entity.gender = entity.gender or noun.gender
    if entity.known is None:
        entity.country = entity.country or description.country
        entity.sector = entity.sector or noun.sector
        is_telling = noun.noun not in discourse.reading.lexicon.discourse_words["any body"]
        if entity.actor_type == "organization" and not description.is_person and noun.actor_type and is_telling:
            entity.actor_type = noun.actor_type


# Institutions of countries -------------------------------------------------------------------------------------------


def _institution(discourse: Discourse, description: Description) -> Entity | None:
    """The country for its government, and a country's army or police as actors of their own."""
    reading, institution = discourse.reading, description.institution
    if institution is None or named_owner(discourse, description) is not None:
        return None
    if _is_of_several(reading, description) or _is_of_rebels_or_people(reading, description):
        return None
    country = description.country or owner_country(discourse, description) or speakers_state(discourse, description)
    if institution.institution == "government":
        if not reading.lexicon.discourse_words["part of country"].isdisjoint(description.words):
            return None
        country = country or _country_of_ruler(discourse, description)
        is_told = description.is_definite and not _is_ours(reading, description)
        is_told = is_told and owner_of(discourse, description) is None and not _is_of_thing(reading, description)
        if country is None and is_told and not description.may_be_thing:
            so_called = named_so(discourse, description)
            country = _government_meant(discourse, description) if so_called is None else None
        return discourse.registry.known(reading.lexicon.countries[country]) if country else None
    country = country or country_of_forces(discourse, description)
    if country is None or _is_some(reading, description):
        return None
    known = _known_institution(reading, country, institution)
    return discourse.registry.known(known) if known else discourse.registry.institution(country, institution)


def _known_institution(reading: Reading, country: str, institution: Institution) -> KnownActor | None:
    """The row of the lexicon for it, by whatever noun: "the Peruvian military" is "Peruvian forces"."""
    adjective, institutions = reading.lexicon.adjectives[country], reading.lexicon.institutions
    nouns = [institution.institution, *(noun for noun, other in institutions.items() if other == institution)]
    known = (reading.lexicon.names.get(name_words(f"{adjective} {noun}")) for noun in nouns)
    return next((names[0].actor for names in known if names), None)


def _is_some(reading: Reading, description: Description) -> bool:
    """Whether a numeral says that only so many are meant: "20 Peruvian troops", but not "Peru's 2,000 troops"."""
    is_counted = any(reading.deps[i] == "nummod" for i in range(description.start, description.head))
    return is_counted and description.owner is None


def _is_ours(reading: Reading, description: Description) -> bool:
    """Whether it is that of who speaks or hears, who may be of any country: "our government", "your army"."""
    return description.owner is not None and reading.lower[description.owner] in _OWN_OR_HEARERS


def _is_of_thing(reading: Reading, description: Description) -> bool:
    """Whether it is that of something without a name: "the school’s administration", "the hospital administration"."""
    before = reading.children(description.head, "compound", "nmod")
    is_any = description.called in reading.lexicon.discourse_words["some governments"]
    owner = description.owner
    is_owned = owner is not None and reading.tags[owner] in _COMMON_TAGS and reading.country_at(owner) is None
    return is_owned or (is_any and any(not reading.capital[i] for i in before))


def _is_of_several(reading: Reading, description: Description) -> bool:
    """Whether two names before the noun say that there are forces of two: "Iraqi and Kurdish forces"."""
    before = reading.children(description.head, "amod", "compound", "nmod")
    joined = [i for first in before for i in reading.children(first, "conj")]
    return any((reading.words[i],) in reading.lexicon.names for i in joined if i < description.head)


def _is_of_rebels_or_people(reading: Reading, description: Description) -> bool:
    """Whether a government or forces are not the country's own: "the Syrian Kurdish government", "the rebel army"."""
    lexicon = reading.lexicon
    peoples = (name for word in description.words for name in lexicon.names.get((word,), ()) if name.use == "people")
    nouns = (lexicon.nouns[word] for word in description.words if word in lexicon.nouns)
    return any(peoples) or any(noun.sector in _AGAINST_STATE for noun in nouns)


def _country_of_ruler(discourse: Discourse, description: Description) -> str | None:
    """The country of the person whose name stands before the noun: "the Merkel government"."""
    for position in discourse.reading.children(description.head, "compound", "nmod"):
        mention = discourse.by_head.get(position)
        if mention is not None and mention.form == "name" and mention.entity.actor_type == "person":
            return mention.entity.country
    return None


def _government_meant(discourse: Discourse, description: Description) -> str | None:
    """The country whose government was called by the noun last, else the one that the text is about.

    "The regime" and "the administration" are the one state that is called so anywhere in the text; "the regime" is else
    the one where things happen.
    """
    noun, words = description.called, discourse.reading.lexicon.discourse_words
    for mention in discourse.recent(description.head, _AGAIN):
        if mention.entity.actor_type == "country" and noun in mention.entity.nouns:
            return mention.entity.country
    if noun not in words["some governments"] and noun not in words["single government"]:
        return discourse.main_country(description.head)
    so_called = _states_called(discourse, noun)
    if len(so_called) == 1:
        return next(iter(so_called))
    scene = discourse.scene() if noun in words["single government"] else None
    return scene or discourse.main_country(description.head)


def _states_called(discourse: Discourse, noun: str) -> set[str]:
    """The ISO codes of the states that are called so by name: "the Peruvian regime", "Assad's regime"."""
    reading = discourse.reading
    found: set[str] = set()
    for position in (i for i in range(1, len(reading.tokens)) if reading.lower[i] == noun):
        beside = (position, *reading.children(position, "poss", "compound", "amod", "nmod"))
        owners = (discourse.by_head.get(i) for i in beside)
        named = (state_ruled(reading, m.entity) for m in owners if m is not None and m.form == "name")
        found |= {state for state in (reading.country_at(position - 1), *named) if state is not None}
    return found


# Without a name -------------------------------------------------------------------------------------------------------


def _without_name(discourse: Discourse, description: Description) -> Meaning | None:
    """Somebody without a name who was told of before, else somebody new; a noun that may mean a thing adds nobody."""
    so_called = described_again(discourse, description)
    if description.may_be_thing:
        return so_called if description.is_definite and not description.is_person else None
    so_called = so_called or group_of_fighters(discourse, description) or called_otherwise(discourse, description)
    return so_called or _new(discourse, description)


def _new(discourse: Discourse, description: Description) -> Meaning | None:
    """Somebody not mentioned before, but for several who were, each by name."""
    if sums_up_names(discourse, description):
        discourse.sums.add(description.head)
        return None
    return _unnamed(discourse, description), "new", 0.7


def _unnamed(discourse: Discourse, description: Description) -> Entity:
    entity = Entity("anonymous", key_of(discourse, description), number=number_of(description), described=True)
    entity.description = discourse.reading.text(description.first, description.end)
    entity.owner = owner_of(discourse, description)
    entity.country = description.country or owner_country(discourse, description)
    entity.sector, entity.gender = description.noun.sector, description.noun.gender
    discourse.registry.entities.append(entity)
    return entity
