"""The questions of docs/questions.md, asked of the sample corpus.

Belongs here: the queries (questions.sql), running them, and the page made of them. `python -m bench.questions` writes
the page anew after a refresh of the sample corpus; a test compares it.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import duckdb

PAGE = Path(__file__).resolve().parents[2] / "docs" / "questions.md"
_QUERIES = Path(__file__).with_name("questions.sql")
_HEAD = """# Twenty questions

Each with its query and the answer over the sample corpus in `raw/`. Copy a query into `dateline sql "…"`, a notebook or
any tool that reads DuckDB ([how to connect](connect.md)); what the columns mean stands in the
[data dictionary](../warehouse/DATA_DICTIONARY.md).

This page is written by `uv run python -m bench.questions`, and a test runs every query again.

"""


@dataclass(frozen=True, slots=True)
class Question:
    """A question and the query that answers it."""

    text: str
    query: str


def questions() -> list[Question]:
    """The questions in the order of the page."""
    return parse_questions(_QUERIES.read_text(encoding="utf-8"))


def parse_questions(text: str) -> list[Question]:
    """Queries that end with a semicolon each, below a comment of one line that names them."""
    blocks = text.strip().split(";\n")
    return [Question(*_parted(block.strip().removesuffix(";"))) for block in blocks]


def page(connection: duckdb.DuckDBPyConnection) -> str:
    """The page in Markdown, with the answers of this database."""
    sections = [_section(connection, number, question) for number, question in enumerate(questions(), 1)]
    return _HEAD + "\n".join(sections) + f"\n<!-- corpus {corpus_digest(connection)} -->\n"


def corpus_digest(connection: duckdb.DuckDBPyConnection) -> str:
    """A hash of the articles, to tell the sample corpus from another."""
    rows = connection.execute("SELECT document_id FROM documents ORDER BY document_id").fetchall()
    return hashlib.sha256("\n".join(document_id for (document_id,) in rows).encode()).hexdigest()[:16]


def _parted(block: str) -> tuple[str, str]:
    first, _, query = block.partition("\n")
    return first.removeprefix("--").strip(), query


def _section(connection: duckdb.DuckDBPyConnection, number: int, question: Question) -> str:
    cursor = connection.execute(question.query)
    names = [column[0] for column in cursor.description or ()]
    table = _table([names, ["---"] * len(names), *(map(_cell, row) for row in cursor.fetchall())])
    return f"## {number}. {question.text}\n\n```sql\n{question.query}\n```\n\n{table}\n"


def _table(rows: Iterable[Iterable[str]]) -> str:
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _cell(value: object) -> str:
    text = ", ".join(map(str, value)) if isinstance(value, list) else "" if value is None else str(value)
    return " ".join(text.split()).replace("|", "\\|")
