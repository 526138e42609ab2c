"""Views and questions over a large warehouse, beside the same queries on bare tables in good order.

Belongs here: making the warehouse (generated.sql), the bare tables, the clock, the table of times. Does not belong
here: the queries (queries.sql and bench/questions).
"""

import json
import statistics
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from bench.questions import Question, parse_questions, questions
from bench.speed.measuring import Cost, cost_of
from bench.tables import lined
from pipelines.schemas import (
    ActorMentions,
    ActorRelations,
    Actors,
    Documents,
    EventParticipants,
    Events,
    Locations,
    Quotes,
    Rejects,
    Sentences,
    Table,
    table_name,
)
from pipelines.warehouse.publish import publish
from pipelines.warehouse.views import views
from pipelines.warehouse.working import open_working

BY_HAND = ", by hand"
RUNS = 5
PATIENCE = 10.0
"""Seconds of processor time after which a query is not run again."""
_HERE = Path(__file__).parent
_ORDERS: dict[type[Table], str] = {
    Documents: "published_on",
    Sentences: "document_id, sentence_number",
    Actors: "actor_id",
    ActorMentions: "document_id",
    ActorRelations: "actor_id",
    Locations: "location_id",
    Events: "event_on",
    EventParticipants: "actor_id",
    Quotes: "said_on",
    Rejects: "source_path",
}
"""The bare tables and their order, each by what is most often asked for."""
_METRICS = ("OPERATOR_TYPE", "OPERATOR_ROW_GROUPS_SCANNED", "OPERATOR_TOTAL_ROW_GROUPS_TO_SCAN", "EXTRA_INFO")


@dataclass(frozen=True, slots=True)
class Timed:
    """Milliseconds of processor time of a query on the published file and on bare tables, as a view and by hand.

    `scanned` tells the row groups that were read of each table, and how many it has.
    """

    name: str
    published: float
    bare: float
    by_hand: float | None
    scanned: str


@dataclass(frozen=True, slots=True)
class SqlCost:
    """How large the warehouse is, what its first publication and the next one cost, and the times of the queries."""

    events: int
    megabytes: float
    first: Cost
    again: Cost
    queries: list[Timed]

    def told(self) -> str:
        """The times as a table for people and pages."""
        heads = ["query", "published, ms", "bare, ms", "ratio", "by hand, ms", "ratio", "row groups read"]
        lines = [heads, ["---", *["---:"] * 5, "---"], *map(_line, self.queries)]
        size = f"{self.events:,} events, {self.megabytes:,.0f} MB; processor time, median of up to {RUNS} warm runs"
        publishing = f"published first in {self.first.clock:.1f} s, again in {self.again.clock:.1f} s"
        return "\n".join([size, publishing, "", lined(lines)])


def measure_sql(events: int, folder: Path | None = None) -> SqlCost:
    """Make a warehouse with so many events, publish it, and time all queries; the files are removed afterwards."""
    with tempfile.TemporaryDirectory(dir=folder) as made:
        working, published, bare = (Path(made) / f"{name}.duckdb" for name in ("working", "published", "bare"))
        generate(working, events)
        first = cost_of(lambda: publish(working, published))
        again = cost_of(lambda: publish(working, published))
        with duckdb.connect() as connection:
            connection.execute(f"ATTACH '{published}' AS published (READ_ONLY); ATTACH '{bare}' AS bare")
            make_bare(connection)
            queries = list(_time_all(connection))
        return SqlCost(events, published.stat().st_size / 1e6, first, again, queries)


def generate(file: Path, events: int) -> None:
    """Make a working database of invented rows: so many events, and of all else in proportion."""
    with open_working(file) as connection:
        connection.execute("SET VARIABLE events = ?::BIGINT", [events])
        connection.execute((_HERE / "generated.sql").read_text(encoding="utf-8"))


def make_bare(connection: duckdb.DuckDBPyConnection) -> None:
    """Copy the published rows into tables without keys, in good order, with the same views over them."""
    for table, order in _ORDERS.items():
        name = table_name(table)
        connection.execute(f"CREATE TABLE bare.{name} AS FROM published.{name} ORDER BY {order}")
    connection.execute("USE bare")
    for view in views():
        connection.execute(f"CREATE VIEW {view.name} AS {view.sql}")


def cases() -> list[tuple[Question, Question | None]]:
    """The queries, each with the one written by hand where there is one."""
    own = {query.text: query for query in parse_questions((_HERE / "queries.sql").read_text(encoding="utf-8"))}
    named = [(query, own.get(name + BY_HAND)) for name, query in own.items() if not name.endswith(BY_HAND)]
    return [*named, *((question, None) for question in questions())]


def _time_all(connection: duckdb.DuckDBPyConnection) -> Iterator[Timed]:
    for question, by_hand in cases():
        connection.execute("USE published")
        if not connection.execute(question.query).fetchall():
            continue  # it asks for a name that no invented row has
        scanned = _scanned(connection, question.query)
        published = _milliseconds(connection, question.query)
        connection.execute("USE bare")
        bare = _milliseconds(connection, question.query)
        yield Timed(
            question.text, published, bare, _milliseconds(connection, by_hand.query) if by_hand else None, scanned
        )


def _milliseconds(connection: duckdb.DuckDBPyConnection, query: str) -> float:
    """The median of some runs, after one that warms the cache."""
    connection.execute(query).to_arrow_table()
    times: list[float] = []
    while len(times) < RUNS and sum(times) < PATIENCE:
        before = time.process_time()
        connection.execute(query).to_arrow_table()
        times.append(time.process_time() - before)
    return 1000 * statistics.median(times)


def _scanned(connection: duckdb.DuckDBPyConnection, query: str) -> str:
    """The row groups that the query reads of the large tables."""
    metrics = json.dumps(dict.fromkeys(_METRICS, "true"))
    connection.execute(f"SET enable_profiling = 'no_output'; SET custom_profiling_settings = '{metrics}'")
    connection.execute(query).fetchall()
    profile = json.loads(connection.get_profiling_information("json"))
    connection.execute("RESET enable_profiling")
    scans = [(read, groups, table) for table, read, groups in _scans(profile) if groups > 1]
    return ", ".join(f"{table} {read} of {groups}" for read, groups, table in sorted(scans, reverse=True))


def _scans(operator: dict[str, Any]) -> Iterator[tuple[str, int, int]]:
    if operator.get("operator_type") == "TABLE_SCAN":
        table = operator["extra_info"].get("Table", "").rpartition(".")[2]
        yield table, operator["operator_row_groups_scanned"], operator["operator_total_row_groups_to_scan"]
    for child in operator.get("children", ()):
        yield from _scans(child)


def _line(timed: Timed) -> list[str]:
    by_hand = (
        ("–", "–") if timed.by_hand is None else (f"{timed.by_hand:,.0f}", f"{timed.published / timed.by_hand:.2f}")
    )
    ratio = f"{timed.published / timed.bare:.2f}"
    return [timed.name, f"{timed.published:,.0f}", f"{timed.bare:,.0f}", ratio, *by_hand, timed.scanned]
