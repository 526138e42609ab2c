"""Place names that stand beside one another: "Paris, Texas" names a town and what it lies in, "Iraq, Iran" a list.

Belongs here: reading what stands between names. Does not belong here: choosing places (resolution.py).
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from pipelines.extract.locations.names import PlaceNames, Rated
from pipelines.extract.locations.toponyms import Toponym

DWARFED = 1.0
"""How much likelier the first place of a name is than one that nobody means, in powers of ten."""

_INSIDE = re.compile(r"\s*(?:,|\()\s*|\s+in\s+")
_IN_LIST = re.compile(r"\s*(?:,|,?\s+(?:and|or|&))\s+")
_LONGEST_GAP = 8


def containers_of(
    text: str, toponyms: Sequence[Toponym], candidates: Sequence[Sequence[Rated]], names: PlaceNames
) -> dict[int, int]:
    """For each name that has one, the number of the name that follows as what it lies in: "X, Y", "X (Y", "X in Y".

    `candidates` are those of each name. A list of countries or states is none of containers, nor does a country lie
    in what follows unless a place bears its very name there ("Lebanon, Pennsylvania"). What stands before the
    abbreviation of a state lies in it, whether or not a place of that name is known there.
    """
    gaps = [_gap(text, inner, outer) for inner, outer in pairwise(toponyms)]
    found = {}
    for n, gap in enumerate(gaps):
        if toponyms[n + 1].found_by == "demonym" or not _INSIDE.fullmatch(gap):
            continue
        is_inside = _lies_inside(candidates[n], candidates[n + 1]) and not _is_list(n, gaps, candidates)
        if is_inside or names.is_abbreviation(toponyms[n + 1].text):
            found[n] = n + 1
    return found


def _gap(text: str, inner: Toponym, outer: Toponym) -> str:
    """What stands between two names, "" when it is much."""
    return text[inner.span.end : outer.span.start] if outer.span.start - inner.span.end < _LONGEST_GAP else ""


def _lies_inside(inner: Sequence[Rated], outer: Sequence[Rated]) -> bool:
    """Whether a place of the one name lies in a place of the other, under its own name where it may be a country.

    After a comma a country as often begins a clause ("In Moscow, US officials said"): a namesake that is dwarfed by
    the likeliest place is not meant then.
    """
    if not inner or not outer:
        return False
    holders = {rated.place.key for rated in outer}
    least = inner[0].prior - DWARFED if outer[0].place.is_country else 0.0
    return any(
        not holders.isdisjoint(rated.place.within) and rated.prior > least and (rated.own_name or not inner[0].is_wide)
        for rated in inner
    )


def _is_list(n: int, gaps: Sequence[str], candidates: Sequence[Sequence[Rated]]) -> bool:
    """Whether names n and n + 1 and a third beside them are likeliest countries or states."""
    if not _is_wide(candidates[n]) or not _is_wide(candidates[n + 1]):
        return False
    before = n > 0 and _IN_LIST.fullmatch(gaps[n - 1]) and _is_wide(candidates[n - 1])
    after = n + 1 < len(gaps) and _IN_LIST.fullmatch(gaps[n + 1]) and _is_wide(candidates[n + 2])
    return bool(before or after)


def _is_wide(candidates: Sequence[Rated]) -> bool:
    return any(rated.is_wide and rated.own_name for rated in candidates[:3])
