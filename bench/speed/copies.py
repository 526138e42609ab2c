"""A large warehouse out of a small one: its documents stored again and again under other names, places and days.

Belongs here: making it. Does not belong here: measuring. Only the documents of the small one were read and extracted,
so that a hundred thousand take minutes; what is made from all of them is left to the next refresh.
"""

from pathlib import Path

import duckdb
import pyarrow as pa

from pipelines.ingest.scan import scan
from pipelines.refresh import journal
from pipelines.refresh.changes import file_stamp
from pipelines.schemas import (
    ColumnDefinition,
    Documents,
    DocumentSources,
    Table,
    column_definitions,
    table_name,
)
from pipelines.warehouse.extractions import DOCUMENT_TABLES
from pipelines.warehouse.touched import MARK

_COPIED: tuple[type[Table], ...] = (Documents, DocumentSources, *DOCUMENT_TABLES)
_IDS = {"document_id", "mention_id", "relation_id", "quote_id", "event_id", "incident_id"}
_BANDS = 20


def multiply(working: Path, raw: Path, documents: int) -> None:
    """Adds copies to a working database until it holds so many documents, each with a file of its own in raw.

    A copy says the same on other days, of the same actors, but of nameless people of its own. Each is given a
    signature like that of a long article, like no other. The files are noted as the refresh notes them.
    """
    with duckdb.connect(str(working)) as connection:
        connection.execute(_WANTED, {"documents": documents})
        for table in _COPIED:
            connection.execute(_copy(table))
        connection.execute(_SIGN)
        _write_files(connection, raw)
        connection.execute(f"DELETE FROM warehouse_info WHERE starts_with(name, '{MARK}')")  # noqa: S608
        journal.note_changes(connection)


_WANTED = """
    CREATE TEMP TABLE wanted AS
    SELECT document_id, number
    FROM documents, range(1, $documents) AS copies(number)
    ORDER BY number, document_id
    LIMIT $documents - (SELECT count(*) FROM documents)
"""
"""The copies to make: a first one of each document, a second one, and so on."""


def _copy(table: type[Table]) -> str:
    """The statement that stores the rows of the wanted copies."""
    values = ", ".join(map(_value, column_definitions(table)))
    return f"INSERT INTO {table_name(table)} SELECT {values} FROM {table_name(table)} JOIN wanted USING (document_id)"  # noqa: S608


def _value(column: ColumnDefinition) -> str:
    if column.name in _IDS:
        return f"{column.name} || '~' || number"
    if column.name == "source_path":
        return "'copies/' || number || '/' || source_path"
    if column.name.endswith("actor_id"):
        return f"replace({column.name}, document_id, document_id || '~' || number)"
    return f"{column.name} + (number * 37 % 3000)::INTEGER" if column.duckdb_type == "DATE" else column.name


_SIGN = f"""
    INSERT INTO document_signatures BY NAME
    SELECT document_id, repeat(md5(document_id), 16)::BLOB AS signature,
        [(hash(document_id, band) >> 1)::BIGINT for band in range({_BANDS})] AS bands
    FROM documents
    ANTI JOIN document_signatures USING (document_id)
"""  # noqa: S608


def _write_files(connection: duckdb.DuckDBPyConnection, raw: Path) -> None:
    """Writes the files of the copies, and notes them as read."""
    paths = connection.execute("SELECT source_path FROM documents WHERE contains(document_id, '~')").fetchall()
    for (path,) in paths:
        file = raw / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(path, encoding="utf-8")
    stamps = [(f.source_path, file_stamp(f)) for f in scan(raw) if f.source_path.startswith("copies/")]
    frame = {"path": [path for path, _ in stamps], "stamp": [stamp for _, stamp in stamps]}
    connection.register("stamps", pa.table(frame))
    connection.execute(_NOTE_FILES)


_NOTE_FILES = """
    INSERT INTO source_files
    SELECT path, stamp, 1, 0, (SELECT any_value(reader_version) FROM source_files)
    FROM stamps
"""
