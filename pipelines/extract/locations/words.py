"""The words in and beside place names that decide how a name is read, from place_words.csv.

Belongs here: questions about single words. Does not belong here: names of places.
"""

from functools import cache

from pipelines.extract.lexicon import read_rows

_KINDS = frozenset(
    {
        "modifier",
        "division",
        "outlet",
        "team",
        "company",
        "ordinary",
        "generic",
        "feature",
        "culture",
        "codename",
        "being",
        "part",
        "townspeople",
        "settlement",
        "courtesy",
    }
)
_NO_KINDS: frozenset[str] = frozenset()


@cache
def words_of(kind: str) -> frozenset[str]:
    """The words of one kind, in lower case.

    Raises LexiconError for a row of an unknown kind.
    """
    return frozenset(word for word, kinds in _kinds_by_word().items() if kind in kinds)


def kinds_of(word: str) -> frozenset[str]:
    """The kinds of a word in lower case; most words have none."""
    return _kinds_by_word().get(word, _NO_KINDS)


def is_division_word(word: str) -> bool:
    """Whether the word says that a name is that of a division, such as "province"."""
    return "division" in kinds_of(word.lower())


@cache
def _kinds_by_word() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for row in read_rows("place_words.csv", ("word", "kind"), required=("word", "kind")):
        found[row["word"]] = found.get(row["word"], _NO_KINDS) | {row.one_of("kind", _KINDS)}
    return found
