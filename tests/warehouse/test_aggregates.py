"""What is made from all documents together, and that only what changed is touched."""

from datetime import date, timedelta
from typing import Any

import duckdb
import pytest

from pipelines.extract.records import Location
from pipelines.warehouse.aggregates import TableChanges, rebuild_actors, rebuild_incidents, rebuild_locations
from pipelines.warehouse.articles import delete_documents
from tests.warehouse.samples import SUNDAY, Found, raid

MOSUL = Location("geonames:99072", "Mosul", 36.3, 43.1, "IRQ", "Nineveh", "PPLA", None, 99072)
IDLIB = Location("geonames:169577", "Idlib", 35.9, 36.6, "SYR", "Idlib", "PPLA", None, 169577)


def rows(connection: duckdb.DuckDBPyConnection, sql: str) -> list[tuple[Any, ...]]:
    return connection.execute(sql).fetchall()


class TestActors:
    def test_one_row_for_an_actor_of_several_documents(self, warehouse: duckdb.DuckDBPyConnection) -> None:
        for number, (name, day) in enumerate([("Ali Hadi", 3), ("Ali Hadi", 1), ("Ali Hādī", 2)]):
            found = Found(str(number), f"{name} spoke.")
            found.actor(name, "person:ali-hadi", country="IRQ" if number == 1 else None, aliases=("Hadi",))
            found.load(warehouse, published_on=date(2026, 3, day))
        rebuild_actors(warehouse)
        days = date(2026, 3, 1), date(2026, 3, 3)
        assert rows(warehouse, "FROM actors") == [
            ("person:ali-hadi", "Ali Hadi", "person", "IRQ", None, ["Ali Hādī", "Hadi"], 3, 3, *days)
        ]

    def test_ties_do_not_depend_on_the_order_of_loading(self, warehouse: duckdb.DuckDBPyConnection) -> None:
        for number, sector in enumerate(["REB", "MIL"]):
            found = Found(str(number), "Crescent Militia fired.")
            found.actor("Crescent Militia", "armed_group:crescent-militia", sector=sector)
            found.load(warehouse)
        rebuild_actors(warehouse)
        assert rows(warehouse, "SELECT sector FROM actors") == [("MIL",)]

    def test_unchanged_rows_are_left_and_orphans_removed(self, warehouse: duckdb.DuckDBPyConnection) -> None:
        raid("one").load(warehouse)
        assert rebuild_actors(warehouse) == TableChanges(added=3)
        assert not rebuild_actors(warehouse)
        other = Found("two", "Ali Hadi met Mona Saleh.")
        other.actor("Ali Hadi", "person:ali-hadi")
        other.actor("Mona Saleh", "person:mona-saleh")
        other.load(warehouse)
        assert rebuild_actors(warehouse) == TableChanges(added=1, changed=1)
        delete_documents(warehouse, ["two"])
        assert rebuild_actors(warehouse) == TableChanges(changed=1, removed=1)


def test_places_that_no_document_names_are_removed(warehouse: duckdb.DuckDBPyConnection) -> None:
    raid("one").load(warehouse)
    assert not rebuild_locations(warehouse)
    delete_documents(warehouse, ["one"])
    assert rebuild_locations(warehouse) == TableChanges(removed=1)


