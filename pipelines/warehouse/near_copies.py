"""Which documents are near copies of which, said anew where documents came, went or are of another day.

Belongs here: stored signatures, and the documents that must be compared. Does not belong here: comparing them
(pipelines/ingest/near_duplicates.py).
"""

from collections.abc import Mapping

import duckdb

from pipelines.ingest.near_duplicates import MINIMUM_WORDS, bands, duplicate_roles, signature
from pipelines.ingest.records import NEAR_COPY_LIKENESS
from pipelines.schemas import DocumentSignatures
from pipelines.warehouse.extractions import delete_extractions
from pipelines.warehouse.storage import count_of, put_rows
from pipelines.warehouse.touched import NEAR_COPIES, last_taken_in, touched_since
from pipelines.warehouse.transactions import transaction

_SIGNED_AT_ONCE = 500
"""Texts in memory together."""
_UNSIGNED = """
    SELECT document_id, text
    FROM documents
    ANTI JOIN document_signatures USING (document_id)
    WHERE word_count >= ?
    LIMIT ?
"""
_COMPARED = """
    CREATE OR REPLACE TEMP TABLE compared AS
    SELECT document_id
    FROM documents
    WHERE document_id IN (SELECT key FROM touched WHERE kind = 'article')
        OR duplicate_of IN (SELECT key FROM touched WHERE kind = 'article')
"""
_BANDS = "SELECT document_id, unnest(bands) AS band FROM document_signatures"
_WIDEN = f"""
    INSERT INTO compared
    SELECT DISTINCT document_id
    FROM ({_BANDS})
    SEMI JOIN ({_BANDS} SEMI JOIN compared USING (document_id)) USING (band)
    ANTI JOIN compared USING (document_id)
"""  # noqa: S608
"""Documents that share a band with one that is compared; no other can be its original or its copy."""
_ALIKE = f"""
    WITH compared_bands AS (FROM ({_BANDS}) SEMI JOIN compared USING (document_id)),
    shared_bands AS (SELECT band FROM compared_bands GROUP BY band HAVING count(*) > 1)
    SELECT document_id, published_on, signature
    FROM documents
    JOIN document_signatures USING (document_id)
    WHERE document_id IN (SELECT document_id FROM compared_bands SEMI JOIN shared_bands USING (band))
"""  # noqa: S608
_ROLES = "SELECT document_id, duplicate_of FROM documents SEMI JOIN compared USING (document_id)"


def settle_near_copies(
    connection: duckdb.DuckDBPyConnection, likeness: float = NEAR_COPY_LIKENESS, *, whole: bool = False
) -> list[str]:
    """Says which documents are copies of which; compared are those that were touched, or all of them, with their likes.

    A document that has become a copy loses its rows; one that is no copy any more counts as not extracted. Returns
    the document_ids whose role changed.
    """
    _sign_documents(connection, likeness)
    with touched_since(connection, NEAR_COPIES, made_of(likeness), whole=whole) as touched:
        if not touched.is_any:
            return []
        connection.execute(_COMPARED)
        while count_of(connection.execute(_WIDEN)):
            pass
        before: dict[str, str | None] = dict(connection.execute(_ROLES).fetchall())
        originals = duplicate_roles(connection.execute(_ALIKE).fetchall(), likeness)
        connection.execute("DROP TABLE compared")
        roles = {document_id: originals.get(document_id) for document_id in before}
        changed = {document_id: role for document_id, role in roles.items() if role != before[document_id]}
        set_duplicates(connection, changed)
        return list(changed)


def made_of(likeness: float) -> str:
    """What decides who is a copy, beside the documents."""
    return f"likeness {likeness}"


def set_duplicates(connection: duckdb.DuckDBPyConnection, originals: Mapping[str, str | None]) -> None:
    """Lets documents be copies of these originals, or of none."""
    with transaction(connection):
        delete_extractions(connection, list(originals))
        for document_id, original in originals.items():
            connection.execute("UPDATE documents SET duplicate_of = ? WHERE document_id = ?", [original, document_id])


def _sign_documents(connection: duckdb.DuckDBPyConnection, likeness: float) -> None:
    """Stores the signatures that are missing; all are, where their bands are those of another likeness."""
    if last_taken_in(connection, NEAR_COPIES, made_of(likeness)) is None:
        connection.execute("DELETE FROM document_signatures")
    while unsigned := connection.execute(_UNSIGNED, [MINIMUM_WORDS, _SIGNED_AT_ONCE]).fetchall():
        signed = ((document_id, signature(text)) for document_id, text in unsigned)
        rows = [
            {"document_id": document_id, "signature": made, "bands": bands(made, likeness)}
            for document_id, made in signed
            if made is not None
        ]
        put_rows(connection, DocumentSignatures, rows)
