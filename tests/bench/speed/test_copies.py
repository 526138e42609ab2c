"""A warehouse of copies holds as many documents as asked for, each with its rows and a file that counts as read."""

from pathlib import Path

import duckdb

from bench.speed.copies import multiply
from pipelines.ingest.scan import scan
from pipelines.refresh.changes import compare, known_files
from pipelines.warehouse.articles import SourceFile, put_source_files
from pipelines.warehouse.ddl import create_schema
from tests.warehouse.samples import raid


def test_copies_have_rows_and_files_of_their_own(tmp_path: Path) -> None:
    working = tmp_path / "working.duckdb"
    with duckdb.connect(str(working)) as connection:
        create_schema(connection)
        raid().load(connection)
        put_source_files(connection, [SourceFile("raid.txt", ";:1:1:1", 1, "1")])

    multiply(working, tmp_path / "raw", 3)

    with duckdb.connect(str(working)) as connection:
        told = connection.execute("SELECT count(DISTINCT document_id), count(*), count(DISTINCT event_on) FROM events")
        assert told.fetchall() == [(3, 3, 3)]
        changes = compare(scan(tmp_path / "raw"), known_files(connection), "1")
    assert [len(files) for files in (changes.new, changes.changed, changes.unchanged)] == [0, 0, 2]
