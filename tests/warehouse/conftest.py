from collections.abc import Iterator

import duckdb
import pytest

from pipelines.warehouse.ddl import create_schema


@pytest.fixture
def warehouse() -> Iterator[duckdb.DuckDBPyConnection]:
    """An empty warehouse in memory."""
    with duckdb.connect() as connection:
        create_schema(connection)
        yield connection
