"""What kind of actor an entity is, of which country and sector: from its name, its titles and words beside it.

Belongs here: evidence in the document. Does not belong here: whose name it is (identity.py). Without evidence a value
stays None.
"""

from collections.abc import Sequence

from pipelines.extract.actors.identity import NameRegistry, title_gender
from pipelines.extract.actors.reading import Entity, NameSpan, Reading, WorkingMention
from pipelines.extract.actors.shape import is_body_noun

_TITLE_WINDOW, _LONGEST_NOUN = 4, 3


def complete(registry: NameRegistry, names: Sequence[NameSpan], mentions: Sequence[WorkingMention]) -> None:
    """Fill in kind, country, sector, gender and roles of the named entities."""
    reading = registry.reading
    by_start = {mention.start: mention.entity for mention in mentions}
    for name in names:
        entity = by_start.get(name.start)
        if entity is not None and name.kind == "person" and entity.actor_type == "person":
            _complete_person(reading, entity, name)
        elif entity is not None and name.kind == "organization" and entity.known is None:
            _learn_noun_before(reading, entity, name.start)
    for entity in registry.entities:
        entity.name = _fullest(entity)
        if entity.known is None and entity.actor_type == "organization":
            _complete_group(reading, entity)


def _fullest(entity: Entity) -> str:
    return max(entity.names, key=lambda n: (len(n.split()), len(n)), default=entity.name)


def _complete_person(reading: Reading, entity: Entity, name: NameSpan) -> None:
    if name.title is not None or entity.name.split()[0] == reading.tokens[name.start].text:
        entity.gender = entity.gender or title_gender(reading, name)
    if name.title is None:
        entity.country = entity.country or _country_of_citizen(reading, name)
        return
    words = reading.name_words(*name.title)
    title = reading.lexicon.titles[words]
    if title.kind != "honorific" and words not in entity.roles:
        entity.roles.append(words)
    entity.sector = entity.sector or title.sector
    if entity.country is None:
        entity.country = _country_before(reading, name.title[0])


def _country_of_citizen(reading: Reading, name: NameSpan) -> str | None:
    """The country of a demonym that stands right before the name and belongs to it: "Spaniard Juan Qarm"."""
    before = name.start - 1
    is_beside = before >= 0 and name.start <= reading.heads[before] < name.end
    return reading.country_at(before) if is_beside else None


def _country_before(reading: Reading, start: int) -> str | None:
    """The country of a demonym or possessor right before a title: "Iranian President", "Iraq's prime minister"."""
    for position in range(start - 1, max(-1, start - _TITLE_WINDOW), -1):
        if (country := reading.country_at(position)) is not None:
            return country
        if not reading.words[position] or reading.tags[position] not in ("JJ", "NN", "NNP", "POS"):
            return None
    return None


def _complete_group(reading: Reading, entity: Entity) -> None:
    words = [w.lower() for w in entity.name.split()]
    for word in _telling_words(words):
        noun = reading.lexicon.nouns.get(word)
        if noun is not None and noun.actor_type not in (None, "anonymous", "person", "people", "country"):
            entity.actor_type, entity.sector = noun.actor_type, entity.sector or noun.sector
            break
    first = reading.lexicon.names.get((words[0],)) if words else None
    if first and first[0].actor.actor_type == "country":
        entity.country = entity.country or first[0].actor.country


def _learn_noun_before(reading: Reading, entity: Entity, start: int) -> None:
    """Kind and sector from the noun right before the name: "the rights group Qarm", "state broadcaster Qarm"."""
    for first in range(max(0, start - _LONGEST_NOUN), start):
        words = " ".join(reading.lower[first:start])
        noun = reading.lexicon.nouns.get(words)
        if (
            noun is None
            or noun.is_plural_form
            or not is_body_noun(reading, words)
            or _says_little(reading, first, words)
        ):
            continue
        if entity.actor_type == "organization" and noun.actor_type is not None:
            entity.actor_type, entity.sector = noun.actor_type, entity.sector or noun.sector
        return


def _says_little(reading: Reading, first: int, words: str) -> bool:
    """Whether a noun is one for any body, for a country's institution, or only the end of "pro-government"."""
    is_general = words in reading.lexicon.discourse_words["any body"] or words in reading.lexicon.institutions
    return is_general or (first > 0 and reading.lower[first - 1] == "-")


def _telling_words(words: list[str]) -> list[str]:
    """The words that may say what a group is, the head first: the last before "of" or "for", else the last."""
    for link in ("of", "for"):
        if link in words[1:]:
            return [words[words.index(link, 1) - 1]]
    return words[:0:-1][:1] if len(words) > 1 else []
