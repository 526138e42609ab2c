"""The Dagster definitions: what the web UI shows, and that a refresh there publishes only what is sound."""

import re
from datetime import timedelta
from pathlib import Path

import dagster as dg
import duckdb
import pytest
from dagster._core.definitions.freshness import TimeWindowFreshnessPolicy

from pipelines.assets import results
from pipelines.assets.claims import WORKS_ON
from pipelines.assets.description import column_schema, plain
from pipelines.assets.resource import Warehouse
from pipelines.automation import JOB_NAME, daily_schedule, look_at_raw_folder
from pipelines.definitions import definitions
from pipelines.errors import SettingsError
from pipelines.refresh import workers
from pipelines.schemas import TABLES, table_name
from pipelines.settings import Schedule, Settings
from pipelines.warehouse.quality import quality_checks
from pipelines.warehouse.touched import touch_documents
from tests.refresh.conftest import Project
from tests.refresh.conftest import project as project  # noqa: PLC0414 - the fixture
from tests.runs import materializations, refresh, shown_by


@pytest.fixture(autouse=True)
def undrawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """Plots cost more than the rest of such small runs; tests/assets/test_drawing.py draws them."""
    monkeypatch.setattr(results, "plot_facts", lambda *_, **__: {})


def specs() -> dict[str, dg.AssetSpec]:
    return {spec.key.to_user_string(): spec for spec in definitions.resolve_all_asset_specs()}


def test_assets_job_schedule_and_sensor_load_together() -> None:
    dg.Definitions.validate_loadable(definitions)

    repository = definitions.get_repository_def()
    assert repository.has_job(JOB_NAME)
    assert repository.get_schedule_def("daily_refresh").job_name == JOB_NAME
    assert repository.get_sensor_def("raw_folder").job_name == JOB_NAME


@pytest.mark.parametrize("table", TABLES, ids=table_name)
def test_every_table_is_an_asset_with_its_columns_described(table: type) -> None:
    spec = specs()[table_name(table)]

    assert spec.description
    assert spec.group_name
    assert spec.metadata["dagster/column_schema"] == column_schema(table)
    assert all(column.description for column in column_schema(table).columns)


def test_every_rule_of_the_data_is_a_check() -> None:
    checks = list(definitions.resolve_asset_graph().asset_check_keys)

    assert len(checks) == len(quality_checks())


def test_the_published_warehouse_depends_on_everything() -> None:
    graph = definitions.resolve_asset_graph()
    upstream = graph.get_ancestor_asset_keys(dg.AssetKey("published_warehouse"))

    assert {key.to_user_string() for key in upstream} == specs().keys() - {"published_warehouse", "report"}


def test_the_job_refreshes_and_shows_rows(project: Project) -> None:
    result = refresh(project)

    assert result.success
    assert project.rows("select count(*) from documents") == [(2,)]
    shown = shown_by(result)
    assert shown.keys() == specs().keys()
    assert shown["documents"]["dagster/row_count"].value == 2
    assert "threat.txt" in str(shown["documents"]["preview"].value)
    assert Path(str(shown["report"]["front_page"].value)) == project.published.parent / "report" / "index.html"


def test_a_run_shows_what_it_changed(project: Project) -> None:
    instance = dg.DagsterInstance.ephemeral()
    first = shown_by(refresh(project, instance))
    project.write("talks.txt", "Iraq and Iran met in Basra.")
    project.write("statement.pdf", "%PDF-1.7 …")
    second = shown_by(refresh(project, instance))
    third = shown_by(refresh(project, instance))

    assert first["documents"]["rows more than before"].value == 2
    assert second["documents"]["rows more than before"].value == 1
    assert second["documents"]["rejected"].value == 1
    assert third["documents"]["rows more than before"].value == 0
    assert "Basra" in str(third["locations"]["preview"].value)


def test_a_run_is_not_compared_with_one_on_another_database(project: Project, tmp_path: Path) -> None:
    instance = dg.DagsterInstance.ephemeral()
    refresh(project, instance)
    other = Project(tmp_path / "other")
    other.write("one.txt", "Iraq and Iran met in Basra.")

    assert shown_by(refresh(other, instance))["documents"]["rows more than before"].value == 1


def test_the_published_warehouse_is_late_when_a_daily_refresh_did_not_come() -> None:
    policy = specs()["published_warehouse"].freshness_policy

    assert isinstance(policy, TimeWindowFreshnessPolicy)
    assert policy.warn_window is not None
    assert policy.warn_window.to_timedelta() < timedelta(days=2) < policy.fail_window.to_timedelta()


def touch_all_documents(connection: duckdb.DuckDBPyConnection) -> None:
    """Note, as a stage must, that the rows of all documents have changed."""
    rows = connection.execute("select document_id from documents").fetchall()
    touch_documents(connection, [document_id for (document_id,) in rows])


