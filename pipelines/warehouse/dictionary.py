"""The data dictionary: every table, view and column in Markdown, made from the models and the view files.

Belongs here: its layout. `python -m pipelines.warehouse.dictionary` writes warehouse/DATA_DICTIONARY.md anew.
"""

from collections.abc import Iterable
from operator import attrgetter
from pathlib import Path

import duckdb

from pipelines.schemas import (
    TABLES,
    ColumnDefinition,
    Table,
    column_definitions,
    primary_key,
    table_description,
    table_name,
)
from pipelines.schemas.references import references_of
from pipelines.warehouse.ddl import create_schema
from pipelines.warehouse.views import View, views

DICTIONARY = Path(__file__).parents[2] / "warehouse" / "DATA_DICTIONARY.md"
_LISTED_CODES = 60
"""Longer sets, such as the codes of countries, are known by their name."""
_HEAD = """# Data dictionary

Every table and view of the published database, in schema `main`. The same texts stand in the database itself:
`SELECT table_name, comment FROM duckdb_tables()`, `SELECT column_name, comment FROM duckdb_columns()`.

Offsets count Unicode code points of `documents.text` from 0 and are half-open: the words of a row are
`substring(d.text, start_char + 1, end_char - start_char)`. Timestamps are UTC. Unknown is NULL.

This file is generated from `pipelines/schemas` and `pipelines/warehouse/views`; do not edit it.
"""


def data_dictionary() -> str:
    """The dictionary as Markdown."""
    with duckdb.connect() as connection:
        create_schema(connection)
        of_views = [
            _view_section(view, _view_types(connection, view)) for view in sorted(views(), key=attrgetter("name"))
        ]
    return "\n".join([_HEAD, "## Tables", "", *map(_table_section, TABLES), "## Views", "", *of_views])


def _table_section(table: type[Table]) -> str:
    targets: dict[str, list[str]] = {}
    for reference in references_of(table):
        if reference.column != "document_id":
            targets.setdefault(reference.column, []).append(table_name(reference.target))
    rows = (
        (c.name, c.duckdb_type, "yes" if c.nullable else "", _told(c, targets.get(c.name, [])))
        for c in column_definitions(table)
    )
    key = ", ".join(f"`{column}`" for column in primary_key(table))
    head = f"### {table_name(table)}\n\n{table_description(table)} Primary key: {key}.\n"
    return f"{head}\n{_markdown(('column', 'type', 'NULL', 'meaning'), rows)}"


def _told(column: ColumnDefinition, targets: list[str]) -> str:
    codes = f" ({', '.join(column.codes)})" if 0 < len(column.codes) <= _LISTED_CODES else ""
    referred = f" → {', '.join(targets)}" if targets else ""
    return f"{column.description}{codes}{referred}"


def _view_section(view: View, types: dict[str, str]) -> str:
    rows = ((name, types[name], told) for name, told in view.columns.items())
    return f"### {view.name}\n\n{view.description}\n\n{_markdown(('column', 'type', 'meaning'), rows)}"


def _view_types(connection: duckdb.DuckDBPyConnection, view: View) -> dict[str, str]:
    return dict(
        connection.execute(
            "SELECT column_name, data_type FROM duckdb_columns() WHERE table_name = ?", [view.name]
        ).fetchall()
    )


def _markdown(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, ("---",) * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"


if __name__ == "__main__":
    DICTIONARY.write_text(data_dictionary(), encoding="utf-8")
