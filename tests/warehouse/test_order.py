"""Rows of large tables lie in the order in which they are asked for, and are put there only when that pays."""

import duckdb
import pytest

from pipelines.warehouse.order import order_rows

GROUP = 100


@pytest.fixture
def shuffled(warehouse: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    """Two thousand events on days without order."""
    add_events(warehouse, 0, 2_000)
    return warehouse


def add_events(connection: duckdb.DuckDBPyConnection, first: int, end: int) -> None:
    connection.execute(
        """INSERT INTO events BY NAME
        SELECT 'event-' || number AS event_id, 'a' AS document_id, 0 AS sentence_number, 0 AS start_char,
            4 AS end_char, 'met' AS text, 'CONSULT' AS event_type, [] AS contexts, 'verbal cooperation' AS quad_class,
            1 AS intensity, DATE '2020-01-01' + (hash(number) % 1000)::INTEGER AS event_on, 'actual' AS modality,
            false AS background, event_id AS incident_id, 1 AS confidence, true AS accepted, 'made' AS method
        FROM range(?::BIGINT, ?::BIGINT) AS numbers(number)""",
        [first, end],
    )


def described(connection: duckdb.DuckDBPyConnection) -> list[tuple[object, ...]]:
    """All that is known of the table but its rows."""
    columns = "SELECT column_name, data_type, is_nullable, comment FROM duckdb_columns() WHERE table_name = 'events'"
    keys = "SELECT constraint_type, constraint_text FROM duckdb_constraints() WHERE table_name = 'events'"
    table = "SELECT table_name, comment FROM duckdb_tables() WHERE table_name LIKE 'events%'"
    return [row for sql in (columns, keys, table) for row in connection.execute(f"{sql} ORDER BY ALL").fetchall()]


def test_a_table_without_order_is_put_in_order_and_stays_what_it_is(shuffled: duckdb.DuckDBPyConnection) -> None:
    rows, told = shuffled.execute("FROM events ORDER BY ALL").fetchall(), described(shuffled)

    assert order_rows(shuffled, GROUP) == ["events"]

    days = [day for (day,) in shuffled.execute("SELECT event_on FROM events").fetchall()]
    assert days == sorted(days)
    assert shuffled.execute("FROM events ORDER BY ALL").fetchall() == rows
    assert described(shuffled) == told
    with pytest.raises(duckdb.ConstraintException):
        add_events(shuffled, 0, 1)


def test_a_little_more_is_left_at_the_end_and_much_more_is_not(shuffled: duckdb.DuckDBPyConnection) -> None:
    order_rows(shuffled, GROUP)
    add_events(shuffled, 2_000, 2_200)
    assert order_rows(shuffled, GROUP) == []
    add_events(shuffled, 2_200, 2_600)
    assert order_rows(shuffled, GROUP) == ["events"]
    assert order_rows(shuffled, GROUP) == []


def test_a_small_table_and_one_without_days_stay_as_they_are(shuffled: duckdb.DuckDBPyConnection) -> None:
    assert order_rows(shuffled, lot=2_000) == []
    shuffled.execute("UPDATE events SET event_on = NULL")
    assert order_rows(shuffled, GROUP) == []


def test_a_table_with_the_same_day_everywhere_is_in_order(shuffled: duckdb.DuckDBPyConnection) -> None:
    shuffled.execute("UPDATE events SET event_on = DATE '2020-01-01'")
    assert order_rows(shuffled, GROUP) == []
