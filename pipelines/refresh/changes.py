"""Which raw files are new, changed or gone since the last refresh.

Belongs here: comparing what lies in raw/ with what was read before. Does not belong here: reading or storing.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import duckdb

from pipelines.ingest.records import FileStamp, RawFile


class LostFilesError(RuntimeError):
    """The raw folder or so many of its files are gone that it looks like a mistake; nothing was removed."""

    def __init__(self, what: str) -> None:
        super().__init__(
            f"{what}; nothing was removed. If that is meant, run `dateline refresh --allow-removal` "
            "(or set allow_removal in the run's configuration)"
        )


class KnownFile(NamedTuple):
    """A file as the last refresh saw it: its stamp, and the version of the reader that read it."""

    stamp: str
    reader_version: str


@dataclass(frozen=True, slots=True)
class FileChanges:
    """The raw files by what is to be done with them; `gone` are source paths, `moved` says how many lie elsewhere."""

    new: tuple[RawFile, ...]
    changed: tuple[RawFile, ...]
    unchanged: tuple[RawFile, ...]
    gone: tuple[str, ...]
    moved: int = 0

    @property
    def to_read(self) -> tuple[RawFile, ...]:
        """The files to read, by path."""
        return tuple(sorted((*self.new, *self.changed), key=lambda file: file.source_path))


def file_stamp(file: RawFile) -> str:
    """Size, time and inode of a file and of its sidecars: it differs when any of them was written or exchanged."""
    if not file.sidecars and not file.problem:  # as nearly all files are
        return ";:%d:%d:%d" % file.stamp  # noqa: UP031 (by far the quickest way, for every file there is)
    problem = file.problem.reason if file.problem else ""
    stamps = [_stamp("", file.stamp), *(_stamp(s.source_path, s.stamp) for s in file.sidecars)]
    return ";".join([problem, *stamps])


def _stamp(name: str, stamp: FileStamp) -> str:
    return f"{name}:{stamp.size}:{stamp.modified_ns}:{stamp.inode}"


def watched_state(files: Iterable[RawFile], corrections_digest: str) -> str:
    """One hash for the state of the raw folder, whose files are not read for it, and of the corrections."""
    stamps = [f"{file.source_path}\t{file_stamp(file)}" for file in files]
    state = "\n".join([*stamps, corrections_digest])
    return hashlib.sha256(state.encode("utf-8", "backslashreplace")).hexdigest()


def known_files(connection: duckdb.DuckDBPyConnection) -> dict[str, KnownFile]:
    """The files that were read before, by source path."""
    rows = connection.execute("select source_path, stamp, reader_version from source_files").fetchall()
    return {path: KnownFile(stamp, version) for path, stamp, version in rows}


def compare(
    found: Iterable[RawFile], known: Mapping[str, KnownFile], reader_version: str, *, full: bool = False
) -> FileChanges:
    """What changed; a file read by another version of the readers counts as changed, with `full` every file."""
    new, changed, unchanged, paths = [], [], [], set()
    for file in found:
        paths.add(file.source_path)
        before = known.get(file.source_path)
        if before is None:
            new.append(file)
        elif full or before.stamp != file_stamp(file) or before.reader_version != reader_version:
            changed.append(file)
        else:
            unchanged.append(file)
    gone = tuple(sorted(known.keys() - paths))
    return FileChanges(tuple(new), tuple(changed), tuple(unchanged), gone, _moved(new, [known[path] for path in gone]))


def _moved(new: Iterable[RawFile], gone: Iterable[KnownFile]) -> int:
    """How many of the files that are gone seem to lie under another name: a new file has the same size."""
    arrived = Counter(_size(file_stamp(file)) for file in new)
    return (arrived & Counter(_size(file.stamp) for file in gone)).total()


def _size(stamp: str) -> str:
    """The size of the file itself, as `file_stamp` spells it."""
    return stamp.split(";")[1].split(":")[1]


def guard_against_loss(changes: FileChanges, raw: Path, max_lost_share: float) -> None:
    """Stop when more than a share of the known files is gone, or all of them; a file that was moved is not gone.

    Raises LostFilesError, which names the option to go on.
    """
    known = len(changes.gone) + len(changes.changed) + len(changes.unchanged)
    lost = len(changes.gone) - changes.moved
    if lost and (lost == known or lost > max_lost_share * known):
        raise LostFilesError(f"{lost} of {known} files that were loaded before are no longer in {raw}")
