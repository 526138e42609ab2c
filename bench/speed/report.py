"""How long the report takes for many documents: the published articles over and over, as if each copy were news.

Belongs here: making the large database, and the clock. Does not belong here: the report.
"""

import resource
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import duckdb

from bench.speed.measuring import Cost
from pipelines.report.site import write_report
from pipelines.warehouse.ddl import create_schema

OWN_ACTORS = "('person', 'organization', 'company', 'party', 'ngo')"
"""Kinds of actors that each copy has of its own; countries, armed groups and the like are the same in all."""
COPIED = (
    *("documents", "document_sources", "sentences", "actors", "actor_mentions", "actor_relations", "quotes"),
    *("location_mentions", "events", "event_participants", "rejects"),
)
_DOCUMENT_COLUMNS = (
    *("document_id", "duplicate_of", "quote_id", "event_id", "incident_id"),
    *("mention_id", "relation_id", "reject_id"),
)
_ACTOR_COLUMNS = ("actor_id", "object_actor_id", "speaker_actor_id", "addressee_actor_id", "attributed_to_actor_id")
_DAY_COLUMNS = ("published_on", "event_on", "event_until", "said_on")


@dataclass(frozen=True, slots=True)
class ReportCost:
    """Documents and files, the cost of the first writing and of one that finds nothing new, and peak memory."""

    documents: int
    files: int
    megabytes: float
    first: Cost
    again: Cost
    peak_megabytes: float

    def told(self) -> str:
        """The costs, for people."""
        return (
            f"{self.documents:,} documents: {self.files:,} files, {self.megabytes:,.0f} MB\n"
            f"first: {_told(self.first)}\nagain, with nothing new: {_told(self.again)}\n"
            f"peak memory: {self.peak_megabytes:,.0f} MB"
        )


def measure_report(warehouse: Path, documents: int) -> ReportCost:
    """Write the report of so many documents twice, in a folder that is removed afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        multiplied, report = Path(folder) / "many.duckdb", Path(folder) / "report"
        held = multiply(warehouse, multiplied, documents)
        with duckdb.connect(str(multiplied), read_only=True) as connection:
            first, files = _clock(connection, report)
            again, _ = _clock(connection, report)
        megabytes = sum(file.stat().st_size for file in report.rglob("*")) / 1e6
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
    return ReportCost(held, files, megabytes, first, again, peak)


def _clock(connection: duckdb.DuckDBPyConnection, report: Path) -> tuple[Cost, int]:
    processor, clock = time.process_time(), time.monotonic()
    result = write_report(connection, report)
    cost = Cost(time.process_time() - processor, time.monotonic() - clock)
    return cost, result.written + result.unchanged


def _told(cost: Cost) -> str:
    return f"{cost.clock:.1f} s, {cost.processor:.1f} s of processor time"


def multiply(source: Path, target: Path, documents: int) -> int:
    """Make a database with the rows of the source so often that it has that many documents; returns how many."""
    with duckdb.connect(str(target)) as connection:
        create_schema(connection)
        connection.execute(f"ATTACH '{source}' AS source (READ_ONLY)")
        counted = connection.execute("SELECT count(*) FROM source.documents").fetchone()
        held = counted[0] if counted else 0
        copies = max(1, documents // max(1, held))
        for name in COPIED:
            connection.execute(_copying(connection, name, copies))
        for name in ("locations", "refreshes"):
            connection.execute(f"INSERT INTO {name} BY NAME FROM source.{name}")
    return held * copies


def _copying(connection: duckdb.DuckDBPyConnection, name: str, copies: int) -> str:
    """The statement that puts in all copies of a table: ids with the number of the copy, days moved on by it."""
    columns = {row[0] for row in connection.execute(f"DESCRIBE source.{name}").fetchall()}
    changed = [f"{c} || '-' || copy AS {c}" for c in _DOCUMENT_COLUMNS if c in columns]
    changed += [f"{_renamed(c)} AS {c}" for c in _ACTOR_COLUMNS if c in columns]
    changed += [f"({c} + copy::INTEGER)::DATE AS {c}" for c in _DAY_COLUMNS if c in columns]
    once = " WHERE copy = 0 OR actor_type IN " + OWN_ACTORS if name == "actors" else ""
    tables = f"source.{name}, range({copies}) AS copies(copy)"
    rows = f"SELECT * EXCLUDE (copy) REPLACE ({', '.join(changed)}) FROM {tables}{once}"  # noqa: S608
    return f"INSERT INTO {name} BY NAME {rows}"


def _renamed(column: str) -> str:
    own = f"split_part({column}, ':', 1) IN {OWN_ACTORS} OR starts_with({column}, 'anonymous:')"
    return f"CASE WHEN {own} THEN {column} || '-' || copy ELSE {column} END"
