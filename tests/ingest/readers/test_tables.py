"""CSV and Parquet."""

import io
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipelines.ingest.records import Article, IngestSettings
from tests.ingest.reading import article, read_folder, rejected

TEXT = "Port workers in Basra walked out on Monday."


def outcomes(raw: Path, name: str, content: str | bytes) -> list[tuple[int, str]]:
    """Record number and text or reason of everything in a file."""
    found = read_folder(raw, {name: content})
    return [(item.record_number, item.text if isinstance(item, Article) else item.reason) for item in found]


def parquet(columns: dict[str, Any]) -> bytes:
    file = io.BytesIO()
    pq.write_table(pa.table(columns), file)
    return file.getvalue()


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_header_says_the_delimiter(tmp_path: Path, delimiter: str) -> None:
    rows = [
        ["Title", "TEXT", "Date"],
        ["Port strike", f'"{TEXT}\nThey said ""no"", again{delimiter} and left."', "2025-06-16"],
    ]
    found = article(tmp_path, "a.csv", "\ufeff" + "\r\n".join(delimiter.join(row) for row in rows))
    assert found.text == f'{TEXT}\nThey said "no", again{delimiter} and left.'
    assert (found.record_number, found.title) == (1, "Port strike")
    assert (found.published_on, found.published_from) == (date(2025, 6, 16), "field")


def test_a_bad_row_is_rejected_alone(tmp_path: Path) -> None:
    content = 'title,text\nA,First report.\n\nB,Second, report.\nC\nD,""\nE,"x"y\nF,Third report.\n'
    assert outcomes(tmp_path, "a.csv", content) == [
        (1, "First report."),
        (3, "csv_invalid"),
        (4, "no_text_field"),
        (5, "empty"),
        (6, "csv_invalid"),
        (7, "Third report."),
    ]


def test_a_quotation_mark_that_never_closes_ends_in_a_reject(tmp_path: Path) -> None:
    content = 'text\nFirst report.\n"Second report.\nThird report.\n'
    assert outcomes(tmp_path, "a.csv", content) == [(1, "First report."), (2, "csv_invalid")]


def test_a_table_without_a_column_for_the_text_names_what_it_has(tmp_path: Path) -> None:
    for name, content in (("a.csv", b"id,words\n1,Talks\n"), ("a.parquet", parquet({"id": [1], "words": ["Talks"]}))):
        (tmp_path / "a.csv").unlink(missing_ok=True)
        found = rejected(tmp_path, name, content)
        assert found.reason == "missing_column"
        assert "id, words" in found.detail
        assert "dateline.toml" in found.detail


@pytest.mark.parametrize("content", ["text,title\n", "text\n\n\n"])
def test_a_table_without_rows_is_empty(tmp_path: Path, content: str) -> None:
    assert rejected(tmp_path, "a.csv", content).reason == "empty"


def test_a_value_may_be_longer_than_the_csv_module_likes(tmp_path: Path) -> None:
    assert article(tmp_path, "a.csv", "text\n" + "word " * 60_000).word_count == 60_000


def test_tab_separated_values(tmp_path: Path) -> None:
    assert article(tmp_path, "a.tsv", f"text\ttitle\n{TEXT}\tPort strike\n").title == "Port strike"


def test_parquet_rows_are_articles(tmp_path: Path) -> None:
    at = datetime(2019, 3, 10, 5, 30, tzinfo=UTC)
    table = {
        "Text": [TEXT, "", None],
        "Published": [at, at, None],
        "Publisher": [b"Gulf Wire", b"", None],
        "n": [1, 2, 3],
    }
    content = parquet(table)
    assert outcomes(tmp_path, "a.parquet", content) == [(1, TEXT), (2, "empty"), (3, "empty")]
    found = read_folder(tmp_path, {})[0]
    assert isinstance(found, Article)
    assert (found.publisher, found.published_on) == ("Gulf Wire", date(2019, 3, 10))
    assert found.published_at == at.replace(tzinfo=None)


@pytest.mark.parametrize("content", [b"PAR1", b"PAR1 and more PAR1", b"text", parquet({"text": [TEXT]})[:-20]])
def test_damaged_parquet_is_said(tmp_path: Path, content: bytes) -> None:
    assert rejected(tmp_path, "a.parquet", content).reason == "parquet_invalid"


def test_a_table_that_unpacks_to_more_than_allowed_is_rejected(tmp_path: Path) -> None:
    found = rejected(tmp_path, "a.parquet", parquet({"text": ["word " * 10_000]}), IngestSettings(max_table_bytes=100))
    assert (found.reason, "max_table_bytes" in found.detail) == ("too_large", True)


def test_of_two_columns_of_one_name_the_first_counts(tmp_path: Path) -> None:
    assert article(tmp_path, "a.csv", "text,text\nTalks resumed.,other\n").text == "Talks resumed."


def test_a_quotation_mark_that_is_never_closed_is_said(tmp_path: Path) -> None:
    found = rejected(tmp_path, "a.csv", 'text\n"Talks resumed.\nTalks ended.\n')
    assert (found.reason, "never closed" in found.detail) == ("csv_invalid", True)


def test_a_value_that_is_stored_once_and_stands_in_every_row_ends_at_the_limit(tmp_path: Path) -> None:
    content = parquet({"text": ["word " * 2_000] * 300})
    found = read_folder(tmp_path, {"a.parquet": content}, IngestSettings(max_table_bytes=100_000))
    assert [getattr(item, "reason", None) for item in found] == [None] * 10 + ["too_large"]
