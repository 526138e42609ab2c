"""What `dateline doctor` finds in a project."""

from pathlib import Path

import duckdb
import pytest
from filelock import FileLock

from pipelines import health
from pipelines.health import Finding, examine
from pipelines.warehouse.ddl import create_schema


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with a raw folder and nothing else; the model is looked at in one test only."""
    (tmp_path / "dateline.toml").write_text("", encoding="utf-8")
    (tmp_path / "raw").mkdir()
    (tmp_path / "warehouse").mkdir()
    monkeypatch.delenv("DAGSTER_HOME", raising=False)
    monkeypatch.delitem(health._PARTS, "model")
    return tmp_path


def findings(root: Path) -> dict[str, Finding]:
    return {finding.part: finding for finding in examine(root)}


def test_a_new_project_is_well_and_wants_a_refresh(root: Path) -> None:
    found = findings(root)

    assert {part for part, finding in found.items() if finding.verdict == "problem"} == set()
    assert found["gazetteer"].verdict == "well"
    assert found["published file"].remedy == "run `dateline refresh`"
    assert found["schedule"].verdict == "note"
    assert "nothing runs them" in found["schedule"].told


def test_settings_that_cannot_be_read_are_named_and_end_the_examination(root: Path) -> None:
    (root / "dateline.toml").write_text("[paths]\nrow = 'news'\n", encoding="utf-8")

    found = findings(root)

    assert [*found] == ["installation", "settings"]
    assert "paths.row" in found["settings"].told


def test_a_missing_raw_folder_is_a_problem(root: Path) -> None:
    (root / "raw").rmdir()

    assert findings(root)["raw folder"].verdict == "problem"


def test_a_warehouse_that_cannot_be_written_to_is_a_problem(root: Path) -> None:
    (root / "dateline.toml").write_text("[paths]\nwarehouse = '/proc/dateline.duckdb'\n", encoding="utf-8")

    assert findings(root)["warehouse folder"].verdict == "problem"


def test_a_running_refresh_is_no_problem(root: Path) -> None:
    with FileLock(root / "warehouse" / "dateline.lock"):
        assert findings(root)["lock"].told == "a refresh is running"


def test_a_published_file_is_told_with_its_size_and_version(root: Path) -> None:
    published = root / "warehouse" / "dateline.duckdb"
    with duckdb.connect(str(published)) as connection:
        create_schema(connection)
    assert findings(root)["published file"].verdict == "well"

    with duckdb.connect(str(published)) as connection:
        connection.execute("update warehouse_info set value = 'older'")
    assert "of another version" in findings(root)["published file"].told


def test_a_program_that_wrote_to_the_published_file_is_a_problem(root: Path) -> None:
    published = root / "warehouse" / "dateline.duckdb"
    with duckdb.connect(str(published)) as connection:
        create_schema(connection)
    published.with_name("dateline.duckdb.wal").touch()

    found = findings(root)["published file"]

    assert found.verdict == "problem"
    assert "written to the published database" in found.told


def test_a_schedule_that_is_off_is_told(root: Path) -> None:
    (root / "dateline.toml").write_text("[schedule]\nenabled = false\nwatch_raw = false\n", encoding="utf-8")

    assert "are off" in findings(root)["schedule"].told
