"""A raw folder and a warehouse of their own for each test, and a refresh without Dagster around it."""

from dataclasses import dataclass
from pathlib import Path

import duckdb
import pytest

from bench.refresh.trial import run_stages
from pipelines.refresh.options import RefreshOptions
from pipelines.refresh.publishing import Publication
from pipelines.refresh.session import RefreshSession
from pipelines.settings import Settings

THREAT = "The militia threatened to attack Erbil, the Iraqi prime minister Mohammed Shia Al Sudani said on Sunday.\n"
TALKS = "Turkey and Russia held talks in Sochi on Monday. “We agreed on a ceasefire,” Vladimir Putin said.\n"


@dataclass
class Project:
    """A folder with raw texts and a published database."""

    root: Path

    @property
    def raw(self) -> Path:
        return self.root / "raw"

    @property
    def published(self) -> Path:
        return self.root / "warehouse" / "dateline.duckdb"

    def write(self, name: str, text: str) -> None:
        path = self.raw / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def session(self, *, full: bool = False, allow_removal: bool = False) -> RefreshSession:
        options = RefreshOptions(workers=1, full=full, allow_removal=allow_removal)
        return RefreshSession(options, Settings(root=self.root))

    def refresh(self, *, full: bool = False, allow_removal: bool = False) -> Publication:
        session = self.session(full=full, allow_removal=allow_removal)
        assert session.try_lock()
        try:
            return run_stages(session)
        finally:
            session.close()

    def rows(self, query: str) -> list[tuple[object, ...]]:
        with duckdb.connect(str(self.published), read_only=True) as connection:
            return connection.execute(query).fetchall()


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Two articles, not loaded yet."""
    made = Project(tmp_path)
    made.write("threat.txt", THREAT)
    made.write("agency/2024-05-06_talks.txt", TALKS)
    return made
