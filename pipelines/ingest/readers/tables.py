"""Tables: one article in a row of a CSV or Parquet file."""

import csv
import re
from collections.abc import Iterator
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from pipelines.ingest.decoding import decode_records
from pipelines.ingest.readers.fields import has_text, names_found, record_from_fields
from pipelines.ingest.records import Content, FieldNames, IngestSettings, Problem, Record, Reject
from pipelines.ingest.rejects import reject

_DELIMITERS = ",;\t|"
_ROWS_AT_ONCE = 100
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_NEVER_CLOSED = "unexpected end of data"


def read_csv(content: Content, settings: IngestSettings) -> Iterator[Record | Reject]:
    """The articles of a CSV file with a header, numbered from 1 for the first row below it; empty rows are passed over.

    The delimiter is the comma, semicolon, tab or bar with which the header names a column for the text.
    """
    decoded = decode_records(content.data)
    if isinstance(decoded, Problem):
        yield reject(content.source_path, decoded)
        return
    csv.field_size_limit(settings.max_file_bytes)
    header, delimiter = _header(decoded.text, settings.fields)
    if not has_text(header, settings.fields):
        detail = f"No column holds the text. {names_found(header, settings.fields)}"
        yield reject(content.source_path, Problem("missing_column", detail))
        return
    rows = csv.reader(_lines(decoded.text), delimiter=delimiter, strict=True)
    next(rows)
    for number, row in _numbered(rows):
        yield _csv_record(content.source_path, number, header, row, decoded.encoding, settings)


def _header(text: str, names: FieldNames) -> tuple[list[str], str]:
    """The names of the columns and the delimiter between them."""
    headers = []
    for delimiter in _DELIMITERS:
        try:
            header = next(csv.reader(_lines(text), delimiter=delimiter, strict=True), [])
        except csv.Error:
            header = []
        headers.append((header, delimiter))
    return next((found for found in headers if has_text(found[0], names)), headers[0])


def _lines(text: str) -> Iterator[str]:
    """The lines with their breaks, one at a time, so that a large file is not held twice."""
    return (line.group() for line in _LINE.finditer(text))


def _numbered(rows: Iterator[list[str]]) -> Iterator[tuple[int, list[str] | csv.Error]]:
    """The rows that are not empty with their numbers, and in place of a row that cannot be read the error."""
    number = 0
    while True:
        number += 1
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield number, error
            continue
        if any(cell.strip() for cell in row):
            yield number, row


def _csv_record(
    source_path: str,
    number: int,
    header: list[str],
    row: list[str] | csv.Error,
    encoding: str,
    settings: IngestSettings,
) -> Record | Reject:
    if isinstance(row, csv.Error):
        detail = f"The row is not CSV ({row}); a quotation mark inside a quoted value is written twice."
        if str(row) == _NEVER_CLOSED:
            detail = "A quotation mark that this row opens is never closed, so all below belongs to it; close it."
        return reject(source_path, Problem("csv_invalid", detail), number)
    fields: dict[str, str] = {}
    for name, value in zip(header, row, strict=False):
        fields.setdefault(name, value)
    if len(row) > len(header):
        detail = (
            f"The row has {len(row)} values for {len(header)} columns; put values that hold the delimiter in quotes."
        )
        return reject(source_path, Problem("csv_invalid", detail), number, row=fields)
    return record_from_fields(source_path, number, fields, encoding, settings)


def read_parquet(content: Content, settings: IngestSettings) -> Iterator[Record | Reject]:
    """The articles of a Parquet file, numbered by row from 1; only the columns that are looked for are read."""
    try:
        yield from _parquet_records(content, settings)
    except (pa.ArrowException, OSError, ValueError) as error:
        detail = f"The file is not usable Parquet ({str(error).splitlines()[0][:200] if str(error) else 'damaged'})."
        yield reject(content.source_path, Problem("parquet_invalid", detail + " Write it anew."))


def _parquet_records(content: Content, settings: IngestSettings) -> Iterator[Record | Reject]:
    file = pq.ParquetFile(pa.BufferReader(content.data))
    names = list(file.schema_arrow.names)
    size = sum(file.metadata.row_group(i).total_byte_size for i in range(file.metadata.num_row_groups))
    if size > settings.max_table_bytes:
        yield reject(content.source_path, _too_large(f"{size:,}"))
        return
    if not has_text(names, settings.fields):
        detail = f"No column holds the text. {names_found(names, settings.fields)}"
        yield reject(content.source_path, Problem("missing_column", detail))
        return
    number = unpacked = 0
    for batch in file.iter_batches(batch_size=_ROWS_AT_ONCE, columns=_wanted(names, settings.fields)):
        for row in batch.to_pylist():
            number += 1
            unpacked += sum(len(value) for value in row.values() if isinstance(value, str | bytes))
            if unpacked > settings.max_table_bytes:  # one value that is stored once may stand in every row
                yield reject(content.source_path, _too_large(f"over {settings.max_table_bytes:,}"))
                return
            yield record_from_fields(content.source_path, number, _plain(row), "utf-8", settings)


def _too_large(size: str) -> Problem:
    detail = f"Unpacked, the table has {size} bytes, more than the setting max_table_bytes; split the file."
    return Problem("too_large", detail)


def _wanted(names: list[str], fields: FieldNames) -> list[str]:
    looked_for = (fields.text, fields.title, fields.published, fields.publisher, fields.url, fields.byline)
    wanted = {name.casefold() for group in looked_for for name in group}
    return [name for name in names if name.strip().casefold() in wanted]


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    """The row with bytes read as the text they usually are."""
    return {k: v.decode("utf-8", "replace") if isinstance(v, bytes) else v for k, v in row.items()}
