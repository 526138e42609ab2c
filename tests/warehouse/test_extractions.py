"""Rows in, tables out: what is loaded, what is set aside, and that a document's rows come and go together."""

from dataclasses import replace
from typing import Any

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.extract.records import Extraction, Sentence, Span
from pipelines.schemas import table_name
from pipelines.warehouse.articles import add_articles
from pipelines.warehouse.extractions import (
    EXTRACTION_TABLES,
    UnknownDocumentError,
    delete_extractions,
    reject_documents,
    replace_extractions,
)
from pipelines.warehouse.quality import quality_checks, run_check
from pipelines.warehouse.validation import RowProblem
from tests.warehouse.samples import BASRA, LOADED_AT, article, raid


def rows(connection: duckdb.DuckDBPyConnection, sql: str) -> list[tuple[Any, ...]]:
    return connection.execute(sql).fetchall()


def counts(connection: duckdb.DuckDBPyConnection) -> dict[str, int]:
    names = [table_name(table) for table in EXTRACTION_TABLES]
    return {name: rows(connection, f"SELECT count(*) FROM {name}")[0][0] for name in names}


def test_every_record_becomes_a_row(warehouse: duckdb.DuckDBPyConnection) -> None:
    loaded = raid().load(warehouse)
    assert loaded.documents == 1
    assert loaded.rejected == {}
    assert dict(loaded.loaded) == counts(warehouse)
    assert counts(warehouse) == {
        "sentences": 1,
        "document_actors": 3,
        "actor_mentions": 3,
        "actor_relations": 0,
        "locations": 1,
        "location_mentions": 1,
        "quotes": 1,
        "events": 1,
        "event_participants": 2,
    }
    assert rows(warehouse, "SELECT fragments, quote_type FROM quotes") == [
        ([{"start_char": 62, "end_char": 72}], "direct")
    ]
    assert rows(warehouse, "SELECT contexts, incident_id = event_id FROM events") == [(["military"], True)]
    assert rows(warehouse, "SELECT extractor_version FROM documents") == [("1",)]


def test_a_second_load_puts_rows_in_the_place_of_the_first(warehouse: duckdb.DuckDBPyConnection) -> None:
    found = raid()
    found.load(warehouse)
    before = rows(warehouse, "FROM actor_mentions ORDER BY ALL")
    replace_extractions(warehouse, [found.extraction()], "1")
    assert rows(warehouse, "FROM actor_mentions ORDER BY ALL") == before
    replace_extractions(warehouse, [replace(found.extraction(), quotes=[])], "2")
    assert counts(warehouse)["quotes"] == 0
    assert rows(warehouse, "SELECT extractor_version FROM documents") == [("2",)]


def test_rows_of_other_documents_stay(warehouse: duckdb.DuckDBPyConnection) -> None:
    raid("one").load(warehouse)
    raid("two").load(warehouse)
    delete_extractions(warehouse, ["one"])
    assert rows(warehouse, "SELECT DISTINCT document_id FROM quotes") == [("two",)]
    assert rows(warehouse, "SELECT document_id, extractor_version FROM documents ORDER BY ALL") == [
        ("one", None),
        ("two", "1"),
    ]


def test_an_invalid_row_is_set_aside_with_a_reason(warehouse: duckdb.DuckDBPyConnection) -> None:
    found = raid()
    found.quotes[0] = replace(found.quotes[0], confidence=1.5, quote_type="shouted")  # type: ignore[arg-type]
    loaded = found.load(warehouse)
    assert dict(loaded.rejected) == {"quotes": 1}
    assert counts(warehouse)["quotes"] == 0
    assert counts(warehouse)["events"] == 1
    [(source, stage, reason, detail, document_id)] = rows(
        warehouse, "SELECT source_path, stage, reason, detail, document_id FROM rejects"
    )
    assert (source, stage, document_id) == ("raid.txt", "quotes", "raid")
    assert reason in {"out_of_range", "unknown_code"}
    assert "confidence is 1.5; it must be 1 or less" in detail
    assert "quote_type is 'shouted'" in detail
    assert rows(warehouse, "SELECT row_json->>'text' FROM rejects") == [("It is over",)]


