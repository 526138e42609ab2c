"""What stands beside a name and says that it is something else: a surname, an outlet, a sum of money.

Belongs here: reading the neighbours of a name. Does not belong here: finding names (recognition.py).
"""

from pipelines.extract.locations.boundaries import EDGES
from pipelines.extract.locations.names import PlaceNames
from pipelines.extract.locations.reading import Reading
from pipelines.extract.locations.words import kinds_of

PLACE_PREPOSITIONS = frozenset("in from near at outside around inside across towards toward through into".split())
"""Prepositions whose object is a place."""

_COURTESIES = frozenset("mr mrs ms dr sir lord lady".split())
_LOWER_OPENINGS = ("al-", "el-", "ad-", "de ")
_OUTLETS_AND_TEAMS = frozenset({"outlet", "team"})
_PARTS_OF_NAMES = frozenset({"modifier", "generic"})


class Surroundings:
    """The neighbours of names in one text; positions are those of tokens."""

    def __init__(self, reading: Reading, names: PlaceNames) -> None:
        self._reading, self._names = reading, names

    def may_be_place(self, first: int, end: int, text: str) -> bool:
        """Whether nothing in or beside the name says that it is something else."""
        text = text.strip(EDGES)
        following = self._reading.word(end)
        if (following is not None and following.text == "$") or text.endswith("$"):
            return False
        if (
            self.follows_codename(first)
            or self.opens_other_name(end)
            or (self._names.is_code(text) and not self._stands_after_place(first))
        ):
            return False
        if not _PARTS_OF_NAMES.isdisjoint(kinds_of(text.lower())) or self._names.is_people(text):
            return False
        starts_as_name = text[:1].isupper() or not text[:1].isalpha() or text.startswith(_LOWER_OPENINGS)
        return starts_as_name and not self._is_surname(first, text)

    def follows_codename(self, first: int) -> bool:
        """Whether the word before a name makes it that of an operation or a storm: "Operation Olive Branch"."""
        before = self._reading.word(first - 1)
        return before is not None and before.is_capitalised and "codename" in before.kinds

    def opens_other_name(self, end: int) -> bool:
        """Whether the capitalised words after a name make it that of an outlet or a team: "Lansing State Journal"."""
        for word in self._reading.words[end : end + 2]:
            if not word.is_capitalised:
                return False
            if not _OUTLETS_AND_TEAMS.isdisjoint(word.kinds):
                return True
        return False

    def _stands_after_place(self, first: int) -> bool:
        """Whether a code of two letters stands where that of a state does: "Paris, TX", "Paris TX"."""
        before = self._reading.word(first - 1)
        return before is not None and (before.text == "," or before.is_capitalised)

    def _is_surname(self, first: int, text: str) -> bool:
        """Whether a person of the text or somebody in high office is meant: "Mr Jordan", "Obama"."""
        before = self._reading.word(first - 1)
        if before is not None and before.lower.rstrip(".") in _COURTESIES:
            return True
        if self._names.is_officeholder(text) and (before is None or before.lower not in PLACE_PREPOSITIONS):
            return True
        return text in self._reading.surnames and (before is None or before.lower not in PLACE_PREPOSITIONS)

    def is_where_something_is(self, first: int) -> bool:
        """Whether what the model takes for an organisation is where something is: "at the White House"."""
        before = self._reading.word(first - 1)
        if before is not None and before.lower == "the":
            before = self._reading.word(first - 2)
        return before is not None and before.lower in PLACE_PREPOSITIONS

    def follows_given_name(self, first: int) -> bool:
        """Whether the name is a surname behind a given name: "George Washington High School"."""
        before = self._reading.word(first - 1)
        if before is None or not before.is_capitalised or not self._names.is_given_name(before.text):
            return False
        return self._reading.end_of(first - 1) + 1 == self._reading.starts[first]
