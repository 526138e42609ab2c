"""All pages of the report: which there are, what each is made of, and how to tell whether it changed.

Belongs here: gathering. Does not belong here: contexts of single pages, files.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import resources
from itertools import batched
from typing import Any

import duckdb

from pipelines.report.actor_pages import actor_context
from pipelines.report.document_pages import document_context
from pipelines.report.front_page import front_context
from pipelines.report.links import actor_page, document_page
from pipelines.report.reading import Rows, digests, read_all, read_pages
from pipelines.report.rendering import render
from pipelines.report.search import search_scripts

ENTRIES_PER_LIST = 200


@dataclass(frozen=True, slots=True)
class Kind:
    """Pages that there is one of for each row of a table: their queries, template, address and context."""

    queries: str
    template: str
    address: Callable[[str], str]
    context: Callable[[Rows], dict[str, Any]]


KINDS = (
    Kind("document", "document.html", document_page, document_context),
    Kind("actor", "actor.html", actor_page, actor_context),
)


@dataclass(frozen=True, slots=True)
class File:
    """A file of the report by its address, with its whole content."""

    address: str
    content: str


def row_digests(connection: duckdb.DuckDBPyConnection, kind: Kind) -> dict[str, str]:
    """A digest of its rows for each page of a kind, by the id of what it tells of."""
    return digests(connection, kind.queries)


def row_pages(connection: duckdb.DuckDBPyConnection, kind: Kind, page_ids: list[str]) -> Iterator[File]:
    """These pages of a kind."""
    for page_id, rows in read_pages(connection, kind.queries, page_ids):
        context = {"root": "../", "page_id": page_id, **kind.context(rows)}
        yield File(kind.address(page_id), render(kind.template, context))


def other_files(connection: duckdb.DuckDBPyConnection) -> Iterator[File]:
    """The front page, the lists, the search, style and script."""
    yield File("index.html", render("front.html", {"root": "", **front_context(read_all(connection, "front"))}))
    listed = read_all(connection, "lists")
    for name, rows in listed.items():
        yield from _lists(name, rows)
    for address, content in search_scripts(**listed).items():
        yield File(address, content)
    for file in resources.files("pipelines.report").joinpath("static").iterdir():
        yield File(file.name, file.read_text("utf-8"))


def _lists(name: str, rows: list[dict[str, Any]]) -> Iterator[File]:
    """The pages of a list: the first has the name of the list, the others a number too."""
    parts = list(batched(rows, ENTRIES_PER_LIST)) or [()]
    addresses = [f"{name}.html", *(f"{name}-{number}.html" for number in range(2, len(parts) + 1))]
    for number, (address, part) in enumerate(zip(addresses, parts, strict=True), 1):
        context = {"root": "", "total": len(rows), "rows": part, "number": number, "addresses": addresses}
        yield File(address, render(f"{name}.html", context))
