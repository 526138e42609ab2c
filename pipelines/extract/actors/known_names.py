"""Finding the names of the lexicon in the text, in any romanisation.

Belongs here: where a known name begins and ends. Does not belong here: names that the lexicon has not (model_names.py).
"""

from collections.abc import Iterator

from pipelines.extract.actors.lexicon import KnownName
from pipelines.extract.actors.names import ARTICLES, are_close, is_telling, skeleton
from pipelines.extract.actors.reading import NameSpan, Reading, without_overlaps
from pipelines.extract.actors.shape import is_person_noun
from pipelines.extract.text import POSSESSIVES

_JOINERS = frozenset("-'’‘.–")
_HYPHENS = frozenset("-–")
_LONGEST_NAME = 10
_LONGEST_ADDED = 6


def lexicon_names(reading: Reading) -> list[NameSpan]:
    """The names of the lexicon, of overlapping ones the longest."""
    found = (_longest_at(reading, position) for position in range(len(reading.tokens)))
    names = [name for name in found if name is not None and not _is_part_of_other(reading, name)]
    return without_overlaps(name for name in names if not _is_given_name(reading, name))


def _is_given_name(reading: Reading, name: NameSpan) -> bool:
    """Whether what looks like an acronym written in small letters is somebody's name: "her daughter, Sana"."""
    token = reading.tokens[name.start]
    if name.length > 1 or name.kind != "organization" or not token.text.istitle():
        return False
    is_acronym = all(option.written.isupper() for option in name.options)
    return is_acronym and token.dep_ == "appos" and is_person_noun(reading, token.head.i)


def _longest_at(reading: Reading, start: int) -> NameSpan | None:
    if not reading.words[start] or not (reading.capital[start] or reading.words[start] in reading.lexicon.lower_starts):
        return None
    best: NameSpan | None = None
    for end, words, skeletons in _stretches(reading, start):
        surface = reading.text(start, end)
        options = tuple(name for name in reading.lexicon.names.get(words, ()) if name.allows(surface))
        may_vary = reading.capital[end - 1] and words[-1] not in ARTICLES and is_telling(skeletons)
        if not options and may_vary:
            variants = reading.lexicon.skeletons.get(skeletons, ())
            options = tuple(name for name in variants if _is_variant(reading, words, name.words))
        if options and not _is_after_prefix(reading, start, end):
            best = NameSpan(start, end, _kind_of(options), options, "lexicon")
    return best


def _is_after_prefix(reading: Reading, start: int, end: int) -> bool:
    """Whether "Qarm forces" only stands in "anti-Qarm forces", who are others."""
    opposing = reading.lexicon.discourse_words["opposing"]
    is_compound = start > 1 and reading.lower[start - 1] in _HYPHENS and reading.lower[start - 2] in opposing
    return is_compound and end - start > 1 and not reading.capital[end - 1]


def _stretches(reading: Reading, start: int) -> Iterator[tuple[int, tuple[str, ...], tuple[str, ...]]]:
    """(end, words, skeletons) of the stretches from here with which some name begins."""
    prefixes = reading.lexicon.prefixes
    words: tuple[str, ...] = ()
    skeletons: tuple[str, ...] = ()
    for position in range(start, min(start + _LONGEST_NAME, len(reading.tokens))):
        word = reading.words[position]
        if reading.lower[position] in POSSESSIVES and words:
            words = (*words[:-1], words[-1] + "s")
            skeletons = (*skeletons[:-1], skeleton(words[-1]))
            if words not in prefixes and skeletons not in prefixes:
                return
        elif word:
            words += tuple(word.split())
            skeletons += tuple(skeleton(w) for w in word.split() if position == start or w not in ARTICLES)
            if words in prefixes or skeletons in prefixes:
                yield position + 1, words, skeletons
            elif not _is_before_possessive(reading, position):
                return
        elif reading.lower[position] not in _JOINERS and not _is_added(reading, start, position):
            return


def _is_added(reading: Reading, start: int, position: int) -> bool:
    """Whether the mark is of a bracket in which the editor adds a word to the name: "the Free [Qarm] Army".

    Also where it opens some words before the name: "by [the colonel Ann] Tal", not "their [Qarm] Army".
    """
    if reading.lower[position] == "[":
        return True
    if reading.lower[position] != "]":
        return False
    first = max(0, start - _LONGEST_ADDED)
    return "[" in reading.lower[start:position] or "[" in reading.lower[first : max(0, start - 1)]


def _is_variant(reading: Reading, words: tuple[str, ...], known: tuple[str, ...]) -> bool:
    """Whether the words romanise a known name; words for offices have but one spelling: no minister is a ministry."""
    offices = reading.lexicon.title_heads.intersection(words)
    return offices.issubset(known) and are_close(words, known)


def _is_before_possessive(reading: Reading, position: int) -> bool:
    return position + 1 < len(reading.tokens) and reading.lower[position + 1] in POSSESSIVES


def _kind_of(options: tuple[KnownName, ...]) -> str:
    first = options[0].actor.actor_type
    return first if first in ("person", "country", "people") else "organization"


def _is_part_of_other(reading: Reading, name: NameSpan) -> bool:
    """Whether a plain noun only ends another name ("Peace Congress"), or "the Australian" begins a description."""
    is_first = name.start == 0 or reading.sentence[name.start - 1] != reading.sentence[name.start]
    if reading.lower[name.start] == "the" and (is_first or not reading.capital[name.start]):
        return reading.deps[name.end - 1] in ("amod", "compound", "nmod")
    if name.length > 1 or name.start == 0 or reading.words[name.start] not in reading.lexicon.nouns:
        return False
    before = name.start - 1
    return reading.capital[before] and reading.heads[before] == name.start
