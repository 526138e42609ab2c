"""The kinds of column that tables are made of: types, and what every column of a kind must satisfy.

Belongs here: what several tables share. Does not belong here: any one table. Columns have names such as `text` and
`method`, so models call these functions through the module: `column.text(...)`.
"""

from collections.abc import Collection
from typing import Annotated, Any

import pandas as pd
import pandera.pandas as pandera
import pyarrow as pa

from pipelines.schemas.codes import COUNTRIES

FRAGMENTS = pa.list_(pa.struct([("start_char", pa.int64()), ("end_char", pa.int64())]))

Text = Annotated[pd.ArrowDtype, pa.string()]
Texts = Annotated[pd.ArrowDtype, pa.list_(pa.string())]
Hashes = Annotated[pd.ArrowDtype, pa.list_(pa.int64())]
Offset = Annotated[pd.ArrowDtype, pa.int64()]
Count = Annotated[pd.ArrowDtype, pa.int32()]
Number = Annotated[pd.ArrowDtype, pa.float64()]
Flag = Annotated[pd.ArrowDtype, pa.bool_()]
Day = Annotated[pd.ArrowDtype, pa.date32()]
Instant = Annotated[pd.ArrowDtype, pa.timestamp("us")]
Bytes = Annotated[pd.ArrowDtype, pa.binary()]
Fragments = Annotated[pd.ArrowDtype, FRAGMENTS]

ITEMS = "items"
"""The key of a column's metadata that lists which codes its lists may hold."""


def text(description: str, *, null: bool = False, pattern: str | None = None) -> Any:
    """A column of text, which is never ''; `pattern` must match the whole of it."""
    return pandera.Field(description=description, nullable=null, str_length={"min_value": 1}, str_matches=pattern)


def country(description: str) -> Any:
    """An ISO 3166-1 alpha-3 code; NULL when unknown."""
    return code(description, COUNTRIES, null=True)


def code(description: str, allowed: Collection[str], *, null: bool = False) -> Any:
    """A code out of a closed set."""
    return pandera.Field(description=description, nullable=null, isin=sorted(allowed))


def codes(description: str, allowed: Collection[str]) -> Any:
    """A list of codes out of a closed set."""
    return pandera.Field(description=description, metadata={ITEMS: tuple(sorted(allowed))})


def count(description: str, *, null: bool = False) -> Any:
    """A number from 0, such as an offset or how many there are."""
    return pandera.Field(description=description, nullable=null, ge=0)


def number(description: str, low: float, high: float, *, null: bool = False) -> Any:
    """A number from `low` to `high`."""
    return pandera.Field(description=description, nullable=null, ge=low, le=high)


def plain(description: str, *, null: bool = False) -> Any:
    """A column whose type says all: a date, an instant, a flag, a list."""
    return pandera.Field(description=description, nullable=null)


def confidence() -> Any:
    """The share of rows like this one that are expected to be right."""
    return number("how far the row can be trusted, 0 to 1; ranks rows", 0, 1)


def method() -> Any:
    """Where a row comes from."""
    return text("the rule or model that made the row")


def holds(verdicts: "pd.Series[bool]") -> "pd.Series[bool]":
    """The verdicts of a comparison, taken as satisfied where one side is NULL."""
    return verdicts.astype("boolean").fillna(value=True).astype(bool)


def all_or_none(frame: pd.DataFrame, *names: str) -> "pd.Series[bool]":
    """Whether the named columns of a row are all known or all NULL."""
    known = frame[list(names)].notna()
    return known.all(axis=1) | ~known.any(axis=1)
