"""The views: SQL files whose leading comments describe them.

Belongs here: reading `views/*.sql`. A file is the view of its name. Its first lines are comments: what one row is, then
`-- column: description` for each column in order; the rest is one SELECT.
"""

import re
from dataclasses import dataclass
from functools import cache
from graphlib import TopologicalSorter
from importlib import resources

_WORD = re.compile(r"\w+")


class ViewError(ValueError):
    """A view's file that cannot be used; the message names the file and what to change."""


@dataclass(frozen=True, slots=True)
class View:
    """A view with its description and those of its columns, in order."""

    name: str
    description: str
    columns: dict[str, str]
    sql: str


@cache
def views() -> tuple[View, ...]:
    """All views, each after those that it reads. Raises ViewError for a file that does not follow the form."""
    files = resources.files("pipelines.warehouse.views").iterdir()
    named = {file.name.removesuffix(".sql"): file.read_text("utf-8") for file in files if file.name.endswith(".sql")}
    parsed = {name: parse_view(name, text) for name, text in sorted(named.items())}
    read = {name: sorted(parsed.keys() & set(_WORD.findall(view.sql)) - {name}) for name, view in parsed.items()}
    return tuple(parsed[name] for name in TopologicalSorter(read).static_order())


def parse_view(name: str, text: str) -> View:
    """A view from the text of its file. Raises ViewError when it does not follow the form."""
    lines = text.splitlines()
    head = [line for line in lines if line.startswith("--")]
    if not lines or lines[: len(head)] != head or len(head) < 2:
        raise ViewError(
            f"views/{name}.sql must begin with '-- ' lines: what a row is, then 'column: text' for each column"
        )
    description, *columns = (line.removeprefix("--").strip() for line in head)
    pairs = [column.partition(": ") for column in columns]
    for column, _, told in pairs:
        if not column.isidentifier() or not told:
            raise ViewError(f"views/{name}.sql: the comment {column!r} must read '-- column: what it holds'")
    return View(name, description, {column: told for column, _, told in pairs}, "\n".join(lines[len(head) :]).strip())