def test_rejects_go_when_the_document_is_loaded_again(warehouse: duckdb.DuckDBPyConnection) -> None:
    found = raid()
    good = found.quotes[0]
    found.quotes[0] = replace(good, confidence=-1)
    found.load(warehouse)
    found.quotes[0] = good
    replace_extractions(warehouse, [found.extraction()], "1")
    assert rows(warehouse, "FROM rejects") == []
    assert counts(warehouse)["quotes"] == 1


def test_participants_go_with_their_event(warehouse: duckdb.DuckDBPyConnection) -> None:
    found = raid()
    found.events[0] = replace(found.events[0], event_type="GREET")
    loaded = found.load(warehouse)
    assert dict(loaded.rejected) == {"events": 1, "event_participants": 2}
    assert rows(warehouse, "SELECT DISTINCT reason FROM rejects WHERE stage = 'event_participants'") == [
        ("unknown_reference",)
    ]


@pytest.mark.parametrize(
    ("table", "column"),
    [("quotes", "speaker_actor_id"), ("quotes", "addressee_actor_id"), ("events", "attributed_to_actor_id")],
)
def test_an_actor_that_is_not_there_becomes_null(warehouse: duckdb.DuckDBPyConnection, table: str, column: str) -> None:
    found = raid()
    records: list[Any] = getattr(found, table)
    records[0] = replace(records[0], **{column: "person:nobody"})
    loaded = found.load(warehouse)
    assert loaded.rejected == {}
    assert rows(warehouse, f"SELECT {column} FROM {table}") == [(None,)]


def test_an_event_has_the_country_of_its_place(warehouse: duckdb.DuckDBPyConnection) -> None:
    sea = replace(BASRA, location_id="geonames:630674", name="Black Sea", country=None)
    for number, place in enumerate((BASRA, sea, None)):
        found = raid(f"raid-{number}", location_id=place and place.location_id)
        found.places = {place.location_id: place} if place else {}
        found.place_mentions.clear()
        found.load(warehouse)
    assert rows(warehouse, "SELECT country, location_id FROM events ORDER BY document_id") == [
        ("IRQ", BASRA.location_id),
        (None, sea.location_id),
        (None, None),
    ]


def test_an_event_loses_a_place_and_a_quote_that_were_rejected(warehouse: duckdb.DuckDBPyConnection) -> None:
    found = raid()
    found.events[0] = replace(found.events[0], quote_id=found.quotes[0].quote_id)
    found.quotes[0] = replace(found.quotes[0], text="It is not over")
    [(location_id, place)] = found.places.items()
    found.places[location_id] = replace(place, latitude=95.0)
    loaded = found.load(warehouse)
    assert dict(loaded.rejected) == {"locations": 1, "quotes": 1}
    assert rows(warehouse, "SELECT location_id, country, quote_id FROM events") == [(None, None, None)]
    assert rows(warehouse, "SELECT location_id FROM location_mentions") == [(None,)]


def test_a_mention_of_an_actor_that_is_not_there_is_rejected(warehouse: duckdb.DuckDBPyConnection) -> None:
    found = raid()
    found.mentions[0] = replace(found.mentions[0], actor_id="person:nobody")
    assert dict(found.load(warehouse).rejected) == {"actor_mentions": 1}


def test_the_second_of_two_rows_with_one_id_is_rejected(warehouse: duckdb.DuckDBPyConnection) -> None:
    found = raid()
    found.mentions += [found.mentions[0], found.mentions[0]]
    found.load(warehouse)
    assert counts(warehouse)["actor_mentions"] == 3
    assert rows(warehouse, "SELECT reason FROM rejects") == [("duplicate_key",)]


@pytest.mark.parametrize("changes", [{"start_char": 1}, {"text": "Iraqi Police"}, {"end_char": 400}])
def test_a_span_that_is_not_its_text_is_rejected(warehouse: duckdb.DuckDBPyConnection, changes: dict[str, Any]) -> None:
    found = raid()
    found.mentions[0] = replace(found.mentions[0], **changes)
    found.load(warehouse)
    assert rows(warehouse, "SELECT stage, reason FROM rejects") == [("actor_mentions", "span_mismatch")]


def test_fragments_must_fill_the_envelope(warehouse: duckdb.DuckDBPyConnection) -> None:
    found = raid()
    quote = found.quotes[0]
    found.quotes[0] = replace(quote, fragments=(Span(quote.start_char, quote.end_char - 1),))
    found.load(warehouse)
    assert rows(warehouse, "SELECT reason FROM rejects") == [("fragments_outside",)]


