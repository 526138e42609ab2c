"""Assets of the first stage: the raw folder, and the articles and where they lie.

Belongs here: wiring. Does not belong here: readers (pipelines/ingest), the stage itself (pipelines/refresh/reading.py).
"""

from collections.abc import Iterator
from typing import Any

import dagster as dg

from pipelines.assets.description import OWNERS, table_spec
from pipelines.assets.resource import Warehouse
from pipelines.assets.results import Stage, table_result
from pipelines.assets.running import rejects_told, working_database
from pipelines.refresh.reading import begin_refresh, read_changes
from pipelines.refresh.renewal import renewal
from pipelines.schemas import (
    Documents,
    DocumentSignatures,
    DocumentSources,
    Refreshes,
    SourceFiles,
    TouchedKeys,
    WarehouseInfo,
)

RAW_FILES = "raw_files"
BOOKKEEPING_TABLES = (Refreshes, TouchedKeys, WarehouseInfo)
TABLES = (Documents, DocumentSources, DocumentSignatures, SourceFiles)


@dg.multi_asset(
    name="begin",
    specs=[
        dg.AssetSpec(
            RAW_FILES,
            description="The files in the raw folder: what is new, changed, unchanged and gone since the last refresh.",
            group_name="raw",
            kinds={"file"},
            owners=OWNERS,
            skippable=True,
        ),
        *(table_spec(table, "raw", []) for table in BOOKKEEPING_TABLES),
    ],
    can_subset=False,
)
def begin(context: dg.AssetExecutionContext, warehouse: Warehouse) -> Iterator[dg.MaterializeResult[Any]]:
    """Record that a refresh starts, and see which raw files changed."""
    anew = renewal(warehouse.session.files.working, warehouse.session.settings)  # opening the file makes it anew
    with working_database(context, warehouse) as connection:
        if connection is None:
            return
        if anew:
            context.log.warning(anew)
        changes = begin_refresh(warehouse.session, connection)
        yield dg.MaterializeResult(
            asset_key=RAW_FILES,
            metadata={
                "folder": dg.MetadataValue.path(warehouse.session.raw),
                "dagster/row_count": len(warehouse.session.raw_files),
                "new": len(changes.new),
                "changed": len(changes.changed),
                "unchanged": len(changes.unchanged),
                "gone": len(changes.gone),
            },
        )
        stage = Stage(context, warehouse.session, connection)
        for table in BOOKKEEPING_TABLES:
            yield table_result(stage, table)


@dg.multi_asset(name="read", specs=[table_spec(table, "documents", [RAW_FILES]) for table in TABLES], can_subset=False)
def read(context: dg.AssetExecutionContext, warehouse: Warehouse) -> Iterator[dg.MaterializeResult[Any]]:
    """Read new and changed files; what cannot be read is rejected with a reason."""
    with working_database(context, warehouse) as connection:
        if connection is None:
            return
        with rejects_told(context, connection):
            counts = read_changes(warehouse.session, connection)
        context.log.info(
            f"{counts.documents_added} documents new, {counts.documents_changed} changed, "
            f"{counts.documents_removed} removed, {counts.documents_unchanged} unchanged; "
            f"{counts.documents_rejected} records rejected"
        )
        stage = Stage(context, warehouse.session, connection)
        for table in TABLES:
            yield table_result(stage, table)
