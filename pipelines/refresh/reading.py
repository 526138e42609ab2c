"""The first stage: find out what changed in raw/, read it, and say which articles are copies of others.

Belongs here: the order of work and the counts. Does not belong here: reading a file (pipelines/ingest), SQL
(pipelines/warehouse/articles.py).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import duckdb

from pipelines.ingest.read import read_file
from pipelines.ingest.records import Article, RawFile, Reject
from pipelines.ingest.scan import without_collection
from pipelines.refresh import journal
from pipelines.refresh.changes import FileChanges, LostFilesError, compare, file_stamp, guard_against_loss, known_files
from pipelines.refresh.journal import DocumentCounts
from pipelines.refresh.progress import report
from pipelines.refresh.publishing import may_differ
from pipelines.refresh.session import RefreshSession
from pipelines.refresh.version import extractor_version, reader_version
from pipelines.warehouse.articles import (
    SourceFile,
    add_articles,
    forget_files,
    put_source_files,
    settle_sources,
)
from pipelines.warehouse.clock import utc_now
from pipelines.warehouse.near_copies import made_of, settle_near_copies
from pipelines.warehouse.publish import refuse_foreign_writer
from pipelines.warehouse.rejects import add_rejects
from pipelines.warehouse.storage import count_of
from pipelines.warehouse.touched import NEAR_COPIES, last_taken_in
from pipelines.warehouse.transactions import transaction

_FILES_AT_ONCE, _CHARACTERS_AT_ONCE = 100, 2_000_000
"""Storing has a fixed cost of some 0.1 s, which several files share; their texts are in memory together."""


@dataclass(frozen=True, slots=True)
class _ReadFile:
    """A file and what it holds."""

    file: RawFile
    outcomes: list[Article | Reject]

    @property
    def characters(self) -> int:
        """How long the texts of its articles are."""
        return sum(len(outcome.text) for outcome in self.outcomes if isinstance(outcome, Article))

    def noted(self, version: str) -> SourceFile:
        """That it has been read."""
        return SourceFile(self.file.source_path, file_stamp(self.file), len(self.outcomes), version)


def begin_refresh(session: RefreshSession, connection: duckdb.DuckDBPyConnection) -> FileChanges:
    """Record that the refresh starts, and say which raw files changed.

    Raises LostFilesError when the raw folder, or too much of it, is gone, and PublishError when another program writes
    to the published file; nothing is touched then, and the refresh counts as failed.
    """
    session.refresh_id = journal.begin(connection, extractor_version(session.settings))
    refuse_foreign_writer(session.files.published)
    session.file_changes = find_changes(session, connection)
    return session.file_changes


def find_changes(session: RefreshSession, connection: duckdb.DuckDBPyConnection) -> FileChanges:
    """The raw files by what is to be done with them. Raises what `begin_refresh` raises."""
    version = reader_version(session.settings)
    with without_collection():
        changes = compare(session.raw_files, known_files(connection), version, full=session.options.full)
    if not session.options.allow_removal:
        if not session.raw_files and not session.files.published.is_file():
            raise LostFilesError(f"there are no news texts in {session.raw} yet")
        guard_against_loss(changes, session.raw, session.settings.refresh.max_lost_share)
    return changes


def read_changes(session: RefreshSession, connection: duckdb.DuckDBPyConnection) -> DocumentCounts:
    """Bring `documents` and all that hangs on them up to the raw folder; returns what that did.

    Some files are read and stored in one transaction, so a refresh that is killed loses at most those in hand, and the
    next one reads them.
    """
    changes = session.file_changes or find_changes(session, connection)
    counts = _bring_up(session, connection, changes) if _is_due(session, connection, changes) else _same(connection)
    if session.refresh_id is not None:
        journal.record_counts(connection, session.refresh_id, counts)
    return counts


def _is_due(session: RefreshSession, connection: duckdb.DuckDBPyConnection, changes: FileChanges) -> bool:
    """Whether files or the likeness of copies changed, or an earlier refresh did not come to its end."""
    if changes.to_read or changes.gone or may_differ(session, connection):
        return True
    return last_taken_in(connection, NEAR_COPIES, made_of(session.settings.refresh.near_copy_likeness)) is None


def _bring_up(session: RefreshSession, connection: duckdb.DuckDBPyConnection, changes: FileChanges) -> DocumentCounts:
    in_hand = [*(file.source_path for file in changes.to_read), *changes.gone]
    connection.execute(f"create or replace temp table files_in_hand as {_LISTED}", [in_hand])
    connection.execute(f"create or replace temp table sources_before as {_SOURCES}")
    connection.execute(f"create or replace temp table rejects_before as {_REJECTS}")
    if changes.new or changes.gone:
        journal.note_changes(connection)
    forget_files(connection, changes.gone)
    done = 0
    report("reading", done, len(changes.to_read))
    for group in _read(session, changes.to_read):
        _store(session, connection, group)
        done += len(group)
        report("reading", done, len(changes.to_read))
    settled = settle_sources(connection)
    likeness, full = session.settings.refresh.near_copy_likeness, session.options.full
    roles_changed = settle_near_copies(connection, likeness, whole=full)
    # A file that was merely touched gives the same records again.
    session.changed |= bool(settled) or bool(roles_changed) or count_of(connection.execute(_DIFFERENCES)) > 0
    if session.changed:
        journal.note_changes(connection)
    return _counted(connection, _COUNTS)


def _same(connection: duckdb.DuckDBPyConnection) -> DocumentCounts:
    """The counts when no file changed."""
    return _counted(connection, _COUNTS_OF_SAME)


def _counted(connection: duckdb.DuckDBPyConnection, query: str) -> DocumentCounts:
    [row] = connection.execute(query).fetchall()
    return DocumentCounts(*row)


_REJECTS = "select source_path, record_number, reason, detail from rejects where stage in ('read', 'document')"
_LISTED = "select unnest(?::varchar[]) as source_path"
_SOURCES = "from document_sources semi join files_in_hand using (source_path)"
"""What lies in the files that are read or gone; nothing else can have changed."""
_DIFFERENCES = f"""
    select (select count(*) from (from sources_before except ({_SOURCES})))
        + (select count(*) from (({_SOURCES}) except from sources_before))
        + (select count(*) from (from rejects_before except {_REJECTS}))
        + (select count(*) from ({_REJECTS} except from rejects_before))
