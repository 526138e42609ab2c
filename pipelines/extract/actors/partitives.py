"""Some out of many: "two of the elders", "one of its commanders", "several of the residents" speak of somebody new.

Belongs here: the description of the part, made from that of the whole. Does not belong here: words that only count
("dozens of elders", "all of them"), which mean the whole.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipelines.extract.actors.agency import acts
from pipelines.extract.actors.descriptions import Description
from pipelines.extract.actors.reading import Reading

_QUANTIFIERS = frozenset({"another", "few", "many", "one", "others", "several", "some"})
_SINGLE = frozenset({"another", "one"})
_PLURAL_TAGS = frozenset({"NNS", "NNPS"})


def with_parts(reading: Reading, descriptions: Sequence[Description]) -> list[Description]:
    """The descriptions in order, with those of parts of them; wholes and members are named in passing."""
    bodies = {d.head for d in descriptions if d.noun.number == "collective" and not d.is_plural}
    return sorted(_with_parts(reading, descriptions, bodies), key=lambda d: d.head)


def _with_parts(reading: Reading, descriptions: Sequence[Description], bodies: set[int]) -> Iterator[Description]:
    for whole in descriptions:
        quantifier = _quantifier(reading, whole)
        if quantifier is not None:
            yield _part(reading, quantifier, whole)
        is_inside = quantifier is not None or _body_of(reading, whole) in bodies
        yield replace(whole, in_passing=True) if is_inside else whole


def _body_of(reading: Reading, members: Description) -> int | None:
    """The noun before "of" that these people make up: "group" of "a group of activists"."""
    preposition = reading.heads[members.head]
    is_of = members.is_plural and reading.deps[members.head] == "pobj" and reading.lower[preposition] == "of"
    return reading.heads[preposition] if is_of else None


def _quantifier(reading: Reading, whole: Description) -> int | None:
    """The numeral or pronoun before "of" that takes some out of many; over "of a handful of"."""
    noun = whole.head
    if reading.tags[noun] not in _PLURAL_TAGS:
        return None
    while reading.deps[noun] == "pobj" and reading.lower[reading.heads[noun]] == "of":
        noun = reading.heads[reading.heads[noun]]
        if reading.tags[noun] == "CD" or reading.lower[noun] in _QUANTIFIERS:
            return noun
        if reading.tokens[noun].lemma_ not in reading.lexicon.discourse_words["quantity"]:
            return None
    return None


def _part(reading: Reading, quantifier: int, whole: Description) -> Description:
    """The part as a description: "two elders" for "two of the elders", "one commander" for "one of its commanders"."""
    is_single = reading.lower[quantifier] in _SINGLE
    last = reading.tokens[whole.head].lemma_.lower() if is_single else whole.words[-1]
    start = quantifier
    while start > 0 and reading.tags[start] == reading.tags[start - 1] == "CD":
        start -= 1
    return replace(
        whole,
        start=start,
        first=start,
        head=quantifier,
        noun=replace(whole.noun, is_plural_form=whole.noun.is_plural_form and not is_single),
        words=(*reading.lower[start : quantifier + 1], *whole.words[:-1], last),
        role=(),
        is_definite=False,
        is_plural=whole.is_plural and not is_single,
        institution=None,
        may_be_thing=whole.may_be_thing and not acts(reading, quantifier),
    )
