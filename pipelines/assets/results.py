"""What a run did to a table: rows, how many more than before, rejects, a few of the rows, a plot.

Belongs here: metadata of materializations. Does not belong here: what holds of a table in every run (description.py).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import dagster as dg
import duckdb

from pipelines.assets.description import preview
from pipelines.assets.lineage import column_lineage
from pipelines.refresh.session import RefreshSession
from pipelines.schemas import Rejects, Table, primary_key, table_name
from pipelines.warehouse.rejects import count_of_table

_PLOT, _PREVIEW = "plot", "preview"
_ROWS = "dagster/row_count"
_DATABASE = "database"


@dataclass(frozen=True, slots=True)
class Stage:
    """The run of a stage, when its work is done and is to be told."""

    context: dg.AssetExecutionContext
    session: RefreshSession
    connection: duckdb.DuckDBPyConnection


def table_result(
    stage: Stage, table: type[Table], more: Mapping[str, object] | None = None
) -> dg.MaterializeResult[Any]:
    """What the web UI shows of a table after a refresh."""
    rejected = {} if table is Rejects else {"rejected": count_of_table(stage.connection, table)}
    facts = relation_facts(stage, table_name(table), ", ".join(primary_key(table)))
    metadata: dict[str, Any] = {**facts, **rejected, **column_lineage(table), **(more or {})}
    return dg.MaterializeResult(asset_key=table_name(table), metadata=metadata)


def relation_facts(stage: Stage, name: str, key: str, keys: str | None = None) -> dict[str, Any]:
    """Of a table or view with this key: how many rows, how many more than before, the first of them, and its plot.

    `keys` is a quicker query for the keys of a view than the view itself.
    """
    counted = f"({keys})" if keys else f'"{name}"'
    row = stage.connection.execute(f"select count(*) from {counted}").fetchone()  # noqa: S608 - names from the models
    rows = int(row[0]) if row else 0
    before = _told_before(stage, name)
    growth = rows - int(str(before[_ROWS].value)) if _ROWS in before else rows
    return {
        _ROWS: rows,
        "rows more than before": growth,
        **(_kept(before) if before and not growth and not stage.session.changed else _shown(stage, name, key, keys)),
        _DATABASE: dg.MetadataValue.path(stage.session.files.published),
    }


def _told_before(stage: Stage, name: str) -> Mapping[str, dg.MetadataValue[Any]]:
    """What the last run said of the same table of the same database; empty when it was of another."""
    event = stage.context.instance.get_latest_materialization_event(dg.AssetKey(name))
    materialization = event.asset_materialization if event else None
    if materialization is None:
        return {}
    database = materialization.metadata.get(_DATABASE)
    is_same = database is not None and database.value == str(stage.session.files.published)
    return materialization.metadata if is_same else {}


def _kept(before: Mapping[str, dg.MetadataValue[Any]]) -> dict[str, dg.MetadataValue[Any]]:
    return {fact: before[fact] for fact in (_PREVIEW, _PLOT) if fact in before}


def _shown(stage: Stage, name: str, key: str, keys: str | None) -> dict[str, dg.MetadataValue[Any]]:
    first_rows = dg.MetadataValue.md(preview(stage.connection, name, key, keys))
    return {_PREVIEW: first_rows, **_drawn(stage.connection, name)}


def _drawn(connection: duckdb.DuckDBPyConnection, name: str) -> dict[str, dg.MetadataValue[Any]]:
    from pipelines.assets.plots import plot_as_markdown  # noqa: PLC0415 - seconds, which a run without changes can spare

    image = plot_as_markdown(connection, name)
    return {_PLOT: dg.MetadataValue.md(image)} if image else {}
