"""A parsed text as the search for place names reads it: words, positions and labels, fetched in bulk.

Belongs here: look-ups by token. Does not belong here: rules. Asking spaCy's tokens one by one for their text costs more
than the whole search, so numbers are fetched for all tokens at once, and the words only where one may belong to a
place; each is looked at once in a process.
"""

from functools import cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from spacy.strings import StringStore, get_string_id
from spacy.tokens import Token

from pipelines.extract.locations.names import Opening, PlaceNames, place_names
from pipelines.extract.locations.words import kinds_of, words_of
from pipelines.extract.parsing import ParsedDocument
from pipelines.extract.text import normalise_name

ARTICLES_OF_NAMES = frozenset({"al", "el", "ar", "as", "ash", "ad", "an"})
"""Articles with which Arabic names begin, in lower case: "al-Hol"."""

MOST_WORDS = 1 << 16
"""So many different words are remembered in a process; then the table starts anew, about 20 MB at most."""

_COLUMNS: list[int | str] = ["ORTH", "IDX", "LENGTH", "IS_LOWER", "ENT_IOB", "ENT_TYPE"]
_GOES_ON, _BEGINS = 1, 3  # values of ENT_IOB
_SIEVE_SIZE = 1 << 16


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
    """The words that were looked at so far, by the number that the language model gives them."""

    def __init__(self, names: PlaceNames) -> None:
        """Begin without any word."""
        super().__init__()
        self._names = names
        self._sieve = np.zeros(_SIEVE_SIZE, dtype=np.bool_)
        self._sieve[
            [get_string_id(word) & (_SIEVE_SIZE - 1) for word in ARTICLES_OF_NAMES | words_of("townspeople")]
        ] = True

    def marked(self, numbers: "_Column", are_lower: "_Column") -> list[int]:
        """The positions of the words that may open a name or are townspeople, and of some others: a cheap first test.

        A word in lower case is one only when it is listed. Whole columns are asked by the last bits of the numbers,
        and the few words that share these with a listed one do no harm.
        """
        return np.flatnonzero((are_lower == 0) | self._sieve[numbers & (_SIEVE_SIZE - 1)]).tolist()

    def learn(self, number: int, strings: StringStore) -> Word:
        """Look at a word for the first time; the language model has its text among its strings."""
        if len(self) > MOST_WORDS:
            self.clear()
        word = self[number] = self._word(strings[number])
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


class Words:
    """The words of a document by position, each looked at when it is asked for: nine of ten never are."""

    def __init__(self, numbers: "_Column", table: WordTable, strings: StringStore) -> None:
        self._numbers, self._table, self._strings = memoryview(numbers), table, strings

    def __len__(self) -> int:
        return len(self._numbers)

    def __getitem__(self, position: int) -> Word:
        number = self._numbers[position]
        return self._table.get(number) or self._table.learn(number, self._strings)

    def between(self, first: int, end: int) -> list[Word]:
        """The words of some tokens, as far as the text goes."""
        table, strings = self._table, self._strings
        return [table.get(number) or table.learn(number, strings) for number in self._numbers[first:end]]


class Reading:
    """One document: token positions are indexes into the parse, ranges of tokens are half-open.

    `openings` are the words with which a name may begin, by position; `townspeople` the positions of words for people
    of a town; `surnames` the last words of the names of persons.
    """

    def __init__(self, parsed: ParsedDocument) -> None:
        doc, table = parsed.doc, _word_table()
        self.doc, self.text = doc, parsed.text
        numbers, starts, lengths, are_lower, links, labels = doc.to_array(_COLUMNS).T
        self.starts: list[int] = starts.tolist()
        self.ends: list[int] = (starts + lengths).tolist()
        self.words = Words(numbers, table, doc.vocab.strings)
        self.entities = _entities(links, labels, doc.vocab.strings)
        self.labels = [""] * len(self.words)
        for first, end, label in self.entities:
            self.labels[first:end] = [label] * (end - first)
        marked = [(n, self.words[n]) for n in table.marked(numbers, are_lower)]
        self.openings = {n: word for n, word in marked if word.opens}
        self.townspeople = [n for n, word in marked if word.kinds and "townspeople" in word.kinds]
        self.surnames = {
            self.words[e.end - 1].text for e in self.entities if e.label == "PERSON" and e.end - e.first > 1
        }

    def end_of(self, token: int) -> int:
        """The offset after a token."""
        return self.ends[token]

    def name(self, first: int, end: int) -> str:
        """The text of some tokens."""
        return self.text[self.starts[first] : self.ends[end - 1]]

    def word(self, position: int) -> Word | None:
        """The word at a position, None before the first and after the last."""
        return self.words[position] if 0 <= position < len(self.starts) else None

    def token(self, position: int) -> Token:
        """The token with its parse."""
        return self.doc[position]

    def reach(self, first: int, opening: Opening) -> int:
        """The words in the longest name of a list that may begin at a token, 0 for none: the next word tells."""
        following = self.word(first + 1)
        goes_on = following is not None and (not following.key or following.key in opening.second_words)
        return opening.longest if goes_on else opening.alone

    def has_label(self, first: int, end: int, labels: frozenset[str]) -> bool:
        """Whether one of the tokens has one of the labels."""
        return not labels.isdisjoint(self.labels[first:end])


def _entities(links: "_Column", labels: "_Column", strings: StringStore) -> list[Entity]:
    """The same as `doc.ents`, from the columns ENT_IOB and ENT_TYPE, without the objects that spaCy makes of them."""
    firsts = np.flatnonzero((links == _BEGINS) & (labels != 0))
    breaks = np.append(np.flatnonzero(links != _GOES_ON), len(links))
    ends = breaks[np.searchsorted(breaks, firsts, side="right")]
    numbers = labels[firsts].tolist()
    names = {number: strings[number] for number in set(numbers)}
    return [
        Entity(first, end, names[number])
        for first, end, number in zip(firsts.tolist(), ends.tolist(), numbers, strict=True)
    ]


type _Column = npt.NDArray[np.uint64]
"""One number for each token of a document."""
