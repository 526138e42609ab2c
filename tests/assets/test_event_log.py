"""Dagster's records of runs, kept in its own files at less cost."""

from pathlib import Path

import dagster as dg
import pytest
import yaml

from pipelines.assets.event_log import KeptEngineEventLog

PROJECT = Path(__file__).parents[2]


@dg.asset
def harvest() -> dg.MaterializeResult[None]:
    return dg.MaterializeResult(metadata={"rows": 3})


@dg.asset_check(asset=harvest)
def is_dry() -> dg.AssetCheckResult:
    return dg.AssetCheckResult(passed=False, severity=dg.AssetCheckSeverity.WARN, metadata={"rows": 1})


def project_instance(root: Path) -> dg.DagsterInstance:
    """The instance that the project's dagster.yaml describes, with its files in another folder."""
    (root / "dagster.yaml").write_bytes((PROJECT / "dagster.yaml").read_bytes())
    return dg.DagsterInstance.from_config(str(root))


def instance_of_dagster(root: Path) -> dg.DagsterInstance:
    """Dagster's own SQLite storage on the same files."""
    home = root / "other"
    home.mkdir()
    config = {"storage": {"sqlite": {"base_dir": str(root / ".dagster" / "storage")}}, "telemetry": {"enabled": False}}
    (home / "dagster.yaml").write_text(yaml.safe_dump(config), encoding="utf-8")
    return dg.DagsterInstance.from_config(str(home))


def rows_told(instance: dg.DagsterInstance) -> list[object]:
    records = instance.fetch_materializations(harvest.key, limit=10).records
    return [record.asset_materialization.metadata["rows"].value for record in records if record.asset_materialization]


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)  # the paths in dagster.yaml count from there
    return tmp_path


def test_dagster_itself_reads_what_was_recorded(root: Path) -> None:
    with project_instance(root) as instance:
        assert isinstance(instance.event_log_storage, KeptEngineEventLog)
        run_id = dg.materialize([harvest, is_dry], instance=instance).run_id
        recorded = [entry.user_message for entry in instance.all_logs(run_id)]

        with instance_of_dagster(root) as reader:
            assert [entry.user_message for entry in reader.all_logs(run_id)] == recorded
            assert rows_told(reader) == [3]
            (checked,) = reader.event_log_storage.get_asset_check_execution_history(is_dry.check_key, limit=10)
            assert checked.status.value == "FAILED"


def test_what_dagster_recorded_before_is_still_there(root: Path) -> None:
    with instance_of_dagster(root) as writer:
        dg.materialize([harvest], instance=writer)

    with project_instance(root) as instance:
        dg.materialize([harvest], instance=instance)
        assert rows_told(instance) == [3, 3]


def test_records_can_be_made_after_all_were_removed(root: Path) -> None:
    with project_instance(root) as instance:
        dg.materialize([harvest], instance=instance)
        instance.event_log_storage.wipe()
        assert rows_told(instance) == []

        dg.materialize([harvest], instance=instance)
        assert rows_told(instance) == [3]


def test_the_file_of_a_run_is_written_after_each_record(root: Path) -> None:
    written = []

    @dg.op
    def look(context: dg.OpExecutionContext) -> None:
        for _ in range(2):
            context.log.info("tilled")
            written.append((root / ".dagster/storage/history/runs" / f"{context.run_id}.db").stat().st_mtime_ns)

    @dg.job
    def till() -> None:
        look()

    with project_instance(root) as instance:
        till.execute_in_process(instance=instance)

    assert written[0] < written[1]
