"""Articles, the files they lie in, and which of them are copies."""

from datetime import date
from typing import Any

import duckdb
import pytest

from pipelines.ingest.records import Reject
from pipelines.warehouse.articles import (
    SourceFile,
    add_articles,
    forget_files,
    put_source_files,
    settle_sources,
)
from pipelines.warehouse.rejects import add_rejects
from tests.warehouse.samples import LOADED_AT, SUNDAY, article, raid

LATER = LOADED_AT.replace(hour=18)


def rows(connection: duckdb.DuckDBPyConnection, sql: str) -> list[tuple[Any, ...]]:
    return connection.execute(sql).fetchall()


def test_an_article_in_two_files_is_one_document(warehouse: duckdb.DuckDBPyConnection) -> None:
    places = [article("a", "Talks began.", source_path=path) for path in ("west/talks.txt", "east/talks.txt")]
    add_articles(warehouse, places, LOADED_AT)
    assert rows(warehouse, "SELECT document_id, source_path, ingested_at FROM documents") == [
        ("a", "east/talks.txt", LOADED_AT)
    ]
    assert rows(warehouse, "SELECT source_path FROM document_sources ORDER BY ALL") == [
        ("east/talks.txt",),
        ("west/talks.txt",),
    ]


def test_the_first_source_speaks_for_the_document_in_any_order(warehouse: duckdb.DuckDBPyConnection) -> None:
    first, second = (
        article("a", "Talks began.", source_path=path, encoding=encoding)
        for path, encoding in (("east.txt", "utf-8"), ("west.txt", "cp1252"))
    )
    add_articles(warehouse, [second], LOADED_AT)
    add_articles(warehouse, [first], LATER)
    add_articles(warehouse, [second], LATER)
    assert settle_sources(warehouse) == ["a"]
    assert settle_sources(warehouse) == []
    assert rows(warehouse, "SELECT source_path, encoding, ingested_at FROM documents") == [
        ("east.txt", "utf-8", LOADED_AT)
    ]


def test_loading_an_article_again_keeps_what_was_extracted(warehouse: duckdb.DuckDBPyConnection) -> None:
    found = raid()
    found.load(warehouse)
    add_articles(warehouse, [article("raid", found.text)], LATER)
    assert rows(warehouse, "SELECT extractor_version, ingested_at FROM documents") == [("1", LOADED_AT)]
    assert len(rows(warehouse, "FROM quotes")) == 1


def test_an_article_that_cannot_be_a_document_is_rejected(warehouse: duckdb.DuckDBPyConnection) -> None:
    bad = article("bad", "Talks began.", published_from=None, publisher="")
    assert add_articles(warehouse, [bad, article("good", "Talks ended.")], LOADED_AT) == 1
    assert rows(warehouse, "SELECT document_id FROM documents") == [("good",)]
    assert rows(warehouse, "SELECT document_id FROM document_sources") == [("good",)]
    [(path, stage, detail)] = rows(warehouse, "SELECT source_path, stage, detail FROM rejects")
    assert (path, stage) == ("bad.txt", "document")
    assert "published_from and published_on must be known together" in detail
    assert "publisher is empty text" in detail


def test_a_document_goes_with_its_last_source(warehouse: duckdb.DuckDBPyConnection) -> None:
    found = raid()
    found.load(warehouse, source_path="east.txt")
    add_articles(warehouse, [article("raid", found.text, source_path="west.txt")], LATER)
    forget_files(warehouse, ["east.txt"])
    settle_sources(warehouse)
    assert rows(warehouse, "SELECT source_path FROM documents") == [("west.txt",)]
    assert len(rows(warehouse, "FROM events")) == 1
    forget_files(warehouse, ["west.txt"])
    assert settle_sources(warehouse) == ["raid"]
    for table in ("documents", "sentences", "quotes", "events", "event_participants", "document_actors"):
        assert rows(warehouse, f"FROM {table}") == []


