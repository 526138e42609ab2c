"""Publishing: the working database becomes the file that analysts open, in one step that no reader notices.

Belongs here: files. Does not belong here: deciding whether to publish (pipelines/refresh).
"""

import os
import shutil
from pathlib import Path

import duckdb

READ_ONLY_MODE = 0o444


class PublishError(RuntimeError):
    """The database could not be published; the published file is as it was before."""


def publish(working: Path, target: Path) -> None:
    """Replaces `target` by a copy of `working`, which no connection may have open.

    Readers that have the old file open keep it; whoever opens `target` afterwards sees the new one. It is read-only,
    since a write to it would leave a log (`.wal`) that DuckDB plays onto whatever is published next. Raises
    PublishError when such a log lies there, when the working file is in use, or when the disk is full.
    """
    _refuse_foreign_log(target)
    _checkpoint(working)
    target.parent.mkdir(parents=True, exist_ok=True)
    copy = target.with_name(f".{target.name}.publishing")
    try:
        _copy_durably(working, copy)
        copy.chmod(READ_ONLY_MODE)
        copy.replace(target)
        _sync_folder(target.parent)
    except OSError as error:
        copy.unlink(missing_ok=True)
        raise PublishError(f"{target} could not be replaced: {error}. It is as it was before.") from error


def _refuse_foreign_log(target: Path) -> None:
    log = target.with_name(f"{target.name}.wal")
    if log.exists():
        raise PublishError(
            f"{log} shows that another program has written to the published database, which is for reading only. "
            "Close that program; if the file is still there, delete it, and refresh again."
        )


def _checkpoint(working: Path) -> None:
    """Writes everything into the one file. Raises PublishError when it is in use or a log stays beside it."""
    try:
        with duckdb.connect(str(working)) as connection:
            connection.execute("CHECKPOINT")
    except duckdb.Error as error:
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