"""  # noqa: S608
"""What places say of their documents, and what was rejected with which reason, before or now and not both."""
_COUNTS_OF_SAME = f"""
    select 0, 0, 0, (select count(distinct document_id) from document_sources), (select count(*) from ({_REJECTS}))
"""  # noqa: S608
_COUNTS = f"""
    with gone as (select distinct document_id from sources_before anti join document_sources using (document_id)),
    arrived as (
        select distinct document_id
        from ({_SOURCES})
        anti join sources_before using (document_id)
        anti join (from document_sources anti join files_in_hand using (source_path)) using (document_id)
    ),
    changed as (
        select distinct now.document_id
        from document_sources as now
        join sources_before as before using (source_path, record_number)
        where now.document_id in (from arrived) and before.document_id in (from gone)
    )
    select (select count(*) from arrived) - (select count(*) from changed),
        (select count(*) from changed),
        greatest(0, (select count(*) from gone) - (select count(*) from changed)),
        (select count(distinct document_id) from document_sources) - (select count(*) from arrived),
        (select count(*) from ({_REJECTS}))
"""  # noqa: S608
"""What became of documents: changed is a document that stands where another stood, and that one is gone."""


def _read(session: RefreshSession, files: Iterable[RawFile]) -> Iterator[list[_ReadFile]]:
    """What the files hold, in groups small enough to be read again after a kill, and to be in memory together.

    Two files of one name, which differ only in bytes that are not UTF-8, come one after the other: the second is stored
    in the place of the first.
    """
    group: list[_ReadFile] = []
    characters = 0
    for file in files:
        is_full = len(group) == _FILES_AT_ONCE or characters > _CHARACTERS_AT_ONCE
        if group and (is_full or group[-1].file.source_path == file.source_path):
            yield group
            group, characters = [], 0
        group.append(_ReadFile(file, read_file(file, session.settings.ingest)))
        characters += group[-1].characters
    if group:
        yield group


def _store(session: RefreshSession, connection: duckdb.DuckDBPyConnection, group: Sequence[_ReadFile]) -> None:
    """Put what some files hold in the place of what they held before."""
    outcomes = [outcome for read in group for outcome in read.outcomes]
    at, version = utc_now(), reader_version(session.settings)
    with transaction(connection):
        forget_files(connection, [read.file.source_path for read in group])
        add_articles(connection, [outcome for outcome in outcomes if isinstance(outcome, Article)], at)
        add_rejects(connection, [outcome for outcome in outcomes if isinstance(outcome, Reject)], at)
        put_source_files(connection, [read.noted(version) for read in group])
