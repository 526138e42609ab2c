"""The last asset: the database that analysts query.

Belongs here: wiring. Does not belong here: copying and renaming (pipelines/warehouse/publish.py).
"""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

import dagster as dg

from pipelines.assets import PUBLISHED, extraction, reading, resolution
from pipelines.assets.description import OWNERS, reject_reasons
from pipelines.assets.resource import Warehouse
from pipelines.assets.running import take_warehouse
from pipelines.refresh.publishing import publish_changes
from pipelines.schemas import Actors, Locations, table_name

_TABLES = (*reading.BOOKKEEPING_TABLES, *reading.TABLES, *extraction.TABLES, Actors, Locations)


@dg.asset(
    name=PUBLISHED,
    deps=[*map(table_name, _TABLES), resolution.INCIDENTS],
    group_name="publication",
    kinds={"duckdb"},
    owners=OWNERS,
    output_required=False,
)
def published_warehouse(context: dg.AssetExecutionContext, warehouse: Warehouse) -> Iterator[dg.MaterializeResult[Any]]:
    """The published DuckDB file: replaced in one step, only after every blocking check has passed."""
    if not take_warehouse(context, warehouse):
        return
    session = warehouse.session
    publication = publish_changes(session)
    with session.connect() as connection:
        reasons = reject_reasons(connection)
    context.log.info(publication.message)
    yield dg.MaterializeResult(
        metadata={
            "file": dg.MetadataValue.path(session.files.published),
            "published": publication.published,
            "bytes": publication.size,
            **asdict(publication.documents),
            "rejects": reasons,
        }
    )
