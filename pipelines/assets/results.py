"""What a run did to a table: rows, how many more than before, rejects, a few of the rows, a plot.

Belongs here: metadata of materializations. Does not belong here: what holds of a table in every run (description.py).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import dagster as dg
import duckdb

from pipelines.assets.description import preview, preview_of_view
from pipelines.assets.drawing import Facts, plot_facts
from pipelines.assets.lineage import column_lineage
from pipelines.refresh.session import RefreshSession
from pipelines.schemas import Rejects, Table, table_name
from pipelines.warehouse.rejects import count_of_table
from pipelines.warehouse.storage import count_of

_ROWS, _PREVIEW, _DATABASE = "dagster/row_count", "preview", "database"


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
    name = table_name(table)
    rejected = {} if table is Rejects else {"rejected": count_of_table(stage.connection, table)}
    rows = count_of(stage.connection.execute(f'select count(*) from "{name}"'))  # noqa: S608 - names from the models
    facts = _facts(stage, name, rows, lambda: preview(stage.connection, name))
    metadata: dict[str, Any] = {**facts, **rejected, **column_lineage(table), **(more or {})}
    return dg.MaterializeResult(asset_key=name, metadata=metadata)


def view_facts(stage: Stage, name: str, key: str, keys: str) -> dict[str, Any]:
    """What the web UI shows of a view; `keys` is a quicker query for its keys than the view itself."""
    rows = count_of(stage.connection.execute(f"select count(*) from ({keys})"))  # noqa: S608 - no names but ours
    return _facts(stage, name, rows, lambda: preview_of_view(stage.connection, name, key, keys))


def _facts(stage: Stage, name: str, rows: int, show: Callable[[], str]) -> dict[str, Any]:
    """How many rows there are, how many more than before, some of them, and the plot."""
    before = _told_before(stage, name)
    growth = rows - int(str(before[_ROWS].value)) if _ROWS in before else rows
    is_same = bool(before) and not growth and not stage.session.changed
    return {
        _ROWS: rows,
        "rows more than before": growth,
        _PREVIEW: before[_PREVIEW] if is_same and _PREVIEW in before else dg.MetadataValue.md(show()),
        **plot_facts(stage.connection, name, before, anew=stage.session.options.full),
        _DATABASE: dg.MetadataValue.path(stage.session.files.published),
    }


def _told_before(stage: Stage, name: str) -> Facts:
    """What the last run said of the same table of the same database; empty when it was of another."""
    event = stage.context.instance.get_latest_materialization_event(dg.AssetKey(name))
    materialization = event.asset_materialization if event else None
    if materialization is None:
        return {}
    database = materialization.metadata.get(_DATABASE)
    is_same = database is not None and database.value == str(stage.session.files.published)
    return materialization.metadata if is_same else {}