def test_a_mode_must_belong_to_the_root(warehouse: duckdb.DuckDBPyConnection) -> None:
    raid(mode="ceasefire").load(warehouse)
    assert rows(warehouse, "SELECT reason FROM rejects WHERE stage = 'events'") == [("mode_of_other_root",)]


def test_a_value_of_another_type_is_a_fault_of_the_program(warehouse: duckdb.DuckDBPyConnection) -> None:
    found = raid()
    found.events[0] = replace(found.events[0], intensity="much")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match=r"events\.intensity must be DOUBLE"):
        found.load(warehouse)
    assert counts(warehouse) == dict.fromkeys(counts(warehouse), 0)


def test_a_document_must_be_stored_first(warehouse: duckdb.DuckDBPyConnection) -> None:
    with pytest.raises(UnknownDocumentError, match="raid is not stored"):
        replace_extractions(warehouse, [raid().extraction()], "1")


def test_a_batch_is_loaded_whole_or_not_at_all(warehouse: duckdb.DuckDBPyConnection) -> None:
    for name in ("one", "two"):
        add_articles(warehouse, [article(name, raid(name).text)], LOADED_AT)
    # An id that another document already has, which only the database can notice.
    raid("one").load(warehouse)
    stolen = raid("two")
    stolen.quotes[0] = replace(stolen.quotes[0], quote_id=raid("one").quotes[0].quote_id)
    with pytest.raises(duckdb.ConstraintException):
        replace_extractions(warehouse, [stolen.extraction()], "1")
    assert rows(warehouse, "SELECT DISTINCT document_id FROM sentences") == [("one",)]
    assert rows(warehouse, "SELECT extractor_version FROM documents WHERE document_id = 'two'") == [(None,)]


def test_a_document_on_which_the_extractor_failed_is_recorded(warehouse: duckdb.DuckDBPyConnection) -> None:
    raid().load(warehouse)
    reject_documents(warehouse, {"raid": RowProblem("extractor_failed", "RecursionError: too deep.")}, "2")
    assert set(counts(warehouse)) - {"locations"} == {name for name, n in counts(warehouse).items() if n == 0}
    [(stage, reason, detail)] = rows(warehouse, "SELECT stage, reason, detail FROM rejects")
    assert (stage, reason) == ("extraction", "extractor_failed")
    assert "RecursionError: too deep" in detail
    assert rows(warehouse, "SELECT extractor_version FROM documents") == [("2",)]


def test_a_lone_surrogate_is_stored_as_a_replacement_character(warehouse: duckdb.DuckDBPyConnection) -> None:
    text = "Police \ud83d said"
    add_articles(warehouse, [article("odd", text, content_sha256="0" * 64)], LOADED_AT)
    sentence = Sentence("odd", 0, 0, len(text), text)
    empty: dict[str, Any] = {table_name(table): [] for table in EXTRACTION_TABLES if table_name(table) != "sentences"}
    replace_extractions(warehouse, [Extraction("odd", sentences=[sentence], **empty)], "1")
    assert rows(warehouse, "SELECT text FROM documents") == [("Police \ufffd said",)]
    assert rows(warehouse, "SELECT reason FROM rejects") == [("span_mismatch",)]


def test_offsets_count_code_points_in_sql_as_in_python(warehouse: duckdb.DuckDBPyConnection) -> None:
    raid().load(warehouse)
    [check] = [c for c in quality_checks() if (c.table, c.name) == ("sentences", "spans_equal_text")]
    storable = st.characters(exclude_categories=["Cs"])

    @settings(max_examples=100, deadline=None)
    @given(st.text(storable | st.sampled_from("𝔄🕊️👩‍🚀é\u0301\r\n"), min_size=1), st.data())
    def holds(text: str, data: st.DataObject) -> None:
        start = data.draw(st.integers(0, len(text) - 1), label="start")
        end = data.draw(st.integers(start + 1, len(text)), label="end")
        warehouse.execute("UPDATE documents SET text = ?", [text])
        span = [start, end, text[start:end]]
        warehouse.execute("UPDATE sentences SET start_char = ?, end_char = ?, text = ?", span)
        assert run_check(warehouse, check).passed
        warehouse.execute("UPDATE sentences SET text = text || 'x'")
        assert not run_check(warehouse, check).passed

    holds()
