"""What a newer version says that it does anew."""

import duckdb
import pytest

from pipelines.refresh import renewal as module
from pipelines.refresh.renewal import EXTRACTOR_IS_ANOTHER, TABLES_ARE_OTHERS, renewal
from pipelines.settings import Settings
from tests.refresh.conftest import Project
from tests.refresh.conftest import project as project  # noqa: PLC0414 - the fixture


def told(project: Project) -> str | None:
    return renewal(project.session().files.working, Settings(root=project.root))


def test_a_new_warehouse_and_one_of_this_version_renew_nothing(project: Project) -> None:
    assert told(project) is None

    project.refresh()

    assert told(project) is None


def test_another_extractor_is_told(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    project.refresh()
    monkeypatch.setattr(module, "extractor_version", lambda _: "another")

    assert told(project) == EXTRACTOR_IS_ANOTHER


def test_other_tables_are_told(project: Project) -> None:
    project.refresh()
    with duckdb.connect(str(project.session().files.working)) as connection:
        connection.execute("update warehouse_info set value = 'older' where name = 'shape_fingerprint'")

    assert told(project) == TABLES_ARE_OTHERS


def test_a_file_that_is_no_database_says_nothing(project: Project) -> None:
    project.refresh()
    project.session().files.working.write_bytes(b"no database")

    assert told(project) is None
