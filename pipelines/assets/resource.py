"""The warehouse as a Dagster resource: a run's choices, and the refresh session that lasts as long as the run.

Belongs here: configuration of a run. Does not belong here: stages.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import dagster as dg
from pydantic import Field, PrivateAttr

from pipelines.assets.claims import release
from pipelines.refresh.options import RefreshOptions
from pipelines.refresh.session import RefreshSession
from pipelines.settings import load_settings


class Warehouse(dg.ConfigurableResource):  # type: ignore[type-arg]
    """Where to read from and write to; what is empty comes from `dateline.toml`."""

    raw: str = Field(default="", description="Folder of news texts.")
    warehouse: str = Field(default="", description="Database file to publish.")
    full: bool = Field(default=False, description="Read and extract every file anew.")
    workers: int = Field(default=0, description="Processes that extract; 0 for as many as pay.")
    allow_removal: bool = Field(default=False, description="Go on though most of the raw files are gone.")

    _session: RefreshSession | None = PrivateAttr(default=None)

    @contextmanager
    def yield_for_execution(self, context: dg.InitResourceContext) -> Iterator["Warehouse"]:
        """Hold one refresh session for the whole run: steps run in one process, one after the other."""
        session = RefreshSession(self.options(), load_settings())
        self._session = session
        try:
            yield self
        finally:
            if session.is_locked and context.instance and context.run:
                release(context.instance, context.run.run_id)
            session.close()

    @property
    def session(self) -> RefreshSession:
        """The session of this run."""
        if self._session is None:
            raise RuntimeError("the warehouse is only open while a run executes")
        return self._session

    def options(self) -> RefreshOptions:
        """The run's choices."""
        return RefreshOptions(
            raw=Path(self.raw).resolve() if self.raw else None,
            warehouse=Path(self.warehouse).resolve() if self.warehouse else None,
            full=self.full,
            workers=self.workers,
            allow_removal=self.allow_removal,
        )
