"""The dateline with which a report of an agency opens: the city, a date, the agency in brackets, a dash.

Belongs here: finding datelines, and what they make of the names in them. Does not belong here: other names
(recognition.py), the date (dates/).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipelines.extract.actors.reading import NameSpan, Reading, without_overlaps
from pipelines.extract.records import Span

DATELINE_RULE = "dateline"
"""The rule of an agency's name that was found by its brackets."""

_DATELINE = re.compile(
    r"^[ \t]*(?P<place>[^\W\d_a-z][^\n()—–]{1,60}?)[ \t]*"
    r"(?:\((?P<agency>[^\W\d_][^\n(),;]{1,40})\)[ \t]*(?:--?|—|–)|(?:--|—|–|(?<=\d )-))[ \t]",
    re.MULTILINE,
)
_CITY = re.compile(r"[^\W\d_]{3,}")


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where the places (with the date) and the agency of a dateline stand."""

    places: Span
    agency: Span | None


def find_datelines(text: str) -> Iterator[Dateline]:
    """The datelines at the start of lines, with a city in capitals: "KABUL (Agency) —", "KABUL, Oct. 3 —"."""
    for match in _DATELINE.finditer(text):
        city = _CITY.match(match["place"])
        if city is not None and city.group().isupper():
            yield Dateline(Span(*match.span("place")), Span(*match.span("agency")) if match["agency"] else None)


def dateline_positions(reading: Reading) -> frozenset[int]:
    """The tokens of the places and days of datelines."""
    lines = find_datelines(reading.parsed.text)
    return frozenset(position for line in lines for position in reading.positions(line.places))


def with_datelines(reading: Reading, names: Sequence[NameSpan]) -> list[NameSpan]:
    """The names without those of places in datelines, and with the agencies there."""
    kept = list(names)
    for dateline in find_datelines(reading.parsed.text):
        places = reading.positions(dateline.places)
        kept = [name for name in kept if _is_known_body(name) or not _touches(name, places)]
        if dateline.agency is not None:
            agency = reading.positions(dateline.agency)
            found = NameSpan(agency.start, agency.stop, "organization", (), DATELINE_RULE)
            if not any(name.options and name.overlaps(found) for name in kept):
                kept = without_overlaps([found, *kept], first_wins=True)
    return kept


def _is_known_body(name: NameSpan) -> bool:
    return bool(name.options) and name.kind == "organization"


def _touches(name: NameSpan, positions: range) -> bool:
    return name.start < positions.stop and positions.start < name.end
