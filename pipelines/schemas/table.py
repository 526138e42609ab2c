"""What a table of the warehouse is: a pandera model that also knows its name, primary key and DuckDB types.

Belongs here: the base of the models and how a model is read. Does not belong here: any one table, SQL.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import pandera.pandas as pandera
import pyarrow as pa
from pandera.api.pandas.model_config import BaseConfig

from pipelines.schemas import columns

_DUCKDB_TYPES = {
    pa.string(): "VARCHAR",
    pa.list_(pa.string()): "VARCHAR[]",
    pa.list_(pa.int64()): "BIGINT[]",
    pa.int64(): "BIGINT",
    pa.int32(): "INTEGER",
    pa.float64(): "DOUBLE",
    pa.bool_(): "BOOLEAN",
    pa.date32(): "DATE",
    pa.timestamp("us"): "TIMESTAMP",
    pa.binary(): "BLOB",
    columns.FRAGMENTS: "STRUCT(start_char BIGINT, end_char BIGINT)[]",
}


class Table(pandera.DataFrameModel):
    """The base of every table; a subclass names its primary key and says in its docstring what one row is.

    Frames must have exactly the declared columns with the declared types.
    """

    class Config(BaseConfig):
        """Settings that all tables share."""

        strict = True
        coerce = False

    def __init_subclass__(cls, *, key: str | tuple[str, ...], **options: Any) -> None:
        name = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", cls.__name__).lower()
        metadata = {"primary_key": (key,) if isinstance(key, str) else key}
        cls.Config = type("Config", (Table.Config,), {"name": name, "metadata": metadata})  # type: ignore[misc,assignment]
        super().__init_subclass__(**options)  # type: ignore[no-untyped-call]

    @pandera.dataframe_check(error="duplicate_key: another row before it has the same primary key")
    @classmethod
    def _unique_key(cls, frame: pd.DataFrame) -> "pd.Series[bool]":
        return ~frame.duplicated(list(primary_key(cls)))

    @pandera.dataframe_check(error="span_order: the first character of a span must lie before its end")
    @classmethod
    def _spans_in_order(cls, frame: pd.DataFrame) -> "pd.Series[bool]":
        verdicts = pd.Series(data=True, index=frame.index)
        for start, end, _ in span_columns(cls):
            verdicts &= columns.holds(frame[start] < frame[end])
        return verdicts

    @pandera.dataframe_check(error="span_incomplete: a span needs start, end and text, or none of them")
    @classmethod
    def _spans_complete(cls, frame: pd.DataFrame) -> "pd.Series[bool]":
        verdicts = pd.Series(data=True, index=frame.index)
        for span in span_columns(cls):
            verdicts &= columns.all_or_none(frame, *span)
        return verdicts

    @pandera.dataframe_check(error="empty_text: a list holds empty text; what is unknown must be left out")
    @classmethod
    def _no_empty_items(cls, frame: pd.DataFrame) -> "pd.Series[bool]":
        return _every_list(cls, frame, lambda _, items: all(items))

    @pandera.dataframe_check(error="unknown_code: a list holds a code that is not known")
    @classmethod
    def _known_items(cls, frame: pd.DataFrame) -> "pd.Series[bool]":
        return _every_list(cls, frame, lambda column, items: not column.codes or set(items) <= set(column.codes))


@dataclass(frozen=True, slots=True)
class ColumnDefinition:
    """One column as the warehouse declares it.

    `codes` are the values that may stand there, or in a list the values of its items; empty when any may.
    """

    name: str
    duckdb_type: str
    arrow_type: pa.DataType
    nullable: bool
    description: str
    codes: tuple[str, ...] = ()
    low: float | None = None
    high: float | None = None
    pattern: str | None = None

    @property
    def is_list(self) -> bool:
        """Whether each value is a list of text."""
        return self.duckdb_type == "VARCHAR[]"


def column_definitions(table: type[Table]) -> tuple[ColumnDefinition, ...]:
    """The columns of a table in order."""
    return tuple(_definition(name, column) for name, column in table.to_schema().columns.items())


def table_name(table: type[Table]) -> str:
    """The name in the warehouse: that of the class in lower case with underscores."""
    return str(table.Config.name)


def primary_key(table: type[Table]) -> tuple[str, ...]:
    """The columns that set one row apart from all others."""
    return tuple((table.Config.metadata or {})["primary_key"])


def table_description(table: type[Table]) -> str:
    """The first sentence of the model's docstring: what one row is."""
    return " ".join((table.__doc__ or "").split("\n\n")[0].split())


def span_columns(table: type[Table]) -> tuple[tuple[str, str, str], ...]:
    """The start, end and text columns of each span, such as `cue_start_char`, `cue_end_char`, `cue_text`."""
    names = table.to_schema().columns
    prefixes = [name.removesuffix("start_char") for name in names if name.endswith("start_char")]
    return tuple((f"{prefix}start_char", f"{prefix}end_char", f"{prefix}text") for prefix in prefixes)


def _every_list(
    table: type[Table], frame: pd.DataFrame, holds: Callable[[ColumnDefinition, Sequence[str]], bool]
) -> "pd.Series[bool]":
    """Whether a rule holds for every list of text in a row; NULL is for `nullable` to judge."""
    verdicts = pd.Series(data=True, index=frame.index)
    for column in column_definitions(table):
        if column.is_list:
            judged = [not isinstance(items, Sequence) or holds(column, items) for items in frame[column.name]]
            verdicts &= pd.Series(judged, index=frame.index, dtype=bool)
    return verdicts


def _definition(name: str, column: Any) -> ColumnDefinition:
    arrow_type = column.dtype.type.pyarrow_dtype
    checks = {check.name: check.statistics for check in column.checks}
    return ColumnDefinition(
        name=name,
        duckdb_type=_DUCKDB_TYPES[arrow_type],
        arrow_type=arrow_type,
        nullable=column.nullable,
        description=column.description,
        codes=tuple(checks.get("isin", {}).get("allowed_values", (column.metadata or {}).get(columns.ITEMS, ()))),
        low=checks.get("greater_than_or_equal_to", {}).get("min_value"),
        high=checks.get("less_than_or_equal_to", {}).get("max_value"),
        pattern=checks.get("str_matches", {}).get("pattern"),
    )
