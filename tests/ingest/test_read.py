"""Reading whole files: forms, sidecars, limits, files that change, and anything at all."""

import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipelines.ingest.formats import file_formats
from pipelines.ingest.read import READERS, read_file
from pipelines.ingest.records import Article, IngestSettings, Reject
from pipelines.ingest.scan import scan
from tests.ingest.reading import SETTINGS, article, read_folder, rejected

TEXT = "Port workers in Basra walked out on Monday."


def test_a_sidecar_gives_metadata_to_its_article(tmp_path: Path) -> None:
    files = {
        "a.txt": f"---\ntitle: From the front matter\n---\n{TEXT}",
        "a.json": '{"published": "2025-06-16", "title": "From the sidecar", "text": "no text"}',
        "a.yaml": "publisher: Gulf Wire\ntitle: From the second sidecar\n",
    }
    (found,) = read_folder(tmp_path, files)
    assert isinstance(found, Article)
    assert (found.text, found.title, found.publisher) == (TEXT, "From the front matter", "Gulf Wire")
    assert (found.published_on, found.published_from) == (date(2025, 6, 16), "sidecar")


def test_a_sidecar_is_believed_before_the_page(tmp_path: Path) -> None:
    html = (
        f'<html><head><title>The page</title><meta name="date" content="2019-01-01"></head><body>{TEXT}</body></html>'
    )
    (found,) = read_folder(tmp_path, {"a.html": html, "a.yaml": "title: The sidecar\npublished: 16 June 2025"})
    assert isinstance(found, Article)
    assert (found.title, found.published_on, found.published_from) == ("The sidecar", date(2025, 6, 16), "sidecar")


def test_beside_a_plain_text_the_text_stays_the_file(tmp_path: Path) -> None:
    (found,) = read_folder(tmp_path, {"a.txt": f"Port strike\n\n{TEXT}\n", "a.json": '{"title": "Port strike"}'})
    assert isinstance(found, Article)
    assert found.text == f"Port strike\n\n{TEXT}\n"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.json", '{"title": '),
        ("a.json", "[1]"),
        ("a.json", "[" * 90_000),
        ("a.json", "\0\0"),
        ("a.json", "{}" + " " * 200_000),
        ("a.yaml", "- one"),
        ("a.yaml", "title: [x"),
    ],
    ids=lambda value: value[:10],
)
def test_a_sidecar_that_cannot_be_read_is_said(tmp_path: Path, name: str, content: str) -> None:
    (found,) = read_folder(tmp_path, {"a.txt": TEXT, name: content})
    assert isinstance(found, Reject)
    assert (found.source_path, found.reason) == ("a.txt", "sidecar_invalid")
    assert name in found.detail


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("a.pdf", "pdftotext"),
        ("a.DOCX", "pandoc"),
        ("a.rtf", "pandoc"),
        ("a.xlsx", "CSV"),
        ("a.jpg", "tesseract"),
        ("a.zip", "Unpack"),
        ("a.gz", "gunzip"),
        ("a.md", "Rename"),
        ("a.yaml", "front matter"),
        ("a.unheard-of", ".unheard-of"),
        ("a", "without a suffix"),
    ],
)
def test_other_forms_are_rejected_with_what_to_do(tmp_path: Path, name: str, said: str) -> None:
    found = rejected(tmp_path, name, TEXT)
    assert found.reason == "unsupported_form"
    assert said in found.detail


@pytest.mark.parametrize("data", [b"%PDF-1.7 words", b"PK\x03\x04words", b"\x89PNG\r\n\x1a\nwords", b"{\\rtf1 words}"])
@pytest.mark.parametrize("name", ["a.txt", "a.csv", "a.json"])
def test_other_forms_under_a_name_of_text_are_known(tmp_path: Path, name: str, data: bytes) -> None:
    found = rejected(tmp_path, name, data)
    assert found.reason == "binary"
    assert "whatever the file's name says" in found.detail


def test_no_form_is_both_read_and_refused() -> None:
    refused = [suffix for form in file_formats() for suffix in form.suffixes]
    assert len(refused) == len(set(refused))
    assert READERS.keys().isdisjoint(refused)


@pytest.mark.parametrize("name", sorted(f"a{suffix}" for suffix in READERS))
@pytest.mark.parametrize("data", [b"", b" \n \n"])
def test_an_empty_file_of_any_form_is_said(tmp_path: Path, name: str, data: bytes) -> None:
    assert rejected(tmp_path, name, data).reason == "empty"


@pytest.mark.parametrize(
    "name", ["name with space.txt", "line\nbreak.txt", "خبر.txt", "'; drop table--.txt", "a" * 250 + ".txt"]
)
def test_odd_names_are_names(tmp_path: Path, name: str) -> None:
    assert article(tmp_path, name, TEXT).source_path == name


