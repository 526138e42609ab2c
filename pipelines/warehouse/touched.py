"""Which keys have changed since what is made from all documents took them in, noted in the transaction of a change.

Belongs here: noting keys, and showing each follower those that it has not seen. Does not belong here: what it makes.
"""

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import duckdb

from pipelines.warehouse.storage import count_of
from pipelines.warehouse.transactions import transaction

NEAR_COPIES, ACTORS, LOCATIONS, INCIDENTS = "near_copies", "actors", "locations", "incidents"
CHECKS = {stage: f"{stage}_checks" for stage in ("read", "extract", "correct", "resolve")}
_DRAWN = ("documents", "quotes", "events", "actors", "locations", "incidents")
DRAWINGS = {name: f"{name}_plot" for name in _DRAWN}
FOLLOWERS = (NEAR_COPIES, ACTORS, LOCATIONS, INCIDENTS, *CHECKS.values(), *DRAWINGS.values())
"""All that is made from the rows of all documents, or looks at them."""
_OF_ARTICLES = frozenset({NEAR_COPIES, DRAWINGS["documents"]})
"""They look only at articles, before rows are extracted from these, and the keys of rows do not wait for them."""

MARK = "taken_in_by_"
"""The rows of warehouse_info that say which change a follower took in last, and what the follower was made of."""
KEYS_OF_DOCUMENTS = """
    SELECT document_id, 'actor' AS kind, actor_id AS key FROM document_actors
    UNION ALL
    SELECT document_id, 'location', location_id FROM location_mentions
    UNION ALL
    SELECT document_id, 'location', location_id FROM events
    UNION ALL
    SELECT document_id, 'event_day', concat_ws('|', event_type, event_on) FROM events WHERE event_on IS NOT NULL
    UNION ALL
    SELECT document_id, 'actor', original_json->>'$.actor_id' FROM corrected_rows WHERE table_name = 'document_actors'
    UNION ALL
    SELECT document_id, 'location', original_json->>'$.location_id' FROM corrected_rows
    UNION ALL
    SELECT document_id, 'event_day', concat_ws('|', original_json->>'$.event_type', original_json->>'$.event_on')
    FROM corrected_rows
    WHERE table_name = 'events' AND (original_json->>'$.event_on') IS NOT NULL
"""
"""What followers make from the rows of a document, as they are and as they were before corrections."""
_LAST_CHANGE = f"""
    SELECT greatest(
        (SELECT coalesce(max(change_number), 0) FROM touched_keys),
        (SELECT coalesce(max(split_part(value, ' ', 1)::BIGINT), 0) FROM warehouse_info WHERE name LIKE '{MARK}%')
    )
"""  # noqa: S608
_TAKE_IN = "INSERT INTO warehouse_info VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value"
_FORGET = """
    DELETE FROM touched_keys
    WHERE (kind = 'article') = $is_article AND change_number <= (
        SELECT if(count(*) = len($marks), min(split_part(value, ' ', 1)::BIGINT), 0)
        FROM warehouse_info
        WHERE list_contains($marks, name)
    )
"""
_TOUCHED = "SELECT DISTINCT kind, key FROM touched_keys"
_COUNT_DOCUMENTS = "SELECT count(DISTINCT key) FROM touched_keys WHERE list_contains(?, kind) AND change_number > ?"
_EVERYTHING = """
    SELECT unnest(['article', 'document']) AS kind, document_id AS key FROM documents
    UNION ALL
    SELECT 'actor', actor_id FROM actors
    UNION ALL
    SELECT 'location', location_id FROM locations
"""


def touch_articles(connection: duckdb.DuckDBPyConnection, document_ids: Iterable[str]) -> None:
    """Notes that these documents come or go, or that their place or day changes."""
    _touch(connection, "SELECT 'article' AS kind, unnest(?::VARCHAR[]) AS key", document_ids)


def touch_documents(connection: duckdb.DuckDBPyConnection, document_ids: Iterable[str]) -> None:
    """Notes that the rows of these documents change."""
    _touch(connection, "SELECT 'document' AS kind, unnest(?::VARCHAR[]) AS key", document_ids)


