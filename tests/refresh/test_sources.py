"""A document's row is that of its first source, whatever happened to its files: as if all had been loaded anew."""

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import duckdb
import pytest

from bench.refresh.trial import Rows, all_rows
from pipelines.ingest.records import IngestSettings
from pipelines.refresh.options import RefreshOptions
from pipelines.refresh.session import RefreshSession
from pipelines.settings import Extract, Settings
from tests.refresh.conftest import TALKS, THREAT, Project

RAID = "Iraqi police raided a house in Basra on Sunday and arrested two men, Ali Hadi told reporters on Tuesday.\n"
BEFORE = "2025-12-08-raid.txt"


@dataclass
class Archive(Project):
    """A project that can be refreshed with other settings, and compared with one that is loaded from nothing."""

    ingest: IngestSettings = field(default_factory=IngestSettings)
    extract: Extract = field(default_factory=Extract)

    def session(self, *, full: bool = False, allow_removal: bool = False) -> RefreshSession:
        options = RefreshOptions(workers=1, full=full, allow_removal=allow_removal)
        return RefreshSession(options, Settings(root=self.root, ingest=self.ingest, extract=self.extract))

    def rename(self, old: str, new: str) -> None:
        (self.raw / old).rename(self.raw / new)

    def remove(self, name: str) -> None:
        (self.raw / name).unlink()

    def built_anew(self) -> "Archive":
        """A project with the same files that was never refreshed before."""
        fresh = Archive(self.root / "fresh", self.ingest, self.extract)
        for file in self.raw.rglob("*.*"):
            fresh.write(file.relative_to(self.raw).as_posix(), file.read_text(encoding="utf-8"))
        fresh.refresh()
        return fresh

    def tables(self) -> Rows:
        """All rows of all tables but the journal, without the columns that say when."""
        with duckdb.connect(str(self.published), read_only=True) as connection:
            return all_rows(connection)


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    """An article whose file name dates it, and two others."""
    made = Archive(tmp_path)
    made.write(BEFORE, RAID)
    made.write("threat.txt", THREAT)
    made.write("agency/2024-05-06_talks.txt", TALKS)
    made.refresh()
    return made


def published(archive: Archive) -> object:
    [(day,)] = archive.rows("select published_on::varchar from documents where text like '%raided%'")
    return day


def rename_to_later(archive: Archive) -> None:
    archive.rename(BEFORE, "2026-01-05-raid.txt")


def rename_to_earlier(archive: Archive) -> None:
    archive.rename(BEFORE, "2025-11-03-raid.txt")


def remove_the_date(archive: Archive) -> None:
    archive.rename(BEFORE, "raid.txt")


def move_behind(archive: Archive) -> None:
    archive.rename(BEFORE, "z-2026-01-05-raid.txt")


def add_an_earlier_source(archive: Archive) -> None:
    archive.write("2025-11-03-raid.txt", RAID)


def delete_the_first_of_two(archive: Archive) -> None:
    archive.write("2026-01-05-raid.txt", RAID)
    archive.refresh()
    assert published(archive) == "2025-12-08"
    archive.remove(BEFORE)


def swap_what_two_files_hold(archive: Archive) -> None:
    archive.write("y/2026-01-05-raid.txt", RAID)
    archive.refresh()
    archive.write(BEFORE, THREAT)
    archive.write("threat.txt", TALKS)


def change_the_first_of_two(archive: Archive) -> None:
    archive.write("2026-01-05-raid.txt", RAID)
    archive.refresh()
    archive.write(BEFORE, THREAT)


@pytest.mark.parametrize(
    ("change", "day"),
    [
        (rename_to_later, "2026-01-05"),
        (rename_to_earlier, "2025-11-03"),
        (remove_the_date, None),
        (move_behind, "2026-01-05"),
        (add_an_earlier_source, "2025-11-03"),
        (delete_the_first_of_two, "2026-01-05"),
        (change_the_first_of_two, "2026-01-05"),
        (swap_what_two_files_hold, "2026-01-05"),
    ],
)
def test_the_database_is_that_of_a_full_build(
    archive: Archive, change: Callable[[Archive], None], day: str | None
) -> None:
    change(archive)

    assert archive.refresh().published
    assert published(archive) == day
    assert archive.tables() == archive.built_anew().tables()


