"""Articles that come as named fields: what JSON, CSV and Parquet have in common."""

from collections.abc import Iterable, Mapping
from typing import Any

from pipelines.ingest.metadata import folded, metadata_from, text_from
from pipelines.ingest.records import FieldNames, IngestSettings, Problem, Record, Reject
from pipelines.ingest.rejects import cut, reject

_SHOWN_NAMES = 20


def record_from_fields(
    source_path: str,
    number: int,
    fields: Mapping[Any, Any],
    encoding: str,
    settings: IngestSettings,
) -> Record | Reject:
    """The record that named fields make, or the reject of fields without a text."""
    text = text_from(fields, settings.fields)
    if text is None:
        problem = Problem("no_text_field", f"No field holds the text. {names_found(fields, settings.fields)}")
        return reject(source_path, problem, number, "document", fields)
    metadata = metadata_from(fields, settings.fields)
    return Record(number, text, encoding, [("field", metadata)], row=fields)


def has_text(names: Iterable[str], settings: FieldNames) -> bool:
    """Whether one of the names is one under which texts are looked for."""
    return not folded(dict.fromkeys(names)).keys().isdisjoint(name.casefold() for name in settings.text)


def names_found(names: Iterable[Any], settings: FieldNames) -> str:
    """What to do when the text has another name than expected."""
    found = ", ".join(cut(str(name), 40) for name in list(names)[:_SHOWN_NAMES]) or "none"
    return (
        f"Fields found: {found}. Fields looked for: {', '.join(settings.text)}. "
        "Rename the field, or add its name to the text fields in dateline.toml."
    )