def test_a_file_over_the_limit_is_not_read(tmp_path: Path) -> None:
    found = rejected(tmp_path, "a.txt", TEXT * 10, IngestSettings(max_file_bytes=100))
    assert (found.reason, "max_file_bytes" in found.detail) == ("too_large", True)


def test_a_link_out_is_a_reject_and_never_read(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("The secret words.")
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw/a.txt").symlink_to(tmp_path / "secret.txt")
    (found,) = read_folder(tmp_path / "raw", {})
    assert isinstance(found, Reject)
    assert found.reason == "link_outside"
    assert "secret words" not in f"{found.detail}{found.row_json}"


def test_a_link_put_there_after_the_scan_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("The secret words.")
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw/a.txt").write_text(TEXT)
    (file,) = scan(tmp_path / "raw")
    (tmp_path / "raw/a.txt").unlink()
    (tmp_path / "raw/a.txt").symlink_to(tmp_path / "secret.txt")
    (found,) = read_file(file, SETTINGS)
    assert isinstance(found, Reject)
    assert found.reason == "unreadable"


def test_a_file_that_is_gone_since_the_scan_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (file,) = scan(tmp_path)
    (tmp_path / "a.txt").unlink()
    (found,) = read_file(file, SETTINGS)
    assert isinstance(found, Reject)
    assert found.reason == "vanished"


def test_a_file_without_permission_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    (tmp_path / "a.txt").write_text(TEXT)
    (file,) = scan(tmp_path)
    monkeypatch.setattr(os, "open", refuse)
    (found,) = read_file(file, SETTINGS)
    assert isinstance(found, Reject)
    assert found.reason == "unreadable"
    assert "Permission denied" in found.detail


@pytest.mark.parametrize(("changes", "reason"), [(1, None), (10, "changed_while_read")])
def test_a_file_that_changes_while_it_is_read_is_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, changes: int, reason: str | None
) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (file,) = scan(tmp_path)
    times = iter(range(changes))
    plain_status = os.fstat

    def status_before_writing(descriptor: int) -> os.stat_result:
        status = plain_status(descriptor)
        if next(times, None) is not None:
            with (tmp_path / "a.txt").open("a") as writer:
                writer.write(" More.")
        return status

    monkeypatch.setattr(os, "fstat", status_before_writing)
    (found,) = read_file(file, SETTINGS)
    assert getattr(found, "reason", None) == reason
    if isinstance(found, Article):
        assert found.text == f"{TEXT} More."


def test_a_reader_that_raises_costs_only_its_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("inside a library")

    monkeypatch.setitem(READERS, ".csv", fail)
    good, bad = read_folder(tmp_path, {"a.txt": TEXT, "b.csv": "text\nTalks"})
    assert isinstance(good, Article)
    assert isinstance(bad, Reject)
    assert (bad.reason, "ZeroDivisionError" in bad.detail) == ("reader_failed", True)


PIECES = (
    *(b"---\n", b"title: ", b'{"text": ', b'"', b"\\ud800", b"[", b"]", b"}", b",", b"\n", b"text,title\n", b"<p>"),
    *(b"<html><body>", b"<time datetime=", b"2019-02-31", b"\xef\xbb\xbf", b"\xff\xfe", b"\0", b"PAR1", b"word ", b"'"),
    *("“".encode(), b"\x93", b"published: ", b"&a [*a", b"!!python/name:os.system ", b"<script>", b"&#x0;"),
)
ODD = st.one_of(
    st.binary(max_size=400),
    st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")),
    st.lists(st.sampled_from(PIECES), max_size=30).map(b"".join),
)


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=ODD, suffix=st.sampled_from(sorted(READERS)))
def test_any_bytes_end_as_articles_and_rejects_that_a_database_can_hold(
    tmp_path: Path, data: bytes, suffix: str
) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_bytes(data)
    found = read_folder(tmp_path, {})
    path.unlink()
    assert found
    places = [(item.source_path, item.record_number) for item in found]
    assert len(set(places)) == len(places)
    for item in found:
        values = [getattr(item, name) for name in item.__slots__]
        written = "\n".join(value for value in values if isinstance(value, str))
        assert "\0" not in written
        written.encode()
        if isinstance(item, Reject):
            assert item.reason != "reader_failed", item.detail


def test_a_folder_exchanged_for_a_link_after_the_scan_is_not_followed(tmp_path: Path) -> None:
    write_to = [tmp_path / "outside", tmp_path / "raw/agency"]
    for folder in write_to:
        folder.mkdir(parents=True)
        (folder / "a.txt").write_text(TEXT)
    (file,) = scan(tmp_path / "raw")
    (tmp_path / "raw/agency").rename(tmp_path / "gone")
    (tmp_path / "raw/agency").symlink_to(tmp_path / "outside")
    (found,) = read_file(file, SETTINGS)
    assert isinstance(found, Reject)
    assert found.reason == "link_outside"
