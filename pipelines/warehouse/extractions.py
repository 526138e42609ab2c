"""Loading what extraction found: the rows of a batch of documents, in one transaction.

Belongs here: the order of tables, replacing a document's rows, setting bad rows aside. Does not belong here: documents
and files (articles.py), what is derived across documents (aggregates.py).
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

import duckdb
import pandas as pd

from pipelines.extract.records import Extraction
from pipelines.schemas import (
    ActorMentions,
    ActorRelations,
    CorrectedRows,
    DocumentActors,
    EventParticipants,
    Events,
    LocationMentions,
    Locations,
    Quotes,
    Rejects,
    Sentences,
    Table,
    WarehouseInfo,
    table_name,
)
from pipelines.schemas.references import REFERENCES
from pipelines.warehouse.clock import utc_now
from pipelines.warehouse.frames import Row, frame_of, row_of
from pipelines.warehouse.rejects import document_reject, row_reject
from pipelines.warehouse.screening import KnownRows, settle_references, span_problems
from pipelines.warehouse.storage import delete_rows, insert_frame, overwrite, put_rows
from pipelines.warehouse.touched import touch_documents, touch_places, touch_rows
from pipelines.warehouse.transactions import transaction
from pipelines.warehouse.validation import RowProblem, row_problems

EXTRACTION_TABLES: tuple[type[Table], ...] = (
    Sentences,
    DocumentActors,
    ActorMentions,
    ActorRelations,
    Locations,
    LocationMentions,
    Quotes,
    Events,
    EventParticipants,
)
"""The tables that extraction fills, each after those it refers to; each is a field of Extraction."""
DOCUMENT_TABLES: tuple[type[Table], ...] = (
    *(table for table in EXTRACTION_TABLES if table is not Locations),
    CorrectedRows,
)
"""The tables whose rows go when those of their document go."""
CORRECTIONS_APPLIED = "corrections_applied"
"""The row of warehouse_info that says which corrections are applied; gone when any rows are not corrected yet."""
_OF_ROWS = "document_id IS NOT NULL"


class UnknownDocumentError(LookupError):
    """Rows were to be loaded for a document that is not stored."""


@dataclass(frozen=True, slots=True)
class LoadCounts:
    """How many rows went into each table, and how many were set aside as rejects."""

    documents: int = 0
    loaded: Mapping[str, int] = field(default_factory=dict)
    rejected: Mapping[str, int] = field(default_factory=dict)

    def __add__(self, other: "LoadCounts") -> "LoadCounts":
        """The counts of both."""
        loaded, rejected = Counter(self.loaded), Counter(self.rejected)
        loaded.update(other.loaded)
        rejected.update(other.rejected)
        return LoadCounts(self.documents + other.documents, loaded, rejected)


@dataclass(frozen=True, slots=True)
class _StoredDocument:
    text: str
    source: tuple[str, int]
    extracted: bool


def replace_extractions(
    connection: duckdb.DuckDBPyConnection, extractions: Sequence[Extraction], extractor_version: str
) -> LoadCounts:
    """Puts the rows of these documents in the place of those they had, all or none.

    Rows that are not valid go to `rejects`, with those that cannot exist without them; references that may be empty
    become NULL. Raises UnknownDocumentError when a document is not stored.
    """
    stored = {e.document_id: _stored_document(connection, e.document_id) for e in extractions}
    batch = _Batch(stored, utc_now())
    frames = {table: batch.screen(table, _rows(table, extractions)) for table in EXTRACTION_TABLES}
    with transaction(connection):
        _delete_rows(connection, [document_id for document_id, d in stored.items() if d.extracted])
        for table, frame in frames.items():
            insert_frame(connection, table, frame, overwrite(table) if table is Locations else "")
        touch_places(connection, frames[Locations]["location_id"].unique())
        put_rows(connection, Rejects, list(batch.rejects.values()))
        _set_version(connection, list(stored), extractor_version)
    loaded = {table_name(table): len(frame) for table, frame in frames.items()}
    return LoadCounts(len(stored), loaded, Counter(str(reject["stage"]) for reject in batch.rejects.values()))


def reject_documents(
    connection: duckdb.DuckDBPyConnection, failures: Mapping[str, RowProblem], extractor_version: str
) -> None:
    """Records why nothing could be extracted from these documents; they keep no rows.

    They count as extracted by this version, so that only another version, or a full refresh, tries them again.
    """
    at = utc_now()
    stored = {document_id: _stored_document(connection, document_id) for document_id in failures}
    rejects = [document_reject(document_id, failures[document_id], d.source, at) for document_id, d in stored.items()]
    with transaction(connection):
        _delete_rows(connection, [document_id for document_id, d in stored.items() if d.extracted])
        put_rows(connection, Rejects, rejects)
        _set_version(connection, list(stored), extractor_version)


def delete_extractions(connection: duckdb.DuckDBPyConnection, document_ids: Sequence[str]) -> None:
    """Takes out all rows read from these documents, which then count as not extracted."""
    with transaction(connection):
        _delete_rows(connection, document_ids)
        _set_version(connection, document_ids, None)


class _Batch:
    """The screening of one batch, table by table; remembers what later tables may refer to."""

    def __init__(self, stored: Mapping[str, _StoredDocument], at: datetime) -> None:
        self.rejects: dict[str, Row] = {}
        self._stored = stored
        self._texts = {document_id: document.text for document_id, document in stored.items()}
        self._at = at
        self._known = KnownRows()
        self._countries: dict[str, str | None] = {}

    def screen(self, table: type[Table], rows: list[Row]) -> pd.DataFrame:
        """The rows that can be loaded, as a frame; the others become rejects."""
        problems = {i: found for i, row in enumerate(rows) if (found := self._context_problems(table, row))}
        if table is Events:
            self._tell_countries(rows)
        frame = frame_of(table, rows)
        for position, found in row_problems(table, frame).items():
            problems[position] = problems.get(position, []) + found
        for position in sorted(problems):
            self._reject(table, rows[position], problems[position])
        good = [row for position, row in enumerate(rows) if position not in problems]
        for columns in {r.target_columns for r in REFERENCES if r.target is table}:
            self._known.add(table, columns, good)
        if table is Locations:
            self._countries = {row["location_id"]: row["country"] for row in good}
        return frame.drop(index=list(problems)) if problems else frame  # dropping copies the frame, also for nothing

    def _context_problems(self, table: type[Table], row: Row) -> list[RowProblem]:
        return settle_references(table, row, self._known) + span_problems(table, row, self._texts)

    def _tell_countries(self, events: list[Row]) -> None:
        """Gives events the country of their place, after those of places that cannot be loaded have let go of it."""
        for row in events:
            row["country"] = self._countries.get(row["location_id"])

    def _reject(self, table: type[Table], row: Row, problems: list[RowProblem]) -> None:
        source = self._stored[row["document_id"]].source
        reject = row_reject(table, row, problems, source, self._at)
        self.rejects[reject["reject_id"]] = reject


def _rows(table: type[Table], extractions: Sequence[Extraction]) -> list[Row]:
    # A place belongs to no document; it is told here which one named it, in case it must be rejected.
    rows = [
        row_of(record) | {"document_id": extraction.document_id}
        for extraction in extractions
        for record in getattr(extraction, table_name(table))
    ]
    if table is Locations:
        return list({row["location_id"]: row for row in rows}.values())
    if table is Events:
        # Each event is an incident of its own until rebuild_incidents compares it with all others.
        return [row | {"incident_id": row["event_id"]} for row in rows]
    return rows


def _stored_document(connection: duckdb.DuckDBPyConnection, document_id: str) -> _StoredDocument:
    # One look-up by primary key for each document: a join with a list would read the texts of the whole table.
    row = connection.execute(
        "SELECT text, source_path, record_number, extractor_version FROM documents WHERE document_id = ?", [document_id]
    ).fetchone()
    if row is None:
        raise UnknownDocumentError(f"document {document_id} is not stored; load its article before its rows")
    return _StoredDocument(row[0], (row[1], row[2]), extracted=row[3] is not None)


def _delete_rows(connection: duckdb.DuckDBPyConnection, document_ids: Sequence[str]) -> None:
    touch_rows(connection, document_ids)
    for table in DOCUMENT_TABLES:
        delete_rows(connection, table, "document_id", document_ids)
    delete_rows(connection, Rejects, "document_id", document_ids, _OF_ROWS)


def _set_version(connection: duckdb.DuckDBPyConnection, document_ids: Sequence[str], version: str | None) -> None:
    touch_documents(connection, document_ids)
    connection.execute(
        "UPDATE documents SET extractor_version = ? WHERE document_id IN (SELECT unnest(?::VARCHAR[]))",
        [version, list(document_ids)],
    )
    if document_ids:
        delete_rows(connection, WarehouseInfo, "name", [CORRECTIONS_APPLIED])
