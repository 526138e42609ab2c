"""Full-text search over many invented quotes: what its index costs, and how long an answer takes.

Belongs here: making the quotes, and the clock. Does not belong here: the search (pipelines/warehouse/search.py).
"""

import statistics
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import duckdb

from bench.speed.measuring import Cost, cost_of
from bench.tables import lined
from pipelines.warehouse.search import update_search
from pipelines.warehouse.working import open_working

RUNS = 9
QUERIES = {
    "one word, rare": "word40000",
    "one word": "word1000",
    "the most frequent word that is no stopword, in one quote of six": "word10",
    "the three most frequent of them": "word10 word11 word12",
    "two words": "word1000 word2000",
    "two words, one of them a stopword": "the word1000",
    "a stopword": "the",
    "a word that nobody said": "unheard",
}
_QUOTES = """
    INSERT INTO quotes BY NAME
    SELECT
        'quote-' || left(md5('quote' || number), 16) AS quote_id,
        'document-' || number // 10 AS document_id,
        0 AS sentence_number,
        0 AS start_char,
        120 AS end_char,
        array_to_string(
            list_transform(
                list_transform(
                    range(12 + (hash(number) % 14)::BIGINT),
                    lambda place: floor(pow(60000, (hash(number, place) % 1000003) / 1000003.0))::INTEGER
                ),
                lambda rank: coalesce(['the', 'to', 'of', 'and', 'a', 'in', 'that', 'for', 'on'][rank], 'word' || rank)
            ), ' '
        ) AS text,
        [] AS fragments,
        'direct' AS quote_type,
        0.9 AS confidence,
        'invented' AS method
    FROM range($first, $end) AS numbers(number)
"""
"""Nineteen words each; every doubling of the rank of a word is as likely as the next, up to 60,000 words.

As in English, the nine most frequent ones are stopwords.
"""


@dataclass(frozen=True, slots=True)
class SearchCost:
    """What the index of so many quotes costs, what one quote more costs, and how long answers take."""

    quotes: int
    table_megabytes: float
    index_megabytes: float
    first: Cost
    one_more: Cost
    queries: dict[str, tuple[int, Cost]]

    def told(self) -> str:
        """The costs, for people and pages."""
        heads = ["query", "quotes found", "ms on the clock", "ms of processor time"]
        lines = [heads, ["---", "---:", "---:", "---:"]]
        for name, (found, cost) in self.queries.items():
            lines.append([name, str(found), f"{1000 * cost.clock:.0f}", f"{1000 * cost.processor:.0f}"])
        return (
            f"{self.quotes:,} quotes, {self.table_megabytes:.0f} MB; their index {self.index_megabytes:.0f} MB more\n"
            f"made in {self.first.clock:.1f} s ({self.first.processor:.1f} s of processor time), for one quote more "
            f"brought up to date in {self.one_more.clock:.1f} s ({self.one_more.processor:.1f})\n\n{lined(lines)}"
        )


def measure_search(quotes: int) -> SearchCost:
    """Index so many invented quotes, then one more, and ask; the best 20 are asked for, and the median time counts."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "working.duckdb"
        with open_working(file) as connection:
            connection.execute(_QUOTES, {"first": 0, "end": quotes})
            before = _size(connection, file)
            first = cost_of(lambda: update_search(connection))
            after = _size(connection, file)
            connection.execute(_QUOTES, {"first": quotes, "end": quotes + 1})
            one_more = cost_of(lambda: update_search(connection))
            queries = {name: _ask(connection, words) for name, words in QUERIES.items()}
    return SearchCost(quotes, before, after - before, first, one_more, queries)


def _ask(connection: duckdb.DuckDBPyConnection, words: str) -> tuple[int, Cost]:
    """How many were found, and the medians of warm runs."""
    clock, processor, found = [], [], 0
    for _ in range(RUNS + 1):
        started, before = time.monotonic(), time.process_time()
        found = len(connection.execute("FROM search_quotes(?)", [words]).fetchall())
        clock.append(time.monotonic() - started)
        processor.append(time.process_time() - before)
    return found, Cost(statistics.median(processor[1:]), statistics.median(clock[1:]))


def _size(connection: duckdb.DuckDBPyConnection, file: Path) -> float:
    connection.execute("CHECKPOINT")
    return file.stat().st_size / 1e6
