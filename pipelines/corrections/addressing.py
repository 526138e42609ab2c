"""Finding what a correction means: the document, the row and the actor, by path, words and name.

Belongs here: looking, in the rows as extraction made them. Does not belong here: changing anything.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import duckdb

from pipelines.corrections.files import Correction
from pipelines.extract.records import Span
from pipelines.extract.text import normalise_name

_QUOTATION_MARKS = "\"'“”‘’«»"
_ONE_FORM = str.maketrans("“”„‟‘’‚‛", "\"\"\"\"''''")
_SHOWN = 5
_DOCUMENTS = """
    SELECT document_id, text
    FROM documents
    WHERE document_id IN (
        SELECT coalesce(duplicate_of, document_id)
        FROM documents
        LEFT JOIN document_sources USING (document_id)
        WHERE document_id = $name OR document_sources.source_path = $name
    )
    ORDER BY document_id
"""


class UnmatchedError(LookupError):
    """A correction that finds nothing to correct, or more than one thing; the message says what to do."""


@dataclass(frozen=True, slots=True)
class FoundRow:
    """A row that a correction means."""

    document_id: str
    key: str
    span: Span


class Corpus:
    """The documents and actors of a warehouse as corrections speak of them."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection

    def documents(self, name: str) -> list[tuple[str, str]]:
        """The document_id and text of the documents of a file, or of one by its id; of a copy, its original.

        Raises UnmatchedError when there is none.
        """
        found = self._connection.execute(_DOCUMENTS, {"name": name}).fetchall()
        if not found:
            raise UnmatchedError(f"no document is called {name!r}; give its path below the raw folder or document_id")
        return found

    def row(self, table: str, correction: Correction) -> FoundRow:
        """The one row of a table whose words the correction gives, or whose words lie in them or around them.

        Raises UnmatchedError when there is none, or more than one.
        """
        start = int(correction["starts_at"]) if correction.get("starts_at") else None
        found = [
            row
            for document_id, text in self.documents(correction["document"])
            for row in _matching(self._rows(table, document_id), _places(text, correction["words"]), start)
        ]
        if len(found) != 1:
            raise UnmatchedError(_not_one(table, correction["words"], found))
        return found[0]

    def _rows(self, table: str, document_id: str) -> list[FoundRow]:
        (key,) = self._connection.execute(f"SELECT * FROM {table} LIMIT 0").description[:1]  # noqa: S608 - a name of ours
        query = f"SELECT {key[0]}, start_char, end_char FROM {table} WHERE document_id = ? ORDER BY ALL"  # noqa: S608
        rows = self._connection.execute(query, [document_id]).fetchall()
        return [FoundRow(document_id, key, Span(start, end)) for key, start, end in rows]

    def actor(self, name: str, document_ids: Sequence[str] = ()) -> str:
        """The actor_id of a name, or of an actor_id: an actor of these documents, else of all.

        Raises UnmatchedError when no actor has that name, or several have.
        """
        found: set[str] = set()
        for names in (self._names_in(document_ids), self._names, self._aliases):
            found = names.get(name) or names.get(normalise_name(name)) or set()
            if found:
                break
        if len(found) != 1:
            several = f"{name!r} may be {', '.join(sorted(found)[:_SHOWN])}; give the actor_id"
            raise UnmatchedError(several if found else f"no actor of the documents is called {name!r}")
        return next(iter(found))

    def _names_in(self, document_ids: Sequence[str]) -> dict[str, set[str]]:
        """Who bears which name or alias in these documents."""
        rows = self._connection.execute(
            "SELECT actor_id, list_append(aliases, name) FROM document_actors "
            "WHERE document_id IN (SELECT unnest(?::VARCHAR[]))",
            [list(document_ids)],
        )
        return _by_name(rows.fetchall())

    @cached_property
    def _names(self) -> dict[str, set[str]]:
        rows = self._connection.execute("SELECT actor_id, list(DISTINCT name) FROM document_actors GROUP BY actor_id")
        return _by_name(rows.fetchall())

    @cached_property
    def _aliases(self) -> dict[str, set[str]]:
        rows = self._connection.execute("SELECT DISTINCT actor_id, aliases FROM document_actors")
        return _by_name(rows.fetchall())


def _by_name(rows: Sequence[tuple[str, list[str]]]) -> dict[str, set[str]]:
    """The actor_ids by actor_id and by each name in the form in which names are compared."""
    found: dict[str, set[str]] = {}
    for actor_id, names in rows:
        for name in (actor_id, *map(normalise_name, names)):
            found.setdefault(name, set()).add(actor_id)
    return found


def _places(text: str, words: str) -> list[Span]:
    """Where the words stand in the text; their spacing and the form of quotation marks do not count."""
    bare = words.strip(_QUOTATION_MARKS) or words
    pattern = r"\s+".join(re.escape(word) for word in bare.translate(_ONE_FORM).split())
    return [Span(*match.span()) for match in re.finditer(pattern, text.translate(_ONE_FORM))]


def _matching(rows: Sequence[FoundRow], places: Sequence[Span], start: int | None) -> list[FoundRow]:
    """The rows at the places; else those inside of one; else those around one. `start` is where row or words begin."""
    for fits in (Span.__eq__, Span.contains, lambda place, row: row.contains(place)):
        pairs = [(row, place) for row in rows for place in places if fits(place, row.span)]
        found = dict.fromkeys(row for row, place in pairs if start in {None, place.start, row.span.start})
        if found:
            return list(found)
    return []


def _not_one(table: str, words: str, found: Sequence[FoundRow]) -> str:
    what = table.replace("_", " ")
    if not found:
        return f"none of the {what} of the document stands at the words {words!r}"
    starts = ", ".join(str(row.span.start) for row in found[:_SHOWN])
    return f"{len(found)} of the {what} stand at the words {words!r}, at {starts}; give starts_at or more words"
