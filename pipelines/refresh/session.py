"""One refresh from its lock to its end: who holds the warehouse, and where the working database is.

Belongs here: the lock, opening the working database, closing what a refresh left open. Does not belong here: stages.
"""

import gc
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cached_property
from pathlib import Path

import duckdb
from filelock import FileLock, Timeout

from pipelines.corrections.files import folder_digest
from pipelines.ingest.records import RawFile
from pipelines.ingest.scan import scan
from pipelines.refresh import journal
from pipelines.refresh.changes import FileChanges, LostFilesError
from pipelines.refresh.options import RefreshOptions, WarehouseFiles, raw_folder, warehouse_files
from pipelines.settings import Settings
from pipelines.warehouse.disk import full_disk, is_full_disk
from pipelines.warehouse.working import WorkingFileError, open_working

PATIENCE = 1.0
"""Seconds that a refresh waits for the warehouse: who only looks at its state has it for less."""


class WarehouseError(RuntimeError):
    """The warehouse folder cannot be used; the message says why and what to do."""


class RefreshSession:
    """The state of one refresh in one process; it owns the warehouse from `try_lock` to `close`."""

    def __init__(self, options: RefreshOptions, settings: Settings) -> None:
        self.options = options
        self.settings = settings
        self.raw: Path = raw_folder(options, settings)
        self.files: WarehouseFiles = warehouse_files(options, settings)
        self.refresh_id: str | None = None
        self.changed = False
        self.file_changes: FileChanges | None = None
        self._lock = FileLock(self.files.lock)
        self._left_to_another = False
        self._is_frozen = False
        self._connection: duckdb.DuckDBPyConnection | None = None

    @property
    def is_locked(self) -> bool:
        """Whether this refresh has the warehouse."""
        return self._lock.is_locked

    def try_lock(self) -> bool:
        """Take the warehouse for this refresh; False when another refresh has it, or had it when first asked.

        Raises WarehouseError when its folder cannot be written to.
        """
        if self._lock.is_locked or self._left_to_another:
            return self._lock.is_locked
        folder = self.files.published.parent
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=folder):
                self._lock.acquire(timeout=PATIENCE)
        except Timeout:
            self._left_to_another = True
            return False
        except OSError as error:
            raise WarehouseError(
                f"{folder} cannot be written to ({error.strerror}); nothing was changed. "
                "Mend that, or choose another place with --warehouse or in dateline.toml"
            ) from error
        return True

    @contextmanager
    def connect(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """The connection to the working database, which is made when it is missing or of an older shape.

        It stays open for the next stage while this refresh has the warehouse, since the first query of a new one takes
        a tenth of a second, but not after an error. Raises WarehouseError when the disk is full; what was committed is
        kept, and the next refresh goes on.
        """
        try:
            with self._let_go_in_time():
                self._connection = self._connection or open_working(self.files.working)
                yield self._connection
        except (duckdb.Error, WorkingFileError) as error:
            if not is_full_disk(error):
                raise
            raise WarehouseError(full_disk(self.files.working.parent)) from error

    def let_go(self) -> None:
        """Close the working database, so that its file is whole and others may open it."""
        if self._connection is not None:
            connection, self._connection = self._connection, None
            connection.close()

    @contextmanager
    def _let_go_in_time(self) -> Iterator[None]:
        try:
            yield
        except BaseException:
            self.let_go()
            raise
        if not self.is_locked:
            self.let_go()

    @cached_property
    def raw_files(self) -> list[RawFile]:
        """What lies in the raw folder, looked up once in a refresh; until its end no collection of garbage walks it.

        Raises LostFilesError when the folder is missing and that is not meant.
        """
        if self.options.allow_removal and not self.raw.exists():
            return []
        try:
            found = scan(self.raw)
        except NotADirectoryError as error:
            raise LostFilesError(str(error)) from error
        gc.freeze()
        self._is_frozen = True
        return found

    @cached_property
    def corrections_digest(self) -> str:
        """What the corrections folder says, looked up once in a refresh."""
        return folder_digest(self.settings.corrections)

    def close(self) -> None:
        """Release the warehouse; a refresh that did not end is recorded as failed."""
        if self._is_frozen:
            gc.unfreeze()
            self._is_frozen = False
        if not self._lock.is_locked:
            return
        try:
            if self.refresh_id is not None:
                # Where not even that can be written, the next refresh records this one as interrupted.
                with suppress(duckdb.Error, WorkingFileError, WarehouseError), self.connect() as connection:
                    journal.fail_unfinished(connection, self.refresh_id)
        finally:
            try:
                self.let_go()
            finally:
                self._lock.release()
