"""What is made from touched keys alone equals what is made from all, whatever comes, changes and goes."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipelines.extract.records import Location
from pipelines.warehouse.aggregates import rebuild_actors, rebuild_incidents, rebuild_locations
from pipelines.warehouse.articles import delete_documents
from pipelines.warehouse.ddl import create_schema
from pipelines.warehouse.touched import FOLLOWERS, forget_taken_in, touch_documents, touched_since
from tests.warehouse.samples import BASRA, SUNDAY, Found, raid

REBUILDS = (rebuild_actors, rebuild_locations, rebuild_incidents)
ACTORS = {"army": "military:army", "police": "government:police", "militia": "armed_group:militia"}
PLACES = {"Basra": BASRA, "Idlib": Location("geonames:169577", "Idlib", 35.9, 36.6, "SYR", "Idlib", "PPLA", 1, 1)}
TEXT = "The army, the police and the militia in Basra and Idlib raided, fired and struck."


@dataclass(frozen=True)
class Act:
    """What one event of a document says."""

    sources: tuple[str, ...]
    targets: tuple[str, ...]
    day: int
    place: str | None
    modality: str

    def add_to(self, found: Found, words: str) -> None:
        sides = [[ACTORS[name] for name in names] for names in (self.sources, self.targets)]
        location_id = PLACES[self.place].location_id if self.place else None
        day = SUNDAY + timedelta(days=self.day)
        found.event(words, "ASSAULT", *sides, event_on=day, location_id=location_id, modality=self.modality)


names = st.lists(st.sampled_from(sorted(ACTORS)), max_size=2, unique=True).map(tuple)
acts = st.builds(
    Act, names, names, st.integers(0, 4), st.sampled_from([None, *PLACES]), st.sampled_from(["actual", "negated"])
)
contents = st.lists(acts, max_size=3)
steps = st.lists(st.tuples(st.sampled_from("abcdef"), st.none() | contents), min_size=2, max_size=8)


@pytest.fixture(scope="module")
def empty() -> Iterator[duckdb.DuckDBPyConnection]:
    """No documents yet; rows are not validated, which would take most of the time."""
    with duckdb.connect() as connection, pytest.MonkeyPatch.context() as patch:
        create_schema(connection)
        for module in ("extractions", "articles", "storage"):
            patch.setattr(f"pipelines.warehouse.{module}.row_problems", lambda *_: {})
        yield connection


def put(connection: duckdb.DuckDBPyConnection, document_id: str, content: list[Act] | None) -> None:
    """Lets a document say this instead of what it said; without content it is removed."""
    if content is None:
        delete_documents(connection, [document_id])
        return
    found = Found(document_id, TEXT)
    for name in sorted({name for act in content for name in (*act.sources, *act.targets)}):
        found.actor(name, ACTORS[name])
    for place in sorted({act.place for act in content if act.place}):
        found.place(place, PLACES[place])
    for words, act in zip(("raided", "fired", "struck"), content, strict=False):
        act.add_to(found, words)
    found.load(connection)


def compare(connection: duckdb.DuckDBPyConnection, steps: list[tuple[str, list[Act] | None]]) -> None:
    """Takes the steps and forgets them; after each, what touched keys gave must be all that there is."""
    connection.begin()
    try:
        for document_id, content in steps:
            put(connection, document_id, content)
            for rebuild in REBUILDS:
                rebuild(connection)
                assert not rebuild(connection, whole=True)
    finally:
        connection.rollback()


_SHARED_DATABASE = [HealthCheck.function_scoped_fixture]


@settings(deadline=None, max_examples=3, suppress_health_check=_SHARED_DATABASE)
@given(steps)
def test_after_each_step_a_whole_rebuild_changes_nothing(
    empty: duckdb.DuckDBPyConnection, steps: list[tuple[str, list[Act] | None]]
) -> None:
    compare(empty, steps)


@pytest.mark.slow
@settings(deadline=None, max_examples=60, suppress_health_check=_SHARED_DATABASE)
@given(steps)
def test_after_each_of_many_steps_a_whole_rebuild_changes_nothing(
    empty: duckdb.DuckDBPyConnection, steps: list[tuple[str, list[Act] | None]]
) -> None:
    compare(empty, steps)


def test_a_follower_is_shown_each_key_until_it_has_taken_it_in(warehouse: duckdb.DuckDBPyConnection) -> None:
    def shown(follower: str, *, taken_in: bool) -> list[tuple[str, str]]:
        with touched_since(warehouse, follower, "first rules") as touched:
            touched.is_taken_in = taken_in
            return warehouse.execute("FROM touched ORDER BY ALL").fetchall() if touched.is_any else []

    for follower in FOLLOWERS:
        shown(follower, taken_in=True)
    touch_documents(warehouse, ["a"])
    touch_documents(warehouse, ["a", "b"])
    both = [("document", "a"), ("document", "b")]
    for _ in range(2):
        assert shown("actors", taken_in=False) == both
    assert shown("actors", taken_in=True) == both
    assert shown("actors", taken_in=True) == []

    forget_taken_in(warehouse)
    assert shown("incidents", taken_in=True) == both


def test_keys_go_when_all_followers_have_taken_them_in(warehouse: duckdb.DuckDBPyConnection) -> None:
    touch_documents(warehouse, ["a"])
    warehouse.execute("INSERT INTO warehouse_info VALUES ('taken_in_by_what_is_no_more', '0 rules')")
    for follower in FOLLOWERS:
        with touched_since(warehouse, follower, "rules"):
            pass
    forget_taken_in(warehouse)
    assert warehouse.execute("FROM touched_keys").fetchall() == []
    touch_documents(warehouse, ["b"])
    with touched_since(warehouse, FOLLOWERS[0], "rules"):
        assert warehouse.execute("FROM touched").fetchall() == [("document", "b")]


def test_a_follower_made_of_something_else_is_shown_everything(warehouse: duckdb.DuckDBPyConnection) -> None:
    raid("a").load(warehouse)
    for made_of in ("rules", "other rules"):
        with touched_since(warehouse, "actors", made_of):
            assert ("document", "a") in warehouse.execute("FROM touched").fetchall()


def test_what_fails_has_taken_nothing_in(warehouse: duckdb.DuckDBPyConnection) -> None:
    raid("a").load(warehouse)
    with pytest.raises(ZeroDivisionError), touched_since(warehouse, "actors", "rules"):
        _ = 1 / 0
    with touched_since(warehouse, "actors", "rules") as touched:
        assert touched.is_any
