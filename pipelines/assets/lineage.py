"""From which columns each column is made, as the web UI draws it.

Belongs here: lineage between tables that are assets upstream of one another. Does not belong here: how values are made.
"""

import dagster as dg

from pipelines.schemas import (
    ActorMentions,
    ActorRelations,
    Actors,
    DocumentActors,
    Documents,
    EventParticipants,
    Events,
    LocationMentions,
    Locations,
    Quotes,
    Sentences,
    Table,
    column_definitions,
    table_name,
)

Source = tuple[type[Table], str]

_MADE_FROM_TEXT = (
    Sentences,
    DocumentActors,
    ActorMentions,
    ActorRelations,
    Quotes,
    LocationMentions,
    Events,
    EventParticipants,
)
_TEXT: Source = (Documents, "text")
_PUBLISHED: Source = (Documents, "published_on")
_OTHER_SOURCES: dict[Source, tuple[Source, ...]] = {
    (Events, "event_on"): (_TEXT, _PUBLISHED),
    (Events, "event_until"): (_TEXT, _PUBLISHED),
    (Quotes, "said_on"): (_TEXT, _PUBLISHED),
    (Actors, "actor_id"): ((DocumentActors, "actor_id"),),
    (Actors, "name"): ((DocumentActors, "name"),),
    (Actors, "actor_type"): ((DocumentActors, "actor_type"),),
    (Actors, "country"): ((DocumentActors, "country"),),
    (Actors, "sector"): ((DocumentActors, "sector"),),
    (Actors, "aliases"): ((DocumentActors, "aliases"), (DocumentActors, "name")),
    (Actors, "document_count"): ((DocumentActors, "document_id"),),
    (Actors, "mention_count"): ((ActorMentions, "mention_id"),),
    (Actors, "first_seen_on"): (_PUBLISHED,),
    (Actors, "last_seen_on"): (_PUBLISHED,),
    (Locations, "location_id"): ((LocationMentions, "location_id"), (Events, "location_id")),
}
"""What is made from more or other than the text and the document's id."""


def column_lineage(table: type[Table]) -> dict[str, dg.TableColumnLineage]:
    """The lineage of a table as metadata of its materialization; empty for tables made from no other."""
    sources = {column.name: _sources(table, column.name) for column in column_definitions(table)}
    known = {name: [_dependency(*source) for source in found] for name, found in sources.items() if found}
    return {"dagster/column_lineage": dg.TableColumnLineage(known)} if known else {}


def _sources(table: type[Table], column: str) -> tuple[Source, ...]:
    if (table, column) in _OTHER_SOURCES:
        return _OTHER_SOURCES[table, column]
    if column == "document_id" and table in _MADE_FROM_TEXT:
        return ((Documents, "document_id"),)
    return (_TEXT,) if table in _MADE_FROM_TEXT else ()


def _dependency(table: type[Table], column: str) -> dg.TableColumnDep:
    return dg.TableColumnDep(asset_key=table_name(table), column_name=column)
