"""Making rejects: what they show of the record, cut to a size that a table can hold.

Belongs here: how a reject is spelled. Does not belong here: deciding what is rejected.
"""

import json
import math
from collections.abc import Mapping
from datetime import date
from typing import Any

from pipelines.ingest.decoding import storable
from pipelines.ingest.records import Problem, Reject, Stage

_SHOWN_CHARS = 500
_SHOWN_FIELDS = 50


def reject(
    source_path: str,
    problem: Problem,
    record_number: int = 0,
    stage: Stage = "read",
    row: Mapping[str, Any] | None = None,
) -> Reject:
    """The reject of a record, or of the whole file when record_number is 0; `row` is what is known of the record."""
    shown = None if row is None else json.dumps(_shortened(row), ensure_ascii=False)
    return Reject(source_path, record_number, stage, problem.reason, storable(problem.detail), shown)


def _shortened(row: Mapping[str, Any]) -> dict[str, Any]:
    return {cut(str(key)): _short_value(value) for key, value in list(row.items())[:_SHOWN_FIELDS]}


def _short_value(value: object) -> str | int | float | None:
    """Plain values as they are, long ones cut, nested ones named by their type, since they may be of any size."""
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    if value is None or isinstance(value, bool | float):
        return value
    if isinstance(value, int):
        return value if value.bit_length() <= 64 else "(a number of very many digits)"
    if isinstance(value, str):
        return cut(value)
    if isinstance(value, date):
        return value.isoformat()
    return f"({type(value).__name__})"


def cut(text: str, length: int = _SHOWN_CHARS) -> str:
    """The text, storable and with an ellipsis where it was cut."""
    return storable(text if len(text) <= length else text[:length] + "…")
