"""From records to frames whose columns have the types of their table.

Belongs here: conversion. Does not belong here: judging whether the values are right.
"""

import dataclasses
import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

import pandas as pd
import pyarrow as pa

from pipelines.extract.records import Span
from pipelines.schemas import ColumnDefinition, Table, column_definitions, table_name

Row = dict[str, Any]
"""One row of a table, by column."""
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def row_of(record: object) -> Row:
    """The fields of a record (a data class or a mapping) as the values of columns; spans and tuples become lists."""
    if isinstance(record, Mapping):
        return {name: _column_value(value) for name, value in record.items()}
    record_class: Any = type(record)
    return {name: _column_value(getattr(record, name)) for name in _field_names(record_class)}


@cache
def _field_names(record_class: Any) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(record_class))


def frame_of(table: type[Table], rows: Sequence[Row]) -> pd.DataFrame:
    """The rows as a frame with exactly the columns of the table; a column that no row has is NULL.

    A lone surrogate, which no database can store, becomes U+FFFD, so that lengths and offsets stay. Raises TypeError
    when values do not have the column's type.
    """
    return pd.DataFrame(
        {c.name: _series(table, c, [row.get(c.name) for row in rows]) for c in column_definitions(table)}
    )


def arrow_of(table: type[Table], frame: pd.DataFrame) -> pa.Table:
    """The frame as DuckDB reads it, with declared types even where a column is all NULL."""
    schema = pa.schema([(c.name, c.arrow_type) for c in column_definitions(table)])
    return pa.Table.from_pandas(frame, schema=schema, preserve_index=False)


def _column_value(value: object) -> object:
    if isinstance(value, Span):
        return {"start_char": value.start, "end_char": value.end}
    if isinstance(value, tuple | list):
        return [_column_value(item) for item in value]
    return value


def _series(table: type[Table], column: ColumnDefinition, values: list[Any]) -> "pd.Series[Any]":
    try:
        try:
            array = pa.array(values, type=column.arrow_type)
        except UnicodeEncodeError:
            array = pa.array([_storable(value) for value in values], type=column.arrow_type)
    except (pa.ArrowInvalid, pa.ArrowTypeError, OverflowError) as error:
        raise TypeError(f"{table_name(table)}.{column.name} must be {column.duckdb_type}: {error}") from error
    return pd.Series(pd.arrays.ArrowExtensionArray(array))


def _storable(value: Any) -> Any:
    if isinstance(value, str):
        return _LONE_SURROGATE.sub("\N{REPLACEMENT CHARACTER}", value)
    if isinstance(value, list):
        return [_storable(item) for item in value]
    return value
