"""What was not loaded, and why, as rows of `rejects`.

Belongs here: how a reject is made, identified, replaced and told. Does not belong here: deciding what is rejected.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import datetime

import duckdb

from pipelines.ingest.records import Reject
from pipelines.schemas import Rejects, Table, table_name
from pipelines.warehouse.frames import Row
from pipelines.warehouse.storage import delete_rows, put_rows
from pipelines.warehouse.validation import RowProblem

EXTRACTION_STAGE = "extraction"
"""The stage of a document whose extraction failed as a whole."""
_INPUT_STAGES = "stage IN ('read', 'document')"


def delete_rejects(connection: duckdb.DuckDBPyConnection, source_paths: Sequence[str]) -> None:
    """Takes out what was rejected of the records of these files (stages read and document)."""
    delete_rows(connection, Rejects, "source_path", source_paths, _INPUT_STAGES)


def add_rejects(connection: duckdb.DuckDBPyConnection, rejects: Sequence[Reject], at: datetime) -> None:
    """Puts in records that could not be read or are no articles."""
    put_rows(connection, Rejects, list({row["reject_id"]: row for row in (_of_input(r, at) for r in rejects)}.values()))


@dataclass(frozen=True, slots=True)
class ToldReject:
    """What is said of a reject while a refresh runs: where the record or document lies, the stage, and why."""

    source_path: str
    record_number: int
    document_id: str | None
    stage: str
    reason: str
    detail: str

    def __str__(self) -> str:
        document = f", {self.document_id}" if self.document_id else ""
        place = f"{self.source_path} (record {self.record_number}{document})"
        return f"{place}, stage {self.stage}: {self.reason}. {self.detail}"


def rejects_since(connection: duckdb.DuckDBPyConnection, since: datetime) -> list[ToldReject]:
    """What was rejected since a moment in UTC, by place."""
    columns = ", ".join(field.name for field in fields(ToldReject))
    rows = connection.execute(
        f"SELECT {columns} FROM rejects WHERE rejected_at >= ? ORDER BY ALL",  # noqa: S608
        [since],
    ).fetchall()
    return [ToldReject(*row) for row in rows]


def count_reasons(connection: duckdb.DuckDBPyConnection) -> list[tuple[str, str, int, str]]:
    """The stage and reason of all rejects, how many there are of each, and the first file; the most frequent first."""
    return connection.execute(
        "SELECT stage, reason, count(*), min(source_path) FROM rejects "
        "GROUP BY stage, reason ORDER BY count(*) DESC, reason, stage"
    ).fetchall()


def row_reject(
    table: type[Table], row: Row, problems: Sequence[RowProblem], source: tuple[str, int], at: datetime
) -> Row:
    """The reject of a row that was meant for a table; `source` is where its document lies."""
    row_json = json.dumps(row, ensure_ascii=False, default=str)
    what_is_wrong = "; ".join(problem.detail for problem in problems)
    return {
        "reject_id": _reject_id(row.get("document_id"), table_name(table), row_json),
        "source_path": source[0],
        "record_number": source[1],
        "stage": table_name(table),
        "reason": problems[0].reason,
        "detail": f"{what_is_wrong}. This row was left out, the rest of its document was loaded.",
        "row_json": row_json,
        "rejected_at": at,
        "document_id": row.get("document_id"),
    }


def document_reject(document_id: str, problem: RowProblem, source: tuple[str, int], at: datetime) -> Row:
    """The reject of a document from which nothing could be extracted."""
    return {
        "reject_id": _reject_id(document_id, EXTRACTION_STAGE),
        "source_path": source[0],
        "record_number": source[1],
        "stage": EXTRACTION_STAGE,
        "reason": problem.reason,
        "detail": problem.detail,
        "row_json": None,
        "rejected_at": at,
        "document_id": document_id,
    }


def article_reject(row: Row, problems: Sequence[RowProblem], at: datetime) -> Row:
    """The reject of an article that cannot be a row of `documents`."""
    what_is_wrong = "; ".join(problem.detail for problem in problems)
    return {
        "reject_id": _reject_id(row["source_path"], row["record_number"], "document"),
        "source_path": row["source_path"],
        "record_number": row["record_number"],
        "stage": "document",
        "reason": problems[0].reason,
        "detail": f"{what_is_wrong}. Mend the record, or report it if it looks right.",
        "row_json": json.dumps(row, ensure_ascii=False, default=str),
        "rejected_at": at,
        "document_id": None,
    }


def _of_input(reject: Reject, at: datetime) -> Row:
    return {
        "reject_id": _reject_id(reject.source_path, reject.record_number, reject.stage),
        "source_path": reject.source_path,
        "record_number": reject.record_number,
        "stage": reject.stage,
        "reason": reject.reason,
        "detail": reject.detail,
        "row_json": reject.row_json or None,
        "rejected_at": at,
        "document_id": None,
    }


def _reject_id(*parts: object) -> str:
    content = "\x1f".join(map(str, parts)).encode("utf-8", "replace")
    return f"reject-{hashlib.sha256(content).hexdigest()[:16]}"
