"""What extraction had made of the rows that corrections change, so that they can be taken back.

Belongs here: noting, changing, removing and restoring rows. Does not belong here: which correction changes what.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from functools import cache

import duckdb

from pipelines.schemas import Events, Table, column_definitions, table_name
from pipelines.schemas.references import REFERENCES, Reference
from pipelines.warehouse.extractions import DOCUMENT_TABLES, EXTRACTION_TABLES
from pipelines.warehouse.storage import put_rows, row_key
from pipelines.warehouse.touched import KEYS_OF_DOCUMENTS, touch_documents, touch_rows

METHOD = "correction"
"""The method of every row that a correction changed."""
_SOURCES: dict[type[Table], str] = {Events: "(SELECT * REPLACE (event_id AS incident_id) FROM events)"}
"""An event's incident is not the extractor's; it is settled after corrections."""


@dataclass(frozen=True, slots=True)
class TouchedRow:
    """A row by document and primary key, and the correction that touches it."""

    document_id: str
    row_key: str
    correction_id: str


@contextmanager
def touching_what_differs(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Notes the documents whose corrected rows are others in the end, with what these name and named before."""
    connection.execute(f"CREATE OR REPLACE TEMP TABLE corrected_before AS {_corrected()}")
    connection.execute(f"CREATE OR REPLACE TEMP TABLE keys_before AS {_KEYS_OF_CORRECTED}")
    yield
    differing = connection.execute(
        f"SELECT DISTINCT document_id FROM ((FROM corrected_before EXCEPT {_corrected()}) "  # noqa: S608
        f"UNION ALL ({_corrected()} EXCEPT FROM corrected_before))"
    ).fetchall()
    document_ids = [document_id for (document_id,) in differing]
    touch_documents(connection, document_ids)
    touch_rows(connection, document_ids)
    touch_rows(connection, document_ids, "FROM keys_before")
    connection.execute("DROP TABLE corrected_before")
    connection.execute("DROP TABLE keys_before")


_KEYS_OF_CORRECTED = f"FROM ({KEYS_OF_DOCUMENTS}) SEMI JOIN corrected_rows USING (document_id)"


@cache
def _corrected() -> str:
    """Which rows are corrected, and what they are now."""
    states = [
        f"SELECT document_id, '{name}' AS table_name, {row_key(table)} AS row_key, hash({name}) AS state "  # noqa: S608
        f"FROM {name} WHERE row_key IN (SELECT row_key FROM corrected_rows WHERE table_name = '{name}')"
        for table in DOCUMENT_TABLES
        if (name := table_name(table)) != "corrected_rows"
    ]
    return " UNION ALL ".join(["SELECT document_id, table_name, row_key, NULL FROM corrected_rows", *states])


def restore_originals(connection: duckdb.DuckDBPyConnection) -> None:
    """Puts all rows back as extraction made them, and forgets that they were corrected."""
    for table in EXTRACTION_TABLES:
        name, key = table_name(table), row_key(table)
        noted = f"SELECT row_key FROM corrected_rows WHERE table_name = '{name}'"  # noqa: S608 - names from the models
        connection.execute(f"DELETE FROM {name} WHERE {key} IN ({noted})")  # noqa: S608
        connection.execute(
            f"INSERT INTO {name} BY NAME SELECT unnest(CAST(original_json::JSON AS {_struct(table)})) "  # noqa: S608
            f"FROM (SELECT DISTINCT row_key, original_json FROM corrected_rows "
            f"WHERE table_name = '{name}' AND original_json IS NOT NULL)"
        )
    connection.execute("DELETE FROM corrected_rows")


@cache
def _struct(table: type[Table]) -> str:
    columns = ", ".join(f"{column.name} {column.duckdb_type}" for column in column_definitions(table))
    return f"STRUCT({columns})"


def note_originals(
    connection: duckdb.DuckDBPyConnection,
    table: type[Table],
    touched: str,
    parameters: Mapping[str, object] | None = None,
) -> None:
    """Notes rows as extraction made them, before they are changed, removed or added.

    `touched` gives their document_id, row_key and correction_id. A row that another correction has changed before
    keeps the original noted then.
    """
    name, source = table_name(table), _SOURCES.get(table, table_name(table))
    connection.execute(
        f"""
        INSERT INTO corrected_rows BY NAME
        WITH touched AS ({touched}),
        noted AS (
            SELECT DISTINCT row_key, original_json, true AS known
            FROM corrected_rows
            WHERE table_name = '{name}'
        )
        SELECT DISTINCT touched.document_id, '{name}' AS table_name, touched.row_key, touched.correction_id,
            CASE
                WHEN known THEN original_json
                WHEN origin.document_id IS NOT NULL THEN to_json(origin)::VARCHAR
            END AS original_json
        FROM touched
        LEFT JOIN {source} AS origin ON {row_key(table, "origin")} = touched.row_key
        LEFT JOIN noted ON noted.row_key = touched.row_key
        ON CONFLICT DO NOTHING
        """,  # noqa: S608
        parameters,
    )


def change_row(
    connection: duckdb.DuckDBPyConnection, table: type[Table], row: TouchedRow, values: Mapping[str, object]
) -> None:
    """Changes columns of one row."""
    note_originals(connection, table, _ONE_ROW, asdict(row))
    changes = ", ".join(f"{column} = ${column}" for column in values)
    connection.execute(
        f"UPDATE {table_name(table)} SET {changes} WHERE {row_key(table)} = $row_key",  # noqa: S608
        {**values, "row_key": row.row_key},
    )


def add_row(connection: duckdb.DuckDBPyConnection, table: type[Table], row: TouchedRow, values: object) -> None:
    """Adds a row that extraction did not make."""
    note_originals(connection, table, _ONE_ROW, asdict(row))
    put_rows(connection, table, [values])


def drop_row(connection: duckdb.DuckDBPyConnection, table: type[Table], row: TouchedRow) -> None:
    """Removes a row with those that cannot exist without it; references to it that may be empty become NULL."""
    note_originals(connection, table, _ONE_ROW, asdict(row))
    for reference in REFERENCES:
        if reference.target is table and reference.table is not table and reference.table in EXTRACTION_TABLES:
            _let_go(connection, reference, row)
    connection.execute(f"DELETE FROM {table_name(table)} WHERE {row_key(table)} = ?", [row.row_key])  # noqa: S608


def _let_go(connection: duckdb.DuckDBPyConnection, reference: Reference, row: TouchedRow) -> None:
    """Lets no row refer to a row that goes."""
    name, column = table_name(reference.table), reference.column
    touched = (
        f"SELECT document_id, {row_key(reference.table)} AS row_key, $correction_id AS correction_id "  # noqa: S608
        f"FROM {name} WHERE {column} = $row_key"
    )
    values = {"row_key": row.row_key, "correction_id": row.correction_id}
    note_originals(connection, reference.table, touched, values)
    change = f"DELETE FROM {name}" if reference.required else f"UPDATE {name} SET {column} = NULL"  # noqa: S608
    connection.execute(f"{change} WHERE {column} = ?", [row.row_key])


_ONE_ROW = """
    SELECT $document_id::VARCHAR AS document_id, $row_key::VARCHAR AS row_key, $correction_id::VARCHAR AS correction_id
"""
