"""Others read the published database over the network, with a token, and see each new publication."""

import multiprocessing
import socket
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import duckdb
import pytest

from pipelines.warehouse.extensions import load_extensions
from pipelines.warehouse.publish import publish
from pipelines.warehouse.serving import Server
from pipelines.warehouse.working import open_working
from tests.warehouse.samples import raid

pytest.importorskip("duckdb_extension_quack", reason="needs the extra: uv sync --extra cluster")
TOKEN = "a token for this test"  # noqa: S105


class Client:
    """A DuckDB in another process; it is attached to the server, and stays so from one question to the next."""

    def __init__(self, uri: str, token: str = TOKEN) -> None:
        self._process = ProcessPoolExecutor(1, multiprocessing.get_context("spawn"))
        self._process.submit(_attach, uri, token).result()

    def ask(self, sql: str) -> list[tuple[object, ...]]:
        return self._process.submit(_ask, sql).result()

    def close(self) -> None:
        self._process.shutdown()


_attached: list[duckdb.DuckDBPyConnection] = []


def _attach(uri: str, token: str) -> None:
    connection = duckdb.connect()
    load_extensions(connection, "this test", "httpfs", "quack")
    connection.execute(f"CREATE SECRET (TYPE quack, TOKEN '{token}')")
    connection.execute(f"ATTACH '{uri}' AS dateline")
    _attached.append(connection)


def _ask(sql: str) -> list[tuple[object, ...]]:
    return _attached[0].execute(sql).fetchall()


@pytest.fixture(scope="module")
def working(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A working database with one document."""
    file = tmp_path_factory.mktemp("served") / "dateline.working.duckdb"
    with open_working(file) as connection:
        raid().load(connection)
    return file


@pytest.fixture(scope="module")
def published(working: Path) -> Path:
    target = working.with_name("dateline.duckdb")
    publish(working, target)
    return target


@pytest.fixture(scope="module")
def uri() -> str:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return f"quack:127.0.0.1:{free.getsockname()[1]}"


@pytest.fixture(scope="module")
def server(published: Path, uri: str) -> Iterator[Server]:
    with Server(published, uri, TOKEN, beyond_this_machine=False) as running:
        yield running


@pytest.fixture(scope="module")
def client(server: Server, uri: str) -> Iterator[Client]:
    connected = Client(uri)
    yield connected
    connected.close()


def test_tables_and_views_can_be_asked(client: Client) -> None:
    assert client.ask("SELECT text FROM dateline.quotes") == [("It is over",)]
    assert client.ask("SELECT event_type FROM dateline.event_dyads") == [("ASSAULT",)]


def test_a_new_publication_shows_without_connecting_again(
    client: Client, server: Server, working: Path, published: Path
) -> None:
    assert not server.show_latest()
    with open_working(working) as connection:
        raid("another").load(connection)
    publish(working, published)

    assert server.show_latest()
    assert client.ask("SELECT count(*) FROM dateline.quotes") == [(2,)]


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TABLE mine (a INTEGER)",
        "DROP VIEW quotes",
        "SELECT 1; DROP VIEW quotes",
        "SET threads = 1",
        "ATTACH 'other.duckdb'",
        "FROM quack_stop('quack:localhost')",
        "FROM read_text('/etc/hostname')",
        "COPY quotes TO 'stolen.csv'",
    ],
)
def test_nothing_but_the_database_can_be_read_and_nothing_written(statement: str, client: Client, uri: str) -> None:
    quoted = statement.replace("'", "''")
    with pytest.raises(duckdb.Error, match=r"Authorization failed|disabled by configuration"):
        client.ask(f"FROM quack_query('{uri}', '{quoted}')")


def test_another_token_is_refused(server: Server, uri: str) -> None:
    with pytest.raises(duckdb.Error, match="Authentication failed"):
        Client(uri, "a guess")


def test_nothing_is_left_beside_the_published_file(working: Path, published: Path, server: Server) -> None:
    left = [path.name for path in published.parent.iterdir() if path.is_file()]
    assert sorted(left) == [published.name, working.name]
