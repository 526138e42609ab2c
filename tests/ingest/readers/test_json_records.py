"""JSON and JSON Lines."""

import json
from datetime import date, datetime
from pathlib import Path

import pytest

from pipelines.ingest.records import Article, FieldNames, IngestSettings, Reject
from tests.ingest.reading import article, read_folder, read_one, rejected

TEXT = "Port workers in Basra walked out on Monday."


def outcomes(raw: Path, name: str, content: str | bytes) -> list[tuple[int, str]]:
    """Record number and text or reason of everything in a file."""
    found = read_folder(raw, {name: content})
    return [(item.record_number, item.text if isinstance(item, Article) else item.reason) for item in found]


def test_an_object_is_one_article(tmp_path: Path) -> None:
    fields = {
        "Headline": "Port strike",
        "body": TEXT,
        "publishedAt": "2025-06-16T23:30:00-05:00",
        "source": {"id": None, "name": "Gulf Wire"},
        "author": ["Lena Haddad", {"name": "Omar Sy"}],
        "link": "https://example.org/a",
    }
    found = article(tmp_path, "a.json", json.dumps(fields))
    assert (found.record_number, found.text, found.title) == (0, TEXT, "Port strike")
    assert (found.publisher, found.byline, found.url) == ("Gulf Wire", "Lena Haddad, Omar Sy", "https://example.org/a")
    assert found.published_on == date(2025, 6, 16)
    assert found.published_at == datetime.fromisoformat("2025-06-17T04:30")
    assert found.published_from == "field"


def test_a_list_holds_many_numbered_from_one(tmp_path: Path) -> None:
    content = json.dumps([{"text": "First report."}, {"text": "Second report."}])
    assert outcomes(tmp_path, "a.json", content) == [(1, "First report."), (2, "Second report.")]


def test_one_broken_line_breaks_alone(tmp_path: Path) -> None:
    content = '{"text": "First report."}\n{"text": \n\n"words"\n{"text": "Second report."}\r\n'
    assert outcomes(tmp_path, "a.jsonl", content) == [
        (1, "First report."),
        (2, "json_invalid"),
        (4, "not_an_object"),
        (5, "Second report."),
    ]


def test_a_line_of_broken_bytes_breaks_alone(tmp_path: Path) -> None:
    content = b'{"text": "First report."}\n\x00\x01\x02\xff\n{"text": "The caf\xe9 closed."}\n'
    assert outcomes(tmp_path, "a.jsonl", content) == [(1, "First report."), (2, "binary"), (3, "The café closed.")]


def test_a_json_file_of_lines_is_read_as_lines(tmp_path: Path) -> None:
    content = '{"text": "First report."}\n{"text": "Second report."}\n'
    assert outcomes(tmp_path, "a.json", content) == [(1, "First report."), (2, "Second report.")]


def test_paragraphs_in_a_list_are_parted(tmp_path: Path) -> None:
    assert article(tmp_path, "a.json", '{"text": ["One.", "Two."]}').text == "One.\n\nTwo."


def test_lone_surrogates_and_nul_escapes_become_the_replacement(tmp_path: Path) -> None:
    found = article(tmp_path, "a.json", r'{"text": "Talks \ud800 and \u0000 resumed \ud83d\ude00.", "title": "\udfff"}')
    assert found.text == "Talks \ufffd and \ufffd resumed 😀."
    assert found.title == "\ufffd"


@pytest.mark.parametrize("printed", ["31 February 2019", "0001-01-01", 0, True, None, {}, [], 1e300, "03/04/2019", -5])
def test_a_date_that_cannot_be_leaves_the_article_undated(tmp_path: Path, printed: object) -> None:
    found = article(tmp_path, "a.json", json.dumps({"text": TEXT, "date": printed}))
    assert (found.published_on, found.published_at, found.published_from) == (None, None, None)


@pytest.mark.parametrize("printed", [1552176000, 1552176000000, "1552176000", "20190310", 20190310])
def test_dates_as_numbers(tmp_path: Path, printed: object) -> None:
    found = article(tmp_path, "a.json", json.dumps({"text": TEXT, "date": printed}))
    assert found.published_on == date(2019, 3, 10)


def test_the_name_of_a_file_of_many_dates_none_of_them(tmp_path: Path) -> None:
    assert article(tmp_path, "2019-03-10.json", json.dumps({"text": TEXT})).published_from == "filename"
    (tmp_path / "2019-03-10.json").unlink()
    assert article(tmp_path, "2019-03-10.jsonl", json.dumps({"text": TEXT})).published_on is None


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("[" * 100_000, "json_invalid"),
        ('{"text": ' + "9" * 5000 + "}", "json_invalid"),
        ('{"text": "Talks', "json_invalid"),
        ('"words"', "not_an_object"),
        ("[]", "empty"),
        ("null", "not_an_object"),
        ('{"text": ""}', "empty"),
        ('{"text": null}', "empty"),
        ('{"text": 5}', "no_text_field"),
        ('{"words": "Talks resumed."}', "no_text_field"),
    ],
    ids=lambda value: value[:16],
)
def test_what_is_no_article_is_said(tmp_path: Path, content: str, reason: str) -> None:
    assert rejected(tmp_path, "a.json", content).reason == reason


def test_a_reject_shows_the_record_and_the_names_looked_for(tmp_path: Path) -> None:
    found = rejected(tmp_path, "a.json", json.dumps({"words": "Talks " * 1000, "deep": [[1]], "n": 10**40}))
    assert "words, deep" in found.detail
    assert "dateline.toml" in found.detail
    shown = json.loads(found.row_json or "")
    assert shown == {"words": ("Talks " * 1000)[:500] + "…", "deep": "(list)", "n": "(a number of very many digits)"}


def test_names_of_fields_are_a_setting(tmp_path: Path) -> None:
    settings = IngestSettings(fields=FieldNames(text=("Words",)))
    assert article(tmp_path, "a.json", json.dumps({"words": TEXT}), settings).text == TEXT
    assert isinstance(read_one(tmp_path, "a.json", json.dumps({"text": TEXT}), settings), Reject)


def test_more_records_than_allowed_are_rejected_as_one_file(tmp_path: Path) -> None:
    lines = "\n".join(json.dumps({"text": f"Report number {n}."}) for n in range(5))
    assert len(read_folder(tmp_path, {"a.jsonl": lines}, IngestSettings(max_records_per_file=5))) == 5
    (found,) = read_folder(tmp_path, {"a.jsonl": lines}, IngestSettings(max_records_per_file=4))
    assert isinstance(found, Reject)
    assert (found.reason, found.record_number) == ("too_many_records", 0)


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
def test_lines_end_as_on_any_system(tmp_path: Path, line_break: str) -> None:
    content = line_break.join(['{"text": "First report."}', "", '{"text": "Second report."}', ""])
    assert outcomes(tmp_path, "a.jsonl", content) == [(1, "First report."), (3, "Second report.")]


def test_values_that_are_far_too_long_are_cut(tmp_path: Path) -> None:
    found = article(tmp_path, "a.json", json.dumps({"text": TEXT, "title": "x" * 50_000, "author": ["Lena"] * 50_000}))
    assert found.title == "x" * 2_000 + "…"
    assert found.byline is not None
    assert len(found.byline) <= 2_001
