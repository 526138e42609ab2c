"""What rows owe to other rows and to the text of their document.

Belongs here: references and spans, judged before a batch is written. Does not belong here: what one column alone
decides (validation.py), and judging what is already stored (quality.py).
"""

from collections.abc import Mapping

from pipelines.schemas import Table, span_columns
from pipelines.schemas.references import Reference, references_of
from pipelines.warehouse.frames import Row
from pipelines.warehouse.validation import RowProblem

_SHOWN = 60


class KnownRows:
    """The rows of a batch that may be referred to, by the columns that references name."""

    def __init__(self) -> None:
        self._keys: dict[tuple[type[Table], tuple[str, ...]], set[tuple[object, ...]]] = {}

    def add(self, table: type[Table], columns: tuple[str, ...], rows: list[Row]) -> None:
        """Remembers rows of a table by these columns."""
        keys = self._keys.setdefault((table, columns), set())
        keys.update(tuple(row[name] for name in columns) for row in rows)

    def has(self, reference: Reference, row: Row) -> bool:
        """Whether the row's target is known; a target table that is not part of the batch is not judged here."""
        keys = self._keys.get((reference.target, reference.target_columns))
        return keys is None or tuple(row[name] for name in reference.columns) in keys


def settle_references(table: type[Table], row: Row, known: KnownRows) -> list[RowProblem]:
    """The references of a row that lead nowhere and must not; those that may be empty are set to None in the row."""
    problems = []
    for reference in references_of(table):
        if row[reference.column] is None or known.has(reference, row):
            continue
        if reference.required:
            detail = f"{reference.column} is {row[reference.column]!r}, which was not loaded for this document"
            problems.append(RowProblem("unknown_reference", detail))
        else:
            row[reference.column] = None
    return problems


def span_problems(table: type[Table], row: Row, texts: Mapping[str, str]) -> list[RowProblem]:
    """The spans of a row whose text is not what the document has there; `texts` are by document_id."""
    problems = []
    for start, end, text in span_columns(table):
        if row[start] is None or row[end] is None or row[text] is None:
            continue
        there = texts[row["document_id"]][row[start] : row[end]]
        if there != row[text]:
            detail = (
                f"{text} is {_short(row[text])}, but the document has {_short(there)} from {row[start]} to {row[end]}"
            )
            problems.append(RowProblem("span_mismatch", detail))
    return problems


def _short(text: str) -> str:
    return repr(text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…")
