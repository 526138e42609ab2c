"""`dateline refresh`: run the refresh job in this process, show its progress, and say what came of it.

Belongs here: starting the job and printing. Does not belong here: stages; they are the same as in the web UI.
"""

import os
import re
import time
import warnings
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn
from rich.table import Table

from pipelines.assets import PUBLISHED
from pipelines.cli.messages import complain, print_json, printable
from pipelines.refresh.options import RefreshOptions, warehouse_files
from pipelines.refresh.progress import listening
from pipelines.refresh.renewal import renewal
from pipelines.settings import Settings, load_settings
from pipelines.warehouse.published import count_rows, open_published
from pipelines.warehouse.rejects import count_reasons

if TYPE_CHECKING:
    from dagster import ExecuteInProcessResult
    from dagster_shared.error import SerializableErrorInfo

FAILED, BUSY = 1, 3
_CLASS_NAME = re.compile(r"^[\w.]+: ")
SUMMARISED_TABLES = ("documents", "document_sources", "quotes", "events", "actors", "locations", "rejects")
_BECAME = ("added", "changed", "removed", "unchanged", "rejected")


class RunRecordsError(RuntimeError):
    """Dagster could not read or write what it keeps about runs."""


def run_refresh(options: RefreshOptions, *, as_json: bool = False) -> int:
    """Refresh and print a summary, as text or as one JSON object.

    Returns the exit status: 0, 1 after an error or when too many records were rejected, 3 when another refresh of this
    warehouse is running. Raises SettingsError for settings that cannot be used.
    """
    settings = load_settings()
    started = time.monotonic()
    if anew := renewal(warehouse_files(options, settings).working, settings):
        Console(stderr=True).print(anew, style="yellow", highlight=False, soft_wrap=True)
    try:
        with _progress_shown(Console(stderr=True)) as progress, listening(_Bars(progress).show):
            result = run_job(options, settings)
    except RunRecordsError as error:
        complain("refresh", str(error))
        return FAILED
    if not result.success:
        for problem in _problems(result):
            complain("refresh", problem)
        return FAILED
    publication = result.asset_materializations_for_node(PUBLISHED)
    if not publication:
        complain("refresh", "another refresh of this warehouse is running; try again when it has ended")
        return BUSY
    facts = {name: value.value for name, value in publication[0].metadata.items()}
    summary = _summary(warehouse_files(options, settings).published, facts, time.monotonic() - started)
    if as_json:
        print_json(asdict(summary))
    else:
        _print_summary(summary)
    return _status(summary, settings.refresh.max_rejected_share)


