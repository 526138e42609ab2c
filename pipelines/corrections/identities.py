"""Who is who: actors that are another actor, and words that are none.

Belongs here: the rules that corrections give, and the rows of actors they change. Does not belong here: corrections of
single rows (applying.py).
"""

from dataclasses import dataclass, field

import duckdb

from pipelines.corrections.addressing import UnmatchedError
from pipelines.corrections.originals import METHOD, note_originals
from pipelines.schemas import DocumentActors, EventParticipants, column_definitions, table_name
from pipelines.schemas.references import REFERENCES, Reference
from pipelines.warehouse.aggregates.changes import query
from pipelines.warehouse.storage import row_key

_Place = str | None
"""A document_id, or None for all documents."""


@dataclass(frozen=True, slots=True)
class _Rule:
    """What an actor really is: another one, or nobody (None)."""

    into: str | None
    correction_id: str


@dataclass
class Identities:
    """The rules by document and actor; one for a document goes before one for all."""

    _rules: dict[tuple[_Place, str], _Rule] = field(default_factory=dict)

    def add(self, document_id: _Place, actor_id: str, into: str | None, correction_id: str) -> None:
        """Adds a rule. Raises UnmatchedError when it says nothing new or contradicts what was said before."""
        if into == actor_id:
            raise UnmatchedError(f"both are the actor {actor_id} already; the line can go")
        if (document_id, actor_id) in self._rules:
            raise UnmatchedError(f"another line says already what {actor_id} is; keep one of them")
        places = {document_id} if document_id else {None, *self._places()}
        if into is not None and any(self.real(place, into) == actor_id for place in places):
            raise UnmatchedError(f"other lines make {into} the same as {actor_id}, so this goes round in a circle")
        self._rules[document_id, actor_id] = _Rule(into, correction_id)

    def real(self, document_id: _Place, actor_id: str) -> str | None:
        """Who an actor of a document really is; None when it is nobody."""
        rule = self._rule(document_id, actor_id)
        if rule is None:
            return actor_id
        return None if rule.into is None else self.real(document_id, rule.into)

    def apply(self, connection: duckdb.DuckDBPyConnection) -> None:
        """Changes all rows that speak of these actors."""
        self._list_changes(connection)
        connection.execute(f"CREATE OR REPLACE TEMP TABLE actor_profiles AS {_PROFILES}")
        for reference in REFERENCES:
            if reference.target is DocumentActors:
                _change_references(connection, reference)
        _remove_what_lost_its_sense(connection)
        _change_document_actors(connection)
        connection.execute("DROP TABLE actor_changes")
        connection.execute("DROP TABLE actor_profiles")

    def _rule(self, document_id: _Place, actor_id: str) -> _Rule | None:
        return self._rules.get((document_id, actor_id)) or self._rules.get((None, actor_id))

    def _places(self) -> set[_Place]:
        return {document_id for document_id, _ in self._rules}

    def _list_changes(self, connection: duckdb.DuckDBPyConnection) -> None:
        """Lists which actor of which document becomes which other in the temporary table actor_changes."""
        connection.execute(
            "CREATE OR REPLACE TEMP TABLE actor_changes "
            "(document_id VARCHAR, actor_id VARCHAR, into_id VARCHAR, correction_id VARCHAR)"
        )
        special = sorted(place for place in self._places() if place is not None)
        for actor_id in sorted({actor_id for _, actor_id in self._rules}):
            for place in (*special, None):
                rule = self._rule(place, actor_id)
                if rule is not None:
                    values = [self.real(place, actor_id), rule.correction_id, actor_id, place, place, special]
                    connection.execute(_ACTOR_IN_DOCUMENTS, values)


_ACTOR_IN_DOCUMENTS = """
    INSERT INTO actor_changes
    SELECT document_id, actor_id, ?::VARCHAR, ?
    FROM document_actors
    WHERE actor_id = ?
      AND (document_id = ? OR (?::VARCHAR IS NULL AND document_id NOT IN (SELECT unnest(?::VARCHAR[]))))
"""
_PROFILE = ("name", "actor_type", "country", "sector")
_PROFILES = f"""
    SELECT actor_id, {", ".join(_PROFILE)}
    FROM ({query("actors").strip()})
    WHERE actor_id IN (SELECT into_id FROM actor_changes)
"""  # noqa: S608


