"""Finding place names in a parsed text, wherever the language model does and does not see them.

Belongs here: which stretches of text are place names. Does not belong here: which place they mean (resolution.py),
whether the place acts (usage.py).
"""

from collections.abc import Callable, Iterable
from functools import cache

from pipelines.extract.locations.boundaries import Boundaries
from pipelines.extract.locations.names import PlaceNames, place_names
from pipelines.extract.locations.reading import Entity, Reading
from pipelines.extract.locations.surroundings import (
    OUTLETS_AND_TEAMS,
    PLACE_PREPOSITIONS,
    POSSESSIVE_MARKS,
    Surroundings,
)
from pipelines.extract.locations.toponyms import FoundBy, Toponym, Toponyms
from pipelines.extract.locations.words import kinds_of

LONGEST_NAME = 5
"""Words in the longest name that is looked for outside the model's places ("Islamic Republic of Iran" has four)."""

RELABELLED_PRIOR = {"ORG": 5.0, "PRODUCT": 5.0, "WORK_OF_ART": 5.5, "PERSON": 6.0, "NORP": 4.5}
"""The prior (powers of ten of inhabitants) from which the model's organisation or person is taken for a place."""

PRIOR_BESIDE_SIGN = 4.2
"""The same where the words beside the name speak of it as a place."""

_PLACES = frozenset({"GPE", "LOC", "FAC"})
_HOSTS = frozenset({"ORG", "FAC", "EVENT", "LAW", "WORK_OF_ART", "PRODUCT", "NORP"})
_BEARERS_OF_OTHER_NAMES = frozenset({"ORG", "PRODUCT", "WORK_OF_ART", "FAC", "EVENT", "GPE", "LOC"})
_UNSURE = frozenset({"", "NORP", "ORG", "PERSON"})
_COMMON_WORDS = frozenset({"ordinary", "modifier"})
_SHORT_NAMES = 3
_LONGEST_ABBREVIATION = 4  # tokens: "W", ".", "Va", "."


def find_toponyms(reading: Reading) -> list[Toponym]:
    """The place names of a text in order, none over another."""
    return _Search(reading, place_names()).run()


@cache
def _boundaries() -> Boundaries:
    return Boundaries(place_names())


