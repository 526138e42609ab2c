"""Role words beside a personal name: "Prime Minister", "Mr", "Hezbollah leader".

Belongs here: which words before a name are its title. Does not belong here: descriptions after a name (links.py).
"""

from dataclasses import replace

from pipelines.extract.actors.reading import NameSpan, Reading

_LONGEST_TITLE = 5
_LONGEST_PLAIN_NAME = 2


def with_title(reading: Reading, name: NameSpan) -> NameSpan:
    """The name with the role words in front of it; a personal name loses those that it begins with."""
    if name.kind != "person":
        return name
    start = _after_demonym(reading, name)
    inner = after_title(reading, start, name.end)
    before = title_before(reading, inner)
    return replace(name, start=inner, title=before)


def _after_demonym(reading: Reading, name: NameSpan) -> int:
    """Where a full name starts after the word for a citizen: "Spaniard Juan Qarm", but "German Qarm" is a name."""
    first = name.start
    is_long = name.length > _LONGEST_PLAIN_NAME and reading.words[first] not in reading.lexicon.given_names
    return first + 1 if is_long and reading.country_name_at(first) is not None else first


def title_before(reading: Reading, start: int) -> tuple[int, int] | None:
    """The longest title that ends right before the position."""
    if not _may_be_title(reading, start - 1):
        return None
    for first in range(max(0, start - _LONGEST_TITLE), start):
        if (
            reading.words[first]
            and reading.words[start - 1]
            and reading.name_words(first, start) in reading.lexicon.titles
        ):
            return first, start
    return None


def after_cut_title(reading: Reading, start: int, end: int) -> int:
    """Where a name starts that the model began inside a title; `end` when it is but a word of one.

    "State Marco Rubio" starts after "Secretary of State"; "Interior" is nothing but a word of "Interior Minister".
    """
    if not _may_be_title(reading, start):
        return start
    for first in range(max(0, start - _LONGEST_TITLE), start + 1):
        nearest = start if first < start else end
        for last in range(min(first + _LONGEST_TITLE, len(reading.tokens)), nearest, -1):
            is_whole = bool(reading.words[first]) and bool(reading.words[last - 1])
            if is_whole and reading.name_words(first, last) in reading.lexicon.titles:
                return min(last, end)
    return start


def after_title(reading: Reading, start: int, end: int) -> int:
    """Where the name starts after the title words at the start of a run."""
    if not _may_be_title(reading, start):
        return start
    for split in range(min(end - 1, start + _LONGEST_TITLE), start, -1):
        words = reading.name_words(start, split)
        if words in reading.lexicon.titles and not _is_given_name(reading, words, end - split):
            return split
    return start


def _is_given_name(reading: Reading, title: tuple[str, ...], words_after: int) -> bool:
    """Whether the word is rather a given name before a surname: "Dean Qarm", not "Sayed Ali Qarm"."""
    return len(title) == 1 and title[0] in reading.lexicon.given_names and words_after == 1


def _may_be_title(reading: Reading, position: int) -> bool:
    """Whether some title holds the word: a cheap test before titles are looked up."""
    if position < 0 or position >= len(reading.tokens):
        return False
    return any(word in reading.lexicon.title_words for word in reading.words[position].split())
