"""The words around a date that tell whether it lies ahead or is none (date_words.csv).

Belongs here: loading them. Does not belong here: using them.
"""

from collections import defaultdict
from functools import cache

from pipelines.extract.lexicon import read_rows

KINDS = frozenset({"infinitive", "appointment", "deferring", "programme", "ahead_modifier", "not_a_date"})


@cache
def date_words(kind: str) -> frozenset[str]:
    """The words of one kind, one of KINDS.

    Raises LexiconError when the file has a row of another kind.
    """
    return _by_kind().get(kind, frozenset())


@cache
def _by_kind() -> dict[str, frozenset[str]]:
    words: defaultdict[str, set[str]] = defaultdict(set)
    for row in read_rows("date_words.csv", ("word", "kind", "source"), ("word", "kind", "source")):
        words[row.one_of("kind", KINDS)].add(row["word"])
    return {kind: frozenset(found) for kind, found in words.items()}
