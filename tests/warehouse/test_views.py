"""Every view over a tiny warehouse, and the form of their files."""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import duckdb
import pytest

from pipelines.extract.records import Span
from pipelines.warehouse.aggregates import rebuild_actors, rebuild_incidents
from pipelines.warehouse.articles import add_articles
from pipelines.warehouse.near_copies import set_duplicates
from pipelines.warehouse.views import ViewError, parse_view, views
from tests.warehouse.samples import LOADED_AT, SUNDAY, Found, article, raid


@pytest.fixture
def loaded(warehouse: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    """The raid told by two publishers, one of them copied by a third; and a claim that is not accepted."""
    raid("a").load(warehouse)
    raid("b").load(warehouse, publisher="Delta Post", published_on=date(2026, 3, 2))
    add_articles(warehouse, [article("copy", "Same words.", publisher="Gulf Wire")], LOADED_AT)
    set_duplicates(warehouse, {"copy": "a"})
    doubtful = Found("c", "Iraqi police may have raided somebody.")
    police = doubtful.actor("Iraqi police", "government:iraqi-police", country="IRQ")
    doubtful.event("raided", "ASSAULT", [police], [], accepted=False, confidence=0.2)
    doubtful.quote("somebody", None, quote_type="indirect")
    doubtful.load(warehouse)
    rebuild_actors(warehouse)
    rebuild_incidents(warehouse)
    return warehouse


def rows(connection: duckdb.DuckDBPyConnection, sql: str) -> list[tuple[Any, ...]]:
    return connection.execute(sql).fetchall()


def test_event_dyads(loaded: duckdb.DuckDBPyConnection) -> None:
    found = rows(
        loaded,
        """SELECT source_name, source_type, source_country, target_name, event_type, event_on, location, country,
            text, document_id FROM event_dyads ORDER BY document_id""",
    )
    dyad = ("Iraqi police", "government", "IRQ", "Crescent Militia", "ASSAULT", SUNDAY, "Basra", "IRQ", "raided")
    assert found == [(*dyad, "a"), (*dyad, "b")]


@pytest.mark.parametrize("view", ["event_dyads", "daily_counts"])
def test_a_filter_by_country_reaches_the_table_of_events(loaded: duckdb.DuckDBPyConnection, view: str) -> None:
    [(_, plan)] = rows(loaded, f"EXPLAIN (FORMAT JSON) FROM {view} WHERE country = 'IRQ'")
    [scan] = [step for step in steps(json.loads(plan)) if step["extra_info"].get("Table", "").endswith("events")]
    assert "country" in str(scan["extra_info"]["Filters"])


def steps(plan: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """All operators of a plan."""
    for step in plan:
        yield step
        yield from steps(step["children"])


def test_event_dyads_pair_every_source_with_every_target(warehouse: duckdb.DuckDBPyConnection) -> None:
    found = Found("a", "Ann, Ben and Cem met Dana. Eve left.")
    one, two, three, four = (found.actor(name, f"person:{name.lower()}") for name in ("Ann", "Ben", "Cem", "Dana"))
    found.event("met", "CONSULT", [one, two, three], [four])
    found.event("left", "YIELD", [], [], quad_class="material cooperation")
    found.load(warehouse)
    rebuild_actors(warehouse)
    assert rows(warehouse, "SELECT source_name, target_name FROM event_dyads ORDER BY ALL") == [
        ("Ann", "Dana"),
        ("Ben", "Dana"),
        ("Cem", "Dana"),
        (None, None),
    ]


def test_who_said_what(loaded: duckdb.DuckDBPyConnection) -> None:
    found = rows(
        loaded, "SELECT speaker_name, text, quote_type, said_on, publisher FROM who_said_what ORDER BY document_id"
    )
    assert found == [
        ("Ali Hadi", "It is over", "direct", SUNDAY, "Harbour News"),
        ("Ali Hadi", "It is over", "direct", SUNDAY, "Delta Post"),
        (None, "somebody", "indirect", SUNDAY, "Harbour News"),
    ]


def test_incidents_count_the_publishers_of_copies(loaded: duckdb.DuckDBPyConnection) -> None:
    found = rows(
        loaded,
        """SELECT event_type, sources, targets, location, country, event_count, document_count, publishers,
            publisher_count, first_reported_on FROM incidents""",
    )
    publishers = ["Delta Post", "Gulf Wire", "Harbour News"]
    assert found == [
        ("ASSAULT", ["Iraqi police"], ["Crescent Militia"], "Basra", "IRQ", 2, 3, publishers, 3, SUNDAY),
    ]


def test_daily_counts(loaded: duckdb.DuckDBPyConnection) -> None:
    assert rows(loaded, "FROM daily_counts") == [(SUNDAY, "ASSAULT", "material conflict", "IRQ", 1, 2, 2, -9.0)]


def test_actor_timeline(loaded: duckdb.DuckDBPyConnection) -> None:
    found = rows(
        loaded,
        """SELECT name, what, event_type, other_names, location FROM actor_timeline
            WHERE document_id = 'a' ORDER BY name""",
    )
    assert found == [
        ("Ali Hadi", "said", None, [], None),
        ("Crescent Militia", "underwent", "ASSAULT", ["Iraqi police"], "Basra"),
        ("Iraqi police", "did", "ASSAULT", ["Crescent Militia"], "Basra"),
    ]


def test_conflict_network(loaded: duckdb.DuckDBPyConnection) -> None:
    found = rows(
        loaded,
        """SELECT source_name, target_name, incident_count, event_count, document_count, verbal_cooperation,
            material_cooperation, verbal_conflict, material_conflict, mean_intensity, first_on, last_on
            FROM conflict_network""",
    )
    assert found == [("Iraqi police", "Crescent Militia", 1, 2, 2, 0, 0, 0, 1, -9.0, SUNDAY, SUNDAY)]


def test_conflict_network_leaves_out_what_is_only_planned_or_denied(warehouse: duckdb.DuckDBPyConnection) -> None:
    for modality in ("future", "conditional", "negated"):
        raid(modality, modality=modality).load(warehouse)
    rebuild_actors(warehouse)
    assert rows(warehouse, "FROM conflict_network") == []


def test_quotes_about_are_those_whose_own_words_speak_of_the_actor(warehouse: duckdb.DuckDBPyConnection) -> None:
    found = Found("a", "“Mona Saleh and I agree,” Ali Hadi said of Omar Said. “She won.”")
    for name in ("Mona Saleh", "Ali Hadi", "Omar Said"):
        found.actor(name, f"person:{name.lower().replace(' ', '-')}")
    found.actor("She", "person:mona-saleh", name="Mona Saleh")
    found.actor("I", "person:ali-hadi", name="Ali Hadi")
    pieces = ("Mona Saleh and I agree", "She won")
    fragments = tuple(Span(found.text.index(piece), found.text.index(piece) + len(piece)) for piece in pieces)
    envelope = Span(fragments[0].start, fragments[1].end).of(found.text)
    found.quote(envelope, "person:ali-hadi", fragments=fragments)
    found.load(warehouse)
    rebuild_actors(warehouse)
    assert rows(warehouse, "SELECT name, mentioned_as, speaker_name FROM quotes_about") == [
        ("Mona Saleh", ["Mona Saleh", "She"], "Ali Hadi")
    ]


class TestClaimsAndDenials:
    def tell(
        self,
        warehouse: duckdb.DuckDBPyConnection,
        document_id: str,
        teller: str,
        published_on: date | None = SUNDAY,
        **changes: Any,
    ) -> None:
        """A raid in the words of somebody."""
        found = raid(document_id)
        found.events.clear()
        found.participants.clear()
        who = found.actor(teller, f"person:{teller.lower().replace(' ', '-')}") if teller in found.text else None
        sides = ["government:iraqi-police"], ["armed_group:crescent-militia"]
        found.event("raided", "ASSAULT", *sides, attributed_to_actor_id=who, **changes)
        found.load(warehouse, published_on=published_on, published_from="front_matter" if published_on else None)

    def told(self, warehouse: duckdb.DuckDBPyConnection) -> list[tuple[Any, ...]]:
        rebuild_actors(warehouse)
        rebuild_incidents(warehouse)
        return rows(
            warehouse,
            """SELECT claimed_by, claim_document_id, denied_by, denial_document_id, told_as_fact
                FROM claims_and_denials ORDER BY claim_document_id, denial_document_id""",
        )

    def test_a_denial_stands_beside_the_claim_it_answers(self, warehouse: duckdb.DuckDBPyConnection) -> None:
        self.tell(warehouse, "a", "Ali Hadi", modality="claimed")
        self.tell(warehouse, "b", "Iraqi police", modality="negated")
        assert self.told(warehouse) == [("Ali Hadi", "a", "Iraqi police", "b", False)]

    def test_claims_and_denials_also_stand_alone(self, warehouse: duckdb.DuckDBPyConnection) -> None:
        self.tell(warehouse, "a", "Ali Hadi", modality="claimed")
        self.tell(warehouse, "b", "Iraqi police", modality="negated", event_on=SUNDAY + timedelta(days=30))
        assert self.told(warehouse) == [
            ("Ali Hadi", "a", None, None, False),
            (None, None, "Iraqi police", "b", None),
        ]

    def test_who_takes_back_a_claim_does_not_deny_it(self, warehouse: duckdb.DuckDBPyConnection) -> None:
        self.tell(warehouse, "a", "Ali Hadi", modality="claimed")
        self.tell(warehouse, "b", "Ali Hadi", modality="negated")
        assert len(self.told(warehouse)) == 2

    @pytest.mark.parametrize("denied_on", [*(SUNDAY + timedelta(days=n) for n in range(0, 14, 3)), date(1999, 12, 31)])
    def test_a_denial_answers_claims_of_two_weeks_before_and_after(
        self, warehouse: duckdb.DuckDBPyConnection, denied_on: date
    ) -> None:
        for days in (-28, -15, -14, -13, 0, 13, 14, 15, 28):
            self.tell(
                warehouse, f"{days}", "Ali Hadi", denied_on + timedelta(days=days), modality="claimed", event_on=None
            )
        self.tell(warehouse, "undated", "Ali Hadi", None, modality="claimed", event_on=None)
        self.tell(warehouse, "denial", "Iraqi police", denied_on, modality="negated", event_on=None)

        answered = {claim for _, claim, _, denial, _ in self.told(warehouse) if denial and claim}
        assert answered == {"-14", "-13", "0", "13", "14", "undated"}

    def test_a_denial_without_a_date_answers_all_claims(self, warehouse: duckdb.DuckDBPyConnection) -> None:
        for claimed_on in (SUNDAY, SUNDAY + timedelta(days=300), None):
            self.tell(warehouse, f"{claimed_on}", "Ali Hadi", claimed_on, modality="claimed", event_on=None)
        self.tell(warehouse, "denial", "Iraqi police", None, modality="negated", event_on=None)

        assert [denial for *_, denial, _ in self.told(warehouse)] == ["denial"] * 3

    def test_a_claim_that_another_report_tells_as_a_fact(self, warehouse: duckdb.DuckDBPyConnection) -> None:
        self.tell(warehouse, "a", "Ali Hadi", modality="claimed")
        raid("b").load(warehouse)
        assert self.told(warehouse) == [("Ali Hadi", "a", None, None, True)]


@pytest.mark.parametrize("view", views(), ids=lambda view: view.name)
def test_each_column_is_described_in_order(view: Any, warehouse: duckdb.DuckDBPyConnection) -> None:
    assert [row[0] for row in rows(warehouse, f"DESCRIBE {view.name}")] == list(view.columns)


@pytest.mark.parametrize(
    "text", ["SELECT 1 AS one", "-- One row.\nSELECT 1 AS one", "-- One row.\n-- one without a colon\nSELECT 1 AS one"]
)
def test_a_view_without_descriptions_is_refused(text: str) -> None:
    with pytest.raises(ViewError, match=r"views/odd\.sql"):
        parse_view("odd", text)
