"""The warehouse as a DuckLake that many machines write to and many people read.

Belongs here: making the lake equal to what one machine has loaded. Does not belong here: deciding when, settings.
Actors are a view of the lake over what its documents say, so that they need no writer of their own.
"""

from dataclasses import dataclass
from pathlib import Path

import duckdb

from pipelines.schemas import (
    Actors,
    Documents,
    DocumentSources,
    Locations,
    Rejects,
    Table,
    table_description,
    table_name,
)
from pipelines.warehouse.aggregates.changes import query
from pipelines.warehouse.extensions import load_extensions
from pipelines.warehouse.extractions import DOCUMENT_TABLES
from pipelines.warehouse.storage import count_of
from pipelines.warehouse.views import views

_OF_DOCUMENTS: tuple[type[Table], ...] = (Documents, DocumentSources, *DOCUMENT_TABLES, Rejects)
"""The tables whose rows go and come with a document; a reject without one stays with the machine that read it."""
_SCANNERS = {"sqlite": "sqlite_scanner", "postgres": "postgres_scanner"}
_ATTEMPTS = 5
_STATES = """
    SELECT document_id, (hash(documents) + coalesce(events_state, 0))::VARCHAR AS state
    FROM here.documents AS documents
    LEFT JOIN (
        SELECT document_id, sum(hash(events)) AS events_state FROM here.events AS events GROUP BY document_id
    ) USING (document_id)
"""
"""What tells a changed document: its own row, and its events, whose incidents other documents decide."""


class LakeError(RuntimeError):
    """The lake cannot be reached or written to; the message says why."""


@dataclass(frozen=True, slots=True)
class Lake:
    """Where a lake is: its catalog ("sqlite:FILE" or "postgres:CONNECTION"), its files, and who writes to it."""

    catalog: str
    data: Path
    writer: str


@dataclass(frozen=True, slots=True)
class LakeChanges:
    """How many documents were written, because they are new or changed, and how many were taken out."""

    written: int
    removed: int


def write_to_lake(database: Path, lake: Lake) -> LakeChanges:
    """Makes the documents of this writer in the lake equal to those of the database file, in one transaction.

    A document that another writer has already is left to that one. Raises LakeError when the lake cannot be reached,
    MissingExtraError when the packages for it are not installed.
    """
    try:
        with open_lake(lake) as connection:
            connection.execute(f"ATTACH {_literal(str(database))} AS here (READ_ONLY)")
            return _write(connection, lake.writer)
    except duckdb.Error as error:
        raise LakeError(f"the lake {lake.catalog.partition(':')[0]} cannot be written to: {error}") from error


def open_lake(lake: Lake) -> duckdb.DuckDBPyConnection:
    """A connection with the lake attached as `lake`, its tables and views made where they are missing."""
    kind = lake.catalog.partition(":")[0]
    connection = duckdb.connect(config={"autoinstall_known_extensions": "false"})
    load_extensions(connection, "The lake", "ducklake", _SCANNERS[kind])
    lake.data.mkdir(parents=True, exist_ok=True)
    catalog, data = _literal(f"ducklake:{lake.catalog}"), _literal(str(lake.data))
    connection.execute(f"ATTACH {catalog} AS lake (DATA_PATH {data})")
    return connection


def _write(connection: duckdb.DuckDBPyConnection, writer: str) -> LakeChanges:
    """Tries again when another machine commits at the same moment."""
    for attempt in range(1, _ATTEMPTS + 1):
        connection.begin()
        try:
            _create_tables(connection)
            changes = _replace_documents(connection, writer)
            connection.commit()
        except duckdb.TransactionException:
            if attempt == _ATTEMPTS:
                raise
        else:
            return changes
    raise AssertionError


def _create_tables(connection: duckdb.DuckDBPyConnection) -> None:
    """Tables with the columns of the warehouse, which of the documents is whose, and the views."""
    if connection.execute("SELECT 1 FROM duckdb_tables() WHERE database_name = 'lake'").fetchone():
        return
    connection.execute("CREATE TABLE lake.lake_documents (document_id VARCHAR, writer VARCHAR, state VARCHAR)")
    tables: tuple[type[Table], ...] = (*_OF_DOCUMENTS, Locations)
    for table in tables:
        name = table_name(table)
        connection.execute(f"CREATE TABLE lake.{name} AS FROM here.{name} LIMIT 0")
        connection.execute(f"COMMENT ON TABLE lake.{name} IS {_literal(table_description(table))}")
    connection.execute("USE lake")
    connection.execute(f"CREATE VIEW {table_name(Actors)} AS {query('actors')}")
    for view in views():
        connection.execute(f"CREATE VIEW {view.name} AS {view.sql}")
    connection.execute("USE memory")


def _replace_documents(connection: duckdb.DuckDBPyConnection, writer: str) -> LakeChanges:
    connection.execute(f"CREATE OR REPLACE TEMP TABLE states AS {_STATES}")
    connection.execute(
        """CREATE OR REPLACE TEMP TABLE wanted AS
        FROM states
        ANTI JOIN (FROM lake.lake_documents WHERE writer != $writer) USING (document_id)""",
        {"writer": writer},
    )
    connection.execute(
        """CREATE OR REPLACE TEMP TABLE outdated AS
        SELECT mine.document_id FROM (FROM lake.lake_documents WHERE writer = $writer) AS mine
        ANTI JOIN wanted USING (document_id, state)""",
        {"writer": writer},
    )
    connection.execute(
        """CREATE OR REPLACE TEMP TABLE incoming AS
        FROM wanted ANTI JOIN (FROM lake.lake_documents WHERE writer = $writer) USING (document_id, state)""",
        {"writer": writer},
    )
    written = count_of(connection.execute("SELECT count(*) FROM incoming"))
    removed = count_of(connection.execute("SELECT count(*) FROM outdated ANTI JOIN wanted USING (document_id)"))
    if written or removed:
        _move_rows(connection, writer)
    return LakeChanges(written, removed)


def _move_rows(connection: duckdb.DuckDBPyConnection, writer: str) -> None:
    for name in ("lake_documents", *map(table_name, _OF_DOCUMENTS)):
        connection.execute(f"DELETE FROM lake.{name} WHERE document_id IN (SELECT document_id FROM outdated)")  # noqa: S608
    connection.execute(
        "INSERT INTO lake.lake_documents SELECT document_id, $writer, state FROM incoming", {"writer": writer}
    )
    for name in map(table_name, _OF_DOCUMENTS):
        new = f"FROM here.{name} WHERE document_id IN (SELECT document_id FROM incoming) ORDER BY ALL"  # noqa: S608
        connection.execute(f"INSERT INTO lake.{name} BY NAME {new}")
    connection.execute(
        """INSERT INTO lake.locations BY NAME
        FROM here.locations ANTI JOIN lake.locations USING (location_id) ORDER BY location_id"""
    )


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
