"""What sources say of an article beside its text: reading it from fields, and which source counts first.

Belongs here: titles, publishers, bylines, addresses and printed dates. Does not belong here: what a printed date
means (publication_date.py), and finding the fields in a file (readers).
"""

import dataclasses
import math
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from pipelines.ingest.decoding import storable
from pipelines.ingest.records import FieldNames, Metadata, PublishedFrom
from pipelines.ingest.rejects import cut

_BEST_FIRST: tuple[PublishedFrom, ...] = ("front_matter", "sidecar", "html", "field")
_LONGEST_VALUE = 2_000
"""Longer than any headline, byline or address; what has more is a text in the wrong field or made to use up memory."""
_MOST_PARTS = 200
_SAYS_NOTHING = frozenset({"", "~", "null", "none", "nan", "nat", "n/a", "unknown"})


def metadata_from(fields: Mapping[Any, Any], names: FieldNames) -> Metadata:
    """The metadata in the fields of a record, under any of their usual names; the first that says something counts."""
    values = folded(fields)
    return Metadata(
        title=_first(values, names.title),
        publisher=_first(values, names.publisher),
        byline=_first(values, names.byline),
        url=_first(values, names.url),
        published=_first(values, names.published),
    )


def text_from(fields: Mapping[Any, Any], names: FieldNames) -> str | None:
    """The text in the fields of a record, or its paragraphs where it is a list of them.

    '' where such a field is empty, None where there is none that could be a text.
    """
    values = folded(fields)
    for name in names.text:
        value = values.get(name.casefold())
        if isinstance(value, str) and value.strip():
            return value
        if isinstance(value, list) and value and all(isinstance(part, str) for part in value):
            return "\n\n".join(value)
    return "" if any(values.get(name.casefold(), 0) in (None, "") for name in names.text) else None


def folded(fields: Mapping[Any, Any]) -> dict[str, Any]:
    """The fields by their names without letter case and space; the first of several alike counts."""
    values: dict[str, Any] = {}
    for name, value in fields.items():
        values.setdefault(str(name).strip().casefold(), value)
    return values


def best_first(sources: Iterable[tuple[PublishedFrom, Metadata]]) -> list[tuple[PublishedFrom, Metadata]]:
    """The sources in the order in which they are believed: front matter, sidecar, HTML, fields."""
    return sorted(sources, key=lambda source: _BEST_FIRST.index(source[0]))


def combined(sources: Sequence[tuple[PublishedFrom, Metadata]]) -> Metadata:
    """For each part of the metadata what the first source says that says anything."""
    ordered = [metadata for _, metadata in best_first(sources)]
    return Metadata(
        **{
            part.name: next((said for metadata in ordered if (said := getattr(metadata, part.name))), None)
            for part in dataclasses.fields(Metadata)
        }
    )


def printed(value: object) -> str | None:
    """A value of a field on one line, cut where it is far too long; None when it says nothing.

    An object stands for its name ({"name": "The Courier"}), a list for its parts; nothing deeper is looked into.
    """
    if isinstance(value, list | tuple):
        plain = (item for item in value[:_MOST_PARTS] if not isinstance(item, list | tuple))
        return cut(", ".join(part for item in plain if (part := printed(item))), _LONGEST_VALUE) or None
    if isinstance(value, Mapping):
        value = folded(value).get("name")
    if isinstance(value, bool) or (isinstance(value, float) and not math.isfinite(value)):
        return None
    if isinstance(value, date):  # a datetime too
        value = value.isoformat()
    if not isinstance(value, str | int | float):
        return None
    if isinstance(value, int) and value.bit_length() > 64:
        return None
    line = cut(" ".join(storable(str(value)[: 2 * _LONGEST_VALUE]).split()), _LONGEST_VALUE)
    return None if line.casefold() in _SAYS_NOTHING else line


def _first(values: Mapping[str, Any], names: Iterable[str]) -> str | None:
    return next((said for name in names if (said := printed(values.get(name.casefold())))), None)
