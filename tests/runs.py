"""Runs of the job `refresh` as the web UI starts it, and what they show there."""

from collections.abc import Mapping
from typing import Any

import dagster as dg

from pipelines.automation import JOB_NAME
from pipelines.definitions import definitions
from tests.refresh.conftest import Project

QUIET = {"loggers": {"console": {"config": {"log_level": "CRITICAL"}}}}


def refresh(
    project: Project, instance: dg.DagsterInstance | None = None, *, full: bool = False
) -> dg.ExecuteInProcessResult:
    config = {"raw": str(project.raw), "warehouse": str(project.published), "workers": 1, "full": full}
    if instance is None:
        with dg.DagsterInstance.ephemeral() as passing:
            return refresh(project, passing, full=full)
    return definitions.resolve_job_def(JOB_NAME).execute_in_process(
        instance=instance,
        raise_on_error=False,
        run_config=QUIET | {"resources": {"warehouse": {"config": config}}},
    )


def shown_by(result: dg.ExecuteInProcessResult) -> dict[str, Mapping[str, dg.MetadataValue[Any]]]:
    return {m.asset_key.to_user_string(): m.metadata for m in materializations(result)}


def materializations(result: dg.ExecuteInProcessResult) -> list[dg.AssetMaterialization]:
    return [event.materialization for event in result.get_asset_materialization_events()]
