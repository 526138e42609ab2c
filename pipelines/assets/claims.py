"""Which run works on which warehouse, noted at the run itself, so that a killed one does not look alive for ever.

Belongs here: the note, and ending runs whose process is gone. Does not belong here: the lock (pipelines/refresh).
"""

from pathlib import Path

import dagster as dg

WORKS_ON = "dateline/works_on"
_NOTHING = "nothing more"
_ALIVE = [dg.DagsterRunStatus.STARTING, dg.DagsterRunStatus.STARTED, dg.DagsterRunStatus.CANCELING]


def claim(instance: dg.DagsterInstance, run_id: str, warehouse: Path) -> list[str]:
    """Note that a run has the warehouse; to be called with the lock held.

    Runs that say the same of themselves have no process any more, or they would hold the lock; they are recorded as
    failed. Returns their run ids.
    """
    filters = dg.RunsFilter(tags={WORKS_ON: str(warehouse)}, statuses=_ALIVE)
    killed = [run for run in instance.get_runs(filters) if run.run_id != run_id]
    for run in killed:
        instance.report_run_failed(run, f"The process of this run was killed. Run {run_id} goes on with its work.")
    instance.add_run_tags(run_id, {WORKS_ON: str(warehouse)})
    return [run.run_id for run in killed]


def release(instance: dg.DagsterInstance, run_id: str) -> None:
    """Note that a run leaves its warehouse; to be called before the lock is released."""
    instance.add_run_tags(run_id, {WORKS_ON: _NOTHING})
