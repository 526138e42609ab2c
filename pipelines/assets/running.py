"""What every asset does first: take the warehouse, or leave it to the refresh that has it.

Belongs here: the step around a stage. Does not belong here: any one stage.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import batched

import dagster as dg
import duckdb

from pipelines.assets.claims import claim
from pipelines.assets.resource import Warehouse
from pipelines.warehouse.clock import utc_now
from pipelines.warehouse.rejects import rejects_since

LINES_PER_MESSAGE = 100
"""So many rejects are told in one message: each message is a row in the run's log, which costs time."""
Context = dg.AssetExecutionContext | dg.AssetCheckExecutionContext


@contextmanager
def working_database(context: Context, warehouse: Warehouse) -> Iterator[duckdb.DuckDBPyConnection | None]:
    """The working database; None when another refresh has the warehouse, and then the step is skipped."""
    if not take_warehouse(context, warehouse):
        yield None
        return
    with warehouse.session.connect() as connection:
        yield connection


@contextmanager
def rejects_told(context: Context, connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Log every record, document and row that is rejected inside, with its place, stage and reason."""
    started = utc_now()
    yield
    for lines in batched(map(str, rejects_since(connection, started)), LINES_PER_MESSAGE):
        context.log.warning("\n".join(["Rejected:", *lines]))


def take_warehouse(context: Context, warehouse: Warehouse) -> bool:
    """Take the warehouse for the run, unless it has it already; False, after a warning, when another refresh has it."""
    session = warehouse.session
    if session.is_locked:
        return True
    if not session.try_lock():
        context.log.warning("Another refresh is running on this warehouse; this run leaves the work to it.")
        return False
    for run_id in claim(context.instance, context.run.run_id, session.files.published):
        context.log.warning(f"Run {run_id} was killed before its end; this run goes on with its work.")
    return True
