"""Other spellings under which a place may be known, from place_spellings.csv.

Belongs here: rewriting a name that `normalise_name` has spelled. Does not belong here: looking it up (names.py).
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from pipelines.extract.lexicon import read_rows
from pipelines.extract.locations.words import is_division_word

_USES = frozenset({"same", "else", "last"})


class _Rules(NamedTuple):
    """Rules of one use in the order of the file; `any_of` finds whether one of them has something to rewrite."""

    any_of: re.Pattern[str]
    single: list[tuple[re.Pattern[str], str]]


def same_spellings(key: str) -> Iterator[str]:
    """The spellings that count as the name itself: "saint albans" for "st albans"."""
    return _rewritten(key, "same")


def other_spellings(key: str) -> Iterator[str]:
    """The spellings to try where no place bears the name as written, the likeliest first."""
    yield from _rewritten(key, "else")
    yield from _rewritten(key, "last")
    words = key.split()
    if len(words) > 1 and any(is_division_word(word) for word in words):
        yield " ".join(word for word in words if not is_division_word(word))


def _rewritten(key: str, use: str) -> Iterator[str]:
    rules = _rules()[use]
    if not rules.any_of.search(key):
        return
    for pattern, replacement in rules.single:
        other = pattern.sub(replacement, key)
        if other and other != key:
            yield other


@cache
def _rules() -> dict[str, _Rules]:
    """The rules of each use.

    Raises LexiconError for an unknown use or a pattern that is no regular expression.
    """
    found: dict[str, list[tuple[re.Pattern[str], str]]] = {use: [] for use in sorted(_USES)}
    for row in read_rows("place_spellings.csv", ("use", "pattern", "replacement", "reason"), required=("use",)):
        try:
            rule = re.compile(row["pattern"]), row["replacement"]
        except re.error as error:
            raise row.error(f"pattern is no regular expression ({error})") from error
        found[row.one_of("use", _USES)].append(rule)
    return {use: _Rules(_any_of([pattern for pattern, _ in rules]), rules) for use, rules in found.items()}


def _any_of(patterns: list[re.Pattern[str]]) -> re.Pattern[str]:
    """One pattern in place of many: nearly all names have nothing to rewrite, and are asked once."""
    return re.compile("|".join(f"(?:{pattern.pattern})" for pattern in patterns))
