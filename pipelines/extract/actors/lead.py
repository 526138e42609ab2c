"""The person whom the first sentence of a report describes and the next ones name.

Belongs here: "A British miner has died. Ann Tal, 34, …". Does not belong here: descriptions beside a name (links.py).
"""

from pipelines.extract.actors.discourse import Discourse
from pipelines.extract.actors.reading import Entity, WorkingMention

_INDEFINITE = frozenset({"a", "an"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_NAMED_WITHIN = 2
"""How many sentences after the lead the name comes."""


def name_the_lead(discourse: Discourse) -> None:
    """Make one of the only person whom the lead describes as somebody new, and who is named right after it."""
    described, named = _described_in_lead(discourse), _named_after(discourse)
    if described is not None and named is not None and described.gender in (None, named.gender):
        discourse.merge(described, named)


def _described_in_lead(discourse: Discourse) -> Entity | None:
    """The one person of the first sentence who is told of with "a" and nothing else."""
    reading = discourse.reading
    found = {
        id(mention.entity): mention.entity
        for mention in discourse.mentions
        if reading.sentence[mention.head] == 0
        and mention.form == "nominal"
        and mention.entity.actor_type == "anonymous"
        and mention.entity.is_person
        and reading.lower[mention.start] in _INDEFINITE
    }
    return next(iter(found.values())) if len(found) == 1 else None


def _named_after(discourse: Discourse) -> Entity | None:
    """Whose name begins one of the sentences after the lead, with the age or something else said of the person."""
    for mention in discourse.names:
        sentence = discourse.reading.sentence[mention.start]
        if sentence > _NAMED_WITHIN:
            return None
        if sentence > 0 and _is_introduced(discourse, mention):
            return mention.entity
    return None


def _is_introduced(discourse: Discourse, mention: WorkingMention) -> bool:
    reading, entity = discourse.reading, mention.entity
    is_first = all(other is mention or other.start > mention.start for other in discourse.names if other.entity is entity)
    is_new = is_first and entity.actor_type == "person" and entity.known is None
    begins = mention.start == 0 or reading.sentence[mention.start - 1] != reading.sentence[mention.start]
    is_told = reading.lower[mention.end : mention.end + 1] == [","]
    return is_new and begins and is_told and reading.deps[mention.head] in _SUBJECTS
