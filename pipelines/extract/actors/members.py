"""The group that its members stand for: "Taliban fighters", "Hamas members", "the jihadists".

Belongs here: many people who are meant as the group they belong to. Does not belong here: bodies that a description
means (bodies.py), people without a group (antecedents.py).
"""

from pipelines.extract.actors.bodies import Meaning
from pipelines.extract.actors.descriptions import Description, says_only_noun
from pipelines.extract.actors.discourse import Discourse
from pipelines.extract.actors.owners import named_owner
from pipelines.extract.actors.reading import Entity

_FIGHTING_SECTORS = frozenset({"REB", "MIL"})
_NEAR = 8
"""How many sentences back the one group is looked for; when it is named nowhere there, the whole text before counts."""


def group_of_members(discourse: Discourse, description: Description) -> Entity | None:
    """The armed group whose fighters or members are meant: "Taliban fighters", "members of Hamas", "rebels of the ELN".

    Of an army only its forces: "Peshmerga forces", not "Bundeswehr soldiers".
    """
    noun = description.noun
    are_fighters = description.is_plural and noun.sector in _FIGHTING_SECTORS and noun.number != "collective"
    are_members = description.is_plural and _are_members(discourse, description)
    if noun.number != "plural" and not (are_fighters or are_members):
        return None
    fighting = ("armed_group", "military") if noun.number == "plural" else ("armed_group",)
    owners = _owners(discourse, description)
    fitting = (owner for owner in owners if owner.actor_type in fighting)
    return next((owner for owner in fitting if are_fighters or description.country in (None, owner.country)), None)


def _are_members(discourse: Discourse, description: Description) -> bool:
    """Whether they are members and nothing else, not "family members"."""
    reading = discourse.reading
    sorts = [i for i in reading.children(description.head, "compound") if not reading.capital[i]]
    is_listed = description.noun.noun in reading.lexicon.discourse_words["member"]
    return is_listed and not sorts


def _owners(discourse: Discourse, description: Description) -> list[Entity]:
    """Those named before the noun and after its "of"."""
    reading = discourse.reading
    links = [i for i in reading.children(description.head, "prep") if reading.lower[i] == "of"]
    named = [discourse.by_head.get(i) for link in links for i in reading.children(link, "pobj")]
    owners = [named_owner(discourse, description), *(mention.entity for mention in named if mention is not None)]
    return [owner for owner in owners if owner is not None]


def group_of_fighters(discourse: Discourse, description: Description) -> Meaning | None:
    """The one group near whose fighters go by the noun, after fighter_nouns.csv: "the jihadists", not "jihadists"."""
    groups = discourse.reading.lexicon.fighter_nouns.get(description.noun.noun, frozenset())
    is_bare = description.is_plural and says_only_noun(discourse.reading, description)
    if not groups or not is_bare:
        return None
    for reach in (_NEAR, discourse.reading.sentence[description.head]):
        near = (mention.entity for mention in discourse.recent(description.head, reach))
        found = {id(e): e for e in near if e.known is not None and e.known.actor_id.partition(":")[2] in groups}
        if found:
            return (next(iter(found.values())), "fighters", 0.6) if len(found) == 1 else None
    return None