class TestIncidents:
    def incident_of(self, warehouse: duckdb.DuckDBPyConnection) -> dict[str, str]:
        """The documents, each with the first document of its incident."""
        rebuild_incidents(warehouse)
        return dict(
            rows(
                warehouse,
                "SELECT document_id, min(document_id) OVER (PARTITION BY incident_id) FROM events ORDER BY document_id",
            )
        )

    def test_two_reports_of_one_event_share_the_smallest_id(self, warehouse: duckdb.DuckDBPyConnection) -> None:
        raid("a").load(warehouse)
        raid("b", event_on=SUNDAY + timedelta(days=1), location_id=None).load(warehouse)
        assert rebuild_incidents(warehouse) == TableChanges(changed=1)
        assert rows(warehouse, "SELECT DISTINCT incident_id FROM events") == rows(
            warehouse, "SELECT min(event_id) FROM events"
        )
        assert not rebuild_incidents(warehouse)

    @pytest.mark.parametrize(
        "other",
        [
            {"event_type": "COERCE"},
            {"event_on": None},
            {"event_on": SUNDAY + timedelta(days=2)},
            {"date_precision": "month"},
            {"modality": "negated"},
            {"location_id": IDLIB.location_id},
        ],
    )
    def test_reports_that_differ_stay_apart(self, warehouse: duckdb.DuckDBPyConnection, other: dict[str, Any]) -> None:
        raid("a").load(warehouse)
        different = raid("b", **other)
        different.places[IDLIB.location_id] = IDLIB
        different.load(warehouse)
        assert self.incident_of(warehouse) == {"a": "a", "b": "b"}

    def test_another_target_is_another_incident(self, warehouse: duckdb.DuckDBPyConnection) -> None:
        raid("a").load(warehouse)
        found = Found("b", "Iraqi police raided the Harvest Party.")
        police = found.actor("Iraqi police", "government:iraqi-police")
        found.event("raided", "ASSAULT", [police], [found.actor("Harvest Party", "party:harvest-party")])
        found.load(warehouse)
        assert self.incident_of(warehouse) == {"a": "a", "b": "b"}

    def test_reports_at_other_places_of_one_country_are_one(self, warehouse: duckdb.DuckDBPyConnection) -> None:
        raid("a").load(warehouse)
        elsewhere = raid("b", location_id=MOSUL.location_id)
        elsewhere.places[MOSUL.location_id] = MOSUL
        elsewhere.load(warehouse)
        assert self.incident_of(warehouse) == {"a": "a", "b": "a"}

    def test_each_day_of_a_series_is_an_incident(self, warehouse: duckdb.DuckDBPyConnection) -> None:
        for day in range(3):
            raid(f"day {day}", event_on=SUNDAY + timedelta(days=day)).load(warehouse)
        raid("day 0 again").load(warehouse)
        assert self.incident_of(warehouse) == {
            "day 0": "day 0",
            "day 0 again": "day 0",
            "day 1": "day 1",
            "day 2": "day 2",
        }

    def lacking_a_target(self, document_id: str) -> Found:
        found = Found(document_id, "Iraqi police carried out raids.")
        found.event("raids", "ASSAULT", [found.actor("Iraqi police", "government:iraqi-police")], [])
        return found

    def test_an_event_that_lacks_a_side_joins_the_only_whole_one(self, warehouse: duckdb.DuckDBPyConnection) -> None:
        raid("a").load(warehouse)
        self.lacking_a_target("b").load(warehouse)
        assert self.incident_of(warehouse) == {"a": "a", "b": "a"}

    def test_an_event_that_lacks_a_side_joins_none_of_two(self, warehouse: duckdb.DuckDBPyConnection) -> None:
        raid("a").load(warehouse)
        other = Found("b", "Iraqi police raided the Harvest Party.")
        police = other.actor("Iraqi police", "government:iraqi-police")
        other.event("raided", "ASSAULT", [police], [other.actor("Harvest Party", "party:harvest-party")])
        other.load(warehouse)
        self.lacking_a_target("c").load(warehouse)
        self.lacking_a_target("d").load(warehouse)
        assert self.incident_of(warehouse) == {"a": "a", "b": "b", "c": "c", "d": "c"}

    def test_those_who_meet_are_a_pair_in_both_directions(self, warehouse: duckdb.DuckDBPyConnection) -> None:
        both = Found("a", "Ali Hadi and Mona Saleh met.")
        pair = [both.actor("Ali Hadi", "person:ali-hadi"), both.actor("Mona Saleh", "person:mona-saleh")]
        both.event("met", "CONSULT", pair, [])
        both.load(warehouse)
        visit = Found("b", "Mona Saleh visited Ali Hadi.")
        guest, host = visit.actor("Mona Saleh", "person:mona-saleh"), visit.actor("Ali Hadi", "person:ali-hadi")
        visit.event("visited", "CONSULT", [guest], [host])
        visit.load(warehouse)
        assert self.incident_of(warehouse) == {"a": "a", "b": "a"}

    def test_a_report_that_bridges_two_groups_merges_them(self, warehouse: duckdb.DuckDBPyConnection) -> None:
        names = {"Northern Front": "armed_group:northern-front", "Southern Front": "armed_group:southern-front"}

        def shelling(document_id: str, *targets: str) -> None:
            found = Found(document_id, "The army shelled the Northern Front and the Southern Front.")
            army = found.actor("The army", "military:army")
            found.event("shelled", "ASSAULT", [army], [found.actor(name, names[name]) for name in targets])
            found.load(warehouse)

        shelling("a", "Northern Front")
        shelling("b", "Southern Front")
        assert self.incident_of(warehouse) == {"a": "a", "b": "b"}
        shelling("c", "Northern Front", "Southern Front")
        assert self.incident_of(warehouse) == {"a": "a", "b": "a", "c": "a"}
        delete_documents(warehouse, ["c"])
        assert self.incident_of(warehouse) == {"a": "a", "b": "b"}

    def test_nameless_actors_of_two_documents_are_not_the_same(self, warehouse: duckdb.DuckDBPyConnection) -> None:
        for document_id in ("a", "b"):
            found = Found(document_id, "Gunmen attacked a patrol.")
            gunmen = found.actor("Gunmen", f"anonymous:{document_id}:gunmen")
            patrol = found.actor("a patrol", f"anonymous:{document_id}:a-patrol")
            found.event("attacked", "ASSAULT", [gunmen], [patrol])
            found.load(warehouse)
        assert self.incident_of(warehouse) == {"a": "a", "b": "b"}
