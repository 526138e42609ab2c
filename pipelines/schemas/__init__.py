"""The tables of the warehouse, each defined once as a pandera model.

Types, checks, primary keys and descriptions live here; DDL, comments, column metadata and the data dictionary are made
from them. SQL does not belong here.
"""

from pipelines.schemas.actors import ActorMentions, ActorRelations, Actors, DocumentActors
from pipelines.schemas.corrections import CorrectedRows, Corrections
from pipelines.schemas.documents import Documents, DocumentSignatures, DocumentSources, Sentences
from pipelines.schemas.events import EventParticipants, Events
from pipelines.schemas.locations import LocationMentions, Locations
from pipelines.schemas.operations import Refreshes, Rejects, SourceFiles, TouchedKeys, WarehouseInfo
from pipelines.schemas.quotes import Quotes
from pipelines.schemas.table import (
    ColumnDefinition,
    Table,
    column_definitions,
    primary_key,
    span_columns,
    table_description,
    table_name,
)

TABLES: tuple[type[Table], ...] = (
    Documents,
    DocumentSources,
    Sentences,
    Actors,
    ActorMentions,
    ActorRelations,
    Quotes,
    Locations,
    LocationMentions,
    Events,
    EventParticipants,
    Rejects,
    Corrections,
    CorrectedRows,
    Refreshes,
    DocumentActors,
    DocumentSignatures,
    SourceFiles,
    TouchedKeys,
    WarehouseInfo,
)
"""Every table, in the order in which the data dictionary shows them."""

__all__ = [
    "TABLES",
    "ActorMentions",
    "ActorRelations",
    "Actors",
    "ColumnDefinition",
    "CorrectedRows",
    "Corrections",
    "DocumentActors",
    "DocumentSignatures",
    "DocumentSources",
    "Documents",
    "EventParticipants",
    "Events",
    "LocationMentions",
    "Locations",
    "Quotes",
    "Refreshes",
    "Rejects",
    "Sentences",
    "SourceFiles",
    "Table",
    "TouchedKeys",
    "WarehouseInfo",
    "column_definitions",
    "primary_key",
    "span_columns",
    "table_description",
    "table_name",
]
