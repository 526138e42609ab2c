"""Kin: whom "her son" means when she is his mother, and a "mother" who is named later.

Belongs here: ties of kin between those mentioned. Does not belong here: other descriptions of persons (persons.py).
"""

from collections.abc import Iterator

from pipelines.extract.actors.descriptions import Description
from pipelines.extract.actors.discourse import Discourse
from pipelines.extract.actors.owners import SPEAKERS_OWN, owner_of, speaking_owner
from pipelines.extract.actors.reading import Entity

_OTHER_END = {"parent": "child", "child": "parent", "spouse": "spouse", "sibling": "sibling"}
_PARENT, _PARENTS = "parent", "parents"
"""The only kin of whom somebody has no more than are meant together."""
_LEAD = 1
"""Up to which sentence a report may speak of somebody whom it names next."""
_ONLY_ONE = frozenset({"parent", "spouse"})
_OF_SEVERAL = "their"


def relative_meant(discourse: Discourse, description: Description) -> Entity | None:
    """Of whom the owner is the kin: "her son" of the mother of a person is that person.

    A mother or wife is the one who was called so before, however far back.
    """
    tie, owner = _tie(discourse, description), _owner(discourse, description)
    if tie is None or owner is None or description.is_plural:
        return None
    relative = owner.relatives.get(_OTHER_END[tie])
    if relative is not None and relative.is_person and relative is not owner and _gender_fits(relative, description):
        return relative
    if (child := _child_of_lead(discourse, owner, description)) is not None:
        return child
    called = [e for e in discourse.registry.entities if e.is_person and description.called in e.nouns]
    only = [entity for entity in called if tie in _ONLY_ONE and entity.relatives.get(tie) is owner]
    return only[0] if len(only) == 1 else None


def _child_of_lead(discourse: Discourse, parent: Entity, description: Description) -> Entity | None:
    """The child of the mother whom the lead tells of without her name, when somebody new speaks of "her son".

    Makes one of the two mothers: "The mother of a miner wept. Abe Moor, 34, was shot. Eva Holt called her son a saint."
    """
    reading, sentence = discourse.reading, discourse.reading.sentence
    is_new = parent.actor_type == "person" and parent.known is None and not (parent.roles or parent.relatives)
    first = parent.mentions[0] if parent.mentions else None
    if _tie(discourse, description) != "child" or not is_new or first is None:
        return None
    told = [e for e in discourse.registry.entities if e.described and not e.names and e.relatives.get("parent")]
    if len(told) != 1 or not told[0].is_person or not told[0].mentions:
        return None
    if sentence[told[0].mentions[0].head] != 0 or sentence[first.head] != sentence[description.head]:
        return None
    child = told[0].relatives["parent"]
    is_fitting = child.is_person and child.names and parent.gender in (None, told[0].gender)
    if not is_fitting or reading.deps[first.head] != "nsubj" or not _gender_fits(child, description):
        return None
    discourse.merge(told[0], parent)
    return child


def is_other_relative(discourse: Discourse, entity: Entity, description: Description) -> bool:
    """Whether "his mother" is not this mother, since she is that of somebody else; "their" may mean whomever."""
    relative, owner = entity.relatives.get(_tie(discourse, description) or ""), _owner(discourse, description)
    if description.owner is None or relative is None or owner in (relative, entity):
        return False
    if owner is None:
        return discourse.reading.lower[description.owner] != "their"
    return owner.is_person and relative.is_person


def note_kin(discourse: Discourse, entity: Entity, description: Description) -> None:
    """Remember whose mother or son somebody is; also when the child comes after: "the mother of a miner"."""
    tie, owner = _tie(discourse, description), _owner(discourse, description)
    if tie is not None and owner is not None and owner is not entity:
        _name_relative(discourse, entity, tie, owner)
        entity.relatives.setdefault(tie, owner)
    reading, preposition = discourse.reading, discourse.reading.heads[description.head]
    mention = discourse.by_head.get(reading.heads[preposition])
    kin = reading.lower[reading.heads[preposition]]
    tie = reading.lexicon.kinship.get(_PARENT if kin == _PARENTS else kin)
    is_of = reading.deps[description.head] == "pobj" and reading.lower[preposition] == "of"
    if is_of and tie is not None and mention is not None and mention.entity is not entity:
        mention.entity.relatives.setdefault(tie, entity)
        if mention.entity.number == "plural":
            mention.entity.owner = mention.entity.owner or entity


def _name_relative(discourse: Discourse, entity: Entity, tie: str, owner: Entity) -> None:
    """Make one of the son without a name and the one named next: "The mother of a miner … The mother of Abe Moor"."""
    unnamed = entity.relatives.get(tie)
    is_unnamed = unnamed is not None and unnamed.actor_type == "anonymous" and unnamed.is_person
    if unnamed is None or not is_unnamed or not owner.names or not owner.is_person:
        return
    last = max(mention.head for mention in entity.mentions)
    is_next = discourse.reading.sentence[last] <= _LEAD
    if is_next and len({unnamed.gender, owner.gender} - {None}) < 2:
        discourse.merge(unnamed, owner)


def merge_with_unnamed(discourse: Discourse, named: Entity, description: Description) -> None:
    """Make one of somebody with a name and of the "mother" of the same person who was mentioned without it before.

    "Their mother" may be the only one told of before who is that of several, though it is open who "their" stands for.
    """
    owner = _owner(discourse, description)
    is_open = description.owner is not None and discourse.reading.lower[description.owner] == _OF_SEVERAL
    if (owner is None and not is_open) or not named.is_person or description.is_plural:
        return
    so_called = list(_unnamed(discourse, description))
    for unnamed in so_called:
        is_same_owner = unnamed.owner is owner or unnamed.relatives.get(_tie(discourse, description) or "") is owner
        if owner is None:
            is_same_owner = len(so_called) == 1 and unnamed.owner is not None and unnamed.owner.number == "plural"
        if unnamed is not named and is_same_owner and _gender_fits(unnamed, description):
            discourse.merge(unnamed, named)


def _unnamed(discourse: Discourse, description: Description) -> Iterator[Entity]:
    """Those without a name who were called by the noun."""
    for entity in discourse.registry.entities:
        is_described = entity.described and not entity.names and entity.is_person
        if is_described and description.called in entity.nouns:
            yield entity


def _tie(discourse: Discourse, description: Description) -> str | None:
    kinship = discourse.reading.lexicon.kinship
    return kinship.get(description.noun.noun) or kinship.get(description.called)


def _owner(discourse: Discourse, description: Description) -> Entity | None:
    """Whose kin it is; "my" is that of the speaker."""
    position = description.owner
    if position is not None and discourse.reading.lower[position] in SPEAKERS_OWN:
        return speaking_owner(discourse, description)
    return owner_of(discourse, description)


def _gender_fits(entity: Entity, description: Description) -> bool:
    return description.noun.gender is None or entity.gender in (None, description.noun.gender)
