"""Reading the reference data: CSV files in `pipelines/reference/`, checked row by row.

Belongs here: finding a file, reading it, saying which row is wrong. Does not belong here: what the rows mean.
"""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import resources


class LexiconError(ValueError):
    """A reference file that cannot be used; the message names the file, the line and what to change."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a reference file: its values by column, and where it stands."""

    file: str
    line: int
    values: dict[str, str]

    def __getitem__(self, column: str) -> str:
        """The value of a column without surrounding space, '' when empty."""
        return self.values[column]

    def many(self, column: str) -> tuple[str, ...]:
        """The values of a column that holds several, separated by '|'."""
        return tuple(part for part in (p.strip() for p in self.values[column].split("|")) if part)

    def one_of(self, column: str, allowed: frozenset[str]) -> str:
        """The value, which must be one of those allowed.

        Raises LexiconError otherwise.
        """
        if self[column] not in allowed:
            raise self.error(f"{column} is {self[column]!r}; it must be one of {', '.join(sorted(allowed))}")
        return self[column]

    def error(self, problem: str) -> LexiconError:
        """An error that says where the row stands."""
        return LexiconError(f"pipelines/reference/{self.file}, line {self.line}: {problem}")


def read_rows(file: str, columns: tuple[str, ...], required: tuple[str, ...] = ()) -> Iterator[Row]:
    """The rows of a reference file, which must have exactly these columns in any order.

    `file` is relative to `pipelines/reference/`. Lines that begin with '#' are comments. Columns named in `required`
    must not be empty. Raises LexiconError for a missing file, a wrong header, a row of the wrong length or an empty
    required value.
    """
    source = resources.files("pipelines.reference").joinpath(file)
    if not source.is_file():
        raise LexiconError(f"pipelines/reference/{file} is missing; reinstall dateline or restore the file")
    numbered = [(n, t) for n, t in enumerate(source.read_text("utf-8").splitlines(), 1) if t and not t.startswith("#")]
    if not numbered:
        raise LexiconError(f"pipelines/reference/{file} is empty; its first line must name the columns")
    lines = _cells(file, numbered)
    first, names = next(lines)
    if set(names) != set(columns):
        raise LexiconError(
            f"pipelines/reference/{file}, line {first}: the columns must be {', '.join(columns)}, "
            f"not {', '.join(names)}"
        )
    for line, cells in lines:
        yield _checked_row(file, line, names, cells, required)


def _cells(file: str, numbered: Sequence[tuple[int, str]]) -> Iterator[tuple[int, list[str]]]:
    """The values of each line with its number; a value never runs over lines."""
    reader = csv.reader((text for _, text in numbered), strict=True)
    for count, (line, _) in enumerate(numbered, 1):
        try:
            cells = next(reader)
        except csv.Error as error:
            raise LexiconError(f"pipelines/reference/{file}, line {line}: not CSV ({error})") from error
        if reader.line_num != count:
            raise LexiconError(f"pipelines/reference/{file}, line {line}: not CSV (a quotation mark is not closed)")
        yield line, cells


def _checked_row(file: str, line: int, names: list[str], cells: list[str], required: tuple[str, ...]) -> Row:
    if len(cells) != len(names):
        raise LexiconError(f"pipelines/reference/{file}, line {line}: {len(cells)} values for {len(names)} columns")
    row = Row(file, line, dict(zip(names, map(str.strip, cells), strict=True)))
    for name in required:
        if not row.values[name]:
            raise row.error(f"{name} must not be empty")
    return row