def _change_references(connection: duckdb.DuckDBPyConnection, reference: Reference) -> None:
    """Lets a column that names actors name the right ones; rows that must name one and name nobody go."""
    table, column = table_name(reference.table), reference.column
    changed = (
        f"SELECT origin.document_id, {row_key(reference.table, 'origin')} AS row_key, correction_id, into_id "  # noqa: S608
        f"FROM {table} AS origin JOIN actor_changes "
        f"ON actor_changes.document_id = origin.document_id AND actor_changes.actor_id = origin.{column}"
    )
    note_originals(connection, reference.table, changed)
    if reference.required:
        gone = f"SELECT row_key FROM ({changed}) WHERE into_id IS NULL"  # noqa: S608
        connection.execute(f"DELETE FROM {table} WHERE {row_key(reference.table)} IN ({gone})")  # noqa: S608
    has_method = any(c.name == "method" for c in column_definitions(reference.table))
    method = f", method = '{METHOD}'" if has_method else ""
    connection.execute(
        f"UPDATE {table} SET {column} = actor_changes.into_id{method} FROM actor_changes "  # noqa: S608
        f"WHERE actor_changes.document_id = {table}.document_id AND actor_changes.actor_id = {table}.{column}"
    )


def _change_document_actors(connection: duckdb.DuckDBPyConnection) -> None:
    """Moves what documents say of actors to the right ones, which take the other names as aliases."""
    connection.execute(f"CREATE OR REPLACE TEMP TABLE moved_actors AS {_MOVED}")
    for touched in (_ACTORS_THAT_GO, "FROM moved_actors"):
        note_originals(connection, DocumentActors, f"SELECT document_id, row_key, correction_id FROM ({touched})")  # noqa: S608
        connection.execute(f"DELETE FROM document_actors WHERE {_KEY} IN (SELECT row_key FROM ({touched}))")  # noqa: S608
    connection.execute(
        "INSERT INTO document_actors BY NAME SELECT * EXCLUDE (row_key, correction_id) FROM moved_actors"
    )
    connection.execute("DROP TABLE moved_actors")


_KEY = row_key(DocumentActors)
_ACTORS_THAT_GO = f"SELECT document_id, {_KEY} AS row_key, correction_id FROM actor_changes"  # noqa: S608
_MOVED = f"""
    WITH moved AS (
        SELECT document_id, into_id AS actor_id, min(correction_id) AS correction_id,
            flatten(list(list_append(aliases, name))) AS names
        FROM document_actors
        JOIN actor_changes USING (document_id, actor_id)
        WHERE into_id IS NOT NULL
        GROUP BY document_id, into_id
    ),
    joined AS (
        SELECT moved.*, {", ".join(f"coalesce(present.{c}, actor_profiles.{c}) AS {c}" for c in _PROFILE)},
            list_concat(names, present.aliases) AS all_names
        FROM moved
        JOIN actor_profiles USING (actor_id)
        LEFT JOIN document_actors AS present USING (document_id, actor_id)
    )
    SELECT document_id, actor_id, {_KEY} AS row_key, correction_id, {", ".join(_PROFILE)},
        list_sort(list_distinct(list_filter(all_names, lambda other: other != name))) AS aliases
    FROM joined
"""  # noqa: S608
"""What documents say of the actors that others become: what they said already, else what all documents say."""


def _remove_what_lost_its_sense(connection: duckdb.DuckDBPyConnection) -> None:
    """Removes corrected rows that say nothing any more.

    That is a participant without words and actor, or the same as another, and a tie of an actor to itself.
    """
    connection.execute(_SENSELESS_PARTICIPANTS)
    connection.execute(_SENSELESS_RELATIONS)


_PARTICIPANT = row_key(EventParticipants)
_CORRECTED_PARTICIPANTS = "SELECT row_key FROM corrected_rows WHERE table_name = 'event_participants'"
_SENSELESS_PARTICIPANTS = f"""
    DELETE FROM event_participants
    WHERE {_PARTICIPANT} IN (
        SELECT {_PARTICIPANT}
        FROM (
            SELECT *, {_PARTICIPANT} IN ({_CORRECTED_PARTICIPANTS}) AS corrected
            FROM event_participants
        )
        QUALIFY corrected AND (
            (text IS NULL AND actor_id IS NULL)
            OR (actor_id IS NOT NULL AND row_number() OVER (
                PARTITION BY event_id, role, actor_id ORDER BY corrected, participant_number
            ) > 1)
        )
    )
"""  # noqa: S608
_SENSELESS_RELATIONS = """
    DELETE FROM actor_relations
    WHERE actor_id = object_actor_id
      AND relation_id IN (SELECT row_key FROM corrected_rows WHERE table_name = 'actor_relations')
"""
