"""The asset after the last: web pages for reading what is published.

Belongs here: wiring. Does not belong here: the pages (pipelines/report).
"""

from collections.abc import Iterator
from functools import partial
from typing import Any

import dagster as dg

from pipelines.assets import PUBLISHED
from pipelines.assets.description import OWNERS
from pipelines.assets.resource import Warehouse
from pipelines.assets.running import take_warehouse
from pipelines.refresh.progress import report as tell
from pipelines.report.site import write_report
from pipelines.warehouse.published import open_published


@dg.asset(deps=[PUBLISHED], group_name="publication", kinds={"html"}, owners=OWNERS, output_required=False)
def report(context: dg.AssetExecutionContext, warehouse: Warehouse) -> Iterator[dg.MaterializeResult[Any]]:
    """Web pages for reading the articles with all that was found in them; they need no server and no network."""
    if not take_warehouse(context, warehouse):
        return
    session = warehouse.session
    if not session.settings.report.after_refresh:
        context.log.info("The settings say that no report is written; `dateline report` writes one.")
        return
    with open_published(session.files.published) as connection:
        result = write_report(connection, session.files.report, partial(tell, "report"))
    context.log.info(result.told())
    yield dg.MaterializeResult(
        metadata={
            "front_page": dg.MetadataValue.path(result.front_page),
            "written": result.written,
            "unchanged": result.unchanged,
            "removed": result.removed,
        }
    )
