"""Applying corrections to the rows that extraction made: first who is who, then single rows.

Belongs here: what each kind of correction changes, and what came of it. Does not belong here: reading files (files.py),
noting and restoring rows (originals.py).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import duckdb

from pipelines.corrections.addressing import Corpus, FoundRow, UnmatchedError
from pipelines.corrections.files import Correction
from pipelines.corrections.identities import Identities
from pipelines.corrections.originals import (
    METHOD,
    TouchedRow,
    add_row,
    change_row,
    drop_row,
    restore_originals,
    touching_what_differs,
)
from pipelines.extract.events.ontology import intensity, quad_class
from pipelines.extract.ids import named_actor_id
from pipelines.extract.records import DocumentActor
from pipelines.schemas import TABLES, Corrections, DocumentActors, Events, Quotes, table_name
from pipelines.warehouse.aggregates.changes import query
from pipelines.warehouse.storage import count_of, put_rows
from pipelines.warehouse.transactions import transaction

_BY_HAND = {"method": METHOD, "confidence": 1.0}
_TABLES = {table_name(table): table for table in TABLES}


@dataclass
class _Plan:
    """The corrections with what they mean, found before any row is changed; and why others cannot be applied."""

    identities: Identities = field(default_factory=Identities)
    rows: list[tuple[Correction, FoundRow]] = field(default_factory=list)
    speakers: dict[str, str] = field(default_factory=dict)
    problems: dict[str, tuple[str, str]] = field(default_factory=dict)


def apply_corrections(connection: duckdb.DuckDBPyConnection, corrections: Sequence[Correction]) -> None:
    """Puts the rows that extraction made back and applies these corrections, each of which says what came of it."""
    if not corrections and not count_of(connection.execute("SELECT count(*) FROM corrected_rows")):
        _record(connection, [], _Plan())
        return
    with transaction(connection), touching_what_differs(connection):
        restore_originals(connection)
        plan = _Planner(Corpus(connection)).plan(corrections)
        plan.identities.apply(connection)
        for correction, row in plan.rows:
            _CHANGES[correction.kind or ""](connection, plan, correction, row)
        _record(connection, corrections, plan)


class _Planner:
    """Finds what corrections mean, in the rows as extraction made them."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._plan = _Plan()
        self._taken: dict[tuple[str, str], Correction] = {}

    def plan(self, corrections: Sequence[Correction]) -> _Plan:
        """The plan for these corrections, which come in the order of their application."""
        for correction in corrections:
            try:
                self._add(correction)
            except UnmatchedError as error:
                self._plan.problems[correction.correction_id] = "unmatched", str(error)
        return self._plan

    def _add(self, correction: Correction) -> None:
        if correction.problem:
            self._plan.problems[correction.correction_id] = "invalid", correction.problem
        elif correction.kind in {"merge_actors", "not_actors"}:
            self._add_identity(correction)
        else:
            self._add_row(correction)

    def _add_identity(self, correction: Correction) -> None:
        documents = self._documents(correction)
        actor = self._corpus.actor(correction["actor"], documents)
        into = self._corpus.actor(correction["into"], documents) if correction.kind == "merge_actors" else None
        for place in documents or (None,):
            self._plan.identities.add(place, actor, into, correction.correction_id)

    def _documents(self, correction: Correction) -> list[str]:
        name = correction.get("document")
        return [document_id for document_id, _ in self._corpus.documents(name)] if name else []

    def _add_row(self, correction: Correction) -> None:
        table = correction.get("table") or _TABLE_OF_KIND[correction.kind or ""]
        row = self._corpus.row(table, correction)
        if before := self._taken.get((correction.kind or "", row.key)):
            raise UnmatchedError(f"{before.file}, line {before.line} says already what this row is; keep one of them")
        if correction.kind == "quote_speakers":
            self._plan.speakers[correction.correction_id] = self._speaker(correction, row.document_id)
        self._taken[correction.kind or "", row.key] = correction
        self._plan.rows.append((correction, row))

    def _speaker(self, correction: Correction, document_id: str) -> str:
        """The actor_id of the speaker, who really is another where an earlier correction says so."""
        name, actor_type = correction["speaker"], correction.get("actor_type")
        try:
            actor_id = self._corpus.actor(name, [document_id])
        except UnmatchedError as error:
            if actor_type is None:
                raise UnmatchedError(f"{error}; give its actor_type to make a new actor") from error
            return named_actor_id(actor_type, name)
        real = self._plan.identities.real(document_id, actor_id)
        if real is None:
            raise UnmatchedError(f"another line says that {actor_id} is no actor; keep one of them")
        return real


