"""What every asset does first: take the warehouse, or leave it to the refresh that has it.

Belongs here: the step around a stage. Does not belong here: any one stage.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import dagster as dg
import duckdb

from pipelines.assets.resource import Warehouse


@contextmanager
def working_database(
    context: dg.AssetExecutionContext | dg.AssetCheckExecutionContext, warehouse: Warehouse
) -> Iterator[duckdb.DuckDBPyConnection | None]:
    """The working database; None when another refresh has the warehouse, and then the step is skipped."""
    if not warehouse.session.try_lock():
        context.log.warning("Another refresh is running on this warehouse; this run leaves the work to it.")
        yield None
        return
    with warehouse.session.connect() as connection:
        yield connection