def touch_places(connection: duckdb.DuckDBPyConnection, location_ids: Iterable[str]) -> None:
    """Notes that these places are stored, whether or not a row comes to name them."""
    _touch(connection, "SELECT 'location' AS kind, unnest(?::VARCHAR[]) AS key", location_ids)


def touch_rows(
    connection: duckdb.DuckDBPyConnection, document_ids: Iterable[str], rows: str = KEYS_OF_DOCUMENTS
) -> None:
    """Notes what the stored rows of these documents name, or other rows; to be called before the rows go."""
    keys = f"SELECT kind, key FROM ({rows}) WHERE document_id IN (SELECT unnest(?::VARCHAR[]))"  # noqa: S608
    _touch(connection, keys, document_ids)


def _touch(connection: duckdb.DuckDBPyConnection, keys: str, values: Iterable[str]) -> None:
    listed = list(values)
    if listed:
        connection.execute(
            f"INSERT INTO touched_keys BY NAME SELECT DISTINCT ({_LAST_CHANGE}) + 1 AS change_number, kind, key "  # noqa: S608
            f"FROM ({keys}) WHERE key IS NOT NULL",
            [listed],
        )


@dataclass
class Touched:
    """Whether a follower is shown anything, or everything, and whether it has taken it in when it is done."""

    is_any: bool
    is_everything: bool = False
    is_taken_in: bool = True


@contextmanager
def touched_since(
    connection: duckdb.DuckDBPyConnection, follower: str, made_of: str, *, whole: bool = False
) -> Iterator["Touched"]:
    """Shows a follower what it has not taken in, as the temporary table `touched` (kind, key), and notes that it has.

    With `whole`, the first time, and when the follower was made of something else
    (its SQL, its settings) before, everything is. All is one transaction: after an error nothing was taken in.
    """
    with transaction(connection):
        since = None if whole else last_taken_in(connection, follower, made_of)
        last = last_change(connection)
        if since == last:
            yield Touched(is_any=False)
            return
        chosen = _EVERYTHING if since is None else f"{_TOUCHED} WHERE change_number > {since}"
        connection.execute(f"CREATE OR REPLACE TEMP TABLE touched AS {chosen}")
        shown = Touched(is_any=True, is_everything=since is None)
        yield shown
        connection.execute("DROP TABLE touched")
        if shown.is_taken_in:
            note_taken_in(connection, follower, made_of, last)


def last_taken_in(connection: duckdb.DuckDBPyConnection, follower: str, made_of: str) -> int | None:
    """The last change that a follower took in; None when it took in none, or was made of something else then."""
    row = connection.execute("SELECT value FROM warehouse_info WHERE name = ?", [MARK + follower]).fetchone()
    number, digest = row[0].split() if row else ("0", None)
    return int(number) if digest == _digest(made_of) else None


def note_taken_in(connection: duckdb.DuckDBPyConnection, follower: str, made_of: str, change: int) -> None:
    """Notes that a follower has taken in all up to a change; to be called in the transaction of its work."""
    connection.execute(_TAKE_IN, [MARK + follower, f"{change} {_digest(made_of)}"])


def last_change(connection: duckdb.DuckDBPyConnection) -> int:
    """The number of the last change; 0 before the first."""
    return count_of(connection.execute(_LAST_CHANGE))


def count_touched_documents(connection: duckdb.DuckDBPyConnection, follower: str, since: int) -> int:
    """How many documents came, went or changed their rows after a change that a follower took in last."""
    kinds = ["article"] if follower in _OF_ARTICLES else ["article", "document"]
    return count_of(connection.execute(_COUNT_DOCUMENTS, [kinds, since]))


def forget_taken_in(connection: duckdb.DuckDBPyConnection) -> None:
    """Drops the keys that all followers have taken in."""
    for is_article in (True, False):
        marks = [MARK + follower for follower in FOLLOWERS if is_article or follower not in _OF_ARTICLES]
        connection.execute(_FORGET, {"is_article": is_article, "marks": marks})


def _digest(made_of: str) -> str:
    return hashlib.sha256(made_of.encode()).hexdigest()[:12]
