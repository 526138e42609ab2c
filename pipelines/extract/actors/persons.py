"""Whom descriptions of one person mean: "the president", "the envoy", "the woman", "the Spaniard".

Belongs here: the choice among persons mentioned before, and holders of offices. Does not belong here: persons beside
their name (links.py), the offices themselves (offices.py).
"""

from pipelines.extract.actors.bodies import Meaning, excluded
from pipelines.extract.actors.descriptions import Description
from pipelines.extract.actors.discourse import Discourse, salience
from pipelines.extract.actors.kin import is_other_relative, relative_meant
from pipelines.extract.actors.offices import (
    holder_at_home,
    is_bare_office,
    is_in_headline,
    office_holder,
    only_bearer,
    person_in_role,
)
from pipelines.extract.actors.owners import owner_of
from pipelines.extract.actors.reading import Entity, WorkingMention

_OTHERS_OWN = frozenset({"my", "our", "your", "whose"})
_POINTING = frozenset({"the", "this"})
_COMPLEMENTS = frozenset({"prep", "relcl", "acl", "appos"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_TOLD_OF = frozenset({"nsubj", "nsubjpass", "poss", "conj", "agent"})
_GOING_ON = frozenset({"nsubj", "nsubjpass", "poss", "dobj", "oprd"})
"""Where in its clause a noun goes on about the person told of; behind a preposition it mostly means another."""
_ANY_SECTOR = frozenset({None, "CVL"})
_NEAR_PERSON, _NEAR_GENDER, _NEAR_TOPIC, _NEAR_EPITHET = 12, 2, 3, 4
_CLEARLY = 2
_TIED_ROLES = frozenset({"leads", "spokesperson_for"})
_ORDINAL = "ORDINAL"
_TAGS_OF_OTHERS = frozenset({"JJR", "JJS"})


def person_meant(discourse: Discourse, description: Description) -> Meaning | None:
    """By role, by office on the day of publication, by a noun that was used before, by gender close by.

    "My brother" is another's brother than "his" in the same text, and so is "whose brother".
    """
    if (relative := relative_meant(discourse, description)) is not None:
        return relative, "kin", 0.7
    if description.owner is not None and discourse.reading.lower[description.owner] in _OTHERS_OWN:
        return None
    if (bearer := _bearer_of_office(discourse, description)) is not None:
        return bearer
    if described := _described_before(discourse, description):
        return described, "same noun", 0.6
    topic = _topic(discourse, description) or _only_person(discourse, description)
    return (topic, "topic", 0.5) if topic is not None else None


def _bearer_of_office(discourse: Discourse, description: Description) -> Meaning | None:
    registry = discourse.registry
    holder = office_holder(discourse, description)
    if holder is not None and holder.names:
        return holder, "office holder", 0.8
    if description.role and (bearer := person_in_role(discourse, description)):
        return bearer, "role", 0.75
    if holder is not None:
        return holder, "office holder", 0.8
    holder = holder_at_home(registry, description, discourse.main_country(description.head))
    return (holder, "office holder", 0.6) if holder is not None else None


def bearer_of_bare_office(discourse: Discourse, description: Description) -> Meaning | None:
    """The holder of an office without an article who acts or is named: "foreign minister" after "the president and".

    In a headline also the only one whom the text names with the title: "Minister in hiding".
    """
    if is_in_headline(discourse.reading, description) and (bearer := only_bearer(discourse, description)) is not None:
        return bearer, "role", 0.7
    if not is_bare_office(discourse.reading, description):
        return None
    holder, role = office_holder(discourse, description), discourse.reading.deps[description.head]
    if holder is None or not (holder.names or role in _TOLD_OF):
        return None
    return holder, "office holder", 0.7


def _described_before(discourse: Discourse, description: Description) -> Entity | None:
    """The last person described by the noun, of the same owner; "the woman" also one of that gender close by.

    Not the holder of an office, who is no "boy" or "man" to a reporter, though "this man" may be anybody.
    """
    owner = owner_of(discourse, description)
    is_pointed = discourse.reading.lower[description.start] == "this"
    barred = excluded(discourse, description) if is_pointed else set()
    for mention in discourse.recent(description.head, _NEAR_PERSON):
        entity = mention.entity
        if not entity.is_person or mention.start <= description.head < mention.end:
            continue
        if is_other_relative(discourse, entity, description) or _has_other_office(discourse, entity, description):
            continue
        same_noun = _was_called(entity, description) and description.may_be_of(entity.country)
        same_noun = same_noun and not _is_counted_off(discourse, entity, description)
        if same_noun and (owner is None or entity.owner in (None, owner)):
            return entity
        distance = discourse.reading.sentence[description.head] - discourse.reading.sentence[mention.head]
        is_plain = len(description.words) == 1 and owner is None and not description.role
        only_gender = is_plain and description.noun.gender is not None
        is_anybody = (entity.known is None or is_pointed) and entity.gender == description.noun.gender
        if only_gender and is_anybody and id(entity) not in barred and distance <= _NEAR_GENDER:
            return entity
    return None


def _is_counted_off(discourse: Discourse, entity: Entity, description: Description) -> bool:
    """Whether an ordinal tells one of several kin: "her first child" is not "my child", and may be "a child"."""
    reading, kinship = discourse.reading, discourse.reading.lexicon.kinship
    before = (i for i in range(description.start, description.head) if reading.deps[i] == "amod")
    telling = {reading.lower[i] for i in before if reading.tokens[i].ent_type_ == _ORDINAL}
    is_somebodys = bool(entity.names) or bool(reading.children(entity.mentions[0].head, "poss"))
    return description.noun.noun in kinship and is_somebodys and not telling <= set(entity.name.split())


def _was_called(entity: Entity, description: Description) -> bool:
    """Whether somebody was called by the noun, or by one that ends so: "the officer" after "a scout officer"."""
    if description.called in entity.nouns:
        return True
    is_plain = description.words == (description.noun.noun,) and description.owner is None and not description.role
    return is_plain and any(noun.endswith(f" {description.noun.noun}") for noun in entity.nouns)


def _has_other_office(discourse: Discourse, entity: Entity, description: Description) -> bool:
    """Whether somebody is known by other offices than the one of several words: "chief of police", "chief of staff"."""
    is_telling = len(description.role) > 1 and description.role in discourse.reading.lexicon.offices
    return is_telling and bool(entity.roles) and description.role not in entity.roles


def _topic(discourse: Discourse, description: Description) -> Entity | None:
    """The person with a name whom the sentences before are about: "the Spaniard", "the former miner".

    Not for an office, nor for somebody told apart by what follows: "the owner of a bar", "the man who fled".
    """
    reading = discourse.reading
    is_told = bool(reading.children(description.head, *_COMPLEMENTS)) or description.owner is not None
    if reading.lower[description.start] not in _POINTING or is_told or description.role in reading.lexicon.offices:
        return None
    barred = excluded(discourse, description)
    best: tuple[float, Entity] | None = None
    for mention in discourse.recent(description.head, _NEAR_TOPIC):
        entity = mention.entity
        is_told_of = _may_be_topic(discourse, entity, description) or _is_introduced(discourse, mention, description)
        if id(entity) in barred or not is_told_of:
            continue
        score = discourse.prominence(description.head, mention.head) + salience(entity)
        if best is None or score > best[0]:
            best = (score, entity)
    return best[1] if best is not None else None


def _only_person(discourse: Discourse, description: Description) -> Entity | None:
    """Whom an epithet means where one person with a name is told of near: "the former miner", "the young Briton".

    Or one who was mentioned far more often than the others. Somebody known for an office is called by that.
    """
    if not _is_epithet(discourse, description):
        return None
    barred = excluded(discourse, description)
    near = {id(mention.entity): mention.entity for mention in discourse.recent(description.head, _NEAR_EPITHET)}
    persons = [e for e in near.values() if e.actor_type == "person" and e.names and e.known is None]
    ranked = sorted((e for e in persons if id(e) not in barred), key=lambda entity: -len(entity.mentions))
    is_clear = len(ranked) == 1 or (len(ranked) > 1 and len(ranked[0].mentions) >= _CLEARLY * len(ranked[1].mentions))
    if not is_clear or not description.may_be_of(ranked[0].country):
        return None
    return ranked[0] if description.noun.gender in (None, ranked[0].gender) else None


def _is_epithet(discourse: Discourse, description: Description) -> bool:
    """Whether the words tell of somebody's life and not of an office, or of another than those before."""
    reading, lexicon = discourse.reading, discourse.reading.lexicon
    title = lexicon.titles.get(description.role)
    if title is not None and (title.kind != "role" or title.relation in _TIED_ROLES):
        return False
    is_told = any(reading.lower[i] != "from" for i in reading.children(description.head, *_COMPLEMENTS))
    is_pointed = reading.lower[description.start] in _POINTING and description.owner is None
    if is_told or not is_pointed or reading.deps[description.head] not in _GOING_ON:
        return False
    before = range(description.first, description.head)
    return len(description.words) > 1 and not any(
        reading.lower[i] in lexicon.discourse_words["others"]
        or reading.tags[i] in _TAGS_OF_OTHERS
        or reading.tokens[i].like_num
        for i in before
    )


def _may_be_topic(discourse: Discourse, entity: Entity, description: Description) -> bool:
    """Whether country or walk of life speak for it: "the Spaniard", "the senator"; "the boy" alone may be anybody."""
    if entity.actor_type != "person" or not entity.names or not description.may_be_of(entity.country):
        return False
    title = discourse.reading.lexicon.titles.get(description.role)
    sector = title.sector if title is not None else description.noun.sector
    if description.country is not None:
        is_evident = not description.role
    else:
        is_evident = entity.sector == sector and sector not in _ANY_SECTOR
    return is_evident and description.noun.gender in (None, entity.gender)


def _is_introduced(discourse: Discourse, mention: WorkingMention, description: Description) -> bool:
    """Whether the sentence goes on to say who the subject of the one before is: "Ann Tal fled. The Czech poet …"."""
    entity, reading = mention.entity, discourse.reading
    is_unknown = entity.actor_type == "person" and entity.known is None and not entity.roles and entity.country is None
    is_next = reading.sentence[description.head] == reading.sentence[mention.head] + 1 and mention.form == "name"
    are_subjects = reading.deps[description.head] in _SUBJECTS and reading.deps[mention.head] in _SUBJECTS
    title = reading.lexicon.titles.get(description.role)
    is_no_office = title is None or title.kind == "role"
    is_telling = len(description.words) > 1 and is_no_office and description.noun.gender in (None, entity.gender)
    return is_unknown and is_next and are_subjects and is_telling
