"""A parsed text as the search for place names reads it: words, positions and labels, fetched in bulk.

Belongs here: look-ups by token. Does not belong here: rules. Asking spaCy's tokens one by one for their text costs more
than the whole search, so each word is looked at once in a process, and again only where it may belong to a place.
"""

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from spacy.tokens import Doc, Token

from pipelines.extract.locations.names import PlaceNames, place_names
from pipelines.extract.locations.words import kinds_of
from pipelines.extract.parsing import ParsedDocument
from pipelines.extract.text import normalise_name

ARTICLES_OF_NAMES = frozenset({"al", "el", "ar", "as", "ash", "ad", "an"})
"""Articles with which Arabic names begin, in lower case: "al-Hol"."""

MOST_WORDS = 1 << 16
"""So many different words are remembered in a process; then the table starts anew, about 20 MB at most."""


class Word(NamedTuple):
    """A word of any text. `key` is its first part as `normalise_name` spells it.

    `opens` says whether a name may begin with it; `listed`, `demonym` and `idiom` are the words in the longest name of
    our own list, of a people, and of what is no place, that begin with it, 0 for none; `kinds` are those of
    place_words.csv.
    """

    text: str
    lower: str
    key: str
    opens: bool
    listed: int
    demonym: int
    idiom: int
    kinds: frozenset[str]

    @property
    def is_capitalised(self) -> bool:
        """Whether it begins with a capital."""
        return self.text[:1].isupper()


class Entity(NamedTuple):
    """A stretch of tokens that the model labels."""

    first: int
    end: int
    label: str


class WordTable:
    """The words met so far, by the number that the language model gives them."""

    def __init__(self, names: PlaceNames) -> None:
        self._names = names
        self._words: dict[int, Word] = {}

    def of(self, doc: Doc) -> list[Word]:
        """The words of a document in order."""
        numbers, words = doc.to_array("ORTH").tolist(), self._words
        if len(words) > MOST_WORDS:
            words.clear()
        for number in set(numbers).difference(words):
            words[number] = self._word(doc.vocab.strings[number])
        return list(map(words.__getitem__, numbers))

    def _word(self, text: str) -> Word:
        lower = text.lower()
        if not text[:1].isupper() and text not in ARTICLES_OF_NAMES:
            return Word(text, lower, "", False, 0, 0, 0, kinds_of(lower))  # noqa: FBT003
        key, names = normalise_name(text).split(" ", 1)[0], self._names
        openings = (names.listed_openings, names.demonym_openings, names.idiom_openings)
        listed, demonym, idiom = (of.get(key, 0) for of in openings)
        return Word(text, lower, key, True, listed, demonym, idiom, kinds_of(lower))  # noqa: FBT003


@cache
def _word_table() -> WordTable:
    return WordTable(place_names())


class Reading:
    """One document: token positions are indexes into the parse, ranges of tokens are half-open."""

    def __init__(self, parsed: ParsedDocument) -> None:
        doc, table = parsed.doc, _word_table()
        self.doc, self.text = doc, parsed.text
        self.words = table.of(doc)
        self.starts: list[int] = doc.to_array("IDX").tolist()
        self.entities = [Entity(e.start, e.end, e.label_) for e in doc.ents]
        self.labels = [""] * len(self.words)
        for first, end, label in self.entities:
            self.labels[first:end] = [label] * (end - first)
        self.openings = [n for n, word in enumerate(self.words) if word.opens]
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

    def has_label(self, first: int, end: int, labels: Iterable[str]) -> bool:
        """Whether one of the tokens has one of the labels."""
        return not set(labels).isdisjoint(self.labels[first:end])
