"""What a refresh says, and leaves as it was, when the world around it is not as it should be."""

import multiprocessing
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from pipelines.refresh.changes import LostFilesError
from pipelines.refresh.options import RefreshOptions
from pipelines.refresh.session import RefreshSession, WarehouseError
from pipelines.settings import Settings
from pipelines.warehouse.publish import PublishError
from tests.refresh.conftest import TALKS, Project

EVERYTHING = "from documents select document_id, source_path, text order by all"
NOBODY = 65534
WRITER = "import duckdb, sys; c = duckdb.connect(sys.argv[1]); print('open', flush=True); sys.stdin.read()"
RAID = "Police raided a house in Basra and arrested two men, Ali Hadi told reporters on Tuesday.\n"


def error_of(refresh: Callable[[], object], limit: int, told: Connection) -> None:
    """Refresh while no file may grow over a size, and pass on how that ended."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    try:
        refresh()
    except Exception as error:  # noqa: BLE001 - whatever it is, the test looks at it
        told.send(f"{type(error).__name__}: {error}")
    else:
        told.send("succeeded")


@pytest.mark.parametrize("limit", [20_000, 5_000_000])
def test_a_full_disk_is_said_and_damages_nothing(project: Project, limit: int) -> None:
    project.refresh()
    before = project.rows(EVERYTHING)
    project.write("raid.txt", RAID)
    listening, telling = multiprocessing.Pipe(duplex=False)
    process = multiprocessing.get_context("fork").Process(target=error_of, args=(project.refresh, limit, telling))
    process.start()
    process.join()

    assert "there is no room left on the disk" in listening.recv()
    assert project.rows(EVERYTHING) == before
    assert project.refresh().published
    assert len(project.rows(EVERYTHING)) == len(before) + 1


@pytest.fixture
def read_only_folder() -> Iterator[Path]:
    """A folder that this process may not write to, whoever runs the tests."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "dateline.lock").touch()
        folder.chmod(0o555)
        user = os.geteuid()
        if user == 0:
            os.seteuid(NOBODY)
        try:
            yield folder
        finally:
            os.seteuid(user)
            folder.chmod(0o755)


def test_a_read_only_warehouse_is_said_before_any_work(read_only_folder: Path) -> None:
    options = RefreshOptions(warehouse=read_only_folder / "dateline.duckdb")
    session = RefreshSession(options, Settings(root=read_only_folder))

    with pytest.raises(WarehouseError, match=r"cannot be written to \(Permission denied\); nothing was changed"):
        session.try_lock()
    assert [path.name for path in read_only_folder.iterdir()] == ["dateline.lock"]


def test_a_program_that_may_write_to_the_published_file_is_named(project: Project) -> None:
    project.refresh()
    before = project.rows(EVERYTHING)
    project.write("raid.txt", RAID)
    project.published.chmod(0o644)
    with subprocess.Popen(  # noqa: S603 - our own words
        [sys.executable, "-c", WRITER, str(project.published)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == b"open\n"
        with pytest.raises(PublishError, match=rf"open for writing.*PID {writer.pid}.*read-only"):
            project.refresh()
        writer.kill()

    assert project.rows(EVERYTHING) == before
    assert project.refresh().published
    assert project.rows("select status from refreshes order by started_at") == [
        ("succeeded",),
        ("failed",),
        ("succeeded",),
    ]


def test_a_log_beside_the_published_file_is_said_though_nothing_changed(project: Project) -> None:
    project.refresh()
    project.published.with_name("dateline.duckdb.wal").write_bytes(b"left by another program")

    with pytest.raises(PublishError, match="another program has written"):
        project.refresh()


def test_a_missing_raw_folder_stops_the_refresh_and_nothing_is_removed(project: Project) -> None:
    project.refresh()
    before = project.rows(EVERYTHING)
    project.raw.rename(project.root / "elsewhere")

    with pytest.raises(LostFilesError, match=r"is not a folder.*nothing was removed.*--allow-removal"):
        project.refresh()

    assert project.rows(EVERYTHING) == before
    assert project.refresh(allow_removal=True).documents.documents_removed == 2


def test_an_empty_raw_folder_stops_the_first_refresh_too(tmp_path: Path) -> None:
    project = Project(tmp_path)
    project.raw.mkdir()

    with pytest.raises(LostFilesError, match=r"no news texts in .*--allow-removal"):
        project.refresh()

    assert not project.published.exists()
    assert project.refresh(allow_removal=True).published
    assert not project.refresh().published


def test_moving_every_file_is_no_loss(project: Project) -> None:
    project.refresh()
    before = project.rows("from documents select document_id, text order by all")
    (project.raw / "threat.txt").rename(project.raw / "agency/threat.txt")
    (project.raw / "agency").rename(project.raw / "archive")

    assert project.refresh().documents.documents_unchanged == 2
    assert project.rows("from documents select document_id, text order by all") == before


def test_an_emptied_file_takes_its_rows_along_and_is_a_reject(project: Project) -> None:
    project.refresh()
    project.write("threat.txt", "")

    assert project.refresh().documents.documents_removed == 1
    assert project.rows("from documents select source_path") == [("agency/2024-05-06_talks.txt",)]
    assert project.rows("from rejects select source_path, stage, reason") == [("threat.txt", "read", "empty")]
    project.write("threat.txt", TALKS)
    project.refresh()
    assert project.rows("from rejects") == []
