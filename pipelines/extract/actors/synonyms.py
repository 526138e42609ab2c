"""Whom a description means that speaks of the same people by another noun: "gunmen", then "the attackers".

Belongs here: nouns of one family, after noun_families.csv. Does not belong here: the same noun (repeats.py).
"""

from pipelines.extract.actors.bodies import Meaning
from pipelines.extract.actors.descriptions import Description, says_only_noun
from pipelines.extract.actors.discourse import Discourse
from pipelines.extract.actors.names import name_words
from pipelines.extract.actors.owners import owner_of
from pipelines.extract.actors.reading import Entity, WorkingMention
from pipelines.extract.actors.repeats import key_of

_NEAR, _NEAR_CROWD, _NEAR_PERSON = 3, 2, 20
"""How many sentences back people are looked for, a crowd, and one person, who is told of longer."""
_KIN, _POLICE = "kin", "police"
_POLICE_SECTOR, _ARMY_SECTOR = "COP", "MIL"
_ACTING = frozenset({"nsubj", "nsubjpass"})
_TOLD_APART = ("nummod", "amod", "compound", "poss", "prep", "relcl", "acl", "appos")


def called_otherwise(discourse: Discourse, description: Description) -> Meaning | None:
    """The only people near who were called by another noun of the family; "officers" are the police, kin a family."""
    families = discourse.reading.lexicon.noun_families.get(description.noun.noun, frozenset())
    if _KIN in families:
        kin = _kin(discourse, description)
        return (kin, "other noun", 0.55) if kin is not None else None
    if _POLICE in families and (police := _police_of(discourse, description)) is not None:
        return police, "officers", 0.6
    if not families or not says_only_noun(discourse.reading, description):
        return None
    meant = _people if description.is_plural else _crowd if description.noun.number == "collective" else _person
    other = meant(discourse, description, families)
    return (other, "other noun", 0.5) if other is not None else None


def _people(discourse: Discourse, description: Description, families: frozenset[str]) -> Entity | None:
    """The only people near of whom a noun of the family was said, in a sentence before."""
    sentence = discourse.reading.sentence
    found: dict[int, WorkingMention] = {}
    for mention in discourse.recent(description.head, _NEAR):
        entity = mention.entity
        if mention.form == "nominal" and entity.number == "plural" and _families(discourse, entity) & families:
            found[id(entity)] = mention
    if len(found) != 1:
        return None
    (last,) = found.values()
    is_before = sentence[last.head] < sentence[description.head]
    return last.entity if is_before and last.entity.described and not last.entity.names else None


def _person(discourse: Discourse, description: Description, families: frozenset[str]) -> Entity | None:
    """The only person of whom a noun of the family was said: "the clergyman" after "Reverend Moor".

    After "of" the noun may mean anyone: "the rights of the child".
    """
    reading, head = discourse.reading, description.head
    if reading.deps[head] == "pobj" and reading.lower[reading.heads[head]] == "of":
        return None
    near = discourse.recent(head, _NEAR_PERSON)
    persons = {id(mention.entity): mention.entity for mention in near if mention.entity.is_person}
    told = [e for e in persons.values() if (_families(discourse, e) | _families_of_titles(discourse, e)) & families]
    is_one = len(told) == 1 and description.noun.gender in (None, told[0].gender or description.noun.gender)
    return told[0] if is_one and description.may_be_of(told[0].country) else None


def _crowd(discourse: Discourse, description: Description, families: frozenset[str]) -> Entity | None:
    """The only people near who make up a crowd: "2,000 people", "the protesters"; not just "people"."""
    words, near = discourse.reading.lexicon.discourse_words, {}
    if description.noun.noun in words["any body"]:
        return _counted_group(discourse, description)
    if description.noun.actor_type != "people":
        return None
    any_people = words["any people"]
    for mention in discourse.recent(description.head, _NEAR_CROWD):
        entity = mention.entity
        is_unnamed = entity.described and not entity.names and entity.number == "plural"
        is_lot = bool(entity.nouns & any_people) and entity.name not in any_people
        if is_unnamed and (is_lot or _families(discourse, entity) & families):
            near[id(entity)] = entity
    return next(iter(near.values())) if len(near) == 1 else None


def _counted_group(discourse: Discourse, description: Description) -> Entity | None:
    """The only people whom the sentence before counts, and who act in it: "the group" after "100 women marched"."""
    reading, near = discourse.reading, {}
    for mention in discourse.recent(description.head, 1):
        is_unnamed = mention.entity.described and not mention.entity.names and mention.entity.number == "plural"
        if is_unnamed and mention.form == "nominal" and mention.head < description.head:
            near[id(mention.entity)] = mention
    if len(near) != 1:
        return None
    (people,) = near.values()
    is_counted = bool(reading.children(people.head, "nummod")) and reading.deps[people.head] in _ACTING
    return people.entity if is_counted else None


def _families_of_titles(discourse: Discourse, entity: Entity) -> frozenset[str]:
    """The families of the titles that somebody bears, "Reverend" among them, which tells no office."""
    families = discourse.reading.lexicon.noun_families
    titles = [*entity.roles, *(name_words(m.title) for m in entity.mentions if m.title is not None)]
    return frozenset(family for title in titles for family in families.get(title[-1], ()))


def _police_of(discourse: Discourse, description: Description) -> Entity | None:
    """The only police told of near, for "officers" of whom nothing else is said; none where an army is told of, too."""
    head, is_alone = description.head, len(description.words) == len(description.noun.noun.split())
    is_told_apart = bool(discourse.reading.children(head, *_TOLD_APART)) and description.noun.noun.count(" ") == 0
    if not description.is_plural or not is_alone or is_told_apart:
        return None
    near = {id(mention.entity): mention.entity for mention in discourse.recent(head, _NEAR)}
    bodies = [entity for entity in near.values() if entity.number == "collective"]
    police = [entity for entity in bodies if entity.sector == _POLICE_SECTOR]
    has_army = any(entity.actor_type == "military" or entity.sector == _ARMY_SECTOR for entity in bodies)
    return police[0] if len(police) == 1 and not has_army else None


def _families(discourse: Discourse, entity: Entity) -> frozenset[str]:
    """The families of all nouns by which somebody was called."""
    lexicon = discourse.reading.lexicon
    nouns = (lexicon.nouns[word].noun for word in entity.nouns if word in lexicon.nouns)
    return frozenset(family for noun in nouns for family in lexicon.noun_families.get(noun, ()))


def _kin(discourse: Discourse, description: Description) -> Entity | None:
    """Those told of before as the family of the same person."""
    owner = owner_of(discourse, description)
    is_plain = key_of(discourse, description) == discourse.reading.words[description.head]
    if owner is None or description.owner is None or not is_plain:
        return None
    told = (e for e in discourse.registry.entities if e.described and not e.names and e.owner is owner and e.mentions)
    kin = [entity for entity in told if entity.number != "singular" and _KIN in _families(discourse, entity)]
    return kin[0] if len(kin) == 1 else None
