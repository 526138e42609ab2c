"""Reading the corrections folder: CSV files, each line judged by the model of its kind.

Belongs here: files, lines and what is wrong with them. Does not belong here: whether a line finds what it corrects.
"""

import csv
import hashlib
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipelines.corrections.models import KINDS
from pipelines.extract.ids import DIGITS
from pipelines.ingest.decoding import decode
from pipelines.ingest.records import Problem
from pipelines.schemas import Table, column_definitions
from pipelines.warehouse.frames import frame_of
from pipelines.warehouse.validation import row_problems

_DELIMITERS = ",;\t"


@dataclass(frozen=True, slots=True)
class Correction:
    """One line of a file: its values by column (None where empty), or what is wrong with it.

    `line` is 0 for a whole file that cannot be used.
    """

    file: str
    line: int
    kind: str | None
    content: str | None
    values: Mapping[str, str | None]
    problem: str | None = None

    @property
    def correction_id(self) -> str:
        """Made from where the line stands and what it says."""
        content = "\x1f".join([self.file, str(self.line), self.content or ""])
        return f"correction-{hashlib.sha256(content.encode()).hexdigest()[:DIGITS]}"

    def __getitem__(self, column: str) -> str:
        """The value of a column that is not empty."""
        return self.values[column] or ""

    def get(self, column: str) -> str | None:
        """The value of a column; None when it is empty."""
        return self.values.get(column)


def correction_files(folder: Path) -> list[Path]:
    """The CSV files of the folder at any depth, by name; none when there is no folder."""
    return sorted(file for file in folder.rglob("*.csv") if not file.name.startswith(".") and file.is_file())


def folder_digest(folder: Path) -> str:
    """A hash of all that the folder says, to see whether it changed."""
    digest = hashlib.sha256()
    for file in correction_files(folder):
        digest.update(f"{file.relative_to(folder).as_posix()}\n".encode())
        data = _data(file)
        digest.update(hashlib.sha256(data if isinstance(data, bytes) else data.encode()).digest())
    return digest.hexdigest()[:DIGITS]


def read_corrections(folder: Path) -> list[Correction]:
    """All corrections of the folder in the order in which they are applied: by kind, file and line."""
    order = {kind: number for number, kind in enumerate(KINDS)}
    found = [c for file in correction_files(folder) for c in _read(file, file.relative_to(folder).as_posix())]
    return sorted(found, key=lambda c: (order.get(c.kind or "", len(order)), c.file, c.line))


def _read(path: Path, file: str) -> Iterator[Correction]:
    """The corrections of a file; one that says what is wrong where the whole file cannot be used."""
    kind = next((kind for kind in KINDS if path.name.startswith(kind)), None)
    if kind is None:
        yield _unusable(file, None, f"the name of the file must begin with one of {', '.join(KINDS)}; rename it")
        return
    data = _data(path)
    decoded = decode(data) if isinstance(data, bytes) else Problem("unreadable", data)
    if isinstance(decoded, Problem):
        yield _unusable(file, kind, decoded.detail)
        return
    try:
        records = list(_records(decoded.text))
    except csv.Error as error:
        yield _unusable(file, kind, f"it is not CSV ({error}); a quotation mark inside quoted words is written twice")
        return
    if records:
        (_, header), *rows = records
        yield from _checked(file, kind, [name.strip().lower() for name in header], rows)


def _data(path: Path) -> bytes | str:
    """What the file holds, or why it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        return f"it cannot be read ({error.strerror}); give the user who runs this permission to read it"


def _unusable(file: str, kind: str | None, problem: str) -> Correction:
    return Correction(file, 0, kind, None, {}, problem)


def _records(text: str) -> Iterator[tuple[int, list[str]]]:
    """The records with the line where each begins; comments ('#') and empty lines are passed over."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    begin = 1
    for cells in reader:
        if any(cell.strip() for cell in cells) and not cells[0].startswith("#"):
            yield begin, cells
        begin = reader.line_num + 1


def _delimiter(text: str) -> str:
    """The comma, semicolon or tab that the header has most of: spreadsheets of some countries write semicolons."""
    header = next((line for line in text.splitlines() if line.strip() and not line.startswith("#")), "")
    return max(_DELIMITERS, key=header.count)


def _checked(
    file: str, kind: str, header: Sequence[str], rows: Sequence[tuple[int, list[str]]]
) -> Iterator[Correction]:
    """The lines of a file, those that the model refuses with what is wrong."""
    columns = {c.name: c.nullable for c in column_definitions(KINDS[kind]) if c.name != "line"}
    missing = [name for name, nullable in columns.items() if not nullable and name not in header]
    unknown = [name for name in header if name and name not in columns]
    if missing or unknown:
        what = f"the column {missing[0]} is missing" if missing else f"there is no column {unknown[0]!r}"
        yield _unusable(file, kind, f"{what}; the first line must name the columns, out of {', '.join(columns)}")
        return
    corrections = [_correction(file, line, kind, header, cells) for line, cells in rows]
    yield from _judged(KINDS[kind], corrections)


def _correction(file: str, line: int, kind: str, header: Sequence[str], cells: Sequence[str]) -> Correction:
    values = {name: cell.strip() or None for name, cell in zip(header, cells, strict=False)}
    too_many = len(cells) > len(header)
    problem = "it has more values than there are columns; put words that hold a comma in quotation marks"
    return Correction(file, line, kind, ", ".join(cells), values, problem if too_many else None)


def _judged(model: type[Table], corrections: Sequence[Correction]) -> Iterator[Correction]:
    frame = frame_of(model, [{**c.values, "line": c.line} for c in corrections])
    problems = row_problems(model, frame)
    for position, c in enumerate(corrections):
        found = c.problem or "; ".join(problem.detail for problem in problems.get(position, []))
        yield Correction(c.file, c.line, c.kind, c.content, c.values, found or None)
