"""Which columns of a table refer to rows of another.

Belongs here: every reference, once; the writer, the checks and the data dictionary read it. DuckDB's own foreign keys
are not declared, since they make it impossible to replace a document's rows in one transaction.
"""

from dataclasses import dataclass

from pipelines.schemas.actors import ActorMentions, ActorRelations, Actors, DocumentActors
from pipelines.schemas.corrections import CorrectedRows, Corrections
from pipelines.schemas.documents import Documents, DocumentSignatures, DocumentSources, Sentences
from pipelines.schemas.events import EventParticipants, Events
from pipelines.schemas.locations import LocationMentions, Locations
from pipelines.schemas.quotes import Quotes
from pipelines.schemas.table import Table, column_definitions, table_name


@dataclass(frozen=True, slots=True)
class Reference:
    """Columns that must be found together in `target_columns` of one row of `target`.

    The last column is the one that speaks of the target; where it may be NULL, a reference to nothing becomes NULL.
    """

    table: type[Table]
    columns: tuple[str, ...]
    target: type[Table]
    target_columns: tuple[str, ...]

    @property
    def column(self) -> str:
        """The column that speaks of the target."""
        return self.columns[-1]

    @property
    def required(self) -> bool:
        """Whether a row cannot exist without its target."""
        return not next(c.nullable for c in column_definitions(self.table) if c.name == self.column)

    @property
    def name(self) -> str:
        """Both ends, such as `quotes.speaker_actor_id → document_actors`."""
        return f"{table_name(self.table)}.{self.column} → {table_name(self.target)}"


def _to_document(table: type[Table]) -> Reference:
    return Reference(table, ("document_id",), Documents, ("document_id",))


def _to_sentence(table: type[Table]) -> Reference:
    key = ("document_id", "sentence_number")
    return Reference(table, key, Sentences, key)


def _to_actor(table: type[Table], column: str) -> Reference:
    return Reference(table, ("document_id", column), DocumentActors, ("document_id", "actor_id"))


def _to_location(table: type[Table]) -> Reference:
    return Reference(table, ("location_id",), Locations, ("location_id",))


REFERENCES: tuple[Reference, ...] = (
    *map(_to_document, (DocumentSources, DocumentSignatures, Sentences, DocumentActors, ActorMentions)),
    *map(_to_document, (ActorRelations, Quotes, LocationMentions, Events, EventParticipants, CorrectedRows)),
    Reference(CorrectedRows, ("correction_id",), Corrections, ("correction_id",)),
    Reference(Documents, ("duplicate_of",), Documents, ("document_id",)),
    *map(_to_sentence, (ActorMentions, ActorRelations, Quotes, LocationMentions, Events)),
    Reference(DocumentActors, ("actor_id",), Actors, ("actor_id",)),
    _to_actor(ActorMentions, "actor_id"),
    _to_actor(ActorRelations, "actor_id"),
    _to_actor(ActorRelations, "object_actor_id"),
    _to_actor(Quotes, "speaker_actor_id"),
    _to_actor(Quotes, "addressee_actor_id"),
    _to_actor(Events, "attributed_to_actor_id"),
    _to_actor(EventParticipants, "actor_id"),
    _to_location(LocationMentions),
    _to_location(Events),
    Reference(Events, ("document_id", "quote_id"), Quotes, ("document_id", "quote_id")),
    Reference(Events, ("incident_id",), Events, ("event_id",)),
    Reference(EventParticipants, ("document_id", "event_id"), Events, ("document_id", "event_id")),
)
"""Every reference of the warehouse."""


def references_of(table: type[Table]) -> tuple[Reference, ...]:
    """The references that start from a table."""
    return tuple(reference for reference in REFERENCES if reference.table is table)
