"""Loading what ingestion read: articles, the places where they lie, and files.

Belongs here: the tables that come before extraction. Does not belong here: reading files (pipelines/ingest), near
copies (near_copies.py), the rows of extraction (extractions.py).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import duckdb

from pipelines.ingest.records import Article
from pipelines.schemas import (
    Documents,
    DocumentSignatures,
    DocumentSources,
    Rejects,
    SourceFiles,
    column_definitions,
    primary_key,
)
from pipelines.warehouse.extractions import delete_extractions
from pipelines.warehouse.frames import Row, frame_of, row_of
from pipelines.warehouse.rejects import article_reject, delete_rejects
from pipelines.warehouse.storage import delete_rows, insert_frame, overwrite, put_rows
from pipelines.warehouse.touched import touch_articles
from pipelines.warehouse.transactions import transaction
from pipelines.warehouse.validation import RowProblem, row_problems

SOURCE_COLUMNS = tuple(c.name for c in column_definitions(DocumentSources) if c.name not in primary_key(Documents))
"""What a document takes from its first source; all else is the same wherever it lies, since its id is made of it."""
_EXTRACTED_FROM = ("language", "published_on")
"""Those of them on which the rows of extraction depend."""
_SETTLED_LATER = (*SOURCE_COLUMNS, "ingested_at", "duplicate_of", "extractor_version")
_REJECTS_BY_FILE = """
    SELECT source_path, count(*)
    FROM rejects
    WHERE stage IN ('read', 'document') AND source_path IN (SELECT unnest(?::VARCHAR[]))
    GROUP BY source_path
"""
FIRST_SOURCES = """
    WITH several AS (SELECT document_id FROM document_sources GROUP BY document_id HAVING count(*) > 1)
    SELECT * FROM document_sources SEMI JOIN several USING (document_id)
    QUALIFY row_number() OVER (PARTITION BY document_id ORDER BY source_path, record_number) = 1
    UNION ALL
    FROM document_sources ANTI JOIN several USING (document_id)
"""
_POINT_REJECTS_TO_DOCUMENT = """
    UPDATE rejects
    SET source_path = documents.source_path, record_number = documents.record_number
    FROM documents
    WHERE rejects.document_id = documents.document_id
      AND (rejects.source_path, rejects.record_number) != (documents.source_path, documents.record_number)
"""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file that has been read: what tells it from a changed one, and how many input records it holds."""

    source_path: str
    stamp: str
    record_count: int
    reader_version: str


def add_articles(connection: duckdb.DuckDBPyConnection, articles: Sequence[Article], at: datetime) -> int:
    """Loads articles and the places where they lie; a document that is already stored gets one more source.

    What the document takes from its sources is settled by `settle_sources`. `at` is the moment of loading in UTC,
    without a zone. Articles that are not valid become rejects of the stage `document`; their number is returned.
    """
    rows = [row_of(article) | {"ingested_at": at} for article in articles]
    problems = _problems(rows)
    good = [row for position, row in enumerate(rows) if position not in problems]
    rejects = [article_reject(rows[position], found, at) for position, found in problems.items()]
    with transaction(connection):
        touch_articles(connection, _unknown(connection, good))
        clause = overwrite(Documents, keep=_SETTLED_LATER)
        insert_frame(connection, Documents, frame_of(Documents, _first_rows(good)), clause)
        put_rows(connection, DocumentSources, good)
        put_rows(connection, Rejects, rejects)
    return len(rejects)


def _unknown(connection: duckdb.DuckDBPyConnection, rows: Sequence[Row]) -> list[str]:
    """The documents of these rows that are not stored yet."""
    listed = list({row["document_id"] for row in rows})
    unknown = "SELECT unnest(?::VARCHAR[]) AS document_id EXCEPT SELECT document_id FROM documents"
    found = connection.execute(unknown, [listed])
    return [document_id for (document_id,) in found.fetchall()]


