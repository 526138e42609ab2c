"""Where a place name begins and ends: what stands around the bare name and what is a part of it.

Belongs here: articles, endings, modifiers, words like "province", several names in one entity. Does not belong here:
whether the words are a place name (recognition.py).
"""

import re
from collections.abc import Iterator

from spacy.tokens import Span as Entity

from pipelines.extract.locations.names import PlaceNames
from pipelines.extract.locations.words import is_division_word, words_of

EDGES = " \t\r\n\"“”‘'’()[],;:-–—•"
"""Characters that no place name begins or ends with."""

_KINDS_OF_TOWN = frozenset({"city", "town", "village"})
_MODIFIERS_BEFORE = re.compile(r"((?:[A-Za-z]+(?:-[a-z]+)*\s){1,2})$")
_LOOK_BACK = 40


def parts(entity: Entity, names: PlaceNames) -> Iterator[Entity]:
    """The names in one entity: the model joins "Vancouver, B.C." and "Iraq and Syria", and runs over lines."""
    start, doc, known = entity.start, entity.doc, names.is_known(entity.text)
    for token in entity:
        cut = "\n" in token.text or (not known and (token.text in (",", "/") or token.lower_ == "and"))
        if cut:
            if token.i > start:
                yield doc[start : token.i]
            start = token.i + 1
    if start < entity.end:
        yield doc[start : entity.end]


def bare(entity: Entity, names: PlaceNames) -> tuple[Entity, str | None]:
    """The entity without article, endings and punctuation, and the modifier that was split off; may be empty."""
    entity = _without_edges(entity)
    start, end, doc = entity.start, entity.end, entity.doc
    while end - start > 1 and doc[end - 1].text.islower() and _is_kind_of_place(doc[end - 1].text):
        end -= 1
    if end - start > 1 and doc[start].lower_ in ("the", "a", "an") and not _article_belongs(doc[start:end], names):
        start += 1
    if end - start > 2 and doc[start + 1].text == "-" and len(doc[start]) == 1:
        start += 2  # the party of a politician, "D-Oakland"
    first = start
    while end - start > 1 and not names.is_known(doc[start:end].text):
        width = _modifier_width(doc[start:end])
        if not width:
            break
        start += width
    return doc[start:end], doc[first:start].text if start > first else None


def _without_edges(entity: Entity) -> Entity:
    start, end, doc = entity.start, entity.end, entity.doc
    while start < end and (doc[start].text in EDGES or doc[start].is_space):
        start += 1
    while start < end and (doc[end - 1].tag_ == "POS" or doc[end - 1].text in EDGES + "’s"):
        end -= 1
    return doc[start:end]


def _article_belongs(name: Entity, names: PlaceNames) -> bool:
    """Whether the article is a part of the name, as in "The Hague"."""
    candidates = names.candidates(name.text)
    return name[0].text == "The" and bool(candidates) and candidates[0].place.name.startswith("The ")


def _modifier_width(name: Entity) -> int:
    """How many tokens at the start are a modifier: "north-eastern" is three."""
    for width in (3, 1):
        if width < len(name) and name[:width].text.lower() in words_of("modifier"):
            return width
    return 0


def _is_kind_of_place(word: str) -> bool:
    return is_division_word(word) or word in _KINDS_OF_TOWN


def division_name(name: Entity, names: PlaceNames) -> str | None:
    """The name with the word after it, when that says which kind of division it is: "Idlib" in "Idlib province"."""
    following = name.doc[name.end].text if name.end < len(name.doc) else ""
    if not following.islower() or not is_division_word(following):
        return None
    whole = f"{name.text} {following}"
    return whole if names.candidates(whole) else None


def modifier_before(text: str, start: int) -> str | None:
    """The words directly before a name that narrow it: "northern", "government-held"."""
    match = _MODIFIERS_BEFORE.search(text[max(0, start - _LOOK_BACK) : start])
    words = match[1].split() if match else []
    while words and words[0].lower() not in words_of("modifier"):
        words = words[1:]
    return " ".join(words) if words and words[-1].lower() in words_of("modifier") else None
