"""The published file: complete, read-only, replaced in one step, never half."""

import stat
from pathlib import Path

import duckdb
import pytest

from pipelines.warehouse.publish import PublishError, publish
from pipelines.warehouse.working import open_working
from tests.warehouse.samples import raid


@pytest.fixture
def working(tmp_path: Path) -> Path:
    """A working database with one document."""
    file = tmp_path / "dateline.working.duckdb"
    with open_working(file) as connection:
        raid().load(connection)
    return file


def test_everything_is_in_the_published_file(working: Path, tmp_path: Path) -> None:
    target = tmp_path / "out" / "dateline.duckdb"
    publish(working, target)
    with duckdb.connect(str(target), read_only=True) as published, duckdb.connect(str(working)) as original:
        for sql in (
            "SELECT schema_name, table_name, comment FROM duckdb_tables() ORDER BY ALL",
            "SELECT schema_name, view_name, comment FROM duckdb_views() WHERE NOT internal ORDER BY ALL",
            "SELECT table_name, column_name, comment FROM duckdb_columns() WHERE NOT internal ORDER BY ALL",
            "FROM who_said_what",
            "FROM event_dyads",
        ):
            rows = published.execute(sql).fetchall()
            assert rows
            assert rows == original.execute(sql).fetchall()
    assert sorted(path.name for path in target.parent.iterdir()) == ["dateline.duckdb"]


def test_it_is_read_only_and_old_clients_can_open_it(working: Path, tmp_path: Path) -> None:
    target = tmp_path / "dateline.duckdb"
    publish(working, target)
    assert stat.S_IMODE(target.stat().st_mode) == 0o444
    with duckdb.connect(str(target), read_only=True) as connection:
        [(tags,)] = connection.execute("SELECT tags FROM duckdb_databases() WHERE NOT internal").fetchall()
    assert tags["storage_version"].startswith("v1.2.0")


def test_a_reader_keeps_what_it_has_open(working: Path, tmp_path: Path) -> None:
    target = tmp_path / "dateline.duckdb"
    publish(working, target)
    with duckdb.connect(str(target), read_only=True) as reader:
        with open_working(working) as connection:
            connection.execute("DELETE FROM quotes")
        publish(working, target)
        assert reader.execute("SELECT count(*) FROM quotes").fetchone() == (1,)
    with duckdb.connect(str(target), read_only=True) as reader:
        assert reader.execute("SELECT count(*) FROM quotes").fetchone() == (0,)


def test_a_log_beside_the_published_file_stops_it(working: Path, tmp_path: Path) -> None:
    target = tmp_path / "dateline.duckdb"
    publish(working, target)
    before = target.read_bytes()
    log = tmp_path / "dateline.duckdb.wal"
    log.write_bytes(b"")
    with pytest.raises(PublishError, match=r"dateline\.duckdb\.wal shows that another program has written"):
        publish(working, target)
    assert target.read_bytes() == before


def test_a_file_that_is_no_database_is_not_published(tmp_path: Path) -> None:
    working = tmp_path / "broken.duckdb"
    working.write_bytes(b"no database" * 1000)
    target = tmp_path / "dateline.duckdb"
    target.write_bytes(b"as before")
    with pytest.raises(PublishError, match=r"broken\.duckdb cannot be read"):
        publish(working, target)
    assert target.read_bytes() == b"as before"


def test_a_target_that_cannot_be_replaced_leaves_no_rubbish(working: Path, tmp_path: Path) -> None:
    target = tmp_path / "dateline.duckdb"
    target.mkdir()
    with pytest.raises(PublishError, match="could not be replaced"):
        publish(working, target)
    assert not list(tmp_path.glob("*.publishing"))
