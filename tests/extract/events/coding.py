"""Coding one text as the tests read it.

Belongs here: running the extractors that events need, and rows short enough to compare. Does not belong here: tests.
"""

from dataclasses import dataclass
from datetime import date

from pipelines.extract.document import extract_document
from pipelines.extract.records import Document, Event, Extraction
from tests.parses import DOCUMENT_ID, parse_once


@dataclass(frozen=True, slots=True)
class Coded:
    """One event with the words of its participants."""

    event: Event
    sources: tuple[str | None, ...]
    targets: tuple[str | None, ...]


def extract(text: str, published_on: date | None = None) -> Extraction:
    """Everything that extraction finds in a text."""
    return extract_document(Document(DOCUMENT_ID, text, published_on), parse_once(text))


def code(text: str, published_on: date | None = None) -> list[Coded]:
    """The events of a text, accepted or not, in order."""
    found = extract(text, published_on)

    def words(event: Event, role: str) -> tuple[str | None, ...]:
        return tuple(p.text for p in found.event_participants if p.event_id == event.event_id and p.role == role)

    return [Coded(event, words(event, "source"), words(event, "target")) for event in found.events]


def accepted(text: str, published_on: date | None = None) -> list[Coded]:
    """The accepted events of a text."""
    return [coded for coded in code(text, published_on) if coded.event.accepted]


def roots(text: str) -> list[str]:
    """The roots of the accepted events."""
    return [coded.event.event_type for coded in accepted(text)]


def only(text: str, published_on: date | None = None) -> Coded:
    """The one accepted event of a text."""
    (coded,) = accepted(text, published_on)
    return coded
