"""The table `refreshes`: one row from the start of a refresh to its end.

Belongs here: writing and reading that row. Does not belong here: what a refresh does.
"""

from dataclasses import dataclass, fields
from datetime import datetime

import duckdb

from pipelines.warehouse.clock import utc_now


@dataclass(frozen=True, slots=True)
class DocumentCounts:
    """What a refresh did with documents, as the columns of `refreshes` say it."""

    documents_added: int = 0
    documents_changed: int = 0
    documents_removed: int = 0
    documents_unchanged: int = 0
    documents_rejected: int = 0


def begin(connection: duckdb.DuckDBPyConnection, extractor_version: str) -> str:
    """Record that a refresh starts; whatever an earlier one left open was interrupted. Returns the refresh_id."""
    connection.execute("update refreshes set status = 'interrupted' where status = 'running'")
    started = utc_now()
    refresh_id = f"refresh-{started:%Y%m%dT%H%M%S%f}"
    connection.execute(
        """insert into refreshes by name
        select $id as refresh_id, $at::timestamp as started_at, 'running' as status, 0 as documents_added,
            0 as documents_changed, 0 as documents_removed, 0 as documents_unchanged, 0 as documents_rejected,
            $version as extractor_version""",
        {"id": refresh_id, "at": started, "version": extractor_version},
    )
    return refresh_id


def record_counts(connection: duckdb.DuckDBPyConnection, refresh_id: str, counts: DocumentCounts) -> None:
    """Store what happened to documents."""
    connection.execute(
        """update refreshes set documents_added = $added, documents_changed = $changed, documents_removed = $removed,
            documents_unchanged = $unchanged, documents_rejected = $rejected where refresh_id = $id""",
        {
            "id": refresh_id,
            "added": counts.documents_added,
            "changed": counts.documents_changed,
            "removed": counts.documents_removed,
            "unchanged": counts.documents_unchanged,
            "rejected": counts.documents_rejected,
        },
    )


def finish(connection: duckdb.DuckDBPyConnection, refresh_id: str, status: str) -> None:
    """Record how a refresh ended: succeeded (it published), unchanged (nothing to publish) or failed."""
    connection.execute(
        """update refreshes set status = $status, finished_at = $at::timestamp,
            seconds = epoch($at::timestamp - started_at) where refresh_id = $id""",
        {"id": refresh_id, "status": status, "at": utc_now()},
    )


def fail_unfinished(connection: duckdb.DuckDBPyConnection, refresh_id: str) -> None:
    """Record as failed what still counts as running."""
    row = connection.execute("select status from refreshes where refresh_id = $id", {"id": refresh_id}).fetchone()
    if row == ("running",):
        finish(connection, refresh_id, "failed")


def counts(connection: duckdb.DuckDBPyConnection, refresh_id: str | None) -> DocumentCounts:
    """What a refresh did with documents; zeros for a run that was not a whole refresh."""
    columns = ", ".join(field.name for field in fields(DocumentCounts))
    row = connection.execute(f"select {columns} from refreshes where refresh_id = ?", [refresh_id]).fetchone()  # noqa: S608
    return DocumentCounts(*row) if row else DocumentCounts()


@dataclass(frozen=True, slots=True)
class Run:
    """One refresh as the journal has it; `finished_at` and `seconds` are None while it runs or when it was killed."""

    started_at: datetime
    status: str
    documents_added: int
    documents_changed: int
    documents_removed: int
    documents_unchanged: int
    documents_rejected: int
    seconds: float | None
    extractor_version: str | None


def last_runs(connection: duckdb.DuckDBPyConnection, most: int) -> list[Run]:
    """The last refreshes, the latest first."""
    columns = ", ".join(field.name for field in fields(Run))
    rows = connection.execute(f"select {columns} from refreshes order by started_at desc limit ?", [most]).fetchall()  # noqa: S608
    return [Run(*row) for row in rows]


def last_succeeded(connection: duckdb.DuckDBPyConnection) -> str | None:
    """The last refresh that published, as this database knows it."""
    row = connection.execute("select max(refresh_id) from refreshes where status = 'succeeded'").fetchone()
    return row[0] if row else None


def has_unpublished(connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether a refresh since the last published one failed or was interrupted, and so may have left changed rows."""
    row = connection.execute(
        """select count(*) from refreshes where status in ('failed', 'interrupted')
            and refresh_id > coalesce((select max(refresh_id) from refreshes where status = 'succeeded'), '')"""
    ).fetchone()
    return row is not None and row[0] > 0
