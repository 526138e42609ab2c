"""For whom somebody speaks who says "we": an army for its spokesman, a state for its minister, a charity for its nurse.

Belongs here: the body behind a speaker. Does not belong here: who speaks (speakers.py), what ties there are
(relations.py).
"""

from collections.abc import Sequence

from pipelines.extract.actors.discourse import Discourse
from pipelines.extract.actors.reading import Entity, Reading, WorkingMention
from pipelines.extract.actors.relations import Tie
from pipelines.extract.actors.shape import INDEFINITE
from pipelines.extract.records import Relation

_REPRESENTING: tuple[Relation, ...] = ("spokesperson_for", "leads", "office_in", "member_of")
"""The ties by which somebody speaks for a body, the closest first."""
_WITH_MEMBERS = frozenset({"organization", "ngo", "igo", "company", "media", "government", "military", "armed_group"})


def body_of(discourse: Discourse, speaker: WorkingMention, ties: Sequence[Tie]) -> Entity | None:
    """The body whose spokesman, head, officer or member the text says the speaker is, else the state of his office.

    None for who was so once, and for everybody else.
    """
    reading, entity = discourse.reading, speaker.entity
    if not entity.is_person or any(_is_past(reading, m.start, m.end, m.head) for m in entity.mentions):
        return None
    told = [tie for tie in ties if tie.subject is entity and tie.relation in _REPRESENTING]
    if not told:
        return _state_of(discourse, entity)
    close = [tie for tie in told if _may_represent(reading, tie)]
    nearest = sorted(close, key=lambda tie: (_REPRESENTING.index(tie.relation), abs(tie.start - speaker.start)))
    return nearest[0].target if nearest else None


def _may_represent(reading: Reading, tie: Tie) -> bool:
    """Whether the tie makes somebody speak for the body; not in "a German speaker", which tells no office."""
    if _is_past(reading, tie.start, tie.end):
        return False
    if tie.relation == "member_of":
        return tie.target.actor_type in _WITH_MEMBERS
    is_one_of_many = bool(tie.subject.names) and reading.lower[tie.start] in INDEFINITE
    return tie.relation != "office_in" or not is_one_of_many


def _is_past(reading: Reading, start: int, end: int, head: int | None = None) -> bool:
    """Whether a word says that somebody is no longer what the tokens say: "the former spokesman"."""
    positions = [*range(start, end), *(reading.children(head, "amod") if head is not None else ())]
    return any(reading.lower[i] in reading.lexicon.discourse_words["past"] for i in positions)


def _state_of(discourse: Discourse, entity: Entity) -> Entity | None:
    """The state of a president or minister of whom no words of the text say whose he is, when the text names it."""
    titles = (discourse.reading.lexicon.titles.get(role) for role in entity.roles)
    has_office = any(title is not None and title.kind == "office" and title.relation is not None for title in titles)
    is_known = entity.known is not None and entity.sector == "GOV"
    state = discourse.reading.lexicon.countries.get(entity.country or "")
    if state is None or not (has_office or is_known):
        return None
    return next((m.entity for m in discourse.mentions if m.entity.known == state), None)
