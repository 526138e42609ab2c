"""Assets of the third stage: one row per real-world actor, place and incident, made from all documents.

Belongs here: wiring. Does not belong here: the SQL (pipelines/warehouse/aggregates).
"""

from collections.abc import Iterator
from typing import Any

import dagster as dg

from pipelines.assets.description import OWNERS, preview, table_result, table_spec
from pipelines.assets.resource import Warehouse
from pipelines.assets.running import working_database
from pipelines.schemas import (
    ActorMentions,
    Actors,
    DocumentActors,
    EventParticipants,
    Events,
    LocationMentions,
    Locations,
    table_name,
)
from pipelines.warehouse.aggregates import rebuild_actors, rebuild_incidents, rebuild_locations

INCIDENTS = "incidents"


def _names(*tables: type) -> list[str]:
    return [table_name(table) for table in tables]


@dg.multi_asset(name="actors", specs=[table_spec(Actors, "resolution", _names(DocumentActors, ActorMentions))])
def actors(context: dg.AssetExecutionContext, warehouse: Warehouse) -> Iterator[dg.MaterializeResult[Any]]:
    """One row for each actor that some document speaks of."""
    with working_database(context, warehouse) as connection:
        if connection is not None:
            changes = rebuild_actors(connection)
            warehouse.session.changed |= bool(changes)
            yield table_result(connection, Actors, changes.as_metadata())


@dg.multi_asset(name="locations", specs=[table_spec(Locations, "resolution", _names(LocationMentions, Events))])
def locations(context: dg.AssetExecutionContext, warehouse: Warehouse) -> Iterator[dg.MaterializeResult[Any]]:
    """One row for each place that some document names."""
    with working_database(context, warehouse) as connection:
        if connection is not None:
            changes = rebuild_locations(connection)
            warehouse.session.changed |= bool(changes)
            yield table_result(connection, Locations, changes.as_metadata())


@dg.asset(
    name=INCIDENTS,
    deps=_names(Events, EventParticipants),
    group_name="resolution",
    kinds={"duckdb", "view"},
    owners=OWNERS,
    output_required=False,
)
def incidents(context: dg.AssetExecutionContext, warehouse: Warehouse) -> Iterator[dg.MaterializeResult[Any]]:
    """Events that several sentences or documents tell share an incident; one row for each."""
    with working_database(context, warehouse) as connection:
        if connection is not None:
            changes = rebuild_incidents(connection)
            warehouse.session.changed |= bool(changes)
            shown = dg.MetadataValue.md(preview(connection, INCIDENTS))
            yield dg.MaterializeResult(metadata={**changes.as_metadata(), "preview": shown})
