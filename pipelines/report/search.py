"""The search: scripts that hold headlines and names, one for each first letter, of which a page loads one at a time.

Belongs here: what is found by which words, and how the scripts are written. Does not belong here: looking (report.js).
A page opened from a file may load scripts from beside it, but not data.
"""

import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable

from pipelines.report.links import actor_page, document_page
from pipelines.report.reading import Row
from pipelines.report.words import headline, printable, spoken

type Entry = tuple[str, str, str]
"""Address, name, and what is told beside it."""
_WORD = re.compile(r"\w+")


def search_scripts(documents: Iterable[Row], actors: Iterable[Row]) -> dict[str, str]:
    """The scripts by file name: each holds what has a word that begins with its letter, actors before documents."""
    by_letter: dict[str, list[Entry]] = defaultdict(list)
    for entry in (*map(_actor, actors), *map(_document, documents)):
        for letter in dict.fromkeys(word[0] for word in _WORD.findall(folded(entry[1]))):
            by_letter[letter].append(entry)
    return {f"search/{ord(letter):x}.js": _script(letter, entries) for letter, entries in sorted(by_letter.items())}


def folded(text: str) -> str:
    """The text without case and accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(c))


def _script(letter: str, entries: list[Entry]) -> str:
    return f"dateline.found({json.dumps(letter)},\n{json.dumps(entries, ensure_ascii=True, separators=(',', ':'))});\n"


def _actor(actor: Row) -> Entry:
    told = [spoken(actor["actor_type"]), actor["country"]]
    return actor_page(actor["actor_id"]), printable(actor["name"]), " · ".join(part for part in told if part)


def _document(document: Row) -> Entry:
    told = [document["publisher"], str(document["published_on"] or "")]
    return document_page(document["document_id"]), printable(headline(document)), " · ".join(filter(None, told))
