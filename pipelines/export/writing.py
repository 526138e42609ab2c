"""Writing export files: each is made under another name and takes its own when it is whole.

Belongs here: files and formats. Does not belong here: opening the database, the command.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

import duckdb

from pipelines.extract.lexicon import read_rows
from pipelines.schemas import TABLES, DocumentSignatures, SourceFiles, TouchedKeys, WarehouseInfo, table_name
from pipelines.warehouse.views import views

FORMATS = ("parquet", "csv", "geojson", "gdelt", "polecat")
WHOLE_TABLES = frozenset({"parquet", "csv"})
"""The formats that write a file for each table and view; the others write one file of events."""
_OPTIONS = {
    "parquet": "FORMAT parquet, COMPRESSION zstd",
    "csv": "FORMAT csv, HEADER true",
    "gdelt": "FORMAT csv, DELIMITER '\t', HEADER false, QUOTE '', ESCAPE ''",
    "polecat": "FORMAT csv, DELIMITER '\t', HEADER true, QUOTE '', ESCAPE ''",
}
_FILES = {"geojson": "events.geojson", "gdelt": "events.gdelt.csv", "polecat": "events.polecat.txt"}
_BOOKKEEPING = frozenset(map(table_name, (DocumentSignatures, SourceFiles, TouchedKeys, WarehouseInfo)))
_MACROS = (
    r"CREATE OR REPLACE TEMP MACRO one_line(words) AS trim(regexp_replace(words, '\s+', ' ', 'g'))",
    "CREATE OR REPLACE TEMP MACRO row_number_of(words) AS ('0x' || substring(md5(words), 1, 15))::BIGINT",
    # Parties and religious bodies are sectors of PLOVER that CAMEO does not have.
    "CREATE OR REPLACE TEMP MACRO cameo_actor_type(sector) AS if(sector IN ('PTY', 'REL'), NULL, sector)",
)


class ExportError(Exception):
    """Nothing was exported; the message says what to do."""


@dataclass(frozen=True, slots=True)
class WrittenFile:
    """A file and how many rows, or features, it holds."""

    file: Path
    rows: int


@dataclass(frozen=True, slots=True)
class _Part:
    file: Path
    write: Callable[[Path], int]


def exportable() -> list[str]:
    """The tables and views that can be exported, by name."""
    tables = [table_name(table) for table in TABLES]
    return [name for name in sorted([*tables, *(view.name for view in views())]) if name not in _BOOKKEEPING]


def export(
    connection: duckdb.DuckDBPyConnection, form: str, output: Path, tables: Sequence[str] = (), *, force: bool = False
) -> list[WrittenFile]:
    """Writes the files of a format into a folder, which is made when it is missing.

    `tables` chooses tables and views for Parquet and CSV; by default all. Raises ExportError, before anything is
    written, for an unknown table and for files that are there already, unless `force` is given.
    """
    parts = _parts(connection, form, output, tables)
    there = [str(part.file) for part in parts if part.file.exists()]
    if there and not force:
        raise ExportError(f"{there[0]} is there already{_and_more(there)}; choose another folder, or add --force")
    try:
        output.mkdir(parents=True, exist_ok=True)
        return [WrittenFile(part.file, _written(part)) for part in parts]
    except OSError as error:
        raise ExportError(f"{output} cannot be written to ({error.strerror}); choose another folder") from error


def _and_more(there: Sequence[str]) -> str:
    return f", and {len(there) - 1} more" if len(there) > 1 else ""


def _parts(connection: duckdb.DuckDBPyConnection, form: str, output: Path, tables: Sequence[str]) -> list[_Part]:
    if form in WHOLE_TABLES:
        return [
            _Part(output / f"{name}.{form}", _copier(connection, f"FROM {name} ORDER BY ALL", form))
            for name in _known(tables)
        ]
    if tables:
        raise ExportError(f"{form} is a form of events alone; leave --table out, or export parquet or csv")
    query = resources.files("pipelines.export").joinpath(f"{form}.sql").read_text("utf-8")
    file = output / _FILES[form]
    if form == "geojson":
        return [_Part(file, lambda made: _write_features(connection, query, made))]
    _prepare(connection)
    return [_Part(file, _copier(connection, query, form))]


def _known(tables: Sequence[str]) -> Sequence[str]:
    if unknown := sorted(set(tables) - set(exportable())):
        raise ExportError(f"there is no table {unknown[0]!r}; there are {', '.join(exportable())}")
    return tables or exportable()


def _written(part: _Part) -> int:
    """Writes a file under another name and renames it; a file that is not finished leaves no trace."""
    with _unfinished(part.file) as made:
        rows = part.write(made)
        made.replace(part.file)
    return rows


@contextmanager
def _unfinished(file: Path) -> Iterator[Path]:
    made = file.with_name(f".{file.name}.writing")
    try:
        yield made
    finally:
        made.unlink(missing_ok=True)


def _copier(connection: duckdb.DuckDBPyConnection, query: str, form: str) -> Callable[[Path], int]:
    def copy(made: Path) -> int:
        target = str(made).replace("'", "''")
        row = connection.execute(f"COPY ({query}) TO '{target}' ({_OPTIONS[form]})").fetchone()
        return int(row[0]) if row else 0

    return copy


def _prepare(connection: duckdb.DuckDBPyConnection) -> None:
    """Makes what the layouts of other projects need: macros, and the codes of CAMEO."""
    for macro in _MACROS:
        connection.execute(macro)
    rows = read_rows("cameo_codes.csv", ("root", "mode", "cameo"), required=("root", "cameo"))
    connection.execute("CREATE OR REPLACE TEMP TABLE cameo_codes (root VARCHAR, mode VARCHAR, cameo VARCHAR)")
    connection.executemany(
        "INSERT INTO cameo_codes VALUES (?, ?, ?)", [[row["root"], row["mode"], row["cameo"]] for row in rows]
    )


def _write_features(connection: duckdb.DuckDBPyConnection, query: str, made: Path) -> int:
    """A GeoJSON FeatureCollection (RFC 7946): longitude first; an event without a known place has no geometry."""
    cursor = connection.execute(query)
    names = [column[0] for column in cursor.description or ()][:-2]
    features = [_feature(names, row) for row in cursor.fetchall()]
    with made.open("w", encoding="utf-8") as file:
        json.dump({"type": "FeatureCollection", "features": features}, file, ensure_ascii=False, default=str)
    return len(features)


def _feature(names: Sequence[str], row: tuple[object, ...]) -> dict[str, object]:
    *values, longitude, latitude = row
    point = {"type": "Point", "coordinates": [longitude, latitude]}
    return {
        "type": "Feature",
        "id": values[0],
        "geometry": None if longitude is None else point,
        "properties": dict(zip(names, values, strict=True)),
    }
