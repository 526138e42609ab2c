"""The working database and its schema: made, described, and made anew when its shape is an older one."""

from pathlib import Path
from typing import Any

import duckdb
import pytest

from pipelines.schemas import TABLES, Refreshes, column_definitions, primary_key, table_description, table_name
from pipelines.warehouse import ddl
from pipelines.warehouse.ddl import create_schema, has_current_schema, has_current_tables
from pipelines.warehouse.storage import put_rows
from pipelines.warehouse.transactions import transaction
from pipelines.warehouse.working import ROW_GROUP, WorkingFileError, connect_working, open_working
from tests.warehouse.samples import LOADED_AT, raid


def rows(connection: duckdb.DuckDBPyConnection, sql: str, *values: object) -> list[tuple[Any, ...]]:
    return connection.execute(sql, list(values)).fetchall()


@pytest.mark.parametrize("table", TABLES, ids=table_name)
def test_tables_are_as_their_models_say(table: Any, warehouse: duckdb.DuckDBPyConnection) -> None:
    name = table_name(table)
    stored = rows(
        warehouse,
        """SELECT column_name, data_type, is_nullable, comment FROM duckdb_columns()
            WHERE table_name = ? ORDER BY column_index""",
        name,
    )
    assert stored == [(c.name, c.duckdb_type, c.nullable, c.description) for c in column_definitions(table)]
    assert rows(warehouse, "SELECT comment FROM duckdb_tables() WHERE table_name = ?", name) == [
        (table_description(table),)
    ]
    keys = """SELECT constraint_column_names FROM duckdb_constraints()
        WHERE table_name = ? AND constraint_type = 'PRIMARY KEY'"""
    assert rows(warehouse, keys, name) == [(list(primary_key(table)),)]


def test_making_the_schema_twice_changes_nothing(warehouse: duckdb.DuckDBPyConnection) -> None:
    raid().load(warehouse)
    create_schema(warehouse)
    assert len(rows(warehouse, "FROM quotes")) == 1
    assert has_current_schema(warehouse)


def test_views_that_are_gone_are_dropped(warehouse: duckdb.DuckDBPyConnection) -> None:
    warehouse.execute("CREATE VIEW former AS SELECT 1 AS one")
    create_schema(warehouse)
    assert rows(warehouse, "SELECT view_name FROM duckdb_views() WHERE view_name = 'former'") == []


def test_rows_are_kept_when_only_a_description_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "working.duckdb"
    with open_working(file) as connection:
        raid().load(connection)
    monkeypatch.setattr(ddl, "comments", list)
    with open_working(file) as connection:
        assert len(rows(connection, "FROM quotes")) == 1
        assert has_current_schema(connection)


def test_a_file_of_another_shape_is_made_anew_but_for_its_history(tmp_path: Path) -> None:
    file = tmp_path / "working.duckdb"
    refresh = {"refresh_id": "first", "started_at": LOADED_AT, "status": "succeeded"}
    with open_working(file) as connection:
        raid().load(connection)
        put_rows(connection, Refreshes, [refresh])
        connection.execute("UPDATE warehouse_info SET value = 'older'")
        connection.execute("ALTER TABLE refreshes ADD COLUMN mood VARCHAR")
    with open_working(file) as connection:
        assert has_current_tables(connection)
        assert rows(connection, "FROM documents") == []
        assert rows(connection, "SELECT refresh_id, started_at, status FROM refreshes") == [tuple(refresh.values())]


def test_a_file_that_is_no_database_is_an_error_for_people(tmp_path: Path) -> None:
    file = tmp_path / "working.duckdb"
    file.write_text("hello" * 1000)
    with pytest.raises(WorkingFileError, match=r"working\.duckdb cannot be opened for writing"):
        open_working(file)


def test_a_transaction_inside_another_is_part_of_it(warehouse: duckdb.DuckDBPyConnection) -> None:
    def put_all_then_fail() -> None:
        with transaction(warehouse):
            raid().load(warehouse)
            raise RuntimeError("power cut")

    with pytest.raises(RuntimeError, match="power cut"):
        put_all_then_fail()
    assert rows(warehouse, "FROM documents") == []
    with transaction(warehouse):
        raid().load(warehouse)
    assert len(rows(warehouse, "FROM documents")) == 1


def test_rows_lie_in_small_groups_and_stay_so(tmp_path: Path) -> None:
    file = tmp_path / "working.duckdb"
    with open_working(file) as connection:
        connection.execute("INSERT INTO touched_keys SELECT i, 'document', i::VARCHAR FROM range(?) AS r(i)", [50_000])
    with connect_working(file) as connection:  # as publishing opens it
        connection.execute("INSERT INTO touched_keys VALUES (50000, 'document', 'one more')")
    with duckdb.connect(str(file), read_only=True) as connection:
        stored = "SELECT row_group_id, start + count AS rows FROM pragma_storage_info('touched_keys')"
        groups = rows(connection, f"SELECT row_group_id, max(rows) FROM ({stored}) GROUP BY ALL ORDER BY ALL")
    assert groups == [(0, ROW_GROUP), (1, ROW_GROUP), (2, ROW_GROUP), (3, 50_001 - 3 * ROW_GROUP)]


def test_what_does_not_fit_into_memory_is_put_beside_the_file(tmp_path: Path) -> None:
    file = tmp_path / "it's working.duckdb"
    with open_working(file) as connection:
        assert rows(connection, "SELECT current_setting('temp_directory')") == [(f"{file}.tmp",)]
