"""What all tests share: the options of the golden test, and texts that are parsed once.

Belongs here: options and fixtures of the whole suite. Does not belong here: helpers of one folder.
"""

from collections.abc import Callable
from datetime import date

import pytest

from pipelines.extract.parsing import ParsedDocument
from tests.parses import parsed as parse_text


def pytest_addoption(parser: pytest.Parser) -> None:
    floors = parser.getgroup("golden", "accuracy floors (tests/golden/floors.json)")
    floors.addoption("--raise-floors", action="store_true", help="raise floors to the present scores; lowers none")
    floors.addoption("--lower-floors", action="store_true", help="set all floors to the present scores, lower ones too")


@pytest.fixture(scope="session")
def parsed() -> Callable[[str, date | None], ParsedDocument]:
    """`parsed(text, published_on)`: the text as extractors are given it, parsed once in a session."""

    def parse(text: str, published_on: date | None = None) -> ParsedDocument:
        return parse_text(text, published_on)

    return parse
