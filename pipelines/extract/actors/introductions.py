"""Somebody whom the text tells of before it names him: "an envoy left. The envoy, X, …", "a man came. He is called X".

Belongs here: making one of the two. Does not belong here: what makes a description and a name one (links.py,
naming.py), kin (kin.py), the first sentence of a report (lead.py).
"""

from pipelines.extract.actors.descriptions import Description
from pipelines.extract.actors.discourse import Discourse
from pipelines.extract.actors.owners import owner_country, owner_of
from pipelines.extract.actors.reading import Entity, Reading, WorkingMention
from pipelines.extract.actors.shape import INDEFINITE

_REACH = 8
"""How many sentences back somebody is looked for whom the text names now."""
_ADJECTIVES = frozenset({"JJ", "VBN", "VBG"})


def name_described(discourse: Discourse, named: WorkingMention, description: Description) -> None:
    """Make one of whom the description beside a name tells and of the only one described so before, without a name.

    Also of the one to whom both stand in apposition: "the envoy, a lawyer who goes by the name of X".
    """
    for unnamed in (_beside(discourse, description), _told_before(discourse, named, description)):
        if unnamed is not None and unnamed in discourse.registry.entities:
            discourse.merge(unnamed, named.entity)


def name_pronoun(discourse: Discourse, position: int) -> None:
    """Make one of somebody without a name and the name he is said to go by: "He gave his name as X"."""
    mention = discourse.by_head.get(position)
    for start in discourse.given.get(position, ()):
        named = discourse.by_head.get(start)
        if mention is None or named is None or named.form != "name":
            continue
        unnamed, entity = mention.entity, named.entity
        if _is_unnamed(unnamed) and unnamed.is_person == entity.is_person and _agree(unnamed, entity):
            discourse.merge(unnamed, entity)


def _beside(discourse: Discourse, description: Description) -> Entity | None:
    """Whom the noun describes to which this one is an apposition; nobody in a list."""
    reading, head = discourse.reading, description.head
    first = reading.heads[head]
    mention = discourse.by_head.get(first)
    is_list = bool(reading.children(head, "conj") or reading.children(first, "conj"))
    if mention is None or is_list or reading.deps[head] != "appos" or reading.deps[first] == "conj":
        return None
    is_same_kind = mention.entity.is_person == description.is_person
    is_one = _is_unnamed(mention.entity) and mention.entity.number != "plural" and not description.is_plural
    return mention.entity if is_one and is_same_kind else None


def _told_before(discourse: Discourse, named: WorkingMention, description: Description) -> Entity | None:
    """The only one without a name whom the noun meant before, when "the" speaks of him again and names him now."""
    reading, first = discourse.reading, min(description.start, named.start)
    is_first = all(mention.start >= first for mention in named.entity.mentions)
    is_kin = description.noun.noun in reading.lexicon.kinship or description.called in reading.lexicon.kinship
    is_general = description.called in reading.lexicon.discourse_words["single body"]
    if not description.is_definite or description.is_plural or not is_first or is_kin or is_general:
        return None
    found = [
        entity
        for entity in discourse.registry.entities
        if _is_unnamed(entity) and description.called in entity.nouns and _is_near(discourse, entity, description)
    ]
    fitting = [entity for entity in found if _may_be_same(discourse, entity, description, named.entity)]
    return fitting[0] if len(fitting) == 1 else None


def _is_near(discourse: Discourse, entity: Entity, description: Description) -> bool:
    """Whether the text spoke of him a few sentences ago, or of a certain one, which it may take up much later."""
    sentence, lower = discourse.reading.sentence, discourse.reading.lower
    if not entity.mentions or entity.in_passing or lower[entity.mentions[0].end : entity.mentions[0].end + 1] == ["-"]:
        return False
    is_certain = not _is_indefinite(discourse.reading, entity.mentions[0])
    return is_certain or sentence[description.head] - sentence[entity.mentions[-1].head] <= _REACH


def _may_be_same(discourse: Discourse, entity: Entity, description: Description, named: Entity) -> bool:
    """Whether number, owner, country, gender and the words beside the noun allow both to be one."""
    owner = owner_of(discourse, description)
    country = description.country or owner_country(discourse, description)
    if entity.number == "plural" or entity.is_person != named.is_person or not _agree(entity, named):
        return False
    if None not in (owner, entity.owner) and owner is not entity.owner:
        return False
    if None not in (country, entity.country) and country != entity.country:
        return False
    lexicon, noun = discourse.reading.lexicon, set(description.called.split())
    is_known = not _is_indefinite(discourse.reading, entity.mentions[0])
    new = _telling(discourse.reading, description, with_adjectives=not is_known) - noun
    old = set(entity.name.split()) - noun
    told_apart = lexicon.discourse_words["others"] | lexicon.discourse_words["not in office"]
    return (new <= old or old <= new) and told_apart.isdisjoint(new ^ old)


def _is_indefinite(reading: Reading, mention: WorkingMention) -> bool:
    return reading.lower[mention.start] in INDEFINITE


def _telling(reading: Reading, description: Description, *, with_adjectives: bool) -> set[str]:
    """The words that tell which one; adjectives may only say what somebody known is like: "the resigned minister"."""
    inside = range(description.first, description.head + 1)
    telling = (i for i in inside if with_adjectives or reading.tags[i] not in _ADJECTIVES or reading.capital[i])
    return {word for i in telling for word in reading.words[i].split()}


def _is_unnamed(entity: Entity) -> bool:
    return entity.described and not entity.names


def _agree(unnamed: Entity, named: Entity) -> bool:
    return len({unnamed.gender, named.gender} - {None}) < 2
