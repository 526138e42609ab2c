"""Whose army is meant by "government troops", "forces loyal to the king", the troops that "Peru sent".

Belongs here: the country of whoever has, sends or withdraws forces. Does not belong here: forces with their country
beside them (antecedents.py), those of armed groups (members.py).
"""

from collections.abc import Iterator

from pipelines.extract.actors.descriptions import Description
from pipelines.extract.actors.discourse import Discourse
from pipelines.extract.actors.reading import Reading

_BEFORE_NOUN = ("compound", "amod", "nmod")
_LOYAL = "loyal"
_RULING = "government"
_HYPHENS = frozenset({"-", "–"})
_UPWARD = frozenset({"conj", "xcomp", "advcl"})


def country_of_forces(discourse: Discourse, description: Description) -> str | None:
    """The ISO code of the country whose forces they are by their master, whoever they are loyal to or sends them."""
    is_army = description.institution is not None and description.institution.actor_type == "military"
    if not is_army:
        return None
    if (ruling := _ruling_before(discourse.reading, description)) is not None:
        return _country_ruled(discourse, ruling)
    for position in (*_masters(discourse.reading, description.head), *_senders(discourse.reading, description)):
        if (country := _country_at(discourse, position)) is not None:
            return country
    return None


def _ruling_before(reading: Reading, description: Description) -> int | None:
    """Where "government" stands before the noun, not in "pro-government forces"."""
    for position in reading.children(description.head, *_BEFORE_NOUN):
        is_alone = reading.lower[position - 1] not in _HYPHENS and reading.lower[position + 1] not in _HYPHENS
        if is_alone and _is_ruling(reading, position):
            return position
    return None


def _is_ruling(reading: Reading, position: int) -> bool:
    institution = reading.lexicon.institutions.get(reading.lower[position])
    return institution is not None and institution.institution == _RULING


def _masters(reading: Reading, head: int) -> Iterator[int]:
    """Who stands after "loyal to"."""
    loyal = [i for i in reading.children(head, "amod", "acl", "advcl") if reading.lower[i] == _LOYAL and i > head]
    return (i for position in loyal for i in reading.objects(position, "to"))


def _senders(reading: Reading, description: Description) -> Iterator[int]:
    """Who sends, keeps or withdraws "troops"; in "the king's decision to withdraw troops" whose decision it is."""
    verb = reading.heads[description.head]
    is_sent = reading.tokens[verb].lemma_ in reading.lexicon.discourse_words["deploying"]
    if description.is_definite or reading.deps[description.head] != "dobj" or not is_sent:
        return
    while not (subjects := reading.children(verb, "nsubj")) and reading.deps[verb] in _UPWARD:
        verb = reading.heads[verb]
    yield from subjects
    if not subjects and reading.deps[verb] == "acl":
        yield from reading.children(reading.heads[verb], "poss", "compound")


def _country_at(discourse: Discourse, position: int) -> str | None:
    """The country of the ruler, the state or the government at a token, named or described."""
    mention = discourse.by_head.get(position)
    if mention is not None:
        is_state = mention.entity.actor_type == "country"
        is_official = mention.entity.is_person and mention.entity.known is not None
        return mention.entity.country if is_state or is_official else None
    reading = discourse.reading
    if not _is_ruling(reading, position):
        return None
    named = (reading.country_at(i) for i in reading.children(position, *_BEFORE_NOUN, "poss"))
    return next(filter(None, named), None) or _country_ruled(discourse, position)


def _country_ruled(discourse: Discourse, position: int) -> str | None:
    """The one country whose government the text has called by the noun: "the Assad regime", then "the regime"."""
    noun = discourse.reading.lower[position]
    states = (mention.entity for mention in discourse.mentions if mention.entity.actor_type == "country")
    countries = {state.country for state in states if noun in state.nouns}
    return next(iter(countries)) if len(countries) == 1 else None
