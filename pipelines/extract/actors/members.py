"""The group that its members stand for: "Taliban fighters", "Hamas members", "the jihadists".

Belongs here: many people who are meant as the group they belong to. Does not belong here: bodies that a description
means (bodies.py), people without a group (antecedents.py).
"""

from collections import Counter

from pipelines.extract.actors.bodies import Meaning
from pipelines.extract.actors.descriptions import Description, says_only_noun
from pipelines.extract.actors.discourse import Discourse
from pipelines.extract.actors.owners import named_owner, speaking_owner
from pipelines.extract.actors.reading import Entity, Reading

_FIGHTING_SECTORS = frozenset({"REB", "MIL"})
_CLEARLY = 3
_SURE = 0.7
"""How sure it must be whom "its" means before its fighters are taken for the group."""
_HYPHENS = frozenset({"-", "–"})
_NEAR = 8
"""How many sentences back the one group is looked for; when it is named nowhere there, the whole text before counts."""


def group_of_members(discourse: Discourse, description: Description) -> Entity | None:
    """The armed group whose fighters or members are meant: "Taliban fighters", "members of Hamas", "rebels of the ELN".

    Also "its fighters". Of an army only its forces: "Peshmerga forces", not "Bundeswehr soldiers".
    """
    noun = description.noun
    are_fighters = description.is_plural and noun.sector in _FIGHTING_SECTORS and noun.number != "collective"
    are_members = description.is_plural and _are_members(discourse, description)
    if noun.number != "plural" and not (are_fighters or are_members):
        return None
    fighting = ("armed_group", "military") if noun.number == "plural" else ("armed_group",)
    owners = _owners(discourse, description)
    if not owners and (are_fighters or description.institution is not None):
        owners = _pronoun_owner(discourse, description)
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
    named = [discourse.by_head.get(i) for i in discourse.reading.objects(description.head, "of")]
    owners = [named_owner(discourse, description), *(mention.entity for mention in named if mention is not None)]
    return [owner for owner in owners if owner is not None]


def _pronoun_owner(discourse: Discourse, description: Description) -> list[Entity]:
    """Whose fighters they are by "its" or "the group's", when it is sure who is meant, or by "our" of who speaks."""
    speaker = speaking_owner(discourse, description)
    if speaker is not None and speaker.actor_type == "armed_group" and description.country in (None, speaker.country):
        return [speaker]
    mention = discourse.by_head.get(description.owner) if description.owner is not None else None
    if mention is None or _is_counted(discourse.reading, description):
        return []
    if mention.form == "pronoun" and mention.confidence < _SURE:
        return []
    return [mention.entity] if description.country in (None, mention.entity.country) else []


def _is_counted(reading: Reading, description: Description) -> bool:
    """Whether a numeral says that there are so many of them, hardly all."""
    return bool(reading.children(description.head, "nummod"))


def group_of_fighters(discourse: Discourse, description: Description) -> Meaning | None:
    """The one group near whose fighters go by the noun, after fighter_nouns.csv: "the jihadists", not "jihadists"."""
    groups = discourse.reading.lexicon.fighter_nouns.get((description.noun.noun, ""), frozenset())
    is_bare = description.is_plural and says_only_noun(discourse.reading, description)
    if not groups or not is_bare:
        return None
    for reach in (_NEAR, discourse.reading.sentence[description.head]):
        near = (mention.entity for mention in discourse.recent(description.head, reach))
        found = {id(e): e for e in near if _is_one_of(e, groups)}
        if found:
            return (next(iter(found.values())), "fighters", 0.6) if len(found) == 1 else None
    return None


def forces_of_people(discourse: Discourse, description: Description) -> Meaning | None:
    """The fighters of a people, who in a report are one side: "the US-backed Kurdish militias".

    The armed group of that people that the text is about, after fighter_nouns.csv, else whoever was called so before,
    by whatever noun of the file.
    """
    reading, noun = discourse.reading, description.noun.noun
    people = _people_before(reading, description.start, description.head)
    groups = reading.lexicon.fighter_nouns.get((noun, people or ""), frozenset())
    is_one = not description.is_plural and description.noun.number != "collective"
    if people is None or not groups or is_one or _is_counted(reading, description):
        return None
    group = _most_named([m.entity for m in discourse.names if _is_one_of(m.entity, groups)])
    if group is not None and description.may_be_of(group.country):
        return group, "fighters of the people", 0.6
    before = _fighters_before(discourse, people) if description.is_plural else None
    return (before, "fighters of the people", 0.55) if before is not None else None


def _most_named(groups: list[Entity]) -> Entity | None:
    """The group named far more often than any other; None when two are told of alike."""
    ranked = Counter(groups).most_common(2)
    is_clear = len(ranked) == 1 or (len(ranked) == 2 and ranked[0][1] >= _CLEARLY * ranked[1][1])
    return ranked[0][0] if is_clear else None


def _is_one_of(entity: Entity, keys: frozenset[str]) -> bool:
    return entity.known is not None and entity.known.actor_id.partition(":")[2] in keys


def _fighters_before(discourse: Discourse, people: str) -> Entity | None:
    """Those without a name who were told of as fighters of the people, last."""
    reading = discourse.reading
    for mention in reversed(discourse.mentions):
        is_described = mention.form == "nominal" and mention.entity.described and mention.entity.number == "plural"
        noun = reading.lexicon.nouns.get(reading.lower[mention.head])
        if not is_described or noun is None or (noun.noun, people) not in reading.lexicon.fighter_nouns:
            continue
        if _people_before(reading, mention.start, mention.head) == people:
            return mention.entity
    return None


def _people_before(reading: Reading, start: int, head: int) -> str | None:
    """The key of the only people named between, alone: not in "Iraqi and Kurdish forces" or "Kurdish-led forces"."""
    if "and" in reading.lower[start:head]:
        return None
    found = {
        option.actor.actor_id.partition(":")[2]
        for i in range(start, head)
        for option in reading.lexicon.names.get((reading.words[i],), ())
        if option.use == "people" and reading.lower[i + 1] not in _HYPHENS
    }
    return next(iter(found)) if len(found) == 1 else None
