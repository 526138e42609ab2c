"""Judging rows by the model of their table, and saying what is wrong so that a person can act on it.

Belongs here: running pandera, telling faults of a row from faults of the program. Does not belong here: the rules
(pipelines/schemas), what becomes of bad rows.
"""

import re
from dataclasses import dataclass

import pandas as pd
import pandera.pandas as pandera

from pipelines.schemas import Table, table_name

_SENTENCES = {
    "not_nullable": ("missing_value", "{column} is missing"),
    "isin": ("unknown_code", "{column} is {value!r}, which is none of {argument}"),
    "greater_than_or_equal_to": ("out_of_range", "{column} is {value}; it must be {argument} or more"),
    "less_than_or_equal_to": ("out_of_range", "{column} is {value}; it must be {argument} or less"),
    "str_matches": ("bad_format", "{column} is {value!r}, which does not have the form {argument}"),
    "str_length": ("empty_text", "{column} is empty text; what is unknown must be NULL"),
}
_CHECK = re.compile(r"^(\w+)(?:\((.*)\))?$", re.DOTALL)
_SHOWN = 80
_SHOWN_ARGUMENT = 500


class FrameError(ValueError):
    """A frame that does not have the shape of its table: a fault of the program, not of a row."""


@dataclass(frozen=True, slots=True)
class RowProblem:
    """Why a row was not loaded: a short code, and a sentence."""

    reason: str
    detail: str


def row_problems(table: type[Table], frame: pd.DataFrame) -> dict[int, list[RowProblem]]:
    """What is wrong with which rows, by their position in the frame's index; nothing when all is well.

    Raises FrameError when the fault lies not in rows but in the frame: a missing column, a wrong type.
    """
    try:
        table.validate(frame, lazy=True)
    except pandera.errors.SchemaErrors as errors:
        return _by_row(table, errors.failure_cases)
    return {}


def _by_row(table: type[Table], failures: pd.DataFrame) -> dict[int, list[RowProblem]]:
    found: dict[int, list[RowProblem]] = {}
    for failure in failures.to_dict("records"):
        index, column, check, value = (failure[name] for name in ("index", "column", "check", "failure_case"))
        if pd.isna(index) or column is None:
            raise FrameError(f"table {table_name(table)}: {check} failed: {value}")
        problem = _problem(str(column), str(check), value)
        problems = found.setdefault(int(index), [])
        if problem not in problems:
            problems.append(problem)
    return found


def _problem(column: str, check: str, value: object) -> RowProblem:
    """The problem of one failed check; our own checks read 'code: sentence', pandera's 'name(argument)'."""
    built_in = _CHECK.match(check)
    if built_in is None or built_in[1] not in _SENTENCES:
        reason, _, detail = check.partition(": ")
        return RowProblem(reason, detail or check)
    reason, sentence = _SENTENCES[built_in[1]]
    shown = value[:_SHOWN] if isinstance(value, str) else value
    return RowProblem(reason, sentence.format(column=column, value=shown, argument=_shortened(built_in[2] or "")))


def _shortened(argument: str) -> str:
    """What was asked for; of a long list of codes the first."""
    return argument if len(argument) <= _SHOWN_ARGUMENT else f"{argument[:_SHOWN_ARGUMENT]}…"
