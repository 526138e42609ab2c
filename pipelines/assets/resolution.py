"""Assets of the fourth stage: one row per real-world actor, place and incident, made from all documents.

Belongs here: wiring. Does not belong here: the SQL (pipelines/warehouse/aggregates).
"""

from collections.abc import Callable, Iterator
from typing import Any

import dagster as dg
from duckdb import DuckDBPyConnection

from pipelines.assets.description import OWNERS, table_spec
from pipelines.assets.resource import Warehouse
from pipelines.assets.results import Stage, table_result, view_facts
from pipelines.assets.running import working_database
from pipelines.schemas import (
    ActorMentions,
    Actors,
    CorrectedRows,
    DocumentActors,
    EventParticipants,
    Events,
    LocationMentions,
    Locations,
    table_name,
)
from pipelines.warehouse.aggregates import TableChanges, rebuild_actors, rebuild_incidents, rebuild_locations

INCIDENTS = "incidents"
_KEYS_OF_INCIDENTS = "select distinct incident_id from events where accepted"


def _names(*tables: type) -> list[str]:
    return [table_name(table) for table in tables]


def _brought_up(
    warehouse: Warehouse, connection: DuckDBPyConnection, rebuild: Callable[..., TableChanges]
) -> TableChanges:
    """What a rebuild changed, which only looks at touched keys unless the refresh is a full one."""
    session = warehouse.session
    changes = rebuild(connection, whole=session.options.full)
    session.changed |= bool(changes)
    return changes


@dg.multi_asset(
    name="actors", specs=[table_spec(Actors, "resolution", _names(DocumentActors, ActorMentions, CorrectedRows))]
)
def actors(context: dg.AssetExecutionContext, warehouse: Warehouse) -> Iterator[dg.MaterializeResult[Any]]:
    """One row for each actor that some document speaks of."""
    with working_database(context, warehouse) as connection:
        if connection is not None:
            changes = _brought_up(warehouse, connection, rebuild_actors)
            yield table_result(Stage(context, warehouse.session, connection), Actors, changes.as_metadata())


@dg.multi_asset(
    name="locations", specs=[table_spec(Locations, "resolution", _names(LocationMentions, Events, CorrectedRows))]
)
def locations(context: dg.AssetExecutionContext, warehouse: Warehouse) -> Iterator[dg.MaterializeResult[Any]]:
    """One row for each place that some document names."""
    with working_database(context, warehouse) as connection:
        if connection is not None:
            changes = _brought_up(warehouse, connection, rebuild_locations)
            yield table_result(Stage(context, warehouse.session, connection), Locations, changes.as_metadata())


@dg.asset(
    name=INCIDENTS,
    deps=_names(Events, EventParticipants, CorrectedRows),
    group_name="resolution",
    kinds={"duckdb", "view"},
    owners=OWNERS,
    output_required=False,
)
def incidents(context: dg.AssetExecutionContext, warehouse: Warehouse) -> Iterator[dg.MaterializeResult[Any]]:
    """Events that several sentences or documents tell share an incident; one row for each."""
    with working_database(context, warehouse) as connection:
        if connection is not None:
            changes = _brought_up(warehouse, connection, rebuild_incidents)
            stage = Stage(context, warehouse.session, connection)
            facts = view_facts(stage, INCIDENTS, "incident_id", _KEYS_OF_INCIDENTS)
            yield dg.MaterializeResult(metadata={**facts, **changes.as_metadata()})