@pytest.mark.parametrize(("day_first", "day"), [(True, "2025-04-03"), (False, "2025-03-04"), (None, None)])
def test_another_reading_of_dates_gives_the_rows_of_a_full_build(
    archive: Archive, *, day_first: bool | None, day: str | None
) -> None:
    archive.remove(BEFORE)
    archive.write("raid.txt", f"---\ndate: 03/04/2025\n---\n{RAID}")
    archive.ingest = IngestSettings(day_first=not day_first)
    archive.refresh()
    archive.ingest = IngestSettings(day_first=day_first)

    assert archive.refresh().published
    assert published(archive) == day
    assert archive.tables() == archive.built_anew().tables()


def test_another_extractor_changes_what_it_finds_otherwise_and_nothing_else(archive: Archive) -> None:
    before = archive.tables()
    archive.extract = Extract(accept_events_at=0.99)

    assert archive.refresh().published
    after = archive.tables()
    assert after == archive.built_anew().tables()
    assert {table for table in after if after[table] != before[table]} == {"documents", "events"}
    assert archive.rows("select count(*) filter (accepted) = 0, count(*) > 0 from events") == [(True, True)]


def test_another_language_takes_the_rows_away(archive: Archive) -> None:
    archive.write("note.txt", "Tehran. Basra.\n")
    archive.refresh()
    archive.ingest = IngestSettings(default_language="de", language_confidence=1.0)

    assert archive.refresh().published
    assert archive.rows("select language from documents where source_path = 'note.txt'") == [("de",)]
    assert archive.tables() == archive.built_anew().tables()


def test_days_in_the_text_are_counted_from_the_new_date(archive: Archive) -> None:
    events = (
        "select distinct event_on::varchar from events join documents using (document_id) where events.text = 'raided'"
    )
    assert archive.rows(events) == [("2025-12-07",)]
    rename_to_later(archive)
    archive.refresh()
    assert archive.rows(events) == [("2026-01-04",)]


def test_a_second_source_alone_is_published_too(archive: Archive) -> None:
    archive.write("z-2026-01-05-raid.txt", RAID)
    archive.refresh()
    archive.ingest = IngestSettings(latest_year=2025)

    assert archive.refresh().published
    assert published(archive) == "2025-12-08"
    assert archive.tables() == archive.built_anew().tables()
    assert (None,) in archive.rows("select published_on from document_sources")


@pytest.mark.parametrize(("files", "characters"), [(1, 1_000_000), (2, 1_000_000), (100, 1), (100, len(RAID))])
def test_how_many_files_are_stored_at_once_makes_no_difference(
    archive: Archive, monkeypatch: pytest.MonkeyPatch, files: int, characters: int
) -> None:
    archive.write("again/threat.txt", THREAT)
    archive.write("broken.json", "{")
    archive.remove("agency/2024-05-06_talks.txt")
    archive.refresh()

    monkeypatch.setattr("pipelines.refresh.reading._FILES_AT_ONCE", files)
    monkeypatch.setattr("pipelines.refresh.reading._CHARACTERS_AT_ONCE", characters)

    assert archive.built_anew().tables() == archive.tables()


def test_two_names_that_are_written_alike_stop_nothing(archive: Archive) -> None:
    for name in (b"a\xff.txt", rb"a\xff.txt"):
        try:
            (archive.raw / os.fsdecode(name)).write_text(TALKS, encoding="utf-8")
        except OSError:
            pytest.skip("file names here are Unicode")
    archive.write("new.txt", RAID.replace("Basra", "Mosul"))

    archive.refresh()

    (read,) = archive.rows("SELECT list(source_path ORDER BY source_path) FROM document_sources")[0]
    assert read == [BEFORE, r"a\xff.txt", "agency/2024-05-06_talks.txt", "new.txt", "threat.txt"]
