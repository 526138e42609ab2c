"""Other spellings under which a place may be known, from place_spellings.csv.

Belongs here: rewriting a name that `normalise_name` has spelled. Does not belong here: looking it up (names.py).
"""

import re
from collections.abc import Iterator
from functools import cache

from pipelines.extract.lexicon import read_rows
from pipelines.extract.locations.words import is_division_word

_USES = frozenset({"same", "else"})


def same_spellings(key: str) -> Iterator[str]:
    """The spellings that count as the name itself: "saint albans" for "st albans"."""
    return _rewritten(key, "same")


def other_spellings(key: str) -> Iterator[str]:
    """The spellings to try where no place bears the name as written, the likeliest first."""
    yield from _rewritten(key, "else")
    words = key.split()
    if len(words) > 1 and any(is_division_word(word) for word in words):
        yield " ".join(word for word in words if not is_division_word(word))


def _rewritten(key: str, use: str) -> Iterator[str]:
    for pattern, replacement in _rules()[use]:
        other = pattern.sub(replacement, key)
        if other and other != key:
            yield other


@cache
def _rules() -> dict[str, list[tuple[re.Pattern[str], str]]]:
    """The rules of each use in the order of the file.

    Raises LexiconError for an unknown use or a pattern that is no regular expression.
    """
    found: dict[str, list[tuple[re.Pattern[str], str]]] = {use: [] for use in sorted(_USES)}
    for row in read_rows("place_spellings.csv", ("use", "pattern", "replacement", "reason"), required=("use",)):
        try:
            rule = re.compile(row["pattern"]), row["replacement"]
        except re.error as error:
            raise row.error(f"pattern is no regular expression ({error})") from error
        found[row.one_of("use", _USES)].append(rule)
    return found
