"""What the plots of the web UI show, read from the drawing itself."""

import base64
from datetime import date, timedelta

import duckdb
import pytest
from matplotlib.container import BarContainer

from pipelines.assets.plots import PLOTS, plot_as_markdown, plot_of
from pipelines.assets.plots.figure import Plot
from pipelines.warehouse.aggregates import rebuild_actors, rebuild_incidents
from tests.warehouse.conftest import warehouse as warehouse  # noqa: PLC0414 - the fixture
from tests.warehouse.samples import BASRA, SUNDAY, Found


@pytest.fixture
def loaded(warehouse: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    """Ann is quoted twice, Ben once; the police raid the militia in Basra twice, and meet Ann once."""
    told = Found("a", "Police raided Militia in Basra after raids. Ann said one, Ann two, Ben three. They met.")
    police, militia = told.actor("Police", "government:police"), told.actor("Militia", "armed_group:militia")
    ann, ben = told.actor("Ann", "person:ann"), told.actor("Ben", "person:ben")
    basra = told.place("Basra", BASRA)
    told.event("raided", "ASSAULT", [police], [militia], location_id=basra)
    told.event("raids", "ASSAULT", [police], [militia], event_on=SUNDAY - timedelta(days=5))
    told.event("met", "CONSULT", [police], [ann])
    for words, speaker in (("one", ann), ("two", ann), ("three", ben)):
        told.quote(words, speaker)
    told.load(warehouse)
    rebuild_actors(warehouse)
    rebuild_incidents(warehouse)
    return warehouse


def drawn(connection: duckdb.DuckDBPyConnection, name: str) -> Plot:
    plot = plot_of(connection, name)
    assert plot is not None
    return plot


def bars(plot: Plot) -> dict[str, list[float]]:
    """The lengths of the bars by their series; zeros left out."""
    (axes,) = plot.figure.axes
    containers = [container for container in axes.containers if isinstance(container, BarContainer)]
    return {
        str(container.get_label()): [max(bar.get_height(), bar.get_width()) for bar in container]
        for container in containers
    }


def names_beside(plot: Plot) -> list[str]:
    (axes,) = plot.figure.axes
    return [tick.get_text() for tick in axes.get_yticklabels()]


def test_events_by_day_are_stacked_by_class(loaded: duckdb.DuckDBPyConnection) -> None:
    plot = drawn(loaded, "events")

    assert plot.title == "Events by day"
    assert bars(plot) == {"verbal cooperation": [1], "material conflict": [1, 1]}


def test_events_that_are_history_or_not_accepted_are_not_drawn(warehouse: duckdb.DuckDBPyConnection) -> None:
    told = Found("a", "Police raided, fought and met.")
    told.event("raided", "ASSAULT", [], [], background=True, event_on=date(1920, 1, 1))
    told.event("fought", "ASSAULT", [], [], accepted=False)
    told.load(warehouse)

    assert plot_of(warehouse, "events") is None


@pytest.mark.parametrize(("days", "unit"), [(10, "day"), (300, "week"), (2_000, "month"), (9_000, "year")])
def test_long_spans_are_drawn_in_longer_units(warehouse: duckdb.DuckDBPyConnection, days: int, unit: str) -> None:
    for number in range(2):
        Found(f"d{number}", "Rain.").load(warehouse, published_on=SUNDAY - timedelta(days=days * number))

    assert drawn(warehouse, "documents").title == f"Articles by {unit}"


def test_the_most_quoted_stand_first(loaded: duckdb.DuckDBPyConnection) -> None:
    plot = drawn(loaded, "quotes")

    assert names_beside(plot) == ["Ann", "Ben"]
    assert bars(plot).popitem()[1] == [2, 1]


def test_who_against_whom_counts_incidents_of_conflict_only(loaded: duckdb.DuckDBPyConnection) -> None:
    plot = drawn(loaded, "incidents")
    (axes,) = plot.figure.axes

    assert names_beside(plot) == ["Police"]
    assert [tick.get_text() for tick in axes.get_xticklabels()] == ["Militia"]
    assert [text.get_text() for text in axes.texts] == ["2"]


@pytest.mark.parametrize(("name", "shown"), [("quotes", ["Ann", "Ben"]), ("incidents", ["Police"])])
def test_actors_that_are_not_made_yet_have_the_names_of_documents(
    name: str, shown: list[str], loaded: duckdb.DuckDBPyConnection
) -> None:
    loaded.execute("delete from actors where actor_id not like '%ben'")

    assert names_beside(drawn(loaded, name)) == shown


def test_places_are_put_on_the_map_by_name(loaded: duckdb.DuckDBPyConnection) -> None:
    (axes,) = drawn(loaded, "locations").figure.axes

    assert [text.get_text() for text in axes.texts] == ["Basra"]
    west, east = axes.get_xlim()
    assert west < BASRA.longitude < east  # type: ignore[operator]


def test_names_of_articles_are_no_formulas(warehouse: duckdb.DuckDBPyConnection) -> None:
    told = Found("a", "The $1m and $2m club says no.")
    told.quote("no", told.actor("$1m and $2m club", "organization:club"))
    told.load(warehouse)
    rebuild_actors(warehouse)

    image = plot_as_markdown(warehouse, "quotes")

    assert names_beside(drawn(warehouse, "quotes")) == [r"\$1m and \$2m club"]
    assert base64.b64decode(image.split("base64,")[1].rstrip(")")).startswith(b"\x89PNG")


@pytest.mark.parametrize("name", [*PLOTS, "sentences"])
def test_nothing_is_drawn_of_nothing(warehouse: duckdb.DuckDBPyConnection, name: str) -> None:
    assert not plot_as_markdown(warehouse, name)
