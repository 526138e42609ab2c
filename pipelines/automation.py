"""When refreshes run by themselves: the job, the daily schedule, and the sensor on the raw folder.

Belongs here: jobs, schedules, sensors. Does not belong here: assets, checks.
"""

from dataclasses import dataclass

import dagster as dg

from pipelines.corrections.files import folder_digest
from pipelines.errors import SettingsError
from pipelines.ingest.scan import scan
from pipelines.refresh.changes import watched_state
from pipelines.refresh.options import RefreshOptions, raw_folder, warehouse_files
from pipelines.settings import Settings

JOB_NAME = "refresh"
LOOKS_PER_REQUEST = 10
"""Looks after which a refresh that was asked for and did not come is asked for again."""


def refresh_job() -> "dg.UnresolvedAssetJobDefinition":
    """The one job: every asset and every check, the same as "Materialize all" and `dateline refresh`."""
    return dg.define_asset_job(
        JOB_NAME,
        selection=dg.AssetSelection.all(),
        description="Load new and changed files of the raw folder and publish the database.",
    )


def daily_schedule(settings: Settings) -> dg.ScheduleDefinition:
    """A refresh at the hour of the settings. Raises SettingsError for an hour that is no cron expression."""
    try:
        return _schedule(settings)
    except dg.DagsterInvalidDefinitionError as error:
        raise SettingsError(f"schedule.cron: {settings.schedule.cron!r} is no cron expression") from error


def _schedule(settings: Settings) -> dg.ScheduleDefinition:
    return dg.ScheduleDefinition(
        name="daily_refresh",
        job_name=JOB_NAME,
        cron_schedule=settings.schedule.cron,
        execution_timezone=settings.schedule.timezone,
        description="A refresh a day; the hour is set in dateline.toml.",
        default_status=_status(dg.DefaultScheduleStatus, settings.schedule.enabled),
    )


def raw_folder_sensor(settings: Settings) -> dg.SensorDefinition:
    """A refresh whenever the raw folder or the corrections differ from what the last refresh saw.

    A state of the folder is asked for once it has stayed the same for two looks, so that half-copied files are not
    read. Until a refresh has seen it, it is asked for again every few looks, since the run may have failed or have
    met another refresh; a run that finds nothing new does nothing.
    """

    @dg.sensor(
        name="raw_folder",
        job_name=JOB_NAME,
        minimum_interval_seconds=settings.schedule.watch_seconds,
        description="Refreshes when files in the raw folder are new, changed or gone, and when corrections change.",
        default_status=_status(dg.DefaultSensorStatus, settings.schedule.watch_raw),
    )
    def raw_folder_changed(context: dg.SensorEvaluationContext) -> dg.SensorResult | dg.SkipReason:
        return look_at_raw_folder(settings, context.cursor)

    return raw_folder_changed


@dataclass(frozen=True, slots=True)
class _Look:
    """What a look at the folder found, and for how many looks it has been so; the sensor's cursor."""

    state: str
    looks: int

    @classmethod
    def from_cursor(cls, cursor: str | None) -> "_Look":
        state, _, looks = (cursor or "").partition(" ")
        return cls(state, int(looks or 0))

    def cursor(self) -> str:
        return f"{self.state} {self.looks}"


def look_at_raw_folder(settings: Settings, cursor: str | None) -> dg.SensorResult | dg.SkipReason:
    """Ask for a refresh when the folder has settled in a state that the last refresh has not seen."""
    options = RefreshOptions()
    try:
        state = watched_state(scan(raw_folder(options, settings)), folder_digest(settings.corrections))
    except NotADirectoryError as error:
        return dg.SkipReason(str(error))
    before = _Look.from_cursor(cursor)
    look = _Look(state, before.looks + 1 if state == before.state else 0)
    seen = warehouse_files(options, settings).seen
    if seen.is_file() and seen.read_text(encoding="utf-8") == state:
        return dg.SensorResult(skip_reason="Nothing new in the raw folder.", cursor=_Look(state, 0).cursor())
    if look.looks == 0:
        return dg.SensorResult(skip_reason="Files are changing; waiting until they rest.", cursor=look.cursor())
    if (look.looks - 1) % LOOKS_PER_REQUEST:
        return dg.SensorResult(skip_reason="A refresh has been asked for.", cursor=look.cursor())
    return dg.SensorResult(run_requests=[dg.RunRequest()], cursor=look.cursor())


def _status[S: (dg.DefaultScheduleStatus, dg.DefaultSensorStatus)](kind: type[S], running: bool) -> S:  # noqa: FBT001
    return kind.RUNNING if running else kind.STOPPED
