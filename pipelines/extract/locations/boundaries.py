"""Where a place name begins and ends: what stands around the bare name and what is a part of it.

Belongs here: articles, endings, modifiers, words like "province", several names in one entity. Does not belong here:
whether the words are a place name (recognition.py).
"""

import re
from functools import lru_cache
from typing import NamedTuple

from pipelines.extract.locations.names import PlaceNames
from pipelines.extract.locations.reading import Reading
from pipelines.extract.locations.words import kinds_of, words_of

EDGES = " \t\r\n\"“”‘’'()[],;:-–—•"
"""Characters that no place name begins or ends with."""

_KINDS_OF_PLACE = frozenset({"settlement", "division"})
_ENDINGS = frozenset({*EDGES, "'s", "’s", "s"})
_ARTICLES = frozenset({"the", "a", "an"})
_MODIFIERS_BEFORE = re.compile(r"((?:[A-Za-z]+(?:-[a-z]+)*\s){1,2})$")
_LOOK_BACK = 40


class Bare(NamedTuple):
    """A name among the words of an entity: from `first` to `end`; the modifier stands from `opening` to `first`."""

    opening: int
    first: int
    end: int


class Boundaries:
    """Finds the names in entities; the same entity gives the same names in every text."""

    def __init__(self, names: PlaceNames) -> None:
        self._names = names
        self.parts = lru_cache(maxsize=1 << 13)(self._parts)
        self.bare = lru_cache(maxsize=1 << 13)(self._bare)

    def _parts(self, words: tuple[str, ...]) -> tuple[Bare, ...]:
        """The names in one entity: the model joins "Vancouver, B.C." and "Iraq and Syria", and runs over lines."""
        known = self._names.is_known(_joined(words[slice(*_without_edges(words))]))
        found, first = list[Bare](), 0
        for n, word in enumerate((*words, "\n")):
            if "\n" in word or (not known and (word in (",", "/") or word.lower() == "and")):
                if n > first:
                    bare = self._bare(words[first:n])
                    found.append(Bare(*(first + position for position in bare)))
                first = n + 1
        return tuple(found)

    def _bare(self, words: tuple[str, ...]) -> Bare:
        """The entity without article, endings and punctuation, and the modifier that is split off; may be empty."""
        first, end = _without_edges(words)
        while end - first > 1 and words[end - 1].islower() and _is_kind_of_place(words[end - 1]):
            end -= 1
        if end - first > 1 and words[first].lower() in _ARTICLES and not self._article_belongs(words[first:end]):
            first += 1
        if end - first > 2 and words[first + 1] == "-" and len(words[first]) == 1:
            first += 2  # the party of a politician, "D-Oakland"
        opening = first
        while end - first > 1 and not self._names.is_known(_joined(words[first:end])):
            width = _modifier_width(words[first:end])
            if not width:
                break
            first += width
        return Bare(opening, first, end)

    def _article_belongs(self, words: tuple[str, ...]) -> bool:
        """Whether the article is a part of the name, as in "The Hague"."""
        name = _joined(words)
        if words[0] != "The" or not self._names.is_place(name):
            return False
        return self._names.candidates(name)[0].place.name.startswith("The ")


def _joined(words: tuple[str, ...]) -> str:
    """The words as one name, to be looked up: what is left of the spelling makes no difference there."""
    return " ".join(words).replace(" '", "'").replace(" ’", "’")


def _without_edges(words: tuple[str, ...]) -> tuple[int, int]:
    first, end = 0, len(words)
    while first < end and (words[first] in EDGES or words[first].isspace()):
        first += 1
    while first < end and words[end - 1] in _ENDINGS:
        end -= 1
    return first, end


def _modifier_width(words: tuple[str, ...]) -> int:
    """How many words at the start are a modifier: "north-eastern" is three."""
    for width in (3, 1):
        if width < len(words) and "modifier" in kinds_of("".join(words[:width]).lower()):
            return width
    return 0


def _is_kind_of_place(word: str) -> bool:
    return not _KINDS_OF_PLACE.isdisjoint(kinds_of(word))


def division_name(reading: Reading, first: int, end: int, names: PlaceNames) -> str | None:
    """The name with the word beside it that says which kind of division it is, in the order of a name.

    "Idlib province" for "Idlib" in "Idlib province" and in "the province of Idlib".
    """
    if end - first > 1 and "division" in reading.words[end - 1].kinds:
        return None  # "Anderson County" in "Anderson County district clerk"
    kind = _division_after(reading, end) or _division_before(reading, first)
    whole = f"{reading.name(first, end)} {kind}"
    return whole if kind and names.is_place(whole) else None


def _division_after(reading: Reading, end: int) -> str | None:
    following = reading.word(end)
    return following.text if following and "division" in following.kinds and following.text.islower() else None


def _division_before(reading: Reading, first: int) -> str | None:
    """The word in "the eastern province of Idlib", but not in "the Karkh district of Baghdad", a part of a city."""
    of = reading.word(first - 1)
    if of is None or of.text != "of":
        return None
    opening, kind = reading.word(first - 3), reading.word(first - 2)
    if opening is None or kind is None or "division" not in kind.kinds:
        return None
    return kind.lower if opening.lower == "the" or "modifier" in opening.kinds else None


def modifier_before(reading: Reading, first: int, start: int) -> str | None:
    """The words directly before a name that narrow it: "northern", "government-held"; `start` is the name's offset."""
    if first == 0 or reading.words[first - 1].lower not in _ends_of_modifiers():
        return None
    match = _MODIFIERS_BEFORE.search(reading.text[max(0, start - _LOOK_BACK) : start])
    words = match[1].split() if match else []
    while words and "modifier" not in kinds_of(words[0].lower()):
        words = words[1:]
    return " ".join(words) if words and "modifier" in kinds_of(words[-1].lower()) else None


@lru_cache(maxsize=1)
def _ends_of_modifiers() -> frozenset[str]:
    return frozenset(word.split("-")[-1] for word in words_of("modifier"))
