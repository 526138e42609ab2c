"""The place names found so far in a text, and the tokens that can no longer be part of one.

Belongs here: the record of a place name and the bookkeeping of tokens. Does not belong here: what is a place name
(recognition.py).
"""

from dataclasses import dataclass
from typing import Literal

from pipelines.extract.locations.boundaries import EDGES, division_name, modifier_before
from pipelines.extract.locations.names import PlaceNames
from pipelines.extract.locations.reading import Reading
from pipelines.extract.locations.surroundings import Surroundings
from pipelines.extract.records import Span

FoundBy = Literal["model", "facility", "nested", "relabelled", "repeated", "listed", "contained", "syntax", "demonym"]


_FREE, _PLACE, _OTHER = range(3)


@dataclass(frozen=True, slots=True)
class Toponym:
    """A place name in the text. `name` is what to look up: the text, with the stop that belongs to an abbreviation.

    `first` and `end` are its tokens, half-open. `is_where` says whether the words before it speak of it as a place.
    """

    span: Span
    first: int
    end: int
    text: str
    name: str
    found_by: FoundBy
    is_where: bool
    modifier: str | None = None


class Toponyms:
    """The place names of one text, in the order in which they were found."""

    def __init__(self, reading: Reading, names: PlaceNames, beside: Surroundings) -> None:
        """Begin without any name."""
        self._reading, self._names, self._beside = reading, names, beside
        self._taken = bytearray(len(reading.words))
        self.found: list[Toponym] = []

    def in_order(self) -> list[Toponym]:
        """The names in the order of the text."""
        return sorted(self.found, key=lambda toponym: toponym.span)

    def is_taken(self, token: int) -> bool:
        """Whether a token is part of a place name or of another name."""
        return self._taken[token] != _FREE

    def is_place(self, token: int) -> bool:
        """Whether a token is part of a place name that was found."""
        return self._taken[token] == _PLACE

    def are_free(self, first: int, end: int) -> bool:
        """Whether none of the tokens is taken."""
        return not any(self._taken[first:end])

    def free_until(self, first: int, end: int) -> int:
        """The first token of a range that is taken, or its end."""
        return next((token for token in range(first, end) if self._taken[token]), end)

    def take_other(self, first: int, end: int) -> None:
        """Keep the tokens of a name that is none of a place from being looked at again."""
        self._taken[first:end] = bytes([_OTHER]) * (end - first)

    def add(self, first: int, end: int, found_by: FoundBy, modifier: str | None = None) -> None:
        """Add the name of some tokens; a modifier that is not given is looked for before it."""
        text, names = self._reading.text, self._names
        start, stop = self._reading.starts[first], self._reading.end_of(end - 1)
        name = division_name(self._reading, first, end, names) or text[start:stop]
        if text[stop : stop + 1] == "." and not names.is_place(name) and names.is_place(f"{name}."):
            name = f"{name}."
        while start < stop and text[start] in EDGES:
            start += 1
        while stop > start and text[stop - 1] in EDGES:
            stop -= 1
        if found_by != "demonym" and modifier is None:
            modifier = modifier_before(self._reading, first, start)
        span, is_where = Span(start, stop), self._beside.is_where_something_is(first, end)
        name = name.strip(EDGES)
        self.found.append(Toponym(span, first, end, text[start:stop], name, found_by, is_where, modifier))
        self._taken[first:end] = bytes([_PLACE]) * (end - first)
