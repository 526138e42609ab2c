"""How a table appears in the web UI: description, columns, row count and a preview, all from its model.

Belongs here: Dagster metadata of tables. Does not belong here: assets.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

import dagster as dg
import duckdb

from pipelines.schemas import Table, column_definitions, table_description, table_name
from pipelines.warehouse.rejects import count_reasons

PREVIEW_ROWS = 10
PREVIEW_CHARACTERS = 80
OWNERS = ["team:dateline"]
_MEANS_SOMETHING = re.compile(r"([\\`*_\[\]<>#|~])")
"""What Markdown reads as more than itself."""


def table_spec(table: type[Table], group: str, deps: list[str]) -> dg.AssetSpec:
    """The asset of a table."""
    return dg.AssetSpec(
        table_name(table),
        deps=deps,
        description=table_description(table),
        group_name=group,
        kinds={"duckdb", "table"},
        owners=OWNERS,
        skippable=True,
        metadata={"dagster/column_schema": column_schema(table)},
    )


def column_schema(table: type[Table]) -> dg.TableSchema:
    """The columns of a table as Dagster shows them."""
    return dg.TableSchema(
        columns=[
            dg.TableColumn(
                column.name,
                type=column.duckdb_type,
                description=column.description,
                constraints=dg.TableColumnConstraints(nullable=column.nullable),
            )
            for column in column_definitions(table)
        ]
    )


def table_result(
    connection: duckdb.DuckDBPyConnection, table: type[Table], more: Mapping[str, object] | None = None
) -> dg.MaterializeResult[Any]:
    """What the web UI shows of a table after a refresh: how many rows, a few of them, and what else is given."""
    name = table_name(table)
    row = connection.execute(f'select count(*) from "{name}"').fetchone()  # noqa: S608 - a name from the models
    metadata: dict[str, Any] = {
        "dagster/row_count": int(row[0]) if row else 0,
        "preview": dg.MetadataValue.md(preview(connection, name)),
        **(more or {}),
    }
    return dg.MaterializeResult(asset_key=name, metadata=metadata)


def preview(connection: duckdb.DuckDBPyConnection, name: str) -> str:
    """The first rows of a table or view as Markdown, long values cut."""
    cursor = connection.execute(f'select * from "{name}" order by all limit {PREVIEW_ROWS}')  # noqa: S608 - a name from the models
    names = [column[0] for column in cursor.description or ()]
    rows = cursor.fetchall()
    if not rows:
        return "no rows"
    return _markdown_table(names, rows)


def reject_reasons(connection: duckdb.DuckDBPyConnection) -> dg.MarkdownMetadataValue:
    """How many rows of `rejects` have which stage and reason."""
    rows = count_reasons(connection)
    return dg.MetadataValue.md(_markdown_table(["stage", "reason", "rejected", "such as"], rows) if rows else "none")


def _markdown_table(names: list[str], rows: Sequence[tuple[object, ...]]) -> str:
    lines = [[plain(name) for name in names], ["---"] * len(names), *([_cell(value) for value in row] for row in rows)]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _cell(value: object) -> str:
    text = "" if value is None else str(value)
    return plain(text if len(text) <= PREVIEW_CHARACTERS else text[: PREVIEW_CHARACTERS - 1] + "…")


def plain(text: str) -> str:
    """Text of articles as Markdown that shows just these characters: no links, pictures or HTML of its own."""
    return _MEANS_SOMETHING.sub(r"\\\1", " ".join(text.split()))
