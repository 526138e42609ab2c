"""A project of a few invented articles in two states, refreshed again and again.

Belongs here: what all trials share: the texts, a refresh without Dagster, a refresh as a command, and all rows of a
database. Does not belong here: any one trial.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import duckdb

from pipelines.refresh.correcting import correct_rows
from pipelines.refresh.extracting import extract_pending
from pipelines.refresh.options import RefreshOptions
from pipelines.refresh.publishing import Publication, publish_changes
from pipelines.refresh.reading import begin_refresh, read_changes
from pipelines.refresh.session import RefreshSession
from pipelines.schemas import TABLES, Refreshes, TouchedKeys, WarehouseInfo, column_definitions, table_name
from pipelines.settings import Extract, Settings
from pipelines.warehouse.aggregates import rebuild_actors, rebuild_incidents, rebuild_locations
from pipelines.warehouse.quality import quality_checks, run_check

Rows = dict[str, list[tuple[object, ...]]]
"""All rows of all tables but the journal, by table."""
_OF_THE_WORK = {Refreshes, TouchedKeys, WarehouseInfo}
WHEN = {"stamp", "ingested_at", "rejected_at"}
"""The columns that say when something was done."""
PROJECT = Path(__file__).resolve().parent.parent.parent

_HARBOUR = (
    "Officials in Port Sellin said on Monday that the harbour would stay closed for a third week. {end} "
    "“We cannot let ships in while the channel is mined,” harbour master Ines Brandao told reporters. "
    "Georgia and Azerbaijan sent teams of divers to help with the clearance, and the International Committee of the "
    "Red Cross delivered food to the families of stranded crews. Two trawlers have been lost since the middle of "
    "April, and their owners accused the navy of Ukraine of having laid the mines without warning anybody. The navy "
    "rejected the charge in a statement on Tuesday and asked for an inquiry by the United Nations. Talks about a safe "
    "lane for grain were held in Istanbul, diplomats said, but ended without an agreement."
)
BEFORE: Mapping[str, str] = {
    "raid.txt": "Kenyan police raided a warehouse in Mombasa on Sunday and arrested three men, Amina Yusuf said.\n",
    "talks.txt": "Turkey and Armenia held talks in Tbilisi on Monday. “We agreed on a date,” Hakan Fidan said.\n",
    "strike.txt": "Miners in Zambia went on strike on Thursday. The government called on them to return to work.\n",
    "wire/2025-03-04_harbour.txt": _HARBOUR.format(end="No date for its opening was given."),
}
AFTER: Mapping[str, str] = {
    "raid.txt": "Kenyan police raided a warehouse in Kisumu on Sunday and arrested four men, Amina Yusuf said.\n",
    "wire/talks.txt": BEFORE["talks.txt"],
    "wire/2025-03-04_harbour.txt": BEFORE["wire/2025-03-04_harbour.txt"],
    "paper/2025-03-05_harbour.txt": _HARBOUR.format(end="Nobody could say when it would open."),
    "vote.txt": "Peru's congress rejected the budget on Friday. President Dina Boluarte accused it of blackmail.\n",
    "aid.txt": "Norway sent tents to Malawi on 3 May 2025 after floods in Blantyre, the Norwegian Red Cross said.\n",
    "scan.pdf": "%PDF-1.7\n",
}
"""One article edited, one moved, one deleted, one left alone, two new, one almost like another, one that is none."""


@dataclass
class Trial:
    """A folder with raw texts, a warehouse and settings of its own."""

    root: Path
    extract: Extract = field(default_factory=lambda: Extract(batch_documents=1))

    @property
    def raw(self) -> Path:
        """The folder of texts."""
        return self.root / "raw"

    @property
    def warehouse(self) -> Path:
        """The folder of the databases."""
        return self.root / "warehouse"

    @property
    def published(self) -> Path:
        """The published database."""
        return self.warehouse / "dateline.duckdb"

    def put(self, texts: Mapping[str, str]) -> None:
        """Let the raw folder hold just these texts; a file that stays the same is not touched."""
        for file in self.raw.rglob("*"):
            if file.is_file() and file.relative_to(self.raw).as_posix() not in texts:
                file.unlink()
        for name, text in texts.items():
            file = self.raw / name
            if not file.is_file() or file.read_text(encoding="utf-8") != text:
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(text, encoding="utf-8")

    def refresh(self, options: RefreshOptions | None = None) -> Publication:
        """A refresh in this process, without Dagster around it."""
        settings = Settings(root=self.root, extract=self.extract)
        session = RefreshSession(options or RefreshOptions(workers=1), settings)
        if not session.try_lock():
            raise RuntimeError(f"another refresh of {self.published} is running")
        try:
            return run_stages(session)
        finally:
            session.close()

    def command(self, *arguments: str, settings: bool = True) -> "subprocess.Popen[str]":
        """`dateline refresh` on this project, just started, in a group of its own; it writes its settings first."""
        shutil.copy(PROJECT / "dagster.yaml", self.root)
        if settings:
            written = f"[extract]\nbatch_documents = {self.extract.batch_documents}\n"
            (self.root / "dateline.toml").write_text(written, encoding="utf-8")
        return subprocess.Popen(  # noqa: S603 - our own words
            [sys.executable, "-c", "from pipelines.cli import main; main()", "refresh", *arguments],
            cwd=self.root,
            env=os.environ | {"PYTHONPATH": str(PROJECT), "DAGSTER_HOME": str(self.root)},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )

    def rows(self) -> Rows:
        """Everything that the published database holds, but for the journal and the columns that say when."""
        with duckdb.connect(str(self.published), read_only=True) as connection:
            return all_rows(connection)

    def broken_rules(self) -> list[str]:
        """The rules of the data that do not hold in the published database."""
        with duckdb.connect(str(self.published), read_only=True) as connection:
            return [f"{rule.table}.{rule.name}" for rule in quality_checks() if not run_check(connection, rule).passed]


def all_rows(connection: duckdb.DuckDBPyConnection) -> Rows:
    """All rows of all tables but those of the work itself, without the columns that say when."""
    return {table_name(table): _rows(connection, table) for table in TABLES if table not in _OF_THE_WORK}


def _rows(connection: duckdb.DuckDBPyConnection, table: type) -> list[tuple[object, ...]]:
    columns = ", ".join(c.name for c in column_definitions(table) if c.name not in WHEN)
    return connection.execute(f"select {columns} from {table_name(table)} order by all").fetchall()  # noqa: S608


def run_stages(session: RefreshSession) -> Publication:
    """What the assets do, one after the other."""
    with session.connect() as connection:
        begin_refresh(session, connection)
        read_changes(session, connection)
        extract_pending(session, connection)
        correct_rows(session, connection)
        rebuild: Callable[..., object]
        for rebuild in (rebuild_actors, rebuild_locations, rebuild_incidents):
            session.changed |= bool(rebuild(connection, whole=session.options.full))
    return publish_changes(session)
