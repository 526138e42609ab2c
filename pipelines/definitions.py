"""What Dagster loads: all assets, checks, the job, the schedule, the sensor and the warehouse resource.

Belongs here: gathering. Does not belong here: defining any of them.
"""

import dagster as dg

from pipelines import checks
from pipelines.assets import extraction, publication, reading, report, resolution
from pipelines.assets.resource import Warehouse
from pipelines.automation import daily_schedule, raw_folder_sensor, refresh_job
from pipelines.settings import load_settings


def build_definitions() -> dg.Definitions:
    """The definitions with the settings of the project in or above the present folder."""
    settings = load_settings()
    return dg.Definitions(
        assets=[
            reading.begin,
            reading.read,
            extraction.extract,
            resolution.actors,
            resolution.locations,
            resolution.incidents,
            publication.published_warehouse,
            report.report,
        ],
        asset_checks=checks.all_checks(),
        resources={"warehouse": Warehouse()},
        jobs=[refresh_job()],
        schedules=[daily_schedule(settings)],
        sensors=[raw_folder_sensor(settings)],
        # One process for all steps: a process for each would load everything anew and let go of the lock in between.
        executor=dg.in_process_executor,
    )


definitions = build_definitions()
