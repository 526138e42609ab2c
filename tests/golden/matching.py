"""When two names, stretches of text, dates or places count as the same.

Belongs here: comparisons of single values. Does not belong here: annotations, extractions, sums.
"""

import math
import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from pipelines.extract.records import Span
from pipelines.extract.text import normalise_name

FOUND = 0.5
"""Share of tokens (Jaccard) from which a quote is found: the threshold the quotation literature uses."""
KILOMETRES = {"country": 1500, "continent": 3000, "region": 400, "province": 250}
KILOMETRES_OF_A_POINT = 60
"""How far off a place of each kind may lie: sources put the middle of an area in different spots."""

_EARTH_RADIUS_KM = 6371
_WORD = re.compile(r"\w+")
_WEEK = re.compile(r"(\d{4})-W(\d{2})")
_EMPTY_WORDS = frozenset("the a an its his her their s mr mrs ms dr group government".split())
_PREPOSITIONS = frozenset("of in for at from on by with to near".split())


def names_agree(one: str, other: str) -> bool:
    """Whether two names or descriptions can stand for the same actor or place.

    They do when they have the same words, or when the part before any preposition is the same or ends the longer one:
    "Lavrov" and "Foreign Minister Lavrov", but neither "Iraq" and "Islamic Resistance in Iraq" nor "Iraqi army".
    """
    words, others = _words(one), _words(other)
    if not words or not others:
        return False
    if set(words) == set(others):
        return True
    short, long = sorted((_head(words), _head(others)), key=len)
    return bool(short) and long[-len(short) :] == short


def same_place_name(one: str, other: str) -> bool:
    """Whether two place names have the same words; "Sudan" is not "Port Sudan"."""
    return bool(_words(one)) and set(_words(one)) == set(_words(other))


def any_agree(some: Iterable[str], others: Iterable[str]) -> bool:
    """Whether a name of the one agrees with a name of the other."""
    listed = list(others)
    return any(names_agree(one, other) for one in some for other in listed)


def _words(name: str) -> list[str]:
    return [word for word in normalise_name(name).split() if word not in _EMPTY_WORDS]


def _head(words: Sequence[str]) -> list[str]:
    """The words before the first preposition."""
    end = next((i for i, word in enumerate(words) if word in _PREPOSITIONS), len(words))
    return list(words[:end])


def same_words(text: str, some: Iterable[Span], others: Iterable[Span]) -> float:
    """Token Jaccard of two sets of spans: 1 when they cover the same words, 0 when none in common."""
    mine, theirs = _token_starts(text, some), _token_starts(text, others)
    return len(mine & theirs) / len(mine | theirs) if mine | theirs else 0.0


def _token_starts(text: str, spans: Iterable[Span]) -> set[int]:
    return {word.start() for span in spans for word in _WORD.finditer(text, span.start, span.end)}


def share_words(one: str, other: str) -> bool:
    """Whether two phrases have a word of content in common: "a statement on X" and "the statement"."""
    return bool((set(_words(one)) & set(_words(other))) - _PREPOSITIONS)


def same_date(expected: str | None, first: date | None, last: date | None) -> bool:
    """Whether the days found are those of `expected` (a day, ISO week, month or year; None for no date)."""
    if expected is None or first is None:
        return expected is None and first is None
    begin, end = _days(expected)
    return first == begin and (last or first) == end if begin == end else begin <= first <= (last or first) <= end


def _days(expected: str) -> tuple[date, date]:
    if week := _WEEK.fullmatch(expected):
        monday = date.fromisocalendar(int(week[1]), int(week[2]), 1)
        return monday, monday + timedelta(days=6)
    year, *rest = (int(part) for part in expected.split("-"))
    if len(rest) == 2:
        return date(year, *rest), date(year, *rest)
    month = rest[0] if rest else 12
    after = date(year + month // 12, month % 12 + 1, 1)
    return date(year, rest[0] if rest else 1, 1), after - timedelta(days=1)


def near(kind: str, one: tuple[float, float], other: tuple[float, float]) -> bool:
    """Whether two (latitude, longitude) are close enough for a place of this kind."""
    return _kilometres(one, other) <= KILOMETRES.get(kind, KILOMETRES_OF_A_POINT)


def _kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Great-circle distance by the haversine formula."""
    (lat, lon), (other_lat, other_lon) = ([math.radians(degrees) for degrees in point] for point in (one, other))
    square = math.sin((lat - other_lat) / 2) ** 2
    square += math.cos(lat) * math.cos(other_lat) * math.sin((lon - other_lon) / 2) ** 2
    return 2 * _EARTH_RADIUS_KM * math.asin(math.sqrt(square))
