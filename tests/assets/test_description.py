"""The first rows of a table or view, as the web UI shows them."""

import duckdb
import pytest

from pipelines.assets.description import preview

KEYS = "SELECT DISTINCT number % 40 AS kind FROM numbers"


@pytest.fixture
def kinds() -> duckdb.DuckDBPyConnection:
    """A view that groups the rows of a table."""
    connection = duckdb.connect()
    connection.execute("CREATE TABLE numbers AS SELECT range AS number FROM range(1000)")
    connection.execute("CREATE VIEW kinds AS SELECT number % 40 AS kind, count(*) AS count FROM numbers GROUP BY kind")
    return connection


def test_a_view_shows_the_same_rows_when_its_keys_are_asked_first(kinds: duckdb.DuckDBPyConnection) -> None:
    shown = preview(kinds, "kinds", "kind", KEYS)

    assert shown == preview(kinds, "kinds", "kind")
    assert shown.splitlines()[2].split() == ["|", "0", "|", "25", "|"]


def test_a_view_without_rows_says_so(kinds: duckdb.DuckDBPyConnection) -> None:
    kinds.execute("DELETE FROM numbers")

    assert preview(kinds, "kinds", "kind", KEYS) == preview(kinds, "kinds", "kind") == "no rows"
