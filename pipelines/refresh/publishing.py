"""The last stage: publish the working database when it has something new, and record how the refresh ended.

Belongs here: deciding. Does not belong here: copying and renaming (pipelines/warehouse/publish.py).
"""

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import duckdb

from pipelines.refresh import journal
from pipelines.refresh.changes import watched_state
from pipelines.refresh.journal import DocumentCounts
from pipelines.refresh.lake import update_lake
from pipelines.refresh.session import RefreshSession
from pipelines.warehouse.publish import publish
from pipelines.warehouse.touched import MARK, forget_taken_in


@dataclass(frozen=True, slots=True)
class Publication:
    """What became of the published database, and what the refresh did with documents."""

    published: bool
    size: int
    documents: DocumentCounts
    message: str


def publish_changes(session: RefreshSession) -> Publication:
    """Publish unless this refresh changed nothing and the published database lacks nothing.

    Then the lake is made equal to it, if there is one. Raises PublishError when the published file cannot be replaced;
    it is then as it was before. Raises LakeError when the lake cannot be written to.
    """
    target = session.files.published
    with session.connect() as connection:
        needed = session.changed or lacks_something(target, connection)
        journal.forget_changes(connection)
        forget_taken_in(connection)
        if session.refresh_id is not None:
            journal.finish(connection, session.refresh_id, "succeeded" if needed else "unchanged")
        counts = journal.counts(connection, session.refresh_id)
    if needed:
        _publish(session)
    # Without this note the sensor asks for one refresh too many, which is no reason to fail.
    with suppress(OSError):
        session.files.seen.write_text(watched_state(session.raw_files, session.corrections_digest), encoding="utf-8")
    message = f"Published {target}." if needed else f"Nothing changed; {target} stays as it is."
    lake = update_lake(session.files, session.settings)
    if lake is not None:
        message += f" In the lake: {lake.written} documents written, {lake.removed} removed."
    return Publication(needed, target.stat().st_size, counts, message)


def may_differ(session: RefreshSession, connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether stored rows may differ from those published, which were resolved and checked; in a full refresh always.

    Where they do not, nothing that is made from all rows has to be made again.
    """
    if session.changed or session.options.full:
        return True
    return lacks_something(session.files.published, connection)


def lacks_something(target: Path, working: duckdb.DuckDBPyConnection) -> bool:
    """Whether the published file misses what an earlier refresh changed and could not publish, or was killed over."""
    if not target.is_file() or journal.has_unpublished(working):
        return True
    try:
        with duckdb.connect(str(target), read_only=True) as published:
            return _facts(published) != _facts(working)
    except duckdb.Error:
        return True


def _facts(connection: duckdb.DuckDBPyConnection) -> tuple[object, ...]:
    """What tells one state of the database from another: the last refresh it shows, and the shape of its schema.

    What followers have taken in comes from the working database and serves only there.
    """
    info = connection.execute(f"from warehouse_info where not starts_with(name, '{MARK}') order by all").fetchall()
    return journal.last_succeeded(connection), *info


def _publish(session: RefreshSession) -> None:
    """Replace the published file; a failure is recorded, since the file then lacks this refresh."""
    session.let_go()
    try:
        publish(session.files.working, session.files.published)
    except BaseException:
        if session.refresh_id is not None:
            with session.connect() as connection:
                journal.finish(connection, session.refresh_id, "failed")
        raise
