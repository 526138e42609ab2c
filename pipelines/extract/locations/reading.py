"""A parsed text as the search for place names reads it: words, positions and labels, fetched in bulk.

Belongs here: look-ups by token. Does not belong here: rules. Asking spaCy's tokens one by one for their text costs more
than the whole search, so each word is looked at once in a process, and again only where it may belong to a place.
"""

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from spacy.strings import StringStore
from spacy.tokens import Token

from pipelines.extract.locations.names import Opening, PlaceNames, place_names
from pipelines.extract.locations.words import kinds_of
from pipelines.extract.parsing import ParsedDocument
from pipelines.extract.text import normalise_name

ARTICLES_OF_NAMES = frozenset({"al", "el", "ar", "as", "ash", "ad", "an"})
"""Articles with which Arabic names begin, in lower case: "al-Hol"."""

MOST_WORDS = 1 << 16
"""So many different words are remembered in a process; then the table starts anew, about 20 MB at most."""


class Word(NamedTuple):
    """A word of any text. `key` is its form in the keys of names, "" for what is not just ASCII letters and digits.

    `opens` says whether a name may begin with it; `listed`, `demonym` and `idiom` tell of the names of our own list, of
    peoples, and of what is no place, that begin with it; `kinds` are those of place_words.csv.
    """

    text: str
    lower: str
    key: str
    kinds: frozenset[str]
    is_capitalised: bool
    opens: bool
    listed: Opening | None = None
    demonym: Opening | None = None
    idiom: Opening | None = None


class Entity(NamedTuple):
    """A stretch of tokens that the model labels."""

    first: int
    end: int
    label: str


class WordTable(dict[int, Word]):
    """The words met so far, by the number that the language model gives them."""

    def __init__(self, names: PlaceNames) -> None:
        """Begin without any word."""
        super().__init__()
        self._names = names
        self._strings = StringStore()

    def of(self, numbers: Iterable[int], strings: StringStore) -> list[Word]:
        """The words of a document in order, by their numbers among the strings of the language model."""
        if len(self) > MOST_WORDS:
            self.clear()
        self._strings = strings
        return list(map(self.__getitem__, numbers))

    def __missing__(self, number: int) -> Word:
        """Look at a word for the first time."""
        word = self[number] = self._word(self._strings[number])
        return word

    def _word(self, text: str) -> Word:
        lower, is_capitalised = text.lower(), text[:1].isupper()
        key = lower if lower.isascii() and lower.isalnum() else ""
        if not is_capitalised and text not in ARTICLES_OF_NAMES:
            return Word(text, lower, key, kinds_of(lower), is_capitalised, opens=False)
        openings = self._openings(key) if key else self._openings_of_parts(text)
        return Word(text, lower, key, kinds_of(lower), is_capitalised, True, *openings)  # noqa: FBT003

    def _openings(self, first: str) -> tuple[Opening | None, Opening | None, Opening | None]:
        names = self._names
        return names.listed_openings.get(first), names.demonym_openings.get(first), names.idiom_openings.get(first)

    def _openings_of_parts(self, text: str) -> list[Opening | None]:
        """The same for "al-Hol" in one token, which may be a whole name whatever the next word is."""
        openings = self._openings(normalise_name(text).split(" ", 1)[0])
        return [opening and opening._replace(alone=opening.longest) for opening in openings]


@cache
def _word_table() -> WordTable:
    return WordTable(place_names())


class Reading:
    """One document: token positions are indexes into the parse, ranges of tokens are half-open."""

    def __init__(self, parsed: ParsedDocument) -> None:
        doc, table = parsed.doc, _word_table()
        self.doc, self.text = doc, parsed.text
        self.starts: list[int]
        numbers, self.starts = doc.to_array(["ORTH", "IDX"]).T.tolist()
        self.words = table.of(numbers, doc.vocab.strings)
        self.entities = [Entity(e.start, e.end, e.label_) for e in doc.ents]
        self.labels = [""] * len(self.words)
        for first, end, label in self.entities:
            self.labels[first:end] = [label] * (end - first)
        marked = [n for n, word in enumerate(self.words) if word.opens or word.kinds]
        self.openings = [n for n in marked if self.words[n].opens]
        self.townspeople = [n for n in marked if "townspeople" in self.words[n].kinds]
        self.surnames = {
            self.words[e.end - 1].text for e in self.entities if e.label == "PERSON" and e.end - e.first > 1
        }

    def end_of(self, token: int) -> int:
        """The offset after a token."""
        return self.starts[token] + len(self.words[token].text)

    def name(self, first: int, end: int) -> str:
        """The text of some tokens."""
        return self.text[self.starts[first] : self.end_of(end - 1)]

    def word(self, position: int) -> Word | None:
        """The word at a position, None before the first and after the last."""
        return self.words[position] if 0 <= position < len(self.words) else None

    def token(self, position: int) -> Token:
        """The token with its parse."""
        return self.doc[position]

    def reach(self, first: int, opening: Opening | None) -> int:
        """The words in the longest name of a list that may begin at a token, 0 for none: the next word tells."""
        if opening is None:
            return 0
        following = self.word(first + 1)
        goes_on = following is not None and (not following.key or following.key in opening.second_words)
        return opening.longest if goes_on else opening.alone

    def has_label(self, first: int, end: int, labels: frozenset[str]) -> bool:
        """Whether one of the tokens has one of the labels."""
        return not labels.isdisjoint(self.labels[first:end])
