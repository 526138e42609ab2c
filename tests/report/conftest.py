"""A warehouse with one article that has a bit of everything, and its report."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
from lxml import html

from pipelines.report.site import write_report
from pipelines.warehouse.aggregates import rebuild_actors, rebuild_incidents, rebuild_locations
from pipelines.warehouse.ddl import create_schema
from tests.warehouse.samples import Found, raid

type Page = html.HtmlElement


def load(connection: duckdb.DuckDBPyConnection, *articles: Found) -> None:
    """Store articles and make the tables over all of them."""
    for article in articles:
        article.load(connection)
    rebuild_actors(connection)
    rebuild_locations(connection)
    rebuild_incidents(connection)


@pytest.fixture(scope="session")
def raid_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with the raid, made once."""
    file = tmp_path_factory.mktemp("warehouse") / "raid.duckdb"
    with duckdb.connect(str(file)) as connection:
        create_schema(connection)
        load(connection, raid())
    return file


@pytest.fixture
def warehouse(raid_file: Path, tmp_path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A warehouse of the test's own with the raid."""
    file = Path(shutil.copy(raid_file, tmp_path / "test.duckdb"))
    with duckdb.connect(str(file)) as connection:
        yield connection


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the test's report goes."""
    return tmp_path / "report"


@pytest.fixture(scope="session")
def raid_report(raid_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of the raid, written once; it is for reading only."""
    folder = tmp_path_factory.mktemp("raid") / "report"
    with duckdb.connect(str(raid_file), read_only=True) as connection:
        write_report(connection, folder)
    return folder


def opened(folder: Path, address: str) -> Page:
    """A page of a report."""
    return html.parse(str(folder / address)).getroot()
