"""How values read in a page: days, numbers, headlines, and text that a browser shows as it is.

Belongs here: filters of the templates. Does not belong here: anything that knows a page.
"""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

BEGINNING = 90
"""Characters of the text that stand in for a missing headline."""
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f]")


def printable(text: str) -> str:
    """The text with U+FFFD for each control character, which HTML does not allow."""
    return _CONTROLS.sub("\ufffd", text)


def long_day(day: date | None) -> str:
    """Such as 14 September 2025; '' for an unknown day."""
    return f"{day.day} {day:%B} {day.year}" if day else ""


def count(number: int) -> str:
    """A number with its thousands apart."""
    return f"{number:,}"


def headline(article: Mapping[str, Any]) -> str:
    """The title of an article, else how its text begins."""
    if article["title"]:
        return str(article["title"])
    beginning = " ".join(str(article.get("text") or article["beginning"]).split())
    return beginning if len(beginning) <= BEGINNING else beginning[:BEGINNING].rpartition(" ")[0] + " …"


def plural(number: int, one: str, many: str = "") -> str:
    """Such as 1 quote, 2 quotes."""
    return f"{count(number)} {one if number == 1 else many or f'{one}s'}"


def spoken(code: str) -> str:
    """A code of the warehouse as words: `armed_group` as armed group."""
    return code.replace("_", " ")