def test_what_is_red_is_not_published(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    refresh(project)
    before = project.published.stat().st_mtime_ns
    project.write("more.txt", "Iraq and Iran met in Basra.")
    with project.session().connect() as connection:
        connection.execute("update actor_mentions set text = 'other words'")
        touch_all_documents(connection)

    result = refresh(project)

    assert not result.success
    failed = [check for check in result.get_asset_check_evaluations() if not check.passed]
    assert [(c.asset_key.to_user_string(), c.check_name) for c in failed] == [("actor_mentions", "spans_equal_text")]
    assert "is not the text" in str(failed[0].description)
    assert project.published.stat().st_mtime_ns == before
    assert project.rows("select count(*) from documents") == [(2,)]


ROWS_OF_NOBODY = {
    "sentences": "insert into sentences values ('nobody', 0, 0, 4, 'Same')",
    "actors": """insert into document_actors by name
        select * replace ('nobody' as document_id) from document_actors limit 1""",
}


@pytest.mark.parametrize("asset", ROWS_OF_NOBODY)
def test_a_full_refresh_looks_at_rows_of_no_document_too(project: Project, asset: str) -> None:
    refresh(project)
    with project.session().connect() as connection:
        connection.execute(ROWS_OF_NOBODY[asset])

    result = refresh(project, full=True)

    assert not result.success
    failed = {
        check.asset_key.to_user_string(): str(check.description)
        for check in result.get_asset_check_evaluations()
        if not check.passed
    }
    assert "document_id nobody is not in documents" in failed[asset]


def test_a_refresh_that_finds_another_one_running_is_skipped(project: Project) -> None:
    other = project.session()
    assert other.try_lock()

    result = refresh(project)
    other.close()

    assert result.success
    assert materializations(result) == []
    assert not project.published.exists()


def test_a_run_that_was_killed_does_not_look_alive_for_ever(project: Project) -> None:
    instance = dg.DagsterInstance.ephemeral()
    tags = {WORKS_ON: str(project.published)}
    killed, elsewhere, ended = (
        instance.create_run_for_job(definitions.resolve_job_def(JOB_NAME), status=status, tags=tags_of_run).run_id
        for status, tags_of_run in (
            (dg.DagsterRunStatus.STARTED, tags),
            (dg.DagsterRunStatus.STARTED, {WORKS_ON: "another.duckdb"}),
            (dg.DagsterRunStatus.SUCCESS, tags),
        )
    )

    result = refresh(project, instance)

    def status(run_id: str) -> dg.DagsterRunStatus:
        run = instance.get_run_by_id(run_id)
        assert run is not None
        return run.status

    assert result.success
    assert status(killed) == dg.DagsterRunStatus.FAILURE
    assert status(elsewhere) == dg.DagsterRunStatus.STARTED
    assert status(ended) == dg.DagsterRunStatus.SUCCESS
    assert not instance.get_runs(dg.RunsFilter(tags=tags, run_ids=[result.run_id]))


def test_the_log_of_a_run_names_each_reject_with_its_stage(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    project.write("statement.pdf", "%PDF-1.7 …")

    def fail(*_: object) -> None:
        raise ValueError("nobody foresaw this")

    monkeypatch.setattr(workers, "extract_document", fail)
    instance = dg.DagsterInstance.ephemeral()
    result = refresh(project, instance)
    told = " ".join(entry.user_message for entry in instance.all_logs(result.run_id))
    shown = {m.asset_key.to_user_string(): m.metadata for m in materializations(result)}

    assert "statement.pdf (record 0), stage read: " in told
    assert re.search(r"threat\.txt \(record 0, \S+\), stage extraction: extractor_failed", told)
    assert "extractor\\_failed | 2 |" in str(shown["rejects"]["reasons"].value)
    assert str(shown["published_warehouse"]["rejects"].value) == str(shown["rejects"]["reasons"].value)
    assert shown["rejects"]["documents_per_second"].value


def test_a_failed_check_names_ten_rows(project: Project) -> None:
    refresh(project)
    with project.session().connect() as connection:
        connection.execute("update sentences set text = 'other words'")
        connection.execute(
            "insert into sentences from (select document_id, 100 + i, 0, 1, 'x' from documents, range(9) t(i))"
        )
        touch_all_documents(connection)
    project.write("more.txt", "Iraq and Iran met in Basra.")

    [check] = [
        c for c in refresh(project).get_asset_check_evaluations() if not c.passed and c.check_name == "spans_equal_text"
    ]

    assert len(str(check.metadata["first 10"].value).splitlines()) == 10


def test_text_of_articles_is_no_markdown() -> None:
    assert plain("![a](http://b)<img>|\nc") == r"!\[a\](http://b)\<img\>\| c"


def look(project: Project, cursor: str | None) -> tuple[bool, str | None]:
    """Whether the sensor asks for a refresh, and what it remembers."""
    found = look_at_raw_folder(Settings(root=project.root), cursor)
    assert isinstance(found, dg.SensorResult)
    return bool(found.run_requests), found.cursor


def test_the_sensor_waits_until_files_stay_the_same(project: Project) -> None:
    asked, cursor = look(project, None)
    assert not asked

    project.write("more.txt", "Iraq and Iran met in Basra.")
    asked, cursor = look(project, cursor)
    assert not asked

    asked, cursor = look(project, cursor)
    assert asked


def test_the_sensor_asks_again_only_after_a_while(project: Project) -> None:
    asked, cursor = [], None
    for _ in range(13):
        request, cursor = look(project, cursor)
        asked.append(request)

    assert [number for number, request in enumerate(asked) if request] == [1, 11]


def test_the_sensor_is_content_with_what_a_refresh_has_seen(project: Project) -> None:
    project.refresh()
    cursor = None
    for _ in range(3):
        asked, cursor = look(project, cursor)
        assert not asked


def test_the_sensor_notices_a_folder_that_returns_to_an_earlier_state(project: Project) -> None:
    threat = project.raw / "threat.txt"
    away = project.root / "away.txt"
    project.refresh()
    threat.rename(away)
    project.refresh()
    away.rename(threat)

    _, cursor = look(project, None)
    asked, _ = look(project, cursor)

    assert asked


def test_an_hour_that_is_no_cron_expression_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"schedule\.cron: 'noon' is no cron expression"):
        daily_schedule(Settings(root=tmp_path, schedule=Schedule(cron="noon")))


def test_the_resource_is_only_open_in_a_run() -> None:
    with pytest.raises(RuntimeError, match="only open while a run executes"):
        _ = Warehouse().session
