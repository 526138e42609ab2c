"""Assets of the third stage: what people have corrected, and the rows it changed.

Belongs here: wiring. Does not belong here: the stage (pipelines/refresh/correcting.py), corrections themselves
(pipelines/corrections).
"""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

import dagster as dg

from pipelines.assets import extraction
from pipelines.assets.description import table_spec
from pipelines.assets.resource import Warehouse
from pipelines.assets.results import Stage, table_result
from pipelines.assets.running import working_database
from pipelines.refresh.correcting import correct_rows, failed_corrections
from pipelines.schemas import CorrectedRows, Corrections, table_name

TABLES = (Corrections, CorrectedRows)
_CORRECTED = [table_name(table) for table in extraction.TABLES]


@dg.multi_asset(
    name="correct", specs=[table_spec(table, "corrections", _CORRECTED) for table in TABLES], can_subset=False
)
def correct(context: dg.AssetExecutionContext, warehouse: Warehouse) -> Iterator[dg.MaterializeResult[Any]]:
    """Apply the corrections folder to the rows that extraction made; a line that is gone is taken back."""
    with working_database(context, warehouse) as connection:
        if connection is None:
            return
        counts = correct_rows(warehouse.session, connection)
        if failed := failed_corrections(connection):
            context.log.warning("\n".join(["Corrections that are not applied:", *map(str, failed)]))
        for table in TABLES:
            yield table_result(Stage(context, warehouse.session, connection), table, asdict(counts))
