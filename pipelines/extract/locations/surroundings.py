"""What stands beside a name and says that it is something else: a surname, an outlet, a sum of money.

Belongs here: reading the neighbours of a name. Does not belong here: finding names (recognition.py).
"""

from pipelines.extract.locations.boundaries import EDGES
from pipelines.extract.locations.names import PlaceNames
from pipelines.extract.locations.reading import Reading
from pipelines.extract.locations.words import kinds_of
from pipelines.extract.text import POSSESSIVES

PLACE_PREPOSITIONS = frozenset("in from near at outside around inside across towards toward through into".split())
"""Prepositions whose object is a place, or somebody: "a letter from Bolton", "through Obama"."""

_ONLY_OF_PLACES = frozenset("in near outside inside across around into".split())

POSSESSIVE_MARKS = POSSESSIVES | frozenset({"'", "’"})

_LOWER_OPENINGS = ("al-", "el-", "ad-", "de ")
OUTLETS_AND_TEAMS = frozenset({"outlet", "team"})
_PARTS_OF_NAMES = frozenset({"modifier", "generic"})
_PARTS_OF_PLACES = frozenset({"part", "division"})


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
            if not OUTLETS_AND_TEAMS.isdisjoint(word.kinds):
                return True
        return False

    def _stands_after_place(self, first: int) -> bool:
        """Whether a code of two letters stands where that of a state does: "Paris, TX", "Paris TX"."""
        before = self._reading.word(first - 1)
        return before is not None and (before.text == "," or before.is_capitalised)

    def _is_surname(self, first: int, text: str) -> bool:
        """Whether a person of the text or somebody in high office is meant: "Mr Jordan", "Obama"."""
        before = self._reading.word(first - 1)
        if before is not None and "courtesy" in before.kinds:
            return True
        is_where = before is not None and before.lower in _ONLY_OF_PLACES
        return not is_where and (self._names.is_officeholder(text) or text in self._reading.surnames)

    def is_where_something_is(self, first: int, end: int) -> bool:
        """Whether the words beside the name speak of it as a place: "at the White House", "a Winona woman"."""
        if self.names_townspeople(end):
            return self._reading.words[end].text.islower()
        if self._leads_on(end):
            return False
        takes_article = self._names.is_listed(self._reading.name(first, end))
        while (before := self._reading.word(first - 1)) and (
            "modifier" in before.kinds or (takes_article and before.lower == "the")
        ):
            first -= 1
        if before is None:
            return False
        return before.lower in PLACE_PREPOSITIONS or (before.lower == "of" and self._ends_part_of_place(first - 1))

    def names_townspeople(self, end: int) -> bool:
        """Whether those whom the name belongs to are people or a body of a town: "Winona police"."""
        following = self._reading.word(end)
        return following is not None and "townspeople" in following.kinds and self._touches(end)

    def _leads_on(self, end: int) -> bool:
        """Whether what follows makes the name a part of another: "at Richmond High School", "in Flores' honor"."""
        following = self._reading.word(end)
        if following is None:
            return False
        return following.text in POSSESSIVE_MARKS or (following.is_capitalised and self._touches(end))

    def _ends_part_of_place(self, of: int) -> bool:
        """Whether the word before "of" says which part of a place, or which kind of one: "the outskirts of"."""
        before = self._reading.word(of - 1)
        return before is not None and before.text.islower() and not _PARTS_OF_PLACES.isdisjoint(before.kinds)

    def _touches(self, position: int) -> bool:
        """Whether only a space stands between a word and the one before it."""
        return self._reading.end_of(position - 1) + 1 == self._reading.starts[position]

    def follows_given_name(self, first: int) -> bool:
        """Whether the name is a surname behind a given name: "George Washington High School"."""
        before = self._reading.word(first - 1)
        if before is None or not before.is_capitalised or not self._names.is_given_name(before.text):
            return False
        return self._touches(first)
