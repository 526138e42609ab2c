"""When plots are drawn anew, and that what is told beside them is so."""

from typing import Any

import dagster as dg
import duckdb
import pytest

from pipelines.assets import drawing
from pipelines.assets.drawing import Facts, is_too_far_behind, plot_facts
from pipelines.assets.plots import PLOTS, plot_as_markdown
from pipelines.settings import Settings
from pipelines.warehouse.articles import add_articles
from pipelines.warehouse.ddl import create_schema
from pipelines.warehouse.touched import (
    DRAWINGS,
    FOLLOWERS,
    forget_taken_in,
    note_taken_in,
    touch_articles,
    touch_documents,
)
from tests.refresh.conftest import Project
from tests.refresh.conftest import project as project  # noqa: PLC0414 - the fixture
from tests.runs import refresh, shown_by
from tests.warehouse.conftest import warehouse as warehouse  # noqa: PLC0414 - the fixture
from tests.warehouse.samples import LOADED_AT, Found, article

SINCE_PLOT = "documents changed since the plot"


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of what is drawn, as it is; drawings are as cheap as numbers, and there are none of nothing."""
    names: list[str] = []

    def draw(connection: duckdb.DuckDBPyConnection, name: str) -> str:
        names.append(name)
        rows = connection.execute("select count(*) from documents").fetchall()
        return f"drawing {len(names)}" if rows != [(0,)] else ""

    monkeypatch.setattr(drawing, "plot_as_markdown", draw)
    return names


def told(connection: duckdb.DuckDBPyConnection, before: Facts, name: str = "events", *, anew: bool = False) -> Facts:
    """What a run tells of a plot after another has told that."""
    facts = plot_facts(connection, name, before, anew=anew)
    return {key: dg.MetadataValue.int(value) if isinstance(value, int) else value for key, value in facts.items()}


def put(connection: duckdb.DuckDBPyConnection, *document_ids: str) -> None:
    for document_id in document_ids:
        Found(document_id, "Rain.").load(connection)


@pytest.mark.parametrize(
    ("changed", "documents", "is_drawn"),
    [
        (0, 0, False),
        (0, 100_000, False),
        (99, 100_000, False),
        (100, 100_000, True),
        (1, 1_001, False),
        (1, 1_000, True),
        (1, 0, True),
    ],
)
def test_a_plot_may_be_less_than_a_thousandth_behind(changed: int, documents: int, is_drawn: bool) -> None:
    assert is_too_far_behind(changed, documents) == is_drawn


def test_the_documents_changed_since_are_counted_once_each(
    warehouse: duckdb.DuckDBPyConnection, drawn: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drawing, "ONE_IN", 2)
    put(warehouse, *"abcdef")
    runs = [told(warehouse, {})]
    for document_id in ("a", "a", "b", "c"):
        touch_documents(warehouse, [document_id])
        runs.append(told(warehouse, runs[-1]))

    assert [run[SINCE_PLOT].value for run in runs] == [0, 1, 1, 2, 0]
    assert [run["plot"].value for run in runs] == ["drawing 1"] * 4 + ["drawing 2"]
    assert drawn == ["events", "events"]


def test_nothing_is_drawn_when_nothing_changed(warehouse: duckdb.DuckDBPyConnection, drawn: list[str]) -> None:
    put(warehouse, "a")
    first = told(warehouse, {})

    assert told(warehouse, first) == first
    assert drawn == ["events"]


def test_a_full_refresh_draws_all_the_same(warehouse: duckdb.DuckDBPyConnection, drawn: list[str]) -> None:
    put(warehouse, "a")

    assert told(warehouse, told(warehouse, {}), anew=True)["plot"].value == "drawing 2"
    assert drawn == ["events", "events"]


def test_what_had_nothing_to_draw_is_tried_after_each_change(
    warehouse: duckdb.DuckDBPyConnection, drawn: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drawing, "is_too_far_behind", lambda *_: False)
    empty = told(warehouse, {})
    assert told(warehouse, empty) == empty
    assert not empty.keys() & {"plot", SINCE_PLOT}
    assert len(drawn) == 1

    put(warehouse, "a")

    assert told(warehouse, empty)["plot"].value == "drawing 2"


def test_what_was_drawn_and_not_told_is_drawn_again(warehouse: duckdb.DuckDBPyConnection, drawn: list[str]) -> None:
    put(warehouse, "a")
    first = told(warehouse, {})
    put(warehouse, "b")
    told(warehouse, first)  # and killed before its end

    assert told(warehouse, first)["plot"].value == "drawing 3"
    assert told(warehouse, {})["plot"].value == "drawing 4"
    assert len(drawn) == 4


@pytest.mark.usefixtures("drawn")
def test_a_new_database_does_not_show_the_plot_of_the_one_before(warehouse: duckdb.DuckDBPyConnection) -> None:
    put(warehouse, "a")
    before = told(warehouse, {})

    with duckdb.connect() as another:
        create_schema(another)
        assert "plot" not in told(another, before)
        put(another, "b")
        assert told(another, before)["plot"] != before["plot"]


@pytest.mark.usefixtures("drawn")
@pytest.mark.parametrize(
    ("place", "another"), [("code_of_plots", lambda: "other code"), ("_AGGREGATES", {"actors": "select 1"})]
)
def test_what_is_drawn_in_another_way_is_drawn_anew(
    place: str, another: Any, warehouse: duckdb.DuckDBPyConnection, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(warehouse, "a")
    first = told(warehouse, {}, "actors")
    monkeypatch.setattr(drawing, place, another)
    second = told(warehouse, first, "actors")

    assert second["plot"] != first["plot"]
    assert told(warehouse, second, "actors")["plot"] == second["plot"]


@pytest.mark.usefixtures("drawn")
def test_keys_go_once_plots_have_shown_them_though_there_is_nothing_to_draw(
    warehouse: duckdb.DuckDBPyConnection,
) -> None:
    assert DRAWINGS.keys() == PLOTS.keys()
    touch_articles(warehouse, ["gone"])
    for follower in set(FOLLOWERS) - {*DRAWINGS.values()}:
        note_taken_in(warehouse, follower, "rules", 1)
    for name in PLOTS:
        forget_taken_in(warehouse)
        assert warehouse.execute("select key from touched_keys").fetchall() == [("gone",)]
        told(warehouse, {}, name)

    forget_taken_in(warehouse)
    assert warehouse.execute("from touched_keys").fetchall() == []


RAID = "“We will not accept the strikes,” President Hakan Fidan said. Turkish forces attacked Iraqi police in {}.\n"


@pytest.fixture
def told_of_raids(project: Project) -> Project:
    """Reports of which each plot shows something."""
    for day, place in enumerate(("Erbil", "Mosul"), start=1):
        project.write(f"2026-01-0{day}_{place}.txt", RAID.format(place))
    return project


def plots_of(result: dg.ExecuteInProcessResult) -> dict[str, tuple[object, object]]:
    """Each plot that a run shows, and how many documents it is behind."""
    assert result.success
    shown = shown_by(result)
    return {name: (shown[name]["plot"].value, shown[name][SINCE_PLOT].value) for name in PLOTS if "plot" in shown[name]}


def test_the_first_load_shows_all_plots_and_the_next_run_the_same(told_of_raids: Project) -> None:
    instance = dg.DagsterInstance.ephemeral()
    first = plots_of(refresh(told_of_raids, instance))

    assert first.keys() == PLOTS.keys()
    assert all("data:image/png;base64," in str(plot) for plot, _ in first.values())
    assert plots_of(refresh(told_of_raids, instance)) == first
    with told_of_raids.session().connect() as connection:
        assert connection.execute("from touched_keys").fetchall() == []


def test_rows_that_are_extracted_later_do_not_count_for_the_plot_of_articles(
    warehouse: duckdb.DuckDBPyConnection, drawn: list[str]
) -> None:
    add_articles(warehouse, [article("a", "Rain.")], LOADED_AT)
    first = told(warehouse, {}, "documents")
    touch_documents(warehouse, ["a"])

    assert told(warehouse, first, "documents") == first
    assert drawn == ["documents"]


def test_corrections_reach_the_plot_of_the_rows_that_they_change(
    told_of_raids: Project, drawn: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipelines.assets.resource.load_settings", lambda: Settings(root=told_of_raids.root))
    instance = dg.DagsterInstance.ephemeral()
    refresh(told_of_raids, instance)
    drawn.clear()
    folder = told_of_raids.root / "corrections"
    folder.mkdir()
    dropped = "table,document,words,starts_at,note\nevents,2026-01-01_Erbil.txt,attacked Iraqi police,,\n"
    (folder / "dropped_rows.csv").write_text(dropped, encoding="utf-8")

    corrected = refresh(told_of_raids, instance)
    assert shown_by(corrected)["corrections"]["applied"].value == 1
    assert "events" not in drawn  # they are drawn before they are corrected
    after = plots_of(refresh(told_of_raids, instance))

    assert sorted(drawn) == sorted(PLOTS.keys() - {"documents"})
    assert {behind for _, behind in after.values()} == {0}


def test_a_run_that_fails_between_two_plots_leaves_none_behind(
    told_of_raids: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    instance = dg.DagsterInstance.ephemeral()
    before = plots_of(refresh(told_of_raids, instance))
    told_of_raids.write("2026-01-03_Basra.txt", RAID.format("Basra"))

    def fail(connection: duckdb.DuckDBPyConnection, name: str) -> str:
        if name == "events":
            raise ValueError("nobody foresaw this")
        return plot_as_markdown(connection, name)

    with monkeypatch.context() as patch:
        patch.setattr(drawing, "plot_as_markdown", fail)
        assert not refresh(told_of_raids, instance).success
    after = plots_of(refresh(told_of_raids, instance))

    assert not [name for name in PLOTS if after[name][0] == before[name][0]]
    assert {behind for _, behind in after.values()} == {0}
