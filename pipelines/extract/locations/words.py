"""The words in and beside place names that decide how a name is read, from place_words.csv.

Belongs here: questions about single words. Does not belong here: names of places.
"""

from functools import cache

from pipelines.extract.lexicon import read_rows

_KINDS = frozenset({"modifier", "division", "outlet", "team", "company", "ordinary", "generic", "being"})


@cache
def words_of(kind: str) -> frozenset[str]:
    """The words of one kind, in lower case.

    Raises LexiconError for a row of an unknown kind.
    """
    rows = read_rows("place_words.csv", ("word", "kind"), required=("word", "kind"))
    return frozenset(row["word"] for row in rows if row.one_of("kind", _KINDS) == kind)


def is_division_word(word: str) -> bool:
    """Whether the word says that a name is that of a division, such as "province"."""
    return word.lower() in words_of("division")
