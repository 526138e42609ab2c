"""JSON and JSON Lines: one article in an object, one object in a file, a list or a line."""

import json
import re
from collections.abc import Iterator
from typing import Any

from pipelines.ingest.decoding import Decoded, decode, decode_records
from pipelines.ingest.readers.fields import record_from_fields
from pipelines.ingest.records import Content, IngestSettings, Problem, Record, Reject
from pipelines.ingest.rejects import cut, reject

_LINE = re.compile(rb"[^\r\n]+")
_MORE_THAN_ONE_VALUE = "Extra data"
_JSON_NAMES = {
    str: "a string",
    int: "a number",
    float: "a number",
    bool: "true or false",
    list: "a list",
    type(None): "null",
}


def read_json(content: Content, settings: IngestSettings) -> Iterator[Record | Reject]:
    """The articles of a JSON file: an object is one (record 0), a list holds one per element (records from 1).

    A file of several values, one on each line, is read as JSON Lines.
    """
    decoded = decode_records(content.data)
    if isinstance(decoded, Problem):
        yield reject(content.source_path, decoded)
        return
    try:
        value = json.loads(decoded.text)
    except json.JSONDecodeError as error:
        if error.msg == _MORE_THAN_ONE_VALUE:
            yield from read_json_lines(content, settings)
        else:
            yield reject(content.source_path, _not_json(error, "file"), row={"text": cut(decoded.text)})
        return
    except (ValueError, RecursionError):
        yield reject(content.source_path, _UNUSABLE)
        return
    for number, item in enumerate(value, start=1) if isinstance(value, list) else [(0, value)]:
        yield _record(content, number, item, decoded.encoding, settings)


def read_json_lines(content: Content, settings: IngestSettings) -> Iterator[Record | Reject]:
    """The articles of a JSON Lines file, numbered by line from 1; empty lines are passed over."""
    decoded = decode_records(content.data)
    data = decoded.text.encode() if isinstance(decoded, Decoded) else content.data
    for number, raw_line in _numbered_lines(data):
        # Where the file is not one text, each line is decoded by itself, so that a broken one breaks alone.
        line = Decoded(raw_line.decode(), decoded.encoding) if isinstance(decoded, Decoded) else decode(raw_line)
        if isinstance(line, Problem):
            yield reject(content.source_path, line, number)
        elif line.text.strip():
            yield _line_record(content, number, line, settings)


def _numbered_lines(data: bytes) -> Iterator[tuple[int, bytes]]:
    """The lines that are not empty, without their breaks; numbers count all lines from 1."""
    number, end = 1, 0
    for line in _LINE.finditer(data):
        between = data[end : line.start()]
        number += between.count(b"\n") + between.count(b"\r") - between.count(b"\r\n")
        end = line.end()
        yield number, line.group()


def _line_record(content: Content, number: int, line: Decoded, settings: IngestSettings) -> Record | Reject:
    shown = {"line": cut(line.text)}
    try:
        return _record(content, number, json.loads(line.text), line.encoding, settings)
    except json.JSONDecodeError as error:
        return reject(content.source_path, _not_json(error, "line"), number, row=shown)
    except (ValueError, RecursionError):
        return reject(content.source_path, _UNUSABLE, number, row=shown)


def _record(content: Content, number: int, value: Any, encoding: str, settings: IngestSettings) -> Record | Reject:
    if isinstance(value, dict):
        return record_from_fields(content.source_path, number, value, encoding, settings)
    detail = f"An article is a JSON object with a field such as text, but this is {_JSON_NAMES[type(value)]}."
    return reject(content.source_path, Problem("not_an_object", detail), number, row={"value": value})


_UNUSABLE = Problem(
    "json_invalid", "The JSON is nested too deeply or holds a number of too many digits; write it anew."
)


def _not_json(error: json.JSONDecodeError, where: str) -> Problem:
    place = f"line {error.lineno}, column {error.colno}" if where == "file" else f"column {error.colno}"
    what = error.msg.removesuffix(" at")
    return Problem("json_invalid", f"The {where} is not JSON: {what} at {place}. Mend it there, or write it anew.")
