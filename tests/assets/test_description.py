"""Some rows of a table or view, as the web UI shows them."""

import duckdb
import pytest

from pipelines.assets.description import PREVIEW_ROWS, preview, preview_of_view

KEYS = "SELECT DISTINCT number % 40 AS kind FROM numbers"


@pytest.fixture
def kinds() -> duckdb.DuckDBPyConnection:
    """A view that groups the rows of a table."""
    connection = duckdb.connect()
    connection.execute("CREATE TABLE numbers AS SELECT range AS number FROM range(100_000)")
    connection.execute("CREATE VIEW kinds AS SELECT number % 40 AS kind, count(*) AS count FROM numbers GROUP BY kind")
    return connection


def first_column(shown: str) -> list[str]:
    return [line.split()[1] for line in shown.splitlines()[2:]]


def test_a_table_shows_the_rows_at_its_end(kinds: duckdb.DuckDBPyConnection) -> None:
    shown = preview(kinds, "numbers")

    assert shown.splitlines()[:2] == ["| number |", "| --- |"]
    assert first_column(shown) == [str(number) for number in range(99_999, 99_999 - PREVIEW_ROWS, -1)]


def test_rows_that_are_gone_are_not_shown(kinds: duckdb.DuckDBPyConnection) -> None:
    kinds.execute("DELETE FROM numbers WHERE number BETWEEN 3 AND 99_990")

    assert first_column(preview(kinds, "numbers")) == [*(str(number) for number in range(99_999, 99_990, -1)), "2"]


def test_a_view_shows_its_first_keys(kinds: duckdb.DuckDBPyConnection) -> None:
    shown = preview_of_view(kinds, "kinds", "kind", KEYS)

    assert first_column(shown) == [str(kind) for kind in range(PREVIEW_ROWS)]
    assert shown.splitlines()[2].split() == ["|", "0", "|", "2500", "|"]


def test_what_has_no_rows_says_so(kinds: duckdb.DuckDBPyConnection) -> None:
    kinds.execute("DELETE FROM numbers")

    assert preview_of_view(kinds, "kinds", "kind", KEYS) == preview(kinds, "numbers") == "no rows"
