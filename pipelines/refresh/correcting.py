"""The third stage: apply what people have corrected, when it or the rows have changed since the last time.

Belongs here: deciding. Does not belong here: reading and applying corrections (pipelines/corrections).
"""

from dataclasses import dataclass
from pathlib import Path

import duckdb

from pipelines.corrections.applying import apply_corrections
from pipelines.corrections.files import folder_digest, read_corrections
from pipelines.refresh.session import RefreshSession
from pipelines.refresh.version import correction_version
from pipelines.schemas import WarehouseInfo
from pipelines.warehouse.extractions import CORRECTIONS_APPLIED
from pipelines.warehouse.storage import put_rows
from pipelines.warehouse.transactions import transaction


@dataclass(frozen=True, slots=True)
class CorrectionCounts:
    """How many lines were applied, find nothing to correct, and cannot be used; and the rows that are corrected."""

    applied: int = 0
    unmatched: int = 0
    invalid: int = 0
    rows: int = 0


@dataclass(frozen=True, slots=True)
class FailedCorrection:
    """A line that is not applied, and why."""

    file: str
    line: int
    status: str
    reason: str

    def __str__(self) -> str:
        place = f"{self.file}, line {self.line}" if self.line else self.file
        return f"{place} ({self.status}): {self.reason}"


def correct_rows(session: RefreshSession, connection: duckdb.DuckDBPyConnection) -> CorrectionCounts:
    """Bring all rows in line with the corrections folder; nothing is done when they are.

    Rows change when a line is new, changed or gone, and when documents were extracted or removed.
    """
    before, state = _applied(connection), _state(session.corrections_digest)
    if before != state:
        # Without a state before, documents were extracted or removed, which counts as a change already.
        session.changed |= before is not None
        with transaction(connection):
            apply_corrections(connection, read_corrections(session.settings.corrections))
            put_rows(connection, WarehouseInfo, [{"name": CORRECTIONS_APPLIED, "value": state}])
    return correction_counts(connection)


def corrections_waiting(connection: duckdb.DuckDBPyConnection, folder: Path) -> bool:
    """Whether the folder says something else than what was applied last."""
    return _applied(connection) not in {None, _state(folder_digest(folder))}


def _state(digest: str) -> str:
    """What the folder says, and the version that applies it, in one word."""
    return f"{correction_version()}-{digest}"


def correction_counts(connection: duckdb.DuckDBPyConnection) -> CorrectionCounts:
    """What came of the corrections when they were last applied."""
    counts: dict[str, int] = dict(connection.execute("select status, count(*) from corrections group by 1").fetchall())
    row = connection.execute("select count(distinct (table_name, row_key)) from corrected_rows").fetchone()
    return CorrectionCounts(**counts, rows=row[0] if row else 0)


def failed_corrections(connection: duckdb.DuckDBPyConnection) -> list[FailedCorrection]:
    """The lines that are not applied, by place."""
    rows = connection.execute(
        "select file, line, status, reason from corrections where status != 'applied' order by file, line"
    ).fetchall()
    return [FailedCorrection(*row) for row in rows]


def _applied(connection: duckdb.DuckDBPyConnection) -> str | None:
    """The state that all rows are in line with; None when some are not."""
    row = connection.execute("select value from warehouse_info where name = ?", [CORRECTIONS_APPLIED]).fetchone()
    return row[0] if row else None
