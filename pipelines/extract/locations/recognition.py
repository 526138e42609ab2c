"""Finding place names in a parsed text, wherever the language model does and does not see them.

Belongs here: which stretches of text are place names. Does not belong here: which place they mean (resolution.py),
whether the place acts (usage.py).
"""

from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Entity

from pipelines.extract.locations.boundaries import EDGES, bare, division_name, modifier_before, parts
from pipelines.extract.locations.names import PlaceNames
from pipelines.extract.locations.words import is_division_word, words_of
from pipelines.extract.records import Span
from pipelines.extract.text import normalise_name, trim

FoundBy = Literal["model", "facility", "nested", "relabelled", "repeated", "listed", "contained", "syntax", "demonym"]

LONGEST_NAME = 5
"""Words in the longest name that is looked for outside the model's places ("Islamic Republic of Iran" has four)."""

NESTED_TOWN = 50_000
NESTED_TOWN_OF_WORDS = 2_000
"""Inhabitants a town must have to be read inside the name of an organisation: of one word, of several words."""

RELABELLED_PRIOR = {"ORG": 5.0, "PRODUCT": 5.0, "WORK_OF_ART": 5.5, "PERSON": 6.0, "NORP": 4.5}
"""The prior (powers of ten of inhabitants) from which the model's organisation or person is taken for a place."""

_PLACES = frozenset({"GPE", "LOC", "FAC"})
_HOSTS = frozenset({"ORG", "FAC", "EVENT", "LAW", "WORK_OF_ART", "PRODUCT", "NORP"})
_UNSURE = frozenset({"", "NORP", "ORG", "PERSON"})
_PLACE_PREPOSITIONS = frozenset("in from near at outside around inside across towards toward through into".split())
_LOWER_OPENINGS = ("al-", "el-", "ad-", "de ")
_SHORT_NAMES = 3
_ARTICLES = frozenset({"al", "el", "ar", "as", "ash", "ad", "an"})  # of Arabic names: "al-Hol"
_SAINT = frozenset({"St.", "St", "Saint"})  # churches and schools bear their names more often than towns


@dataclass(frozen=True, slots=True)
class Toponym:
    """A place name in the text. `name` is what to look up: the text, with the stop that belongs to an abbreviation."""

    span: Span
    text: str
    name: str
    found_by: FoundBy
    modifier: str | None = None


def find_toponyms(doc: Doc, names: PlaceNames) -> list[Toponym]:
    """The place names of a parsed text in order, none over another."""
    return _Search(doc, names).run()


