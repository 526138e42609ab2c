"""Reading the published warehouse: the rows of each page, and a digest of them that tells whether they changed.

Belongs here: running `queries/`. Does not belong here: what a page makes of its rows.
"""

import hashlib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import resources
from typing import Any

import duckdb

type Row = dict[str, Any]
type Rows = dict[str, list[Row]]
"""The rows of one page by the name of the query."""
type PageRows = tuple[str, Rows]
"""The id of a page with its rows."""
ROWS_AT_ONCE = 2_000


@cache
def queries(folder: str) -> dict[str, str]:
    """The queries of one folder below `queries/`, by name. Those of pages give each row a `page_id` and sort by it."""
    files = resources.files("pipelines.report").joinpath("queries", folder).iterdir()
    return {file.name.removesuffix(".sql"): file.read_text("utf-8") for file in sorted(files, key=lambda f: f.name)}


def read_all(connection: duckdb.DuckDBPyConnection, folder: str) -> Rows:
    """All rows of the queries of a folder."""
    return {name: list(_rows(connection.execute(query))) for name, query in queries(folder).items()}


def digests(connection: duckdb.DuckDBPyConnection, folder: str) -> dict[str, str]:
    """For each page that has `facts`, a digest of all its rows in whatever order they come."""
    parts = {name: dict(_row_digests(connection, query)) for name, query in queries(folder).items()}
    return {
        page_id: hashlib.sha256(repr([part.get(page_id) for part in parts.values()]).encode()).hexdigest()
        for page_id in parts["facts"]
    }


def _row_digests(connection: duckdb.DuckDBPyConnection, query: str) -> list[tuple[str, int]]:
    """For each page that has rows of a query, its id and a digest of them."""
    digesting = f"SELECT page_id, bit_xor(hash(page)) FROM ({query}) AS page GROUP BY page_id"  # noqa: S608
    return connection.execute(digesting).fetchall()


def read_pages(connection: duckdb.DuckDBPyConnection, folder: str, page_ids: Iterable[str]) -> Iterator[PageRows]:
    """The rows of these pages, a page at a time in the order of their ids, so that memory stays flat."""
    wanted = sorted(page_ids)
    streams = {name: _PageStream(connection, query, wanted) for name, query in queries(folder).items()}
    for page_id in wanted:
        yield page_id, {name: stream.take(page_id) for name, stream in streams.items()}


class _PageStream:
    """The rows of one query, page after page."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, query: str, page_ids: list[str]) -> None:
        chosen = f"SELECT * FROM ({query}) WHERE page_id IN (SELECT unnest(?)) ORDER BY page_id"  # noqa: S608
        self._rows = _rows(connection.cursor().execute(chosen, [page_ids]))
        self._next = next(self._rows, None)

    def take(self, page_id: str) -> list[Row]:
        """The rows of the next page, none when it has none."""
        taken = []
        while self._next is not None and self._next["page_id"] == page_id:
            taken.append(self._next)
            self._next = next(self._rows, None)
        return taken


def _rows(cursor: duckdb.DuckDBPyConnection) -> Iterator[Row]:
    names = [column[0] for column in cursor.description or ()]
    while rows := cursor.fetchmany(ROWS_AT_ONCE):
        for row in rows:
            yield dict(zip(names, row, strict=True))
