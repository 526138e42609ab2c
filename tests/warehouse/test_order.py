"""Rows of large tables lie in the order in which they are asked for, and are put there only when that pays."""

from itertools import pairwise
from statistics import mean

import duckdb
import pytest

from pipelines.schemas.codes import COUNTRIES
from pipelines.warehouse.order import order_rows

GROUP = 25


@pytest.fixture
def shuffled(warehouse: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    """Two thousand events on days and in countries without order."""
    add_events(warehouse, 0, 2_000)
    return warehouse


def add_events(connection: duckdb.DuckDBPyConnection, first: int, end: int) -> None:
    connection.execute(
        """INSERT INTO events BY NAME
        SELECT 'event-' || number AS event_id, 'a' AS document_id, 0 AS sentence_number, 0 AS start_char,
            4 AS end_char, 'met' AS text, 'CONSULT' AS event_type, [] AS contexts, 'verbal cooperation' AS quad_class,
            1 AS intensity, DATE '2020-01-01' + (hash(number) % 1000)::INTEGER AS event_on, 'actual' AS modality,
            CASE WHEN number % 2 = 0 THEN ($countries::VARCHAR[])[1 + (hash(number, 'in') % 60)::INT] END AS country,
            false AS background, event_id AS incident_id, 1 AS confidence, true AS accepted, 'made' AS method
        FROM range($first::BIGINT, $end::BIGINT) AS numbers(number)""",
        {"countries": sorted(COUNTRIES)[:60], "first": first, "end": end},
    )


def groups_read(connection: duckdb.DuckDBPyConnection, column: str) -> float:
    """How many groups of rows a filter by one value of the column reads, as a mean over the values."""
    counts = connection.execute(
        f"""WITH groups AS (SELECT min({column}) AS low, max({column}) AS high FROM events GROUP BY rowid // {GROUP})
        SELECT count(*) FROM (SELECT DISTINCT {column} AS asked FROM events) JOIN groups ON asked BETWEEN low AND high
        GROUP BY asked"""
    ).fetchall()
    return mean(float(count) for (count,) in counts)


def described(connection: duckdb.DuckDBPyConnection) -> list[tuple[object, ...]]:
    """All that is known of the table but its rows."""
    columns = "SELECT column_name, data_type, is_nullable, comment FROM duckdb_columns() WHERE table_name = 'events'"
    keys = "SELECT constraint_type, constraint_text FROM duckdb_constraints() WHERE table_name = 'events'"
    table = "SELECT table_name, comment FROM duckdb_tables() WHERE table_name LIKE 'events%'"
    return [row for sql in (columns, keys, table) for row in connection.execute(f"{sql} ORDER BY ALL").fetchall()]


def test_a_table_without_order_is_put_in_order_and_stays_what_it_is(shuffled: duckdb.DuckDBPyConnection) -> None:
    rows, told = shuffled.execute("FROM events ORDER BY ALL").fetchall(), described(shuffled)

    assert order_rows(shuffled, GROUP) == ["events"]

    assert shuffled.execute("FROM events ORDER BY ALL").fetchall() == rows
    assert described(shuffled) == told
    with pytest.raises(duckdb.ConstraintException):
        add_events(shuffled, 0, 1)


def test_a_filter_by_day_and_one_by_country_both_skip_most_groups(shuffled: duckdb.DuckDBPyConnection) -> None:
    assert groups_read(shuffled, "event_on") > 60
    assert groups_read(shuffled, "country") > 60

    order_rows(shuffled, GROUP)

    assert groups_read(shuffled, "event_on") < 12
    assert groups_read(shuffled, "country") < 12


def test_events_lie_by_stretch_then_country_then_day_and_those_without_come_last(
    shuffled: duckdb.DuckDBPyConnection,
) -> None:
    shuffled.execute("UPDATE events SET event_on = NULL WHERE hash(event_id) % 10 = 0")

    order_rows(shuffled, GROUP)

    rows = shuffled.execute("SELECT coalesce(event_on::VARCHAR, '~'), coalesce(country, '~') FROM events").fetchall()
    starts = [0, *(number for number in range(1, len(rows)) if rows[number][1] < rows[number - 1][1]), len(rows)]
    stretches = [rows[start:end] for start, end in pairwise(starts)]
    assert 4 < len(stretches) < 9
    for stretch in stretches:
        assert stretch == sorted(stretch, key=lambda row: (row[1], row[0]))
    for earlier, later in pairwise(stretches):
        assert max(day for day, _ in earlier) < min(day for day, _ in later)
    assert {day for day, _ in stretches[-1]} == {"~"}


def test_a_little_more_is_left_at_the_end_and_much_more_is_not(shuffled: duckdb.DuckDBPyConnection) -> None:
    order_rows(shuffled, GROUP)
    add_events(shuffled, 2_000, 2_200)
    assert order_rows(shuffled, GROUP) == []
    add_events(shuffled, 2_200, 2_800)
    assert order_rows(shuffled, GROUP) == ["events"]
    assert order_rows(shuffled, GROUP) == []


@pytest.mark.parametrize(
    "order",
    ["event_on, hash(event_id)", "country, hash(event_id)"],
    ids=["by day alone", "by country alone"],
)
def test_order_for_one_filter_is_not_enough(shuffled: duckdb.DuckDBPyConnection, order: str) -> None:
    shuffled.execute(f"CREATE TEMP TABLE lying AS FROM events ORDER BY {order}; TRUNCATE events")
    shuffled.execute("INSERT INTO events FROM lying")
    assert order_rows(shuffled, GROUP) == ["events"]


@pytest.mark.parametrize(
    "change",
    [
        "country = NULL",
        "country = 'IRQ'",
        "event_on = NULL",
        "event_on = DATE '2020-01-01'",
        "event_on = DATE '2020-06-01' WHERE hash(event_id) % 3 = 0",
        "country = 'IRQ' WHERE hash(event_id) % 2 = 0",
        "event_on = DATE '2020-01-01' + (event_id[7:])::INTEGER",
    ],
)
def test_what_was_put_in_order_is_left_there(shuffled: duckdb.DuckDBPyConnection, change: str) -> None:
    shuffled.execute(f"UPDATE events SET {change}")
    order_rows(shuffled, GROUP)
    assert order_rows(shuffled, GROUP) == []


def test_a_small_table_and_one_with_neither_days_nor_countries_stay_as_they_are(
    shuffled: duckdb.DuckDBPyConnection,
) -> None:
    assert order_rows(shuffled, group=100) == []
    shuffled.execute("UPDATE events SET event_on = NULL, country = NULL")
    assert order_rows(shuffled, GROUP) == []


def test_a_table_with_the_same_day_and_country_everywhere_is_in_order(shuffled: duckdb.DuckDBPyConnection) -> None:
    shuffled.execute("UPDATE events SET event_on = DATE '2020-01-01', country = 'IRQ'")
    assert order_rows(shuffled, GROUP) == []
