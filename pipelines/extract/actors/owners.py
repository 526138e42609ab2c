"""Whose somebody or something is: "its leader", "the SDF's forces", "the town whose mayor fled".

Belongs here: the possessor of a description. Does not belong here: whom the description means (antecedents.py).
"""

from collections.abc import Iterable

from pipelines.extract.actors.descriptions import Description
from pipelines.extract.actors.discourse import Discourse
from pipelines.extract.actors.reading import Entity, Reading, WorkingMention

_OWNING_BODIES = frozenset({"armed_group", "military", "party", "organization", "igo"})
SPEAKERS_OWN = frozenset({"my", "our"})
"""What is said of one's own."""
_OF_BODY = ("of", "from", "with")
_OF_STATE = frozenset({"COP", "GOV", "LEG", "MIL"})
_OWNING_ROLES = frozenset({"compound", "poss", "nmod", "amod"})


def owner_of(discourse: Discourse, description: Description) -> Entity | None:
    """The possessor, also after "of" and the one of whom "whose" is said, or the body named before the noun."""
    position = description.owner if description.owner is not None else _after_of(discourse, description)
    if position is not None and discourse.reading.lower[position] == "whose":
        position = _relative_head(discourse, position)
    mention = discourse.by_head.get(position) if position is not None else None
    return mention.entity if mention is not None else named_owner(discourse, description)


def _after_of(discourse: Discourse, description: Description) -> int | None:
    """Where the person stands to whom one belongs: "Ann Tal" of "the mother of Ann Tal"."""
    owners = discourse.reading.objects(description.head, "of")
    return next((i for i in owners if i in discourse.by_head and discourse.by_head[i].entity.is_person), None)


def _relative_head(discourse: Discourse, position: int) -> int | None:
    """The noun of which a relative clause is said: "town" of "the town whose mayor fled"."""
    reading = discourse.reading
    while reading.deps[position] != "relcl":
        if reading.heads[position] == position:
            return None
        position = reading.heads[position]
    return reading.heads[position]


def named_owner(discourse: Discourse, description: Description) -> Entity | None:
    """The body that is no country and whose name stands before the noun: "SDF" of "SDF forces"."""
    for position in range(description.start, description.head):
        mention = discourse.by_head.get(position)
        is_body = mention is not None and mention.form == "name" and mention.entity.actor_type in _OWNING_BODIES
        if mention is None or not is_body or _is_enemy(discourse.reading, mention):
            continue
        if discourse.reading.deps[mention.head] in _OWNING_ROLES:
            return mention.entity
    return None


def _is_enemy(reading: Reading, mention: WorkingMention) -> bool:
    """Whether "anti" stands before the name, so that what follows is not its own: "anti-Hamas fighters"."""
    words = "".join(reading.lower[max(0, mention.start - 2) : mention.start + 1]).replace("–", "-").split("-")
    return len(words) > 1 and words[-2] in reading.lexicon.discourse_words["opposing"]


def speaking_owner(discourse: Discourse, description: Description) -> Entity | None:
    """The speaker of the quote in which something is "my" or "our" own, as far as he is known so far."""
    mention = _speaking(discourse, description)
    return mention.entity if mention is not None else None


def _speaking(discourse: Discourse, description: Description) -> WorkingMention | None:
    """The mention of the speaker to whom something belongs."""
    position, reading = description.owner, discourse.reading
    quote = reading.quote_of[position] if position is not None else None
    if position is None or quote is None or reading.lower[position] not in SPEAKERS_OWN:
        return None
    speaker = reading.quotes[quote].speaker
    places = reading.positions(speaker) if speaker is not None else range(0)
    return discourse.by_head.get(reading.head_of(places.start, places.stop)) if places else None


def speakers_state(discourse: Discourse, description: Description) -> str | None:
    """The ISO code of the state that a speaker calls "our", when he speaks for one: a minister, a general, a state."""
    mention = _speaking(discourse, description)
    body = body_of_name(discourse, mention) if mention is not None else None
    for speaker in (mention.entity if mention is not None else None, body):
        if speaker is not None and (speaker.actor_type == "country" or speaker.sector in _OF_STATE):
            return speaker.country or (body.country if body is not None else None)
    return None


def body_of_name(discourse: Discourse, mention: WorkingMention) -> Entity | None:
    """The body behind a personal name: "the Peruvian army" of "General Omar Nasri of the Peruvian army"."""
    if mention.form != "name":
        return None
    return named_body(discourse, discourse.reading.objects(mention.head, *_OF_BODY))


def named_body(discourse: Discourse, positions: Iterable[int]) -> Entity | None:
    """The first body whose name has its head at one of the tokens."""
    found = (discourse.by_head.get(position) for position in positions)
    return next((m.entity for m in found if m is not None and m.form == "name" and not m.entity.is_person), None)


def owner_country(discourse: Discourse, description: Description) -> str | None:
    """The ISO code of the possessor's country."""
    owner = owner_of(discourse, description)
    return owner.country if owner is not None else None
