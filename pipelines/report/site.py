"""Writing the report: only what changed, and taking away pages of what is gone.

Belongs here: files, and the note of what they were made of. Does not belong here: what stands on a page.
"""

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

import duckdb
from filelock import FileLock

from pipelines.report.pages import KINDS, File, Kind, other_files, row_digests, row_pages

FRONT_PAGE = "index.html"
FOLDERS = ("documents", "actors", "search")
NOTE = ".pages.json"
"""What each page was made of when it was last written, by its address."""
_WHOLE = "."
"""In that note: the database file that all pages together show."""


class ReportError(RuntimeError):
    """The report cannot be written; the message says why and what to do."""


@dataclass
class Written:
    """What came of it: files written, left as they were, and removed."""

    folder: Path
    written: int = 0
    unchanged: int = 0
    removed: int = 0

    def told(self) -> str:
        """What came of it, for people."""
        if not self.written and not self.removed:
            return f"nothing changed; all {self.unchanged:,} pages stay as they are"
        return f"{self.written:,} pages written, {self.unchanged:,} unchanged, {self.removed:,} removed"

    @property
    def front_page(self) -> Path:
        """Where to begin reading."""
        return self.folder / FRONT_PAGE


def write_report(
    connection: duckdb.DuckDBPyConnection, folder: Path, progress: Callable[[int, int], None] = lambda *_: None
) -> Written:
    """Bring the report in a folder up to date with the database; `progress` is told pages done and to do.

    Killed at any moment it leaves whole pages, and the next run finishes. Raises ReportError for a folder that holds
    something else or cannot be written to.
    """
    try:
        _prepare(folder)
        with FileLock(folder / ".lock"):
            return _Report(folder).update(connection, progress)
    except OSError as error:
        raise ReportError(f"the report in {folder} cannot be written: {error.strerror or error}") from error


def _prepare(folder: Path) -> None:
    """Make the folder with its parts. Raises ReportError when it holds what is no report."""
    if folder.is_dir() and not (folder / NOTE).is_file() and any(folder.iterdir()):
        raise ReportError(f"{folder} is not empty and holds no report; choose an empty or a new folder")
    for part in FOLDERS:
        (folder / part).mkdir(parents=True, exist_ok=True)
    if not (folder / NOTE).is_file():
        (folder / NOTE).write_text("{}", encoding="utf-8")


@dataclass
class _Report:
    """One update of the files in a folder."""

    folder: Path
    known: dict[str, str] = field(init=False)
    present: set[str] = field(init=False)
    digests: dict[str, str] = field(init=False, default_factory=dict)
    result: Written = field(init=False)

    def __post_init__(self) -> None:
        self.known = _read_note(self.folder / NOTE)
        self.present = set(_present(self.folder))
        self.result = Written(self.folder)

    def update(self, connection: duckdb.DuckDBPyConnection, progress: Callable[[int, int], None]) -> Written:
        """Write what changed; pages of what is gone go last, when nothing leads to them any more."""
        state = _state(connection)
        if state is not None and self.known.get(_WHOLE) == state and self.present == self.known.keys() - {_WHOLE}:
            self.result.unchanged = len(self.present)
            return self.result
        todo = [(kind, self._changed(connection, kind)) for kind in KINDS]
        total = sum(len(page_ids) for _, page_ids in todo)
        for kind, page_ids in todo:
            for file in row_pages(connection, kind, page_ids):
                self._write(file)
                progress(self.result.written, total)
        for file in other_files(connection):
            self._write_if_other(file)
        self._remove_stale()
        self._note(self.digests | ({_WHOLE: state} if state else {}))
        return self.result

    def _changed(self, connection: duckdb.DuckDBPyConnection, kind: Kind) -> list[str]:
        """The ids whose pages are missing or were made of other rows, or by other code."""
        changed = []
        for page_id, digest in row_digests(connection, kind).items():
            address = kind.address(page_id)
            self.digests[address] = f"{_version()} {digest}"
            if address not in self.present or self.known.get(address) != self.digests[address]:
                changed.append(page_id)
            else:
                self.result.unchanged += 1
        return changed

    def _write(self, file: File) -> None:
        if not self.result.written:
            # From now on pages differ from what is noted: a run that is killed must not leave a note that praises them.
            self._note(
                {address: digest for address, digest in self.digests.items() if self.known.get(address) == digest}
            )
        _write(self.folder / file.address, file.content)
        self.result.written += 1

    def _write_if_other(self, file: File) -> None:
        self.digests[file.address] = digest = hashlib.sha256(file.content.encode()).hexdigest()
        if file.address in self.present and self.known.get(file.address) == digest:
            self.result.unchanged += 1
        else:
            self._write(file)

    def _note(self, digests: dict[str, str]) -> None:
        _write(self.folder / NOTE, json.dumps(digests, indent=0))

    def _remove_stale(self) -> None:
        ours = self.known.keys() | {address for address in self.present if "/" in address}
        for address in sorted(self.present & ours - self.digests.keys()):
            (self.folder / address).unlink(missing_ok=True)
            self.result.removed += 1


def _state(connection: duckdb.DuckDBPyConnection) -> str | None:
    """Tells a published file from every other one; None for a database that may be written to meanwhile."""
    row = connection.execute(
        "SELECT path FROM duckdb_databases() WHERE database_name = current_database() AND readonly"
    ).fetchone()
    if row is None:
        return None
    file = Path(row[0]).stat()
    return f"{_version()} {file.st_ino} {file.st_mtime_ns} {file.st_size}"


def _read_note(file: Path) -> dict[str, str]:
    """What the pages were made of; nothing when that is not told or not readable, and then all are written anew."""
    try:
        known = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return known if isinstance(known, dict) else {}


def _present(folder: Path) -> Iterator[str]:
    """The addresses of the files that lie in the report."""
    for part in (folder, *(folder / name for name in FOLDERS)):
        for file in part.iterdir():
            if file.is_file() and not file.name.startswith("."):
                yield file.relative_to(folder).as_posix()


def _write(file: Path, content: str) -> None:
    """Put a file in place at once, so that nobody reads half of it."""
    unfinished = file.with_name(f".{file.name}")
    unfinished.write_text(content, encoding="utf-8", newline="")
    unfinished.replace(file)


@cache
def _version() -> str:
    """A hash of the code, queries and templates of this package: pages that others made are written anew."""
    digest = hashlib.sha256()
    for file in _files(resources.files("pipelines.report")):
        digest.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()[:12]


def _files(folder: Traversable) -> Iterator[Traversable]:
    for item in sorted(folder.iterdir(), key=lambda item: item.name):
        if item.is_dir() and item.name != "__pycache__":
            yield from _files(item)
        elif item.is_file():
            yield item
