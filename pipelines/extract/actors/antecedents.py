"""Whom descriptions mean: the name beside them, an institution, somebody mentioned before, or somebody without a name.

Belongs here: the choice for a description. Does not belong here: finding descriptions (descriptions.py), pronouns
(coreference.py).
"""

from pipelines.extract.actors.descriptions import Description
from pipelines.extract.actors.discourse import Discourse, salience
from pipelines.extract.actors.links import is_only_said, linked_name
from pipelines.extract.actors.names import name_words
from pipelines.extract.actors.offices import holder_at_home, office_holder, person_in_role
from pipelines.extract.actors.reading import Entity, WorkingMention

Meaning = tuple[Entity, str, float]
"""The entity, the rule that chose it, and how sure it is."""

_BODIES = frozenset("organization armed_group party ngo company igo media government military".split())
_UNSPECIFIC_BODIES = frozenset("organization ngo company party armed_group media".split())
_OWNING_BODIES = frozenset({"armed_group", "military", "party", "organization", "igo"})
_MANY_BODIES = "OPP"
"""The sector of nouns for a side of many bodies: "the opposition" is hardly the party named last."""
_JOINED = frozenset({"party", "company", "ngo", "armed_group"})
_OTHERS_OWN = frozenset({"my", "our", "your", "whose"})
_OWNING_ROLES = frozenset({"compound", "poss", "nmod", "amod"})
_FIGHTING_SECTORS = frozenset({"REB", "MIL"})
_NEAR_BODY, _NEAR_PERSON, _AGAIN, _NEAR_GENDER = 4, 12, 6, 2
_LONGEST_SHORT_DESCRIPTION = 2


def resolve_description(discourse: Discourse, description: Description) -> None:
    """Add the description as a mention of whom it means: somebody mentioned, or somebody new without a name.

    A noun that may mean a thing ("the school") adds nobody new.
    """
    meaning = _meaning(discourse, description)
    if meaning is None:
        return
    entity, rule, confidence = meaning
    entity.nouns.add(_noun(description))
    if description.role and entity.is_person and description.role not in entity.roles:
        entity.roles.append(description.role)
    span = (description.start, description.end, description.head)
    discourse.add(WorkingMention(*span, "nominal", entity, f"description:{rule}", confidence))


def _meaning(discourse: Discourse, description: Description) -> Meaning | None:
    named = linked_name(discourse.reading, discourse.by_head, description)
    if named is not None:
        _learn(discourse, named, description)
        return named.entity, "beside the name", 0.85
    institution = _institution(discourse, description)
    if institution is not None:
        return institution, "institution", 0.8
    group = _group_of_members(discourse, description)
    if group is not None:
        return group, "members", 0.75
    found = None
    if description.is_definite and not description.is_plural:
        found = (_person if description.is_person else _body)(discourse, description)
    if found is not None or description.may_be_thing or is_only_said(discourse.reading, description):
        return found
    return _again(discourse, description) or (_unnamed(discourse, description), "new", 0.7)


def _learn(discourse: Discourse, named: WorkingMention, description: Description) -> None:
    """What a description beside a name says of its bearer where the lexicon and the name are silent."""
    entity, noun = named.entity, description.noun
    if description.role and named.title is None:
        width = max(1, min(len(description.role), description.head + 1 - description.first))
        named.title = discourse.reading.text(description.head + 1 - width, description.head + 1)
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
    if institution is None or _named_owner(discourse, description) is not None:
        return None
    country = description.country or _owner_country(discourse, description)
    if institution.institution == "government":
        if country is None and description.is_definite and not description.may_be_thing:
            named_so = _named_so(discourse, description)
            country = discourse.main_country(description.head) if named_so is None else None
        return discourse.registry.known(reading.lexicon.countries[country]) if country else None
    if country is None or any(reading.deps[i] == "nummod" for i in range(description.start, description.head)):
        return None
    name = f"{reading.lexicon.adjectives[country]} {institution.institution}"
    known = reading.lexicon.names.get(name_words(name))
    return (
        discourse.registry.known(known[0].actor)
        if known
        else discourse.registry.institution(name, country, institution)
    )


def _owner(discourse: Discourse, description: Description) -> Entity | None:
    position = description.owner
    if position is not None and discourse.reading.lower[position] == "whose":
        position = _relative_head(discourse, position)
    mention = discourse.by_head.get(position) if position is not None else None
    return mention.entity if mention is not None else _named_owner(discourse, description)