class _Search:
    """One reading of one text: each step takes what the steps before it left."""

    def __init__(self, doc: Doc, names: PlaceNames) -> None:
        self.doc, self.text, self.names = doc, doc.text, names
        self.found: list[Toponym] = []
        self.taken = bytearray(len(doc))  # by token: 1 is part of a place name, 2 is part of another name
        self.seen: set[str] = set()
        self.unknown: list[tuple[Entity, str | None]] = []
        self.words = [token.text for token in doc]
        self.capitals = [n for n, word in enumerate(self.words) if word[:1].isupper() or word in _ARTICLES]
        self.people = {token.i for entity in doc.ents if entity.label_ == "PERSON" for token in entity}
        self.surnames = {e[-1].text for e in doc.ents if e.label_ == "PERSON" and len(e) > 1}

    def run(self) -> list[Toponym]:
        for entity in self.doc.ents:
            if _is_other_name(entity):
                self._take(entity, 2)
        self._take_whole_names()
        self._take_model_places()
        self.seen = {
            t.text
            for t in self.found
            if t.found_by == "model" and len(t.text) > _SHORT_NAMES and self.names.candidates(t.name)
        }
        self._take_relabelled()
        self._take_demonyms()
        self._take_nested()
        self._take_contained()
        self._take_unlabelled()
        self._take_by_syntax()
        self._take_unknown()
        return sorted(self.found, key=lambda t: t.span)

    def _take(self, tokens: Iterable[Token], mark: int = 1) -> None:
        for token in tokens:
            self.taken[token.i] = mark

    def _free(self, first: int, end: int) -> bool:
        return not any(self.taken[first:end])

    def _add(self, tokens: Entity, found_by: FoundBy, modifier: str | None = None) -> None:
        name = division_name(tokens, self.names) or tokens.text
        if self.text[tokens.end_char : tokens.end_char + 1] == "." and self.names.candidates(f"{name}."):
            name = name if self.names.candidates(name) else f"{name}."
        span = trim(self.text, Span(tokens.start_char, tokens.end_char), EDGES)
        if found_by != "demonym" and modifier is None:
            modifier = modifier_before(self.text, span.start)
        self.found.append(Toponym(span, span.of(self.text), name.strip(EDGES), found_by, modifier))
        self._take(tokens)

    def _take_whole_names(self) -> None:
        """Long names of our list of which the model sees only parts: "Burkina" of "Burkina Faso"."""
        starts = self._openings(self.names.listed_openings)
        self._take_longest(starts, len(self.doc), self._is_whole_name, "model")

    def _is_whole_name(self, words: Entity) -> bool:
        if len(words) == 1 or (len(words) == 2 and words[-1].text.islower()):  # "Idlib province" is the name "Idlib"
            return False
        return any(word.ent_type_ in _PLACES for word in words) and self.names.is_listed(words.text)

    def _take_model_places(self) -> None:
        for entity in self.doc.ents:
            if entity.label_ in _PLACES and self._free(entity.start, entity.end):
                for part in parts(entity, self.names):
                    self._take_model_place(part, entity.label_)

    def _take_model_place(self, entity: Entity, label: str) -> None:
        name, modifier = bare(entity, self.names)
        if not name or not self._may_be_place(name):
            return
        if self.names.demonym(name.text) and not self.names.is_listed(name.text):
            return
        if not self.names.candidates(name.text) and not self.names.candidates(f"{name.text}."):
            if label != "FAC":
                self.unknown.append((name, modifier))
            return
        self._add(name, "facility" if label == "FAC" else "model", modifier)

    def _take_by_syntax(self) -> None:
        """Names the model did not label, after "in" or "near" or beside a place in a list, in a country of the text."""
        countries = {country for t in self.found for country in self._likeliest_country(t.name)}
        for n in self.capitals:
            token = self.doc[n]
            if self.taken[n] or token.ent_type_ not in _UNSURE or token.pos_ != "PROPN" or len(token) <= _SHORT_NAMES:
                continue
            words = self.doc[n : n + 1]
            if not self._stands_as_place(token) or token.text in self.surnames or not self._may_be_place(words):
                continue
            if token.lower_ not in words_of("ordinary") and countries.intersection(self._likeliest_country(token.text)):
                self._add(words, "syntax")

    def _stands_as_place(self, token: Token) -> bool:
        if any(child.dep_ == "compound" for child in token.children) or token.dep_ == "compound":
            return False
        if token.dep_ == "pobj":
            return token.head.lower_ in _PLACE_PREPOSITIONS
        return token.dep_ == "conj" and self.taken[token.head.i] == 1

    def _likeliest_country(self, name: str) -> tuple[str, ...]:
        best = self.names.candidates(name)[:1]
        return tuple(rated.place.country for rated in best if rated.place.country)

    def _take_unknown(self) -> None:
        """The model's places that no list knows and that hold no other name, where the text too treats them as such."""
        for name, modifier in self.unknown:
            before = self.doc[name.start - 1] if name.start else name[0]
            if name[-1].text in self.surnames:
                continue
            if self._free(name.start, name.end) and (before.pos_ == "ADP" or before.lower_ == "the"):
                self._add(name, "model", modifier)

    def _may_be_place(self, name: Entity) -> bool:
        """Whether nothing in or beside the name says that it is something else."""
        text = name.text.strip(EDGES)
        following = self.words[name.end] if name.end < len(self.words) else ""
        if following == "$" or text.endswith("$"):
            return False
        if following[:1].isupper() and following.lower() in words_of("team") | words_of("outlet"):
            return False
        if text.lower() in words_of("modifier") | words_of("generic") or self.names.is_people(text):
            return False
        starts_as_name = text[:1].isupper() or not text[:1].isalpha() or text.startswith(_LOWER_OPENINGS)
        return starts_as_name and not self._is_surname(name, text)

    def _is_surname(self, name: Entity, text: str) -> bool:
        """Whether a person of the text or somebody in high office is meant: "Mr Jordan", "Obama"."""
        before = self.doc[name.start - 1] if name.start else None
        if before is not None and before.lower_.rstrip(".") in ("mr", "mrs", "ms", "dr", "sir", "lord", "lady"):
            return True
        if self.names.is_officeholder(text) and (before is None or before.lower_ not in _PLACE_PREPOSITIONS):
            return True
        return text in self.surnames and (before is None or before.pos_ != "ADP")

    def _take_relabelled(self) -> None:
        """Places that the model calls an organisation, a work or a person."""
        for entity in self.doc.ents:
            threshold = RELABELLED_PRIOR.get(entity.label_)
            if threshold is None or not self._free(entity.start, entity.end):
                continue
            name, modifier = bare(entity, self.names)
            if self.names.demonym(name.text) and not self.names.is_listed(name.text):
                continue
            if name and self._may_be_place(name) and self._is_surely_place(name, threshold):
                self._add(name, "relabelled", modifier)

    def _is_surely_place(self, name: Entity, threshold: float) -> bool:
        text = name.text
        if text in self.seen:
            return True
        if len(text.replace(".", "")) <= _SHORT_NAMES:
            return self.names.is_short(text)
        if text.lower() in words_of("ordinary"):
            return False
        best = next(iter(self.names.candidates(text)), None)
        return best is not None and best.own_name and best.prior > threshold and self.names.is_known(text)

    def _take_demonyms(self) -> None:
        """Adjectives and peoples of countries, two words before one: "South Korean" is not "Korean"."""
        for position in self._openings(self.names.demonym_openings):
            for width in (2, 1):
                words = self.doc[position : position + width]
                if self._free(words.start, words.end) and self._is_demonym(words):
                    self._add(words, "demonym")
                    break

    def _is_demonym(self, words: Entity) -> bool:
        if self.names.demonym(words.text) is None or not words[-1].text[:1].isupper():
            return False
        if words[0].ent_type_ in ("PERSON", "LANGUAGE"):
            return False
        is_language = words[-1].dep_ == "pobj" and words[-1].head.lower_ in ("in", "into") and words[-1].tag_ != "NNPS"
        return not is_language or words[-1].ent_type_ == "NORP"

    def _take_nested(self) -> None:
        """Places in the names of organisations, facilities, events and laws."""
        for entity in self.doc.ents:
            if entity.label_ in _HOSTS and len(entity) > 1:
                self._take_longest(range(entity.start, entity.end), entity.end, self._is_nested, "nested")

    def _take_unlabelled(self) -> None:
        """Names the model left out: those it saw elsewhere in the text, and those that need no other sign."""
        end = len(self.doc)
        seen = frozenset(normalise_name(name.split()[0]) for name in self.seen)
        self._take_longest(self._openings(seen), end, self._is_repeated, "repeated")
        self._take_longest(self._openings(self.names.listed_openings), end, self._is_listed, "listed")

    def _openings(self, openings: Container[str]) -> list[int]:
        """The free tokens with which a name may begin whose first word is one of these."""
        return [
            n for n in self.capitals if not self.taken[n] and normalise_name(self.words[n]).split(" ", 1)[0] in openings
        ]

    def _take_longest(self, starts: Iterable[int], end: int, accepts: "_Test", found_by: FoundBy) -> None:
        """Take the longest acceptable name from each position on."""
        for start in starts:
            opens = self.words[start][:1].isupper() or self.words[start] in _ARTICLES
            if not opens or self.taken[start]:
                continue
            for width in range(min(LONGEST_NAME, end - start), 0, -1):
                last = self.words[start + width - 1]
                if last[0].isalpha() and self._free(start, start + width):
                    words = self.doc[start : start + width]
                    if accepts(words):
                        self._add(words, found_by)
                        break

    def _is_nested(self, words: Entity) -> bool:
        text = words.text
        if text in self.seen:
            return True
        if len(text.replace(".", "")) <= _SHORT_NAMES:
            return self.names.is_short(text)
        if not self.names.is_known(text) or text.lower() in words_of("ordinary") or words[0].text in _SAINT:
            return False
        return (len(words) > 1 or self._opens_name(words)) and self._is_weighty(words)

    def _is_weighty(self, words: Entity) -> bool:
        """Whether a place of that name is large enough to be read inside the name of an organisation."""
        text = words.text
        own = [rated.place for rated in self.names.candidates(text) if rated.own_name]
        if any(p.is_country or p.is_region or p.feature_code == "ADM1" for p in own):
            return True
        if any(is_division_word(word.text) for word in words) and any(p.is_division for p in own):
            return True
        population = max((place.population for place in own), default=0)
        return population > (NESTED_TOWN if len(words) == 1 else NESTED_TOWN_OF_WORDS)

    def _opens_name(self, word: Entity) -> bool:
        """Whether a word stands where a place stands in a longer name: first, after "of" or "in", after a modifier."""
        if word.text.lower() in words_of("modifier"):
            return False
        before = self.doc[word.start - 1] if word.start else None
        if before is None or before.ent_type_ != word[0].ent_type_ or word[0].ent_iob_ == "B":
            return True
        return not before.text[:1].isupper() or before.lower_ in words_of("modifier") or self.taken[before.i] == 1

    def _is_repeated(self, words: Entity) -> bool:
        return words.text in self.seen and self.people.isdisjoint(range(words.start, words.end))

    def _is_listed(self, words: Entity) -> bool:
        text = words.text
        if not self.names.is_listed(text) or not self.people.isdisjoint(range(words.start, words.end)):
            return False
        if text.lower() in words_of("ordinary") or text.lower() in words_of("modifier"):
            return False
        return len(text.replace(".", "")) > _SHORT_NAMES or self.names.is_short(text)

    def _take_contained(self) -> None:
        """ "X, Y" where Y is a place already found and the gazetteer has an X in it."""
        by_start = {t.span.start: t for t in self.found if t.found_by in ("model", "repeated")}
        for comma in (n for n in range(1, len(self.words) - 1) if self.words[n] == ","):
            follower = by_start.get(self.doc[comma + 1].idx)
            if follower is None or self.taken[comma - 1]:
                continue
            start = self._start_of_contained(self.doc[comma - 1], follower)
            if start is not None:
                self._add(self.doc[start:comma], "contained")

    def _start_of_contained(self, last: Token, container: Toponym) -> int | None:
        keys = {rated.place.key for rated in self.names.candidates(container.name)[:3]}
        for start in range(max(last.sent.start, last.i - LONGEST_NAME + 1), last.i + 1):
            words = self.doc[start : last.i + 1]
            if not self._free(start, last.i + 1) or not all(w.text[:1].isupper() for w in words):
                continue
            if any(keys.intersection(rated.place.within) for rated in self.names.candidates(words.text)):
                return start
        return None


type _Test = Callable[[Entity], bool]


def _is_other_name(entity: Entity) -> bool:
    """Whether it is an outlet, a team or a firm that is named after a place."""
    if entity.label_ not in ("ORG", "PRODUCT", "WORK_OF_ART", "FAC", "EVENT", "GPE", "LOC") or len(entity) < 2:
        return False
    last = entity[-1].lower_
    if last in words_of("outlet") or last in words_of("team"):
        return True
    return any(token.lower_ in words_of("company") for token in entity[1:])
