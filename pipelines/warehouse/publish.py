"""Publishing: the working database becomes the file that analysts open, in one step that no reader notices.

Belongs here: files. Does not belong here: deciding whether to publish (pipelines/refresh).
"""

import os
import shutil
from pathlib import Path

import duckdb

from pipelines.warehouse.disk import full_disk, is_full_disk
from pipelines.warehouse.order import order_rows
from pipelines.warehouse.search import update_search
from pipelines.warehouse.working import connect_working

READ_ONLY_MODE = 0o444


class PublishError(RuntimeError):
    """The database could not be published; the published file is as it was before."""


def publish(working: Path, target: Path) -> None:
    """Replaces `target` by a copy of `working`, which no connection may have open, once that can be searched.

    Readers that have the old file open keep it; whoever opens `target` afterwards sees the new one. It is read-only,
    since a write to it would leave a log (`.wal`) that DuckDB plays onto whatever is published next. Raises
    PublishError when such a log lies there or is about to, when the working file is in use, or when the disk is full.
    """
    refuse_foreign_writer(target)
    _make_ready(working)
    target.parent.mkdir(parents=True, exist_ok=True)
    copy = target.with_name(f".{target.name}.publishing")
    try:
        _copy_durably(working, copy)
        copy.chmod(READ_ONLY_MODE)
        copy.replace(target)
        _sync_folder(target.parent)
    except OSError as error:
        copy.unlink(missing_ok=True)
        if is_full_disk(error):
            raise PublishError(full_disk(target.parent)) from error
        raise PublishError(f"{target} could not be replaced: {error}. It is as it was before.") from error


def refuse_foreign_writer(target: Path) -> None:
    """Makes sure that no other program writes to the published file. Raises PublishError when one does, or did."""
    log = target.with_name(f"{target.name}.wal")
    if log.exists():
        raise PublishError(
            f"{log} shows that another program has written to the published database, which is for reading only. "
            "Close that program; if the file is still there, delete it, and refresh again."
        )
    if target.is_file() and (holder := _writing_client(target)):
        raise PublishError(
            f"another program has {target} open for writing, which is for reading only: {holder}. "
            "Close it or let it connect read-only, and refresh again."
        )


def _writing_client(target: Path) -> str | None:
    """What DuckDB says of a program that has the file open for writing; readers do not count."""
    try:
        duckdb.connect(str(target), read_only=True).close()
    except duckdb.IOException as error:
        told = str(error)
        return told.partition(": ")[2].partition(". See also")[0] if "lock" in told else None
    except duckdb.Error:
        return None  # no database, and so nobody writes to it
    return None


def _make_ready(working: Path) -> None:
    """Puts rows in order, brings the search up to date, and writes everything into the one file.

    Raises PublishError when it is in use or a log stays beside it.
    """
    try:
        with connect_working(working) as connection:
            order_rows(connection)
            update_search(connection)
            connection.execute("CHECKPOINT")
    except duckdb.Error as error:
        if is_full_disk(error):
            raise PublishError(full_disk(working.parent)) from error
        raise PublishError(f"the working database {working} cannot be read: {error}") from error
    log = working.with_name(f"{working.name}.wal")
    if log.exists():
        raise PublishError(f"{log} is still there: another connection has the working database open")


def _copy_durably(source: Path, copy: Path) -> None:
    copy.unlink(missing_ok=True)
    shutil.copyfile(source, copy)
    with copy.open("rb+") as file:
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    """Makes the rename itself last through a power cut, where the system lets folders be opened."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