class _Search:
    """One reading of one text: each step takes what the steps before it left."""

    def __init__(self, reading: Reading, names: PlaceNames) -> None:
        self.reading, self.names, self.boundaries = reading, names, _boundaries()
        self.beside = Surroundings(reading, names)
        self.words = reading.words
        self.toponyms = Toponyms(reading, names, self.beside)
        self.seen: set[str] = set()
        self.unknown: list[tuple[int, int, str | None]] = []

    def run(self) -> list[Toponym]:
        for entity in self.reading.entities:
            if entity.end - entity.first > 1 and self._is_other_name(entity):
                self.toponyms.take_other(entity.first, entity.end)
        self._take_idioms()
        self._take_whole_names()
        self._take_model_places()
        self.seen = {
            t.text
            for t in self.toponyms.found
            if t.found_by == "model" and len(t.text) > _SHORT_NAMES and self.names.candidates(t.name)
        }
        self._take_relabelled()
        self._take_demonyms()
        self._take_nested()
        self._take_contained()
        self._take_abbreviations()
        self._take_unlabelled()
        self._take_towns_of_people()
        self._take_by_syntax()
        self._take_unknown()
        return self.toponyms.in_order()

    def _is_other_name(self, entity: Entity) -> bool:
        """Whether it is an outlet, a team or a firm that is named after a place."""
        if entity.label not in _BEARERS_OF_OTHER_NAMES:
            return False
        if not OUTLETS_AND_TEAMS.isdisjoint(self.words[entity.end - 1].kinds):
            return True
        return any("company" in word.kinds for word in self.words[entity.first + 1 : entity.end])

    def _take_idioms(self) -> None:
        """Wars, parties, diseases and other names that hold the name of a place and speak of none."""
        for first in [n for n in self.reading.openings if self.words[n].idiom]:
            for end in range(first + _most_tokens(self.words[first].idiom), first + 1, -1):
                if end <= len(self.words) and self.names.is_idiom(self.reading.name(first, end)):
                    self.toponyms.take_other(first, end)
                    break

    def _take_whole_names(self) -> None:
        """Long names of our list of which the model sees only parts: "Burkina" of "Burkina Faso"."""
        long = [(n, n + _most_tokens(self.words[n].listed)) for n in self.reading.openings if self.words[n].listed > 1]
        ranges = [(first, end) for first, end in long if self.reading.has_label(first, end, _PLACES)]
        self._take_longest(ranges, self._is_whole_name, "model")

    def _is_whole_name(self, first: int, end: int) -> bool:
        width = end - first
        if width == 1 or (width == 2 and self.words[end - 1].text.islower()):  # "Idlib province" is the name "Idlib"
            return False
        return self.reading.has_label(first, end, _PLACES) and self.names.is_listed(self.reading.name(first, end))

    def _take_model_places(self) -> None:
        for first, end, label in self.reading.entities:
            if label not in _PLACES or not self.toponyms.are_free(first, end):
                continue
            words = tuple(word.text for word in self.words[first:end])
            for part in self.boundaries.parts(words):
                if part.first < part.end:
                    modifier = self._modifier(first + part.opening, first + part.first)
                    self._take_model_place(first + part.first, first + part.end, label, modifier)

    def _modifier(self, opening: int, first: int) -> str | None:
        return self.reading.name(opening, first) if opening < first else None

    def _take_model_place(self, first: int, end: int, label: str, modifier: str | None) -> None:
        name = self.reading.name(first, end)
        if not self.beside.may_be_place(first, end, name):
            return
        if self._is_only_demonym(name):
            return
        if self.names.is_place(name) or self.names.is_place(f"{name}."):
            self.toponyms.add(first, end, "facility" if label == "FAC" else "model", modifier)
        elif label != "FAC":
            self.unknown.append((first, end, modifier))
            self._take_opening(first, end)

    def _take_opening(self, first: int, end: int) -> None:
        """The known place with which an unknown name opens: "Henderson County" of "Henderson County Jail"."""
        if "feature" in self.words[end - 1].kinds:
            return
        for stop in range(end - 1, first, -1):
            rest = self.words[stop:end]
            if not all("ordinary" in word.kinds or word.text in POSSESSIVE_MARKS for word in rest):
                return
            if self._is_nested(first, stop):
                self.toponyms.add(first, stop, "nested")
                return

    def _is_only_demonym(self, name: str) -> bool:
        return self.names.demonym(name) is not None and not self.names.is_listed(name)

    def _take_by_syntax(self) -> None:
        """Names the model did not label, after "in" or "near" or beside a place in a list, in a country of the text."""
        countries = {country for t in self.toponyms.found for country in self._likeliest_country(t.name)}
        for n in self.reading.openings:
            text = self.words[n].text
            if self.toponyms.is_taken(n) or len(text) <= _SHORT_NAMES or self.reading.labels[n] not in _UNSURE:
                continue
            if "ordinary" in self.words[n].kinds or text in self.reading.surnames or not self._stands_as_place(n):
                continue
            if countries.intersection(self._likeliest_country(text)) and self.beside.may_be_place(n, n + 1, text):
                self.toponyms.add(n, n + 1, "syntax")

    def _take_towns_of_people(self) -> None:
        """Names the model did not take for places, before a word for people of a town: "Winona police"."""
        ends = [n for n, word in enumerate(self.words) if "townspeople" in word.kinds]
        ranges = [(n, end) for end in ends for n in range(max(0, end - 2), end) if self.words[n].opens]
        self._take_longest(ranges, self._is_town_of_people, "syntax")

    def _is_town_of_people(self, first: int, end: int) -> bool:
        if not self.beside.names_townspeople(end) or self.reading.token(end - 1).pos_ != "PROPN":
            return False
        name = self.reading.name(first, end)
        if self.reading.labels[first] not in _UNSURE or self._is_surname(first) or self._is_only_demonym(name):
            return False
        return self._is_surely_place(name, PRIOR_BESIDE_SIGN) and self.beside.may_be_place(first, end, name)

    def _stands_as_place(self, position: int) -> bool:
        """Whether a proper noun stands alone as object of a preposition of place or as a further place of a list."""
        token = self.reading.token(position)
        if token.dep_ not in ("pobj", "conj") or token.pos_ != "PROPN":
            return False
        if any(child.dep_ == "compound" for child in token.children):
            return False
        if token.dep_ == "pobj":
            return token.head.lower_ in PLACE_PREPOSITIONS
        return self.toponyms.is_place(token.head.i)

    def _likeliest_country(self, name: str) -> tuple[str, ...]:
        best = self.names.candidates(name)[:1]
        return tuple(rated.place.country for rated in best if rated.place.country)

    def _take_unknown(self) -> None:
        """The model's places that no list knows and that hold no other name, where the text too treats them as such."""
        for first, end, modifier in self.unknown:
            if self.words[end - 1].text in self.reading.surnames or not self.toponyms.are_free(first, end):
                continue
            before = self.reading.token(max(0, first - 1))
            if before.pos_ == "ADP" or before.lower_ == "the":
                self.toponyms.add(first, end, "model", modifier)

    def _take_relabelled(self) -> None:
        """Places that the model calls an organisation, a work or a person."""
        for first, end, label in self.reading.entities:
            if label not in RELABELLED_PRIOR or not self.toponyms.are_free(first, end):
                continue
            if label == "PERSON" and end - first > 1 and not self.names.is_known(self.reading.name(first, end)):
                continue
            bare = self.boundaries.bare(tuple(word.text for word in self.words[first:end]))
            begin, stop = first + bare.first, first + bare.end
            if begin < stop and self._is_relabelled(begin, stop, label):
                self.toponyms.add(begin, stop, "relabelled", self._modifier(first + bare.opening, begin))

    def _is_relabelled(self, first: int, end: int, label: str) -> bool:
        """Whether a name that the model takes for something else is rather that of a place."""
        name = self.reading.name(first, end)
        if not self._is_surely_place(name, PRIOR_BESIDE_SIGN) or self._is_only_demonym(name):
            return False
        is_where = self.beside.is_where_something_is(first, end)
        if not is_where and not self._is_surely_place(name, RELABELLED_PRIOR[label]):
            return False
        if self.names.is_alliance(name) or (self.names.is_building(name) and not is_where):
            return False
        if label == "PERSON" and self.names.is_given_name(name):
            return False
        return self.beside.may_be_place(first, end, name)

    def _is_surely_place(self, name: str, threshold: float) -> bool:
        if name in self.seen:
            return True
        if len(name.replace(".", "")) <= _SHORT_NAMES:
            return self.names.is_short(name)
        return self.names.weight_alone(name) > threshold and "ordinary" not in kinds_of(name.lower())

    def _take_demonyms(self) -> None:
        """Adjectives and peoples of countries, two words before one: "South Korean" is not "Korean"."""
        for first in self.reading.openings:
            longest = self.words[first].demonym
            if not longest or self.toponyms.is_taken(first):
                continue
            for end in range(min(first + longest, first + 2, len(self.words)), first, -1):
                if self.toponyms.are_free(first, end) and self._is_demonym(first, end):
                    self.toponyms.add(first, end, "demonym")
                    break

    def _is_demonym(self, first: int, end: int) -> bool:
        if not self.words[end - 1].is_capitalised or self.names.demonym(self.reading.name(first, end)) is None:
            return False
        following = self.reading.word(end)
        if self.reading.labels[first] in ("PERSON", "LANGUAGE") or (following and "culture" in following.kinds):
            return False
        if self.words[end - 1].text in self.reading.surnames:
            return False
        last = self.reading.token(end - 1)
        is_language = last.dep_ == "pobj" and last.head.lower_ in ("in", "into") and last.tag_ != "NNPS"
        return not is_language or last.ent_type_ == "NORP"

    def _take_nested(self) -> None:
        """Places in the names of organisations, facilities, events and laws."""
        for first, end, label in self.reading.entities:
            if label in _HOSTS and end - first > 1:
                ranges = [(n, min(n + LONGEST_NAME, end)) for n in range(first, end) if self.words[n].opens]
                self._take_longest(ranges, self._is_nested, "nested")

    def _take_unlabelled(self) -> None:
        """Names the model left out: those it saw elsewhere in the text, and those that need no other sign."""
        seen = {
            word.key for t in self.toponyms.found if t.text in self.seen for word in self.words[t.first : t.first + 1]
        }
        free = [n for n in self.reading.openings if not self.toponyms.is_taken(n)]
        self._take_longest(
            [(n, n + LONGEST_NAME) for n in free if self.words[n].key in seen], self._is_repeated, "repeated"
        )
        listed = [(n, n + _most_tokens(self.words[n].listed)) for n in free if self.words[n].listed]
        self._take_longest(listed, self._is_listed, "listed")

    def _take_longest(self, ranges: Iterable[tuple[int, int]], accepts: "_Test", found_by: FoundBy) -> None:
        """Take the longest acceptable name from the first token of each range on."""
        for first, furthest in ranges:
            for stop in range(self.toponyms.free_until(first, min(furthest, len(self.words))), first, -1):
                if self.words[stop - 1].text[0].isalpha() and accepts(first, stop):
                    self.toponyms.add(first, stop, found_by)
                    break

    def _is_nested(self, first: int, end: int) -> bool:
        text = self.reading.name(first, end)
        if text not in self.seen and not (self._is_large_enough(text, end) and self._is_whole(first, end)):
            return False
        if self._is_surname(first) or self.names.is_alliance(text):
            return False
        return not (self.beside.opens_other_name(end) or self.beside.follows_codename(first))

    def _is_whole(self, first: int, end: int) -> bool:
        """Whether a name is no part of a longer one; but "Dublin City Council" is that of Dublin."""
        if end - first == 1:
            return self._opens_name(first)
        return self.words[end - 1].lower != "city" or self.reading.name(first, end - 1) not in self.seen

    def _is_large_enough(self, text: str, end: int) -> bool:
        """Whether a place of that name is large enough to be meant inside the name of an organisation."""
        if len(text.replace(".", "")) <= _SHORT_NAMES:
            return self.names.is_short(text)
        if self.names.is_weighty(text):
            return True
        return self.beside.names_townspeople(end) and self._is_surely_place(text, PRIOR_BESIDE_SIGN)

    def _opens_name(self, position: int) -> bool:
        """Whether a word stands where a place stands in a longer name: first, after "of" or "in", after a modifier."""
        if "modifier" in self.words[position].kinds:
            return False
        before = self.reading.word(position - 1)
        if before is None or self._opens_entity(position):
            return True
        if before.lower == "the" or "modifier" in before.kinds or self.toponyms.is_place(position - 1):
            return True
        return not before.is_capitalised

    def _opens_entity(self, position: int) -> bool:
        return self.reading.labels[position - 1] != self.reading.labels[position] or any(
            position == entity.first for entity in self.reading.entities
        )

    def _is_repeated(self, first: int, end: int) -> bool:
        if self.reading.name(first, end) not in self.seen or self._is_surname(first):
            return False
        return not self.reading.has_label(first, end, ("PERSON",))

    def _is_surname(self, first: int) -> bool:
        return self.beside.follows_given_name(first) and not self.toponyms.is_place(first - 1)

    def _is_listed(self, first: int, end: int) -> bool:
        text = self.reading.name(first, end)
        if not self.names.is_listed(text) or self.reading.has_label(first, end, ("PERSON",)):
            return False
        if self._is_surname(first) or self.names.is_alliance(text):
            return False
        if not _COMMON_WORDS.isdisjoint(kinds_of(text.lower())):
            return False
        return len(text.replace(".", "")) > _SHORT_NAMES or self.names.is_short(text)

    def _take_abbreviations(self) -> None:
        """States in short after a town: "Wichita, Kan."."""
        for comma in [t.end for t in self.toponyms.found if t.end + 1 < len(self.words)]:
            first = comma + 1
            if self.words[comma].text != "," or self.toponyms.is_taken(first) or not self.words[first].opens:
                continue
            for end in range(min(first + _LONGEST_ABBREVIATION, len(self.words)), first, -1):
                if self.toponyms.are_free(first, end) and self.names.is_abbreviation(self.reading.name(first, end)):
                    self.toponyms.add(first, end, "listed")
                    break

    def _take_contained(self) -> None:
        """ "X, Y" where Y is a place already found and the gazetteer has an X in it."""
        for container in [t for t in self.toponyms.found if t.found_by in ("model", "repeated")]:
            comma = container.first - 1
            if comma < 1 or self.words[comma].text != "," or self.toponyms.is_taken(comma - 1):
                continue
            first = self._start_of_contained(comma, container)
            if first is not None:
                self.toponyms.add(first, comma, "contained")

    def _start_of_contained(self, end: int, container: Toponym) -> int | None:
        keys = {rated.place.key for rated in self.names.candidates(container.name)[:3]}
        sentence = self.reading.token(end - 1).sent.start
        for first in range(max(sentence, end - LONGEST_NAME), end):
            if not self.toponyms.are_free(first, end) or not all(word.is_capitalised for word in self.words[first:end]):
                continue
            if self._is_surname(first):
                continue
            name = self.reading.name(first, end)
            if any(keys.intersection(rated.place.within) for rated in self.names.candidates(name)):
                return first
        return None


def _most_tokens(words: int) -> int:
    """How many tokens a name of so many words may have: each hyphen is one."""
    return min(LONGEST_NAME, 2 * words - 1)


type _Test = Callable[[int, int], bool]
