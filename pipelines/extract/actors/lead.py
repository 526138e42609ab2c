"""The person whom the first sentence of a report describes and the next ones name.

Belongs here: "A British miner has died. Ann Tal, 34, …". Does not belong here: descriptions beside a name (links.py).
"""

from pipelines.extract.actors.discourse import Discourse
from pipelines.extract.actors.reading import Entity, WorkingMention
from pipelines.extract.actors.shape import INDEFINITE

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_NAMED_WITHIN = 2
"""How many sentences after the lead the name comes."""


def name_the_lead(discourse: Discourse, mention: WorkingMention) -> None:
    """Make one of the person whom the lead describes, when it is only one, and of the first to be named after it."""
    sentence = discourse.reading.sentence[mention.start]
    if not 0 < sentence <= _NAMED_WITHIN or not _is_introduced(discourse, mention):
        return
    described = _described_in_lead(discourse)
    if described is not None and len({described.gender, mention.entity.gender} - {None}) < 2:
        discourse.merge(described, mention.entity)


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
        and reading.lower[mention.start] in INDEFINITE
    }
    return next(iter(found.values())) if len(found) == 1 else None


def _is_introduced(discourse: Discourse, mention: WorkingMention) -> bool:
    """Whether the sentence begins with the name of somebody new, and goes on with the age or the like: "Tal, 34,"."""
    reading, entity = discourse.reading, mention.entity
    is_new = entity.actor_type == "person" and entity.known is None and entity.mentions == [mention]
    begins = mention.start == 0 or reading.sentence[mention.start - 1] != reading.sentence[mention.start]
    is_told = reading.lower[mention.end : mention.end + 1] == [","]
    return is_new and begins and is_told and reading.deps[mention.head] in _SUBJECTS
