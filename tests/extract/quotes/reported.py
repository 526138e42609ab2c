"""Reading quotes as words, for tests: no test stands here."""

from pipelines.extract.quotes.extraction import find_quotes
from tests.parses import parsed


def reported(text: str) -> list[str]:
    """The reported words of each quote, the fragments of one joined with ' / '."""
    return [" / ".join(fragment.of(text) for fragment in quote.fragments) for quote in find_quotes(parsed(text))]
