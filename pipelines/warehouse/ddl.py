"""The tables and views as SQL, made from the models and the view files.

Belongs here: CREATE and COMMENT statements, and the fingerprint of their shape. Does not belong here: rows. No foreign
keys are declared: with them a document's rows cannot be replaced in one transaction; quality.py checks references.
"""

import hashlib

import duckdb

from pipelines.schemas import (
    TABLES,
    Table,
    WarehouseInfo,
    column_definitions,
    primary_key,
    table_description,
    table_name,
)
from pipelines.warehouse.storage import put_rows
from pipelines.warehouse.transactions import transaction
from pipelines.warehouse.views import View, views

_SHAPE = "shape_fingerprint"
_SCHEMA = "schema_fingerprint"


def create_table(table: type[Table], name: str = "") -> str:
    """The statement that makes a table, under its own name or another one."""
    lines = [f"    {c.name} {c.duckdb_type}{'' if c.nullable else ' NOT NULL'}" for c in column_definitions(table)]
    lines.append(f"    PRIMARY KEY ({', '.join(primary_key(table))})")
    return f"CREATE TABLE IF NOT EXISTS {name or table_name(table)} (\n" + ",\n".join(lines) + "\n)"


def create_view(view: View) -> str:
    """The statement that makes a view."""
    return f"CREATE OR REPLACE VIEW {view.name} AS\n{view.sql}"


def comments() -> list[str]:
    """The statements that describe every table, view and column."""
    statements = [statement for table in TABLES for statement in table_comments(table)]
    for view in views():
        statements.append(f"COMMENT ON VIEW {view.name} IS {_literal(view.description)}")
        statements += [f"COMMENT ON COLUMN {view.name}.{c} IS {_literal(told)}" for c, told in view.columns.items()]
    return statements


def table_comments(table: type[Table]) -> list[str]:
    """The statements that describe a table and its columns."""
    name = table_name(table)
    described = {column.name: column.description for column in column_definitions(table)}
    columns = [f"COMMENT ON COLUMN {name}.{column} IS {_literal(told)}" for column, told in described.items()]
    return [f"COMMENT ON TABLE {name} IS {_literal(table_description(table))}", *columns]


def shape_fingerprint() -> str:
    """A hash of the tables: rows of a file with another one cannot be kept."""
    return _hash([create_table(table) for table in TABLES])


def schema_fingerprint() -> str:
    """A hash of everything that `create_schema` makes, views and descriptions included."""
    return _hash([*map(create_table, TABLES), *map(create_view, views()), *comments()])


def create_schema(connection: duckdb.DuckDBPyConnection) -> None:
    """Makes the tables that are missing and all views, describes them, and notes the fingerprints.

    Views that are no longer defined are dropped.
    """
    with transaction(connection):
        for (name,) in connection.execute("SELECT view_name FROM duckdb_views() WHERE NOT internal").fetchall():
            connection.execute(f'DROP VIEW "{name}"')
        for statement in (*map(create_table, TABLES), *map(create_view, views()), *comments()):
            connection.execute(statement)
        put_rows(connection, WarehouseInfo, [{"name": name, "value": value} for name, value in _fingerprints().items()])


def is_empty(connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether the database has no tables at all."""
    return connection.execute("SELECT 1 FROM duckdb_tables() LIMIT 1").fetchone() is None


def has_current_tables(connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether the tables have the shape that this version writes."""
    return _stored_fingerprints(connection).get(_SHAPE) == shape_fingerprint()


def has_current_schema(connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether tables, views and descriptions are all those of this version."""
    return _stored_fingerprints(connection) == _fingerprints()


def _fingerprints() -> dict[str, str]:
    return {_SHAPE: shape_fingerprint(), _SCHEMA: schema_fingerprint()}


def _stored_fingerprints(connection: duckdb.DuckDBPyConnection) -> dict[str, str]:
    try:
        rows = connection.execute("SELECT name, value FROM warehouse_info").fetchall()
    except duckdb.CatalogException:
        return {}
    return {name: value for name, value in rows if name in {_SHAPE, _SCHEMA}}


def _hash(statements: list[str]) -> str:
    return hashlib.sha256("\n".join(statements).encode()).hexdigest()


def _literal(text: str) -> str:
    escaped = text.replace("'", "''")
    return f"'{escaped}'"
