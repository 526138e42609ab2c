"""What a person may choose for one refresh, and the files that belong to a warehouse.

Belongs here: values. Does not belong here: anything that opens a file.
"""

from dataclasses import dataclass
from pathlib import Path

from pipelines.settings import Settings


@dataclass(frozen=True, slots=True)
class RefreshOptions:
    """The choices of one refresh; what is None or 0 comes from the settings."""

    raw: Path | None = None
    warehouse: Path | None = None
    full: bool = False
    workers: int = 0
    allow_removal: bool = False


@dataclass(frozen=True, slots=True)
class WarehouseFiles:
    """The published database and what a refresh keeps beside it."""

    published: Path

    @property
    def working(self) -> Path:
        """The database that refreshes write to; nobody else opens it."""
        return self.published.with_name(f"{self.published.stem}.working.duckdb")

    @property
    def lock(self) -> Path:
        """Locked while a refresh runs."""
        return self.published.with_name(f"{self.published.stem}.lock")

    @property
    def seen(self) -> Path:
        """The state of the raw folder at the last refresh that succeeded, for the sensor."""
        return self.published.with_name(f"{self.published.stem}.seen")

    @property
    def report(self) -> Path:
        """The folder of web pages for reading."""
        return self.published.with_name("report")


def raw_folder(options: RefreshOptions, settings: Settings) -> Path:
    """The folder to read."""
    return options.raw or settings.raw


def warehouse_files(options: RefreshOptions, settings: Settings) -> WarehouseFiles:
    """The files of the warehouse to load."""
    return WarehouseFiles(options.warehouse or settings.warehouse)
