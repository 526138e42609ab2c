"""Which files are written, left alone and removed."""

from pathlib import Path

import duckdb
import pytest

from pipelines.report import site
from pipelines.report.links import actor_page, document_page
from pipelines.report.site import ReportError, write_report
from tests.report.conftest import load
from tests.warehouse.samples import Found


def times(folder: Path) -> dict[str, int]:
    return {str(file.relative_to(folder)): file.stat().st_mtime_ns for file in folder.rglob("*") if file.is_file()}


def changed(before: dict[str, int], after: dict[str, int]) -> set[str]:
    return {name for name in after if before.get(name) != after[name] and not name.startswith(".")}


def other_article() -> Found:
    found = Found("other", "Turkey welcomed it.")
    found.actor("Turkey", "country:TUR")
    return found


def test_a_report_is_written_once(warehouse: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    folder = tmp_path / "new"
    first = write_report(warehouse, folder)
    before = times(folder)
    again = write_report(warehouse, folder)

    assert first.front_page.is_file()
    assert first.written == len(before) - 2  # the note and the lock
    assert (again.written, again.removed, again.unchanged) == (0, 0, first.written)
    assert changed(before, times(folder)) == set()
    assert again.told() == f"nothing changed; all {first.written} pages stay as they are"


def test_the_same_published_file_is_not_even_read(
    raid_file: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(site, "row_digests", lambda *_: pytest.fail("rows were read"))
    with duckdb.connect(str(raid_file), read_only=True) as connection:
        result = write_report(connection, folder)
    assert (result.written, result.removed) == (0, 0)
    assert result.told().startswith("nothing changed; all")


def test_another_published_file_is_read(warehouse: duckdb.DuckDBPyConnection, folder: Path, tmp_path: Path) -> None:
    load(warehouse, other_article())
    warehouse.close()
    with duckdb.connect(str(tmp_path / "test.duckdb"), read_only=True) as connection:
        assert write_report(connection, folder).written


def test_a_page_deleted_from_the_report_of_the_same_file_is_written_again(raid_file: Path, folder: Path) -> None:
    (folder / document_page("raid")).unlink()
    with duckdb.connect(str(raid_file), read_only=True) as connection:
        assert write_report(connection, folder).written == 1


def test_only_pages_whose_rows_changed_are_written(warehouse: duckdb.DuckDBPyConnection, folder: Path) -> None:
    before = times(folder)
    load(warehouse, other_article())
    write_report(warehouse, folder)

    pages = {name for name in changed(before, times(folder)) if not name.startswith("search/")}
    new = {document_page("other"), actor_page("country:TUR")}
    assert pages == new | {"index.html", "documents.html", "actors.html"}


def test_an_actor_that_is_called_otherwise_is_so_on_every_page(
    warehouse: duckdb.DuckDBPyConnection, folder: Path
) -> None:
    warehouse.execute("UPDATE actors SET name = 'Basra police' WHERE actor_id = 'government:iraqi-police'")
    write_report(warehouse, folder)

    for page in (document_page("raid"), actor_page("government:iraqi-police"), "index.html"):
        assert "Basra police" in (folder / page).read_text("utf-8")


def test_pages_of_what_is_gone_are_removed(warehouse: duckdb.DuckDBPyConnection, folder: Path) -> None:
    load(warehouse, other_article())
    write_report(warehouse, folder)
    warehouse.execute("DELETE FROM documents WHERE document_id = 'other'")
    warehouse.execute("DELETE FROM actors WHERE actor_id = 'country:TUR'")
    result = write_report(warehouse, folder)

    assert not (folder / document_page("other")).exists()
    assert not (folder / actor_page("country:TUR")).exists()
    assert not (folder / "search" / f"{ord('w'):x}.js").exists()
    assert result.removed >= 3
    assert (folder / document_page("raid")).exists()


def test_pages_that_somebody_deleted_are_written_again(warehouse: duckdb.DuckDBPyConnection, folder: Path) -> None:
    for page in (document_page("raid"), "report.css"):
        (folder / page).unlink()

    assert write_report(warehouse, folder).written == 2


def test_other_templates_write_all_pages_anew(
    warehouse: duckdb.DuckDBPyConnection, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(site, "_version", lambda: "another")

    assert write_report(warehouse, folder).written == 4  # the document and three actors


def test_a_run_that_was_killed_is_made_up_for_even_when_the_rows_are_as_before(
    warehouse: duckdb.DuckDBPyConnection, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(warehouse, other_article())
    warehouse.execute("UPDATE actors SET name = 'Basra police' WHERE actor_id = 'government:iraqi-police'")
    with monkeypatch.context() as patch:
        patch.setattr(site, "other_files", killed)
        with pytest.raises(KeyboardInterrupt):
            write_report(warehouse, folder)
    assert "Basra police" in (folder / document_page("raid")).read_text("utf-8")

    warehouse.execute("DELETE FROM documents WHERE document_id = 'other'")
    warehouse.execute("UPDATE actors SET name = 'Iraqi police' WHERE actor_id = 'government:iraqi-police'")
    write_report(warehouse, folder)
    assert "Basra police" not in (folder / document_page("raid")).read_text("utf-8")
    assert not (folder / document_page("other")).exists()


def killed(*_: object) -> None:
    raise KeyboardInterrupt


def test_files_of_others_are_left_alone(warehouse: duckdb.DuckDBPyConnection, folder: Path) -> None:
    notes = folder / "notes.txt"
    notes.write_text("mine")
    write_report(warehouse, folder)

    assert notes.read_text() == "mine"


def test_a_folder_that_holds_something_else_is_refused(warehouse: duckdb.DuckDBPyConnection, folder: Path) -> None:
    (folder / site.NOTE).unlink()

    with pytest.raises(ReportError, match="is not empty and holds no report"):
        write_report(warehouse, folder)
    assert not (folder / site.NOTE).exists()


def test_a_note_that_cannot_be_read_counts_for_nothing(warehouse: duckdb.DuckDBPyConnection, folder: Path) -> None:
    pages = len([name for name in times(folder) if not name.startswith(".")])
    (folder / site.NOTE).write_text("[not JSON")

    assert write_report(warehouse, folder).written == pages


def test_a_place_where_no_folder_can_be_is_named(warehouse: duckdb.DuckDBPyConnection, folder: Path) -> None:
    place = folder / "index.html" / "report"

    with pytest.raises(ReportError, match=f"the report in {place} cannot be written"):
        write_report(warehouse, place)


def test_progress_is_told(warehouse: duckdb.DuckDBPyConnection, folder: Path) -> None:
    told: list[tuple[int, int]] = []
    write_report(warehouse, folder / "new", lambda done, total: told.append((done, total)))

    assert told == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_a_long_list_has_several_pages(
    warehouse: duckdb.DuckDBPyConnection, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipelines.report.pages.ENTRIES_PER_LIST", 2)
    write_report(warehouse, folder)

    assert 'href="actors-2.html"' in (folder / "actors.html").read_text("utf-8")
    assert 'href="actors.html"' in (folder / "actors-2.html").read_text("utf-8")
    assert not (folder / "actors-3.html").exists()