def test_the_next_source_speaks_for_the_document_when_the_first_is_gone(warehouse: duckdb.DuckDBPyConnection) -> None:
    dates = {"east.txt": SUNDAY, "west.txt": date(2026, 2, 1), "north.txt": None}
    for path, day in dates.items():
        told = {"published_on": day, "published_from": day and "filename"}
        add_articles(warehouse, [article("a", "Talks began.", source_path=path, **told)], LOADED_AT)
    for gone, left, day in (
        ("east.txt", "north.txt", None),
        ("north.txt", "west.txt", date(2026, 2, 1)),
    ):
        forget_files(warehouse, [gone])
        settle_sources(warehouse)
        assert rows(warehouse, "SELECT source_path, published_on FROM documents") == [(left, day)]


@pytest.mark.parametrize("changes", [{"published_on": date(2026, 2, 1)}, {"language": "de"}])
def test_rows_read_in_the_light_of_another_source_go(
    warehouse: duckdb.DuckDBPyConnection, changes: dict[str, Any]
) -> None:
    raid("other").load(warehouse)
    found = raid()
    found.load(warehouse, source_path="east.txt")
    add_articles(warehouse, [article("raid", found.text, source_path="west.txt", **changes)], LATER)
    forget_files(warehouse, ["east.txt"])
    assert settle_sources(warehouse) == ["raid"]
    assert rows(warehouse, "SELECT extractor_version FROM documents WHERE document_id = 'raid'") == [(None,)]
    assert rows(warehouse, "SELECT DISTINCT document_id FROM quotes") == [("other",)]


def test_rows_stay_when_only_the_file_is_another(warehouse: duckdb.DuckDBPyConnection) -> None:
    found = raid()
    found.load(warehouse, source_path="east.txt")
    forget_files(warehouse, ["east.txt"])
    add_articles(warehouse, [article("raid", found.text, source_path="west.txt", encoding="cp1252")], LATER)
    assert settle_sources(warehouse) == ["raid"]
    assert rows(warehouse, "SELECT encoding, extractor_version FROM documents") == [("cp1252", "1")]
    assert len(rows(warehouse, "FROM quotes")) == 1


def test_a_bad_place_of_a_good_article_is_rejected(warehouse: duckdb.DuckDBPyConnection) -> None:
    good = article("a", "Talks began.", source_path="east.txt")
    bad = article("a", "Talks began.", source_path="west.txt", language="English")
    assert add_articles(warehouse, [good, bad], LOADED_AT) == 1
    assert rows(warehouse, "SELECT source_path FROM document_sources") == [("east.txt",)]
    assert rows(warehouse, "SELECT source_path, reason FROM rejects") == [("west.txt", "bad_format")]


def test_rejected_rows_follow_their_document_to_another_file(warehouse: duckdb.DuckDBPyConnection) -> None:
    found = raid(mode="no such mode")
    found.load(warehouse, source_path="east.txt")
    forget_files(warehouse, ["east.txt"])
    add_articles(warehouse, [article("raid", found.text, source_path="west.txt")], LATER)
    settle_sources(warehouse)
    assert rows(warehouse, "SELECT DISTINCT source_path FROM rejects") == [("west.txt",)]


def test_files_are_counted_and_forgotten(warehouse: duckdb.DuckDBPyConnection) -> None:
    add_articles(warehouse, [article("a", "Talks began.", source_path="day.jsonl", record_number=1)], LOADED_AT)
    add_rejects(warehouse, [Reject("day.jsonl", 2, "read", "json_invalid", "Line 2 is not JSON.")], LOADED_AT)
    put_source_files(warehouse, [SourceFile("day.jsonl", "120:5:7", 2, "1")])
    assert rows(warehouse, "FROM source_files") == [("day.jsonl", "120:5:7", 2, 1, "1")]
    forget_files(warehouse, ["day.jsonl"])
    assert rows(warehouse, "FROM source_files") == []
    assert rows(warehouse, "FROM rejects") == []
