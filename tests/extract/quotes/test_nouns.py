"""Nouns and prepositions that report: text in, reported words out."""

import pytest

from tests.extract.quotes.found import reported

SOURCES = [
    (
        "According to the coast guard, the ferry left the port without a permit.",
        ["the ferry left the port without a permit"],
    ),
    (
        "The ferry left the port without a permit, according to the coast guard, but its owner denies it.",
        ["The ferry left the port without a permit"],
    ),
    (
        "Fewer ferries sail today (there were nine last year, according to the coast guard) and fares are up.",
        ["there were nine last year"],
    ),
    (
        "“The ferry was full,” the captain said, according to the coast guard.",
        ["The ferry was full"],
    ),
]


@pytest.mark.parametrize(("text", "words"), SOURCES)
def test_what_a_source_stands_beside(text: str, words: list[str]) -> None:
    assert reported(text) == words
