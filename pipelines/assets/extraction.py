"""Assets of the second stage: every table that comes from the text itself, made in one pass over each document.

Belongs here: wiring. Does not belong here: extraction (pipelines/extract), the stage (pipelines/refresh/extracting.py).
"""

from collections.abc import Iterator
from typing import Any

import dagster as dg

from pipelines.assets.description import reject_reasons, table_result, table_spec
from pipelines.assets.resource import Warehouse
from pipelines.assets.running import rejects_told, working_database
from pipelines.refresh.extracting import extract_pending
from pipelines.schemas import (
    ActorMentions,
    ActorRelations,
    DocumentActors,
    Documents,
    EventParticipants,
    Events,
    LocationMentions,
    Quotes,
    Rejects,
    Sentences,
    table_name,
)

TABLES = (
    Sentences,
    DocumentActors,
    ActorMentions,
    ActorRelations,
    Quotes,
    LocationMentions,
    Events,
    EventParticipants,
    Rejects,
)


@dg.multi_asset(
    name="extract",
    specs=[table_spec(table, "extraction", [table_name(Documents)]) for table in TABLES],
    can_subset=False,
)
def extract(context: dg.AssetExecutionContext, warehouse: Warehouse) -> Iterator[dg.MaterializeResult[Any]]:
    """Extract new and changed documents; the tables share one parse, so choosing one of them runs them all."""
    with working_database(context, warehouse) as connection:
        if connection is None:
            return
        with rejects_told(context, connection):
            counts = extract_pending(warehouse.session, connection)
        context.log.info(
            f"{counts.extracted} documents extracted, {counts.failed} failed, in {counts.seconds:.1f} s "
            f"({counts.per_second:.1f} documents per second)"
        )
        throughput: dict[str, object] = {
            "documents_extracted": counts.extracted,
            "documents_per_second": counts.per_second,
        }
        for table in TABLES:
            reasons = {"reasons": reject_reasons(connection)} if table is Rejects else {}
            yield table_result(connection, table, throughput | reasons)
