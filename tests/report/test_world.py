"""The map: what part is shown, and where circles and labels stand."""

from pipelines.report.reading import Row
from pipelines.report.world import EDGES, UNITS, WorldMap, world_map


def place(name: str, latitude: float, longitude: float, incidents: int = 1) -> Row:
    return {"name": name, "latitude": latitude, "longitude": longitude, "incidents": incidents, "violent": 0}


def drawn(*places: Row) -> WorldMap:
    world = world_map(places)
    assert world is not None
    return world


BASRA, OSLO, LIMA = place("Basra", 30.5, 47.8, 9), place("Oslo", 59.9, 10.7), place("Lima", -12.0, -77.0)


def test_all_places_are_in_view() -> None:
    world = drawn(BASRA, OSLO, LIMA)

    for circle in world.circles:
        assert world.view.x < circle.x < world.view.x + world.view.width
        assert world.view.y < circle.y < world.view.y + world.view.height


def test_one_place_is_shown_with_its_surroundings() -> None:
    view = drawn(BASRA).view

    assert view.width == 40 * UNITS
    assert view.x < 478 < view.x + view.width


def test_the_map_ends_where_the_world_does() -> None:
    west, south, east, north = EDGES
    view = drawn(place("Suva", -18.1, 178.4), place("Apia", -13.8, -171.8), place("Nuuk", 64.2, -51.7), OSLO).view

    assert view.x >= west * UNITS
    assert view.x + view.width <= east * UNITS
    assert view.y >= -north * UNITS
    assert view.y + view.height <= -south * UNITS


def test_places_on_both_sides_of_the_date_line_are_neighbours() -> None:
    apia, suva = drawn(place("Apia", -13.8, -171.8), place("Suva", -18.1, 178.4)).circles

    assert 0 < apia.x - suva.x < 15 * UNITS


def test_the_area_of_a_circle_tells_the_number() -> None:
    most, fewer = drawn(place("Basra", 30.5, 47.8, 8), place("Oslo", 59.9, 10.7, 4)).circles

    assert round((most.radius / fewer.radius) ** 2, 6) == 2


def test_names_that_would_lie_on_one_another_are_left_out() -> None:
    labels = [circle.label for circle in drawn(BASRA, place("Abadan", 30.3, 48.3), OSLO).circles]

    assert labels == ["Basra", "", "Oslo"]


def test_the_land_is_drawn_in_closed_lines() -> None:
    world = drawn(BASRA)

    assert world.land.startswith("M")
    assert world.land.count("M") == world.land.count("z") > 100
    assert "z" not in world.borders


def test_without_places_there_is_no_map() -> None:
    assert world_map([]) is None
