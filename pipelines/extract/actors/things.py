"""Names that the model takes for people or bodies and that are those of things: software, weapons, substances, books.

Belongs here: the evidence that an unknown name is a thing. Does not belong here: places (places.py), words inside names
(shape.py).
"""

import re
from collections.abc import Iterator, Sequence

from pipelines.extract.actors.reading import Entity, Reading, WorkingMention
from pipelines.extract.actors.shape import is_actor_noun, is_body_noun

_CRIMINAL = "CRM"
"""The sector of gangs."""
_MODIFIERS = frozenset({"compound", "nmod", "amod"})
_SUBJECTS = frozenset({"nsubj", "agent"})
_EMPTY_ROLES = frozenset({"attr", "oprd", "ROOT", "dep", "acomp", "npadvmod"})
_WEAK_PREPOSITIONS = frozenset({"in", "on", "via", "as", "like", "into", "onto", "through"})
_ACRONYM = re.compile(r" \(([A-Z]{2,6})s?\)")
_WORD = re.compile(r"[^\W\d_]+")
_LONGEST_EXPANSION = 80
_MODEL_NUMBER = re.compile(r"\d$")


def without_things(reading: Reading, mentions: Sequence[WorkingMention]) -> list[WorkingMention]:
    """The mentions without those of entities that are things."""
    by_entity: dict[int, list[WorkingMention]] = {}
    for mention in mentions:
        by_entity.setdefault(id(mention.entity), []).append(mention)
    acronyms = _acronyms_of_things(reading)
    things = {
        key for key, them in by_entity.items() if _may_be_thing(reading, them) and _is_thing(reading, them, acronyms)
    }
    return [mention for mention in mentions if id(mention.entity) not in things]


def _may_be_thing(reading: Reading, mentions: Sequence[WorkingMention]) -> bool:
    """Whether neither the lexicon nor a title, a gender or the noun for a body in the name says who it is."""
    entity = mentions[0].entity
    if entity.known is not None or entity.roles or entity.gender or any(mention.title for mention in mentions):
        return False
    return not any(is_body_noun(reading, word.lower()) or word == "Forces" for word in _all_words(entity))


def _all_words(entity: Entity) -> Iterator[str]:
    return (word for name in entity.names for word in name.split())


def _is_thing(reading: Reading, mentions: Sequence[WorkingMention], acronyms: frozenset[str]) -> bool:
    entity = mentions[0].entity
    if entity.actor_type == "person" and all(_names_several(reading, mention) for mention in mentions):
        return True
    if _speaks(reading, mentions) or any(_is_told_as_actor(reading, mention) for mention in mentions):
        return False
    is_labelled = bool(acronyms.intersection(entity.names)) or _is_labelled_thing(reading, entity)
    if is_labelled or any(_is_told_as_thing(reading, mention) for mention in mentions):
        return True
    acts = any(reading.deps[mention.head] in _SUBJECTS for mention in mentions)
    if not acts and any(_modifies_thing(reading, mention) for mention in mentions):
        return True
    if entity.actor_type == "person":
        return False
    is_model = all(_MODEL_NUMBER.search(name) for name in entity.names)
    return is_model or not any(_stands_as_actor(reading, mention) for mention in mentions)


def _names_several(reading: Reading, mention: WorkingMention) -> bool:
    """Whether the name is that of the family or gang whose noun stands after it: "the Qarm family"."""
    if reading.deps[mention.head] not in _MODIFIERS or reading.heads[mention.head] != mention.end:
        return False
    noun = reading.lexicon.nouns.get(reading.lower[mention.end])
    is_several = noun is not None and (noun.actor_type == "people" or noun.sector == _CRIMINAL)
    has_article = mention.start > 0 and reading.lower[mention.start - 1] == "the"
    return is_several and has_article and not reading.capital[mention.end]


def _is_labelled_thing(reading: Reading, entity: Entity) -> bool:
    """Whether the model takes the name for a work or a product more often than for a body or a person."""
    as_thing = sum(reading.thing_labels[name] for name in entity.names)
    return as_thing > sum(reading.body_labels[name] + reading.place_labels[name] for name in entity.names)


def _speaks(reading: Reading, mentions: Sequence[WorkingMention]) -> bool:
    speakers = [quote.speaker for quote in reading.quotes if quote.speaker is not None]
    spans = [reading.span(mention.start, mention.end) for mention in mentions]
    return any(speaker.start <= span.start and span.end <= speaker.end for speaker in speakers for span in spans)


def _acronyms_of_things(reading: Reading) -> frozenset[str]:
    """The acronyms introduced for common nouns that are no actors: "mutual legal assistance (MLA)"."""
    found, text = set(), reading.parsed.text
    for match in _ACRONYM.finditer(text):
        words = _WORD.findall(text, max(0, match.start() - _LONGEST_EXPANSION), match.start())
        initials = "".join(word[0].upper() for word in words)
        is_common = bool(words) and words[-1].islower() and not is_actor_noun(reading, words[-1])
        if is_common and initials.endswith(match[1]):
            found.add(match[1])
    return frozenset(found)


def _is_told_as_thing(reading: Reading, mention: WorkingMention) -> bool:
    """Whether a noun for a thing says what the name is of, or "of" ties it to a word for things."""
    head, words = reading.tokens[mention.head], reading.lexicon.named_things
    lemmas = {reading.tokens[i].lemma_.lower() for i in _beside(reading, mention)}
    if lemmas & (words["noun"] | words["work"]):
        return True
    return head.dep_ == "pobj" and head.head.lower_ == "of" and head.head.head.lemma_.lower() in words["of"]


def _is_told_as_actor(reading: Reading, mention: WorkingMention) -> bool:
    """Whether a noun for people or a body says what the name is of: "the group Qarm"."""
    return any(is_actor_noun(reading, reading.lower[i]) for i in _beside(reading, mention))


def _beside(reading: Reading, mention: WorkingMention) -> list[int]:
    """Where a noun stands that says what the name is of: apposition, predicate, the word before."""
    head = reading.tokens[mention.head]
    found = reading.children(mention.head, "appos")
    before = mention.start - 1
    if before >= 0 and reading.tags[before] == "NN" and reading.heads[before] in range(mention.start, mention.end):
        found.append(before)
    if head.dep_ == "appos":
        found.append(head.head.i)
    if head.dep_ == "nsubj" and head.head.lemma_ == "be":
        found += reading.children(head.head.i, "attr")
    return found


def _modifies_thing(reading: Reading, mention: WorkingMention) -> bool:
    """Whether the name stands before a noun for a thing, as its name or its maker's."""
    head = reading.tokens[mention.head]
    return head.dep_ in _MODIFIERS and head.head.lemma_.lower() in reading.lexicon.named_things["noun"]


def _stands_as_actor(reading: Reading, mention: WorkingMention) -> bool:
    """Whether the name stands where one who acts, owns or is dealt with may stand."""
    head = reading.tokens[mention.head]
    role, governor = head.dep_, head.head
    if role in _EMPTY_ROLES:
        return False
    if role in _MODIFIERS:
        return governor.tag_ not in ("NN", "NNS") or is_actor_noun(reading, governor.lower_)
    if role == "dobj":
        return governor.lemma_.lower() not in reading.lexicon.named_things["verb"]
    return role != "pobj" or governor.lower_ not in _WEAK_PREPOSITIONS or governor.head.pos_ == "NOUN"
