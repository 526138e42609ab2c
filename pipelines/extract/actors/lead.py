"""The person whom the first sentence of a report describes and the next ones name.

Belongs here: "A British miner has died. Ann Tal, 34, …". Does not belong here: descriptions beside a name (links.py).
"""

from pipelines.extract.actors.discourse import Discourse
from pipelines.extract.actors.reading import Entity, Reading, WorkingMention

_INDEFINITE = frozenset({"a", "an"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_TOLD_OF = frozenset({"nsubj", "nsubjpass", "dobj", "ROOT"})
_NAMED_WITHIN = 2
"""How many sentences after the lead the name comes."""
_TAKEN_UP_WITHIN = 4
"""Up to which sentence a full name alone takes up the one told of; a headline is one, too."""


def name_the_lead(discourse: Discourse, mention: WorkingMention) -> None:
    """Make one of the person whom the lead describes, when it is only one, and of the first to be named after it."""
    sentence = discourse.reading.sentence[mention.start]
    if not 0 < sentence <= _TAKEN_UP_WITHIN:
        return
    is_introduced = sentence <= _NAMED_WITHIN and _is_introduced(discourse, mention)
    described = _described_in_lead(discourse) if is_introduced else _taken_up(discourse, mention)
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
        and reading.lower[mention.start] in _INDEFINITE
    }
    return next(iter(found.values())) if len(found) == 1 else None


def _is_introduced(discourse: Discourse, mention: WorkingMention) -> bool:
    """Whether the sentence begins with the name of somebody new, and goes on with the age or the like: "Tal, 34,"."""
    reading, entity = discourse.reading, mention.entity
    is_new = entity.actor_type == "person" and entity.known is None and entity.mentions == [mention]
    begins = mention.start == 0 or reading.sentence[mention.start - 1] != reading.sentence[mention.start]
    is_told = reading.lower[mention.end : mention.end + 1] == [","]
    return is_new and begins and is_told and reading.deps[mention.head] in _SUBJECTS


def _taken_up(discourse: Discourse, mention: WorkingMention) -> Entity | None:
    """The one person told of so far, when a full name comes without a word on who that is."""
    if not _is_bare_name(discourse, mention):
        return None
    told = {id(m.entity): m.entity for m in discourse.mentions if m.entity.is_person and m.form != "pronoun"}
    told.pop(id(mention.entity), None)
    if len(told) != 1:
        return None
    (entity,) = told.values()
    reading = discourse.reading
    is_told_of = any(reading.deps[m.head] in _TOLD_OF and reading.quote_of[m.head] is None for m in entity.mentions)
    return entity if entity.actor_type == "anonymous" and entity.described and is_told_of else None


def _is_bare_name(discourse: Discourse, mention: WorkingMention) -> bool:
    """Whether it is the full name of somebody new, with no title, noun or name beside it, and not after "said"."""
    reading, entity = discourse.reading, mention.entity
    is_new = entity.actor_type == "person" and entity.known is None and entity.mentions == [mention]
    is_plain = mention.title is None and not entity.roles and mention.end - mention.start > 1
    role, verb = reading.deps[mention.head], reading.heads[mention.head]
    is_free = role in _TOLD_OF and not (role == "nsubj" and verb < mention.head)
    return is_new and is_plain and is_free and not _is_told(reading, mention)


def _is_told(reading: Reading, mention: WorkingMention) -> bool:
    """Whether something that is no number stands in apposition to the name, or a word before it."""
    beside = [i for i in reading.children(mention.head, "appos") if reading.tags[i] != "CD"]
    before = [i for i in reading.children(mention.head) if i < mention.start and reading.words[i]]
    return bool(beside or before or reading.children(mention.head, "conj", "cc"))
