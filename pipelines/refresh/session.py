"""One refresh from its lock to its end: who holds the warehouse, and where the working database is.

Belongs here: the lock, opening the working database, closing what a refresh left open. Does not belong here: stages.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path

import duckdb
from filelock import FileLock, Timeout

from pipelines.ingest.records import RawFile
from pipelines.ingest.scan import scan
from pipelines.refresh import journal
from pipelines.refresh.options import RefreshOptions, WarehouseFiles, raw_folder, warehouse_files
from pipelines.settings import Settings
from pipelines.warehouse.working import open_working


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
        self._lock = FileLock(self.files.lock)

    def try_lock(self) -> bool:
        """Take the warehouse for this refresh; False when another refresh has it.

        Raises WarehouseError when its folder cannot be written to.
        """
        if self._lock.is_locked:
            return True
        try:
            self.files.published.parent.mkdir(parents=True, exist_ok=True)
            self._lock.acquire(timeout=0)
        except Timeout:
            return False
        except OSError as error:
            raise WarehouseError(
                f"{self.files.published.parent} cannot be written to ({error.strerror}); "
                "choose another place with --warehouse or in dateline.toml"
            ) from error
        return True

    @contextmanager
    def connect(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A connection to the working database, which is made when it is missing or of an older shape."""
        connection = open_working(self.files.working)
        try:
            yield connection
        finally:
            connection.close()

    @cached_property
    def raw_files(self) -> list[RawFile]:
        """What lies in the raw folder, looked up once in a refresh.

        Raises NotADirectoryError when the folder is missing.
        """
        return scan(self.raw)

    def close(self) -> None:
        """Release the warehouse; a refresh that did not end is recorded as failed."""
        if not self._lock.is_locked:
            return
        try:
            if self.refresh_id is not None:
                with self.connect() as connection:
                    journal.fail_unfinished(connection, self.refresh_id)
        finally:
            self._lock.release()
