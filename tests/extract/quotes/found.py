"""Quotes in words, for tests that compare them with a text.

Belongs here: what several tests of quotes ask of a text. Does not belong here: tests.
"""

from typing import NamedTuple

from pipelines.extract.quotes.extraction import find_quotes
from pipelines.extract.records import Span
from tests.parses import parsed


class Said(NamedTuple):
    """Who said what: the fragments of one quote are joined with ' / '."""

    words: str
    speaker: str | None


def said(text: str) -> list[Said]:
    """The quotes of a text, in order."""

    def of(span: Span | None) -> str | None:
        return span.of(text) if span is not None else None

    return [Said(" / ".join(f.of(text) for f in q.fragments), of(q.speaker)) for q in find_quotes(parsed(text))]


def reported(text: str) -> list[str]:
    """The reported words of each quote."""
    return [quote.words for quote in said(text)]


def methods(text: str) -> list[str]:
    """The rules that found the quotes of a text."""
    return [quote.method for quote in find_quotes(parsed(text))]
