"""Errors that only mean that there is no room left.

Belongs here: telling them from others, and what is said then. Does not belong here: files.
"""

import errno
from pathlib import Path

_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_TOLD_BY_DUCKDB = ("No space left on device", "Disk quota exceeded", "File too large")


def is_full_disk(error: BaseException | None) -> bool:
    """Whether the error, or one that it came from, says that nothing more can be written."""
    while error is not None:
        if (isinstance(error, OSError) and error.errno in _NO_ROOM) or any(t in str(error) for t in _TOLD_BY_DUCKDB):
            return True
        error = error.__cause__ or error.__context__
    return False


def full_disk(folder: Path) -> str:
    """What a person is told then."""
    return (
        f"there is no room left on the disk that holds {folder}; the published database is as it was before. "
        "Make room and refresh again: it goes on where this one stopped"
    )