def _relative_head(discourse: Discourse, position: int) -> int | None:
    """The noun of which a relative clause is said: "town" of "the town whose mayor fled"."""
    reading = discourse.reading
    while reading.deps[position] != "relcl":
        if reading.heads[position] == position:
            return None
        position = reading.heads[position]
    return reading.heads[position]


def _named_owner(discourse: Discourse, description: Description) -> Entity | None:
    """The body that is no country and whose name stands before the noun: "SDF" of "SDF forces"."""
    for position in range(description.start, description.head):
        mention = discourse.by_head.get(position)
        is_body = mention is not None and mention.form == "name" and mention.entity.actor_type in _OWNING_BODIES
        if mention is not None and is_body and discourse.reading.deps[mention.head] in _OWNING_ROLES:
            return mention.entity
    return None


def _group_of_members(discourse: Discourse, description: Description) -> Entity | None:
    """The armed group whose fighters are meant: "Taliban fighters", "Hamas forces", "rebels of the ELN"."""
    noun = description.noun
    if noun.number != "plural" and not (description.is_plural and noun.sector in _FIGHTING_SECTORS):
        return None
    reading = discourse.reading
    links = [i for i in reading.children(description.head, "prep") if reading.lower[i] == "of"]
    named = [discourse.by_head.get(i) for link in links for i in reading.children(link, "pobj")]
    owners = [_named_owner(discourse, description), *(mention.entity for mention in named if mention is not None)]
    return next((owner for owner in owners if owner is not None and owner.actor_type == "armed_group"), None)


def _owner_country(discourse: Discourse, description: Description) -> str | None:
    owner = _owner(discourse, description)
    return owner.country if owner is not None else None


# One person ----------------------------------------------------------------------------------------------------------


def _person(discourse: Discourse, description: Description) -> Meaning | None:
    """By role, by office on the day of publication, by a noun that was used before, by gender close by.

    "My brother" is another's brother than "his" in the same text, and so is "whose brother".
    """
    registry = discourse.registry
    if description.owner is not None and discourse.reading.lower[description.owner] in _OTHERS_OWN:
        return None
    if description.role and (bearer := person_in_role(discourse, description)):
        return bearer, "role", 0.75
    if holder := office_holder(registry, description):
        return holder, "office holder", 0.8
    if holder := holder_at_home(registry, description, discourse.main_country(description.head)):
        return holder, "office holder", 0.6
    if described := _described_before(discourse, description):
        return described, "same noun", 0.6
    return None


def _described_before(discourse: Discourse, description: Description) -> Entity | None:
    """The last person described by the noun, of the same owner; "the woman" also means one of that gender close by."""
    owner = _owner(discourse, description)
    for mention in discourse.recent(description.head, _NEAR_PERSON):
        entity = mention.entity
        if not entity.is_person or mention.start <= description.head < mention.end:
            continue
        same_noun = _noun(description) in entity.nouns and _countries_agree(entity, description)
        if same_noun and (owner is None or entity.owner in (None, owner)):
            return entity
        distance = discourse.reading.sentence[description.head] - discourse.reading.sentence[mention.head]
        is_plain = len(description.words) == 1 and owner is None and not description.role
        only_gender = is_plain and description.noun.gender is not None
        if only_gender and entity.gender == description.noun.gender and distance <= _NEAR_GENDER:
            return entity
    return None


def _countries_agree(entity: Entity, description: Description) -> bool:
    return not (description.country and entity.country and description.country != entity.country)


# Bodies --------------------------------------------------------------------------------------------------------------


def _body(discourse: Discourse, description: Description) -> Meaning | None:
    """By the words of a name, else the nearest body that may be called so."""
    if owned := _body_of_owner(discourse, description):
        return owned, "body of its owner", 0.6
    if named_so := _named_so(discourse, description):
        return named_so, "words of the name", 0.7
    if description.noun.actor_type == "country":
        country = _country_meant(discourse, description) if len(description.words) == 1 else None
        known = discourse.reading.lexicon.countries.get(country or "")
        return (discourse.registry.known(known), "country", 0.5) if known else None
    is_long = len(description.words) > _LONGEST_SHORT_DESCRIPTION
    if description.owner is not None or is_long or description.may_be_thing:
        return None
    nearest = _nearest_body(discourse, description)
    return (nearest, "nearest", 0.55) if nearest is not None else None