def _progress_shown(console: Console) -> Progress:
    return Progress(
        TextColumn("{task.description:<12}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(compact=True),
        console=console,
        transient=True,
    )


class _Bars:
    """One bar for each stage, with documents per second and the time left."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._tasks: dict[str, tuple[TaskID, float]] = {}
        self._start = progress.add_task("starting", total=None, rate="")

    def show(self, stage: str, done: int, total: int) -> None:
        """Move the bar of a stage."""
        self._progress.update(self._start, visible=False)
        if stage not in self._tasks:
            self._tasks[stage] = self._progress.add_task(stage, total=total, rate=""), time.monotonic()
        task, began = self._tasks[stage]
        seconds = time.monotonic() - began
        rate = f"{done / seconds:.1f}/s" if done and seconds > 0 else ""
        self._progress.update(task, completed=done, total=total, rate=rate)


def run_job(options: RefreshOptions, settings: Settings) -> "ExecuteInProcessResult":
    """The job of the web UI, recorded in the same instance, so that the run shows there too.

    Raises RunRecordsError when that cannot be written, as on a full disk; what fails inside the job is in the result.
    """
    warnings.filterwarnings("ignore")  # Dagster's notes to developers of definitions are no news to users
    os.chdir(settings.root)  # the paths in dagster.yaml count from there
    os.environ.setdefault("DAGSTER_HOME", str(settings.root))
    from dagster import DagsterInstance  # noqa: PLC0415 - takes seconds; the progress is on the screen by now
    from sqlalchemy.exc import DBAPIError  # noqa: PLC0415

    from pipelines.automation import JOB_NAME  # noqa: PLC0415
    from pipelines.definitions import definitions  # noqa: PLC0415

    try:
        with DagsterInstance.get() as instance:
            return definitions.resolve_job_def(JOB_NAME).execute_in_process(
                instance=instance, raise_on_error=False, run_config=_run_config(options)
            )
    except (DBAPIError, OSError) as error:
        reason = error.orig if isinstance(error, DBAPIError) else error
        raise RunRecordsError(
            f"the records of runs below {settings.root / '.dagster'} cannot be written ({reason}); see that the disk "
            "has room and the folder may be written to, then refresh again: it goes on where it stopped"
        ) from error


def _run_config(options: RefreshOptions) -> dict[str, object]:
    warehouse = {
        "raw": str(options.raw or ""),
        "warehouse": str(options.warehouse or ""),
        "full": options.full,
        "workers": options.workers,
        "engine": options.engine,
        "allow_removal": options.allow_removal,
    }
    return {
        "resources": {"warehouse": {"config": warehouse}},
        "loggers": {"console": {"config": {"log_level": "CRITICAL"}}},
    }


def _problems(result: "ExecuteInProcessResult") -> list[str]:
    """What went wrong, a line for each failed step, and one for each check that stopped the refresh."""
    lines = [
        f"{check.asset_key.to_user_string()}: {check.description}"
        for check in result.get_asset_check_evaluations()
        if not check.passed
    ]
    failures = result.filter_events(lambda event: event.is_step_failure)
    lines.extend(_innermost_message(failure.step_failure_data.error) for failure in failures)
    return [line for line in lines if line] or ["the refresh failed; its run in `dateline ui` has the details"]


def _innermost_message(error: "SerializableErrorInfo | None") -> str:
    """What the failed step itself said, without the errors that Dagster wraps around it; '' for a failed check."""
    while error is not None and error.cause is not None and (error.cls_name or "").startswith("Dagster"):
        error = error.cause
    if error is None or error.cls_name == "DagsterAssetCheckFailedError":
        return ""
    return _CLASS_NAME.sub("", error.message.strip()).splitlines()[0]


@dataclass(frozen=True, slots=True)
class _Summary:
    """What came of a refresh: rows by table, documents by what became of them, rejects by stage and reason."""

    database: str
    published: bool
    rows: dict[str, int]
    documents: dict[str, int]
    rejects: list[tuple[str, str, int, str]]
    seconds: float

    @property
    def loaded(self) -> int:
        """Input records that became documents or copies of one."""
        return self.rows["document_sources"]

    @property
    def rejected(self) -> int:
        """Input records that did not."""
        return self.documents["rejected"]


def _summary(file: Path, facts: Mapping[str, object], seconds: float) -> _Summary:
    with open_published(file) as connection:
        rows = {table: count_rows(connection, table) for table in SUMMARISED_TABLES}
        rejects = count_reasons(connection)
    documents = {what: int(str(facts[f"documents_{what}"])) for what in _BECAME}
    return _Summary(str(file), bool(facts["published"]), rows, documents, rejects, round(seconds, 1))


def _print_summary(summary: _Summary) -> None:
    """Print what was loaded and rejected, and where it is."""
    console = Console(highlight=False, markup=False, soft_wrap=True)
    table = Table("in the database", "rows", box=None, header_style="dim")
    for name, rows in summary.rows.items():
        table.add_row(name, f"{rows:,}")
    console.print(table)
    for stage, reason, count, example in summary.rejects:
        console.print(f"{count} rejected: {reason} ({stage}), such as {printable(example)}", style="yellow")
    records = summary.loaded + summary.rejected
    done = ", ".join(f"{count} {what}" for what, count in summary.documents.items() if what != "rejected")
    console.print(f"records: {records} in raw/, {summary.loaded} loaded, {summary.rejected} rejected")
    console.print(f"documents: {done}; {summary.seconds:.0f} s")
    if not records:
        console.print("there is nothing in the raw folder; drop news texts there", style="yellow")
    file = summary.database
    console.print(f"published {file}" if summary.published else f"nothing changed; {file} stays as it is", style="bold")


def _status(summary: _Summary, max_rejected_share: float) -> int:
    """An error when more than the allowed share of the records was rejected."""
    records = summary.loaded + summary.rejected
    if summary.rejected > max_rejected_share * records:
        complain(
            "refresh",
            f"{summary.rejected} of {records} records were rejected, more than refresh.max_rejected_share allows; "
            '`dateline sql "from rejects"` says why',
        )
        return FAILED
    return 0