def put_source_files(connection: duckdb.DuckDBPyConnection, files: Sequence[SourceFile]) -> None:
    """Notes that these files have been read; to be called after their articles and rejects were added."""
    paths = [file.source_path for file in files]
    with transaction(connection):
        rejected = dict(connection.execute(_REJECTS_BY_FILE, [paths]).fetchall())
        put_rows(
            connection,
            SourceFiles,
            [row_of(file) | {"reject_count": rejected.get(file.source_path, 0)} for file in files],
        )


def forget_files(connection: duckdb.DuckDBPyConnection, source_paths: Sequence[str]) -> None:
    """Takes out what is known of these files: their stamps, the sources they gave and the rejects of their records.

    To be called before the articles of a changed file are added, and for a file that is gone. Documents stay until
    `settle_sources`.
    """
    with transaction(connection):
        delete_rows(connection, SourceFiles, "source_path", source_paths)
        delete_rows(connection, DocumentSources, "source_path", source_paths)
        delete_rejects(connection, source_paths)


def settle_sources(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """Removes documents that lie nowhere any more; the others take their source columns from the first source.

    A document that is now of another day or language loses its rows, which were read in the light of the old ones,
    and counts as not extracted. To be called when all files have been read. Returns the document_ids that were
    removed or changed.
    """
    with transaction(connection):
        rows = connection.execute("SELECT document_id FROM documents ANTI JOIN document_sources USING (document_id)")
        removed = [document_id for (document_id,) in rows.fetchall()]
        delete_documents(connection, removed)
        changed = _differing(connection)
        delete_extractions(connection, [document_id for document_id, is_read_anew in changed.items() if is_read_anew])
        touch_articles(connection, [*changed])
        if changed:
            _copy_first_sources(connection, [*changed])
        connection.execute(_POINT_REJECTS_TO_DOCUMENT)
    return [*removed, *changed]


def _differing(connection: duckdb.DuckDBPyConnection) -> dict[str, bool]:
    """The documents whose row differs from their first source, and whether in what extraction depends on."""
    differs, is_read_anew = (
        " OR ".join(f"documents.{name} IS DISTINCT FROM first.{name}" for name in columns)
        for columns in (SOURCE_COLUMNS, _EXTRACTED_FROM)
    )
    rows = connection.execute(
        f"SELECT document_id, {is_read_anew} FROM documents "  # noqa: S608
        f"JOIN ({FIRST_SOURCES}) AS first USING (document_id) WHERE {differs}"
    )
    return dict(rows.fetchall())


def _copy_first_sources(connection: duckdb.DuckDBPyConnection, document_ids: Sequence[str]) -> None:
    changes = ", ".join(f"{name} = first.{name}" for name in SOURCE_COLUMNS)
    connection.execute(
        f"UPDATE documents SET {changes} FROM ({FIRST_SOURCES}) AS first "  # noqa: S608
        "WHERE documents.document_id = first.document_id AND documents.document_id IN (SELECT unnest(?::VARCHAR[]))",
        [list(document_ids)],
    )


def delete_documents(connection: duckdb.DuckDBPyConnection, document_ids: Sequence[str]) -> None:
    """Removes documents with everything that was read from them."""
    with transaction(connection):
        touch_articles(connection, document_ids)
        delete_extractions(connection, document_ids)
        for table in (DocumentSignatures, DocumentSources, Documents):
            delete_rows(connection, table, "document_id", document_ids)


def _problems(rows: Sequence[Row]) -> dict[int, list[RowProblem]]:
    """What is wrong with which rows, by position: with the place itself, or with the document as first told."""
    found = row_problems(DocumentSources, frame_of(DocumentSources, rows))
    firsts = _first_rows(rows)
    of_documents = {
        firsts[position]["document_id"]: problems
        for position, problems in row_problems(Documents, frame_of(Documents, firsts)).items()
    }
    return found | {
        i: of_documents[row["document_id"]] for i, row in enumerate(rows) if row["document_id"] in of_documents
    }


def _first_rows(rows: Sequence[Row]) -> list[Row]:
    """One row for each document: that of its first source."""
    ordered = sorted(rows, key=lambda row: (row["source_path"], row["record_number"]), reverse=True)
    return list({row["document_id"]: row for row in ordered}.values())