def _country_meant(discourse: Discourse, description: Description) -> str | None:
    """The owner's country for "their country", else the one that the text is about, but not for "whose country"."""
    owned = _owner_country(discourse, description)
    is_relative = description.owner is not None and discourse.reading.lower[description.owner] == "whose"
    return owned if owned or is_relative else discourse.main_country(description.head)


def _body_of_owner(discourse: Discourse, description: Description) -> Entity | None:
    """The one body of the noun's kind that is named where the owner is: "her party" of "Ann Tal of the River Party"."""
    owner, reading = _owner(discourse, description), discourse.reading
    if owner is None or not owner.is_person or description.noun.actor_type not in _JOINED:
        return None
    sentences = {reading.sentence[mention.start] for mention in owner.mentions if mention.form == "name"}
    beside = [mention.entity for mention in discourse.names if reading.sentence[mention.start] in sentences]
    fitting = {id(entity): entity for entity in beside if entity.actor_type == description.noun.actor_type}
    return next(iter(fitting.values())) if len(fitting) == 1 else None


def _named_so(discourse: Discourse, description: Description) -> Entity | None:
    """The body whose name holds all the words: "the working group" for "the Working Group for Trade"."""
    words = set(description.words)
    for mention in reversed(discourse.mentions):
        entity = mention.entity
        is_government = description.institution is not None and entity.actor_type == "country"
        is_body = bool(entity.names) and (entity.actor_type in _BODIES or is_government)
        if is_body and any(words <= set(name) for name in discourse.registry.words_of(entity)):
            return entity
    return None


def _nearest_body(discourse: Discourse, description: Description) -> Entity | None:
    """The most prominent body of a kind that the noun allows, in the sentences before."""
    best: tuple[float, Entity] | None = None
    for mention in discourse.recent(description.head, _NEAR_BODY):
        if (
            not _may_be_called(discourse, mention.entity, description)
            or mention.start <= description.head < mention.end
        ):
            continue
        score = discourse.prominence(description.head, mention.head) + salience(mention.entity)
        if best is None or score > best[0]:
            best = (score, mention.entity)
    return best[1] if best else None


def _may_be_called(discourse: Discourse, entity: Entity, description: Description) -> bool:
    """Whether the noun allows the kind of body; a body without a name must have been called so before."""
    if entity.is_person or entity.number == "plural" or not _countries_agree(entity, description):
        return False
    if _noun(description) in entity.nouns:
        return True
    if not entity.names or entity.actor_type not in _BODIES:
        return False
    wanted = description.noun.actor_type
    is_any = _noun(description) in discourse.reading.lexicon.discourse_words["any body"]
    if entity.actor_type == "organization" and entity.known is None:
        return is_any or (wanted in _UNSPECIFIC_BODIES and description.noun.sector != _MANY_BODIES)
    is_outlet = entity.actor_type == "media" and wanted == "company"
    same_kind = (entity.actor_type == wanted or is_outlet) and description.noun.sector in (None, entity.sector)
    return same_kind or (is_any and entity.actor_type != "media")


# Without a name ------------------------------------------------------------------------------------------------------


def _again(discourse: Discourse, description: Description) -> Meaning | None:
    """Somebody without a name described in the same words, or by the same noun when it is now "the"."""
    owner = _owner(discourse, description)
    for mention in reversed(discourse.mentions):
        entity = mention.entity
        if entity.names or not entity.described or entity.number != _number(description):
            continue
        if entity.name == _key(description) and entity.owner is owner:
            return entity, "again", 0.6
        near = discourse.reading.sentence[description.head] - discourse.reading.sentence[mention.head] <= _AGAIN
        only_noun = description.is_definite and description.owner is None and len(description.words) == 1
        if near and only_noun and _noun(description) in entity.nouns:
            return entity, "again", 0.55
    return None


def _unnamed(discourse: Discourse, description: Description) -> Entity:
    entity = Entity("anonymous", _key(description), number=_number(description), described=True)
    entity.description = discourse.reading.text(description.first, description.end)
    entity.owner = _owner(discourse, description)
    entity.country = description.country or _owner_country(discourse, description)
    entity.sector, entity.gender = description.noun.sector, description.noun.gender
    discourse.registry.entities.append(entity)
    return entity


def _key(description: Description) -> str:
    return " ".join(description.words)


def _noun(description: Description) -> str:
    """The noun that heads the description, with the words that make it another: "rights group" is not "group"."""
    noun = description.noun.noun
    return description.words[-1] if description.words and " " not in noun else noun


def _number(description: Description) -> str:
    return "plural" if description.is_plural else description.noun.number