_TABLE_OF_KIND = {"event_codes": table_name(Events), "quote_speakers": table_name(Quotes)}


def _change_code(connection: duckdb.DuckDBPyConnection, _: _Plan, correction: Correction, row: FoundRow) -> None:
    root, mode = correction["event_type"], correction.get("mode")
    code = {"event_type": root, "mode": mode, "quad_class": quad_class(root), "intensity": intensity(root, mode)}
    change_row(connection, Events, _touched(correction, row), {**code, **_BY_HAND, "accepted": True})


def _change_speaker(connection: duckdb.DuckDBPyConnection, plan: _Plan, correction: Correction, row: FoundRow) -> None:
    """Gives a quote its speaker; the words beside it stay as the speaker's mention unless they name another."""
    speaker = plan.speakers[correction.correction_id]
    _make_known(connection, correction, row.document_id, speaker)
    values: dict[str, object] = {"speaker_actor_id": speaker}
    if connection.execute(_NAMES_ANOTHER, [row.key, speaker]).fetchone():
        values |= dict.fromkeys(("speaker_start_char", "speaker_end_char", "speaker_text"))
    change_row(connection, Quotes, _touched(correction, row), {**values, **_BY_HAND})


_NAMES_ANOTHER = """
    SELECT 1
    FROM quotes
    JOIN actor_mentions AS named ON named.document_id = quotes.document_id
        AND named.start_char >= quotes.speaker_start_char AND named.end_char <= quotes.speaker_end_char
    WHERE quotes.quote_id = ? AND named.mention_type = 'name' AND named.actor_id != ?
"""


def _make_known(connection: duckdb.DuckDBPyConnection, correction: Correction, document_id: str, actor: str) -> None:
    """Lets a document speak of an actor: with what other documents say of it, else as the correction does."""
    if connection.execute(_IS_KNOWN, [document_id, actor]).fetchone():
        return
    known = connection.execute(_PROFILE, [actor]).fetchone()
    name, actor_type, country, sector = known or (correction["speaker"], correction.get("actor_type"), None, None)
    row = DocumentActor(actor, document_id, name, actor_type, country, sector)
    add_row(
        connection, DocumentActors, TouchedRow(document_id, f"{document_id}/{actor}", correction.correction_id), row
    )


_IS_KNOWN = "SELECT 1 FROM document_actors WHERE document_id = ? AND actor_id = ?"
_PROFILE = f"SELECT name, actor_type, country, sector FROM ({query('actors').strip()}) WHERE actor_id = ?"  # noqa: S608


def _drop(connection: duckdb.DuckDBPyConnection, _: _Plan, correction: Correction, row: FoundRow) -> None:
    drop_row(connection, _TABLES[correction["table"]], _touched(correction, row))


_Change = Callable[[duckdb.DuckDBPyConnection, _Plan, Correction, FoundRow], None]
_CHANGES: dict[str, _Change] = {
    "event_codes": _change_code,
    "quote_speakers": _change_speaker,
    "dropped_rows": _drop,
}


def _touched(correction: Correction, row: FoundRow) -> TouchedRow:
    return TouchedRow(row.document_id, row.key, correction.correction_id)


def _record(connection: duckdb.DuckDBPyConnection, corrections: Sequence[Correction], plan: _Plan) -> None:
    """Writes what came of each correction."""
    counted = "SELECT correction_id, count(*) FROM corrected_rows GROUP BY correction_id"
    counts: dict[str, int] = dict(connection.execute(counted).fetchall())
    connection.execute("DELETE FROM corrections")
    put_rows(connection, Corrections, [_outcome(c, plan, counts.get(c.correction_id, 0)) for c in corrections])


def _outcome(correction: Correction, plan: _Plan, row_count: int) -> dict[str, object]:
    status, reason = plan.problems.get(correction.correction_id, ("applied", None))
    return {
        "correction_id": correction.correction_id,
        "file": correction.file,
        "line": correction.line,
        "kind": correction.kind,
        "content": correction.content,
        "status": status,
        "reason": reason,
        "row_count": row_count,
    }
