"""The models themselves: that they hold what the contract promises, and what they refuse."""

import csv
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import pipelines.reference
from pipelines.schemas import (
    TABLES,
    DocumentActors,
    EventParticipants,
    Events,
    Locations,
    Table,
    column_definitions,
    primary_key,
    span_columns,
    table_description,
    table_name,
)
from pipelines.schemas.codes import COUNTRIES, SECTORS
from pipelines.schemas.references import REFERENCES
from pipelines.warehouse.frames import frame_of
from pipelines.warehouse.validation import FrameError, row_problems

REFERENCE = Path(pipelines.reference.__file__).parent
EVENT: dict[str, Any] = {
    "event_id": "event-1",
    "document_id": "a",
    "sentence_number": 0,
    "start_char": 5,
    "end_char": 9,
    "text": "fell",
    "event_type": "PROTEST",
    "mode": "demo",
    "contexts": ["election"],
    "quad_class": "material conflict",
    "intensity": -5.0,
    "modality": "actual",
    "background": False,
    "incident_id": "event-1",
    "confidence": 0.5,
    "accepted": True,
    "method": "test",
}


def reasons(table: type[Table], *rows: dict[str, Any]) -> dict[int, set[str]]:
    """The codes of what is wrong, by row."""
    found = row_problems(table, frame_of(table, rows))
    return {position: {problem.reason for problem in problems} for position, problems in found.items()}


@pytest.mark.parametrize("table", TABLES, ids=table_name)
def test_every_table_and_column_is_described(table: type[Table]) -> None:
    assert table_description(table).endswith(".")
    columns = column_definitions(table)
    assert all(column.description for column in columns)
    names = tuple(column.name for column in columns)
    assert names[: len(primary_key(table))] == primary_key(table)
    assert not any(column.nullable for column in columns if column.name in primary_key(table))


@pytest.mark.parametrize("table", TABLES, ids=table_name)
def test_an_empty_frame_is_valid(table: type[Table]) -> None:
    assert reasons(table) == {}


def test_references_name_columns_that_exist() -> None:
    for reference in REFERENCES:
        names = {column.name for column in column_definitions(reference.table)}
        targets = {column.name for column in column_definitions(reference.target)}
        assert names.issuperset(reference.columns)
        assert targets.issuperset(reference.target_columns)


def test_spans_are_found_by_their_columns() -> None:
    assert span_columns(Events) == (("start_char", "end_char", "text"),)


def test_a_good_row_has_no_problem() -> None:
    assert reasons(Events, EVENT) == {}


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"event_id": None}, "missing_value"),
        ({"event_id": ""}, "empty_text"),
        ({"start_char": 9}, "span_order"),
        ({"start_char": -1}, "out_of_range"),
        ({"event_type": "GREET", "mode": None}, "unknown_code"),
        ({"mode": "ceasefire"}, "mode_of_other_root"),
        ({"contexts": ["weather"]}, "unknown_code"),
        ({"contexts": [""]}, "empty_text"),
        ({"contexts": None}, "missing_value"),
        ({"quad_class": "verbal conflict"}, "quad_class_of_other_root"),
        ({"intensity": 12.0}, "out_of_range"),
        ({"confidence": 1.01}, "out_of_range"),
        ({"confidence": float("nan")}, "out_of_range"),
        ({"event_on": date(2026, 3, 2), "event_until": date(2026, 3, 1)}, "date_order"),
    ],
)
def test_a_bad_value_is_named(changes: dict[str, Any], reason: str) -> None:
    good = EVENT | {"event_id": "event-2"}
    found = reasons(Events, good, EVENT | changes)
    assert set(found) == {1}
    assert reason in found[1]


def test_only_the_second_row_with_a_key_is_refused() -> None:
    assert reasons(Events, EVENT, EVENT) == {1: {"duplicate_key"}}


def test_a_participant_is_somebody() -> None:
    nobody = {"event_id": "event-1", "role": "source", "participant_number": 0, "document_id": "a"}
    understood = nobody | {"participant_number": 1, "actor_id": "person:ali-hadi"}
    half = understood | {"participant_number": 2, "start_char": 3}
    assert reasons(EventParticipants, nobody, understood, half) == {0: {"nobody"}, 2: {"span_incomplete"}}


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"country": "IRK"}, "unknown_code"),
        ({"country": "Iraq"}, "unknown_code"),
        ({"sector": "ABC"}, "unknown_code"),
        ({"aliases": ["Basra police", ""]}, "empty_text"),
    ],
)
def test_actors_have_known_countries_and_sectors(changes: dict[str, Any], reason: str) -> None:
    actor = {"document_id": "a", "actor_id": "government:basra-police", "name": "Basra police", "aliases": []}
    good = actor | {"actor_type": "government", "country": "IRQ", "sector": "COP"}
    assert reasons(DocumentActors, good) == {}
    assert reasons(DocumentActors, good | changes) == {0: {reason}}


def test_a_long_list_of_codes_is_not_told_in_full() -> None:
    place = {"location_id": "place:mars", "name": "Mars", "country": "MRS"}
    [[problem]] = row_problems(Locations, frame_of(Locations, [place])).values()
    assert problem.detail.startswith("country is 'MRS', which is none of ['ABW'")
    assert len(problem.detail) < 600


@pytest.mark.parametrize("file", sorted(REFERENCE.glob("*.csv")), ids=lambda file: file.name)
def test_every_country_and_sector_of_the_reference_data_is_known(file: Path) -> None:
    lines = file.read_text(encoding="utf-8").splitlines()
    rows = list(csv.DictReader(line for line in lines if line and not line.startswith("#")))
    assert {row["sector"] for row in rows if row.get("sector")} <= SECTORS
    if file.name == "regions.csv":
        assert {country for row in rows for country in row["countries"].split("|") if country} <= COUNTRIES


def test_a_wrong_frame_is_a_fault_of_the_program() -> None:
    with pytest.raises(FrameError, match="table events"):
        row_problems(Events, frame_of(Events, [EVENT]).drop(columns="text"))
    with pytest.raises(TypeError, match=r"events\.sentence_number must be INTEGER"):
        frame_of(Events, [EVENT | {"sentence_number": "first"}])
