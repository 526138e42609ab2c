"""What `dateline status` finds out, without standing in a refresh's way."""

import pytest

from pipelines.refresh import journal
from pipelines.refresh.options import RefreshOptions
from pipelines.refresh.standing import Standing, standing
from pipelines.settings import Settings
from tests.refresh.conftest import THREAT, Project


def found(project: Project) -> Standing:
    return standing(RefreshOptions(), Settings(root=project.root))


def waiting(project: Project) -> tuple[int, int, int]:
    changes = found(project).waiting
    assert changes is not None
    return len(changes.new), len(changes.changed), len(changes.gone)


def test_before_the_first_refresh_everything_waits(project: Project) -> None:
    assert found(project).runs == []
    assert waiting(project) == (2, 0, 0)


def test_after_a_refresh_nothing_waits_and_nothing_is_behind(project: Project) -> None:
    project.refresh()

    state = found(project)

    assert [run.status for run in state.runs] == ["succeeded"]
    assert (state.running, state.behind, state.warnings) == (False, False, [])
    assert waiting(project) == (0, 0, 0)


def test_new_changed_and_deleted_files_wait(project: Project) -> None:
    project.refresh()
    project.write("more.txt", THREAT)
    project.write("threat.txt", THREAT + THREAT)
    (project.raw / "agency/2024-05-06_talks.txt").unlink()

    assert waiting(project) == (1, 1, 1)


def test_a_refresh_that_failed_or_was_killed_leaves_the_published_file_behind(project: Project) -> None:
    project.refresh()
    with project.session().connect() as connection:
        journal.finish(connection, journal.begin(connection, "1"), "failed")
        journal.begin(connection, "1")

    state = found(project)

    assert [run.status for run in state.runs] == ["interrupted", "failed", "succeeded"]
    assert state.behind


def test_while_a_refresh_runs_the_published_file_tells_what_it_knows(project: Project) -> None:
    project.refresh()
    session = project.session()
    assert session.try_lock()
    with session.connect() as connection:
        journal.begin(connection, "1")
        state = found(project)
    session.close()

    assert state.running
    assert [run.status for run in state.runs] == ["succeeded"]


def test_what_a_person_should_look_after_is_said(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    project.refresh()
    project.published.with_name("dateline.duckdb.wal").write_bytes(b"left by another program")
    project.raw.rename(project.root / "elsewhere")
    monkeypatch.setattr("pipelines.refresh.standing.extractor_version", lambda _: "2")

    warnings = " ".join(found(project).warnings)

    assert "is missing" in warnings
    assert "another program has written" in warnings
    assert "extracts all documents anew" in warnings
