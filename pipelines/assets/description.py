"""How a table appears in the web UI: description and columns from its model, rows as Markdown.

Belongs here: Dagster metadata that needs no run. Does not belong here: what a run did (results.py), assets.
"""

import re
from collections.abc import Sequence

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


def preview(connection: duckdb.DuckDBPyConnection, table: str) -> str:
    """The rows at the end of a table, the last first, as Markdown, long values cut; no others are read."""
    return _as_markdown(connection.execute(f'from "{table}" order by rowid desc limit {PREVIEW_ROWS}'))


def preview_of_view(connection: duckdb.DuckDBPyConnection, view: str, key: str, keys: str) -> str:
    """The first rows of a view by its key as Markdown; with a query for all its keys it makes no more than those."""
    first = f"select key from ({keys}) as keys(key) order by key limit {PREVIEW_ROWS}"  # noqa: S608
    connection.execute(f"set variable first_keys = (select list(key) from ({first}))")  # noqa: S608
    rows = f"""from "{view}" where list_contains(getvariable('first_keys'), {key}) order by {key}"""
    return _as_markdown(connection.execute(rows))


def _as_markdown(cursor: duckdb.DuckDBPyConnection) -> str:
    names = [column[0] for column in cursor.description or ()]
    rows = cursor.fetchall()
    return _markdown_table(names, rows) if rows else "no rows"


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
