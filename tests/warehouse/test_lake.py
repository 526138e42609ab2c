"""Several machines write their documents to one lake, with a catalog in SQLite or in PostgreSQL."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

from pipelines.warehouse.aggregates import rebuild_actors, rebuild_incidents
from pipelines.warehouse.articles import delete_documents
from pipelines.warehouse.lake import Lake, LakeChanges, LakeError, open_lake, write_to_lake
from pipelines.warehouse.working import open_working
from tests.warehouse.samples import raid

pytest.importorskip("duckdb_extension_ducklake", reason="needs the extra: uv sync --extra cluster")


type Program = Callable[..., None]


@pytest.fixture(scope="module")
def server() -> Iterator[tuple[str, Program]]:
    """The folder of a PostgreSQL server that is there for these tests alone, and what runs its programs."""
    programs = [str(folder) for folder in sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)]
    path = os.pathsep.join([*programs, os.environ["PATH"]])
    if any(shutil.which(name, path=path) is None for name in ("initdb", "pg_ctl", "createdb")):
        pytest.skip("PostgreSQL is not installed")
    user = "postgres" if os.geteuid() == 0 else None  # it refuses to be run by root
    folder = tempfile.mkdtemp(prefix="pg")  # short, as the path of a socket must be
    shutil.chown(folder, user or os.geteuid())
    data, options = f"{folder}/data", f"-k {folder} -c listen_addresses='' -c fsync=off"

    def run(name: str, *arguments: str) -> None:
        program = str(shutil.which(name, path=path))
        subprocess.run([program, *arguments], check=True, stdout=subprocess.DEVNULL, cwd=folder, user=user)  # noqa: S603 - our own words

    run("initdb", "-D", data, "-U", "dateline", "--auth=trust", "--no-sync")
    run("pg_ctl", "-D", data, "-o", options, "-w", "-l", f"{folder}/log", "start")
    yield folder, run
    run("pg_ctl", "-D", data, "-m", "immediate", "stop")
    shutil.rmtree(folder)


@pytest.fixture
def postgres(server: tuple[str, Program], tmp_path: Path) -> str:
    """The connection to an empty database in PostgreSQL."""
    folder, run = server
    run("createdb", "-h", folder, "-U", "dateline", tmp_path.name)
    return f"postgres:host={folder} user=dateline dbname={tmp_path.name}"


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.slow)])
def lake(request: pytest.FixtureRequest, tmp_path: Path) -> Lake:
    """An empty lake as the machine `north` sees it."""
    sqlite = request.param == "sqlite"
    catalog = f"sqlite:{tmp_path / 'catalog.sqlite'}" if sqlite else request.getfixturevalue("postgres")
    return Lake(catalog, tmp_path / "files", "north")


@pytest.fixture
def north(tmp_path: Path) -> Path:
    """A database with two documents that tell of one incident."""
    return database(tmp_path / "north.duckdb", "first", "second")


def database(file: Path, *documents: str) -> Path:
    with open_working(file) as connection:
        for document in documents:
            raid(document).load(connection)
        rebuild_actors(connection)
        rebuild_incidents(connection)
    return file


def ask(lake: Lake, sql: str) -> list[tuple[object, ...]]:
    with open_lake(lake) as connection:
        return connection.execute(f"USE lake; {sql}").fetchall()


def test_machines_add_to_one_lake_and_people_read_it(lake: Lake, north: Path, tmp_path: Path) -> None:
    south = database(tmp_path / "south.duckdb", "third")

    assert write_to_lake(north, lake) == LakeChanges(written=2, removed=0)
    assert write_to_lake(north, lake) == LakeChanges(written=0, removed=0)
    assert write_to_lake(south, replace(lake, writer="south")) == LakeChanges(written=1, removed=0)

    documents = "SELECT document_id FROM event_dyads WHERE source_country = 'IRQ' ORDER BY ALL"
    assert ask(lake, documents) == [("first",), ("second",), ("third",)]
    assert ask(lake, "SELECT document_count FROM actors WHERE name = 'Ali Hadi'") == [(3,)]
    assert ask(lake, "SELECT count(*) FROM locations") == [(1,)]

    with open_working(south) as connection:
        delete_documents(connection, ["third"])
    assert write_to_lake(south, replace(lake, writer="south")) == LakeChanges(written=0, removed=1)
    assert ask(lake, documents) == [("first",), ("second",)]


def test_every_table_and_view_holds_what_the_database_holds(lake: Lake, north: Path) -> None:
    write_to_lake(north, lake)
    for name in ("documents", "sentences", "events", "event_participants", "actors", "who_said_what", "incidents"):
        with duckdb.connect(str(north), read_only=True) as connection:
            expected = connection.execute(f"FROM {name} ORDER BY ALL").fetchall()
        assert expected
        assert ask(lake, f"FROM {name} ORDER BY ALL") == expected


def test_a_document_that_two_machines_have_is_there_once(tmp_path: Path) -> None:
    lake = Lake(f"sqlite:{tmp_path / 'catalog.sqlite'}", tmp_path / "files", "north")
    write_to_lake(database(tmp_path / "north.duckdb", "same"), lake)
    south = database(tmp_path / "south.duckdb", "same", "other")

    assert write_to_lake(south, replace(lake, writer="south")) == LakeChanges(written=1, removed=0)
    assert ask(lake, "SELECT document_id FROM quotes ORDER BY ALL") == [("other",), ("same",)]


def test_a_lake_that_cannot_be_reached_says_so(north: Path, tmp_path: Path) -> None:
    lake = Lake("postgres:host=/nowhere dbname=none connect_timeout=1", tmp_path, "north")
    with pytest.raises(LakeError, match="the lake postgres cannot be written to"):
        write_to_lake(north, lake)
