"""What a refresh does to the published database when raw/ changes, and when it does not."""

import pytest

from pipelines.refresh import workers
from pipelines.refresh.changes import LostFilesError
from pipelines.refresh.extracting import ExtractorError
from pipelines.refresh.journal import DocumentCounts
from tests.refresh.conftest import TALKS, THREAT, Project

EVERYTHING = "from documents select document_id, source_path, text order by all"


def changes(
    added: int = 0, changed: int = 0, removed: int = 0, unchanged: int = 0, rejected: int = 0
) -> DocumentCounts:
    return DocumentCounts(added, changed, removed, unchanged, rejected)


def test_a_first_refresh_loads_every_table(project: Project) -> None:
    publication = project.refresh()

    assert publication.published
    assert publication.documents == changes(added=2)
    for table in ("documents", "sentences", "actors", "actor_mentions", "quotes", "locations", "events"):
        assert project.rows(f"select count(*) > 0 from {table}") == [(True,)], table


def test_a_second_refresh_changes_nothing_and_publishes_nothing(project: Project) -> None:
    project.refresh()
    written = project.published.stat().st_mtime_ns

    publication = project.refresh()

    assert not publication.published
    assert publication.documents == changes(unchanged=2)
    assert project.published.stat().st_mtime_ns == written


def test_only_the_rows_of_a_changed_file_change(project: Project) -> None:
    project.refresh()
    talks = "from events join documents using (document_id) select columns(events.*) where source_path like 'agency%'"
    before = project.rows(talks)
    project.write("threat.txt", THREAT.replace("Erbil", "Mosul"))

    publication = project.refresh()

    assert publication.documents == changes(changed=1, unchanged=1)
    assert project.rows(talks) == before
    assert project.rows("select count(*) from location_mentions where text = 'Erbil'") == [(0,)]
    assert project.rows("select count(*) > 0 from location_mentions where text = 'Mosul'") == [(True,)]


def test_a_touched_file_keeps_its_rows(project: Project) -> None:
    project.refresh()
    before = project.rows(EVERYTHING)
    project.write("threat.txt", THREAT)

    publication = project.refresh()

    assert publication.documents == changes(unchanged=2)
    assert not publication.published
    assert project.rows(EVERYTHING) == before


def test_a_deleted_file_takes_its_rows_along(project: Project) -> None:
    project.refresh()
    (project.raw / "threat.txt").unlink()

    assert project.refresh().documents == changes(removed=1, unchanged=1)
    assert project.rows("from documents select source_path") == [("agency/2024-05-06_talks.txt",)]
    assert project.rows("select count(*) from sentences where text like '%militia%'") == [(0,)]
    assert project.rows("select count(*) from actors where name like '%Sudani%'") == [(0,)]


def test_a_renamed_file_keeps_its_document(project: Project) -> None:
    project.refresh()
    identity = "from documents select document_id order by all"
    before = project.rows(identity)
    (project.raw / "threat.txt").rename(project.raw / "renamed.txt")

    assert project.refresh().documents == changes(unchanged=2)
    assert project.rows(identity) == before
    assert ("renamed.txt",) in project.rows("from document_sources select source_path")


def test_the_same_article_in_two_files_is_one_document_with_two_sources(project: Project) -> None:
    project.write("copy.txt", THREAT)

    assert project.refresh().documents == changes(added=2)
    assert project.rows("select count(*) from document_sources") == [(3,)]


def test_an_unreadable_file_does_not_stop_the_others(project: Project) -> None:
    project.write("statement.pdf", "%PDF-1.7 …")

    publication = project.refresh()

    assert publication.documents == changes(added=2, rejected=1)
    assert project.rows("from rejects select source_path, stage") == [("statement.pdf", "read")]


def test_articles_in_other_languages_are_stored_and_not_extracted(project: Project) -> None:
    french = "Le président a rencontré lundi les ministres des affaires étrangères pour parler de la situation à Gaza. "
    project.write("notice.txt", french * 2)

    project.refresh()

    assert project.rows("from documents select language where source_path = 'notice.txt'") == [("fr",)]
    assert project.rows("select count(*) from sentences where text like 'Le président%'") == [(0,)]


def test_a_folder_that_lost_its_files_stops_the_refresh_and_nothing_is_removed(project: Project) -> None:
    project.refresh()
    before = project.rows(EVERYTHING)
    (project.raw / "threat.txt").unlink()
    (project.raw / "agency/2024-05-06_talks.txt").unlink()

    with pytest.raises(LostFilesError, match="2 of 2 files"):
        project.refresh()

    assert project.rows(EVERYTHING) == before
    assert project.refresh(allow_removal=True).documents == changes(removed=2)


def test_a_refresh_that_failed_is_recorded_and_made_up_for(project: Project) -> None:
    project.refresh()
    project.write("threat.txt", THREAT + TALKS)
    log = project.published.with_name("dateline.duckdb.wal")
    log.write_bytes(b"left by another program")

    with pytest.raises(Exception, match="another program has written"):
        project.refresh()
    log.unlink()
    publication = project.refresh()

    assert publication.published
    statuses = project.rows("from refreshes select status order by started_at")
    assert statuses == [("succeeded",), ("failed",), ("succeeded",)]


def test_a_second_refresh_at_the_same_time_does_not_get_the_warehouse(project: Project) -> None:
    first, second, third = project.session(), project.session(), project.session()

    assert first.try_lock()
    assert not second.try_lock()
    first.close()
    assert not second.try_lock()  # its first stages were skipped, so it must not do the later ones
    assert third.try_lock()
    third.close()


def test_full_extracts_every_document_anew(project: Project) -> None:
    project.refresh()
    before = project.rows("from events order by all")

    assert project.refresh(full=True).documents == changes(unchanged=2)
    assert project.rows("from events order by all") == before


def test_an_extractor_that_fails_on_everything_stops_the_refresh(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    project.refresh()
    before = project.rows("from sentences order by all")
    for number in range(5):
        project.write(f"more{number}.txt", f"Iraq and Iran met in Basra for the {number + 2}nd time this year.")

    def fail(*_: object) -> None:
        raise ImportError("half an installation")

    monkeypatch.setattr(workers, "extract_document", fail)
    with pytest.raises(ExtractorError, match=r"all of the first 5 documents .*half an installation"):
        project.refresh()

    assert project.rows("from sentences order by all") == before
    monkeypatch.undo()
    project.refresh()
    assert project.rows("select count(*) from rejects") == [(0,)]
