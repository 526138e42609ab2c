"""The map: coastlines, borders, and a circle for each place where something happened.

Belongs here: positions and sizes in units of the drawing (tenths of a degree). Does not belong here: SVG, colours.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from pipelines.extract.lexicon import read_rows
from pipelines.report.reading import Row

UNITS = 10
"""Units of the drawing in a degree, so that the outline needs no decimals."""
EDGES = (-170.0, -58.0, 190.0, 84.0)
"""West, south, east and north of the whole map, in degrees. It is cut in the Bering Strait."""
MARGIN, LEAST_WIDTH, SHAPE = 6.0, 40.0, 2.0
"""Degrees around the places, least width in degrees, and width by height."""
LARGEST, SMALLEST = 0.022, 0.006
"""Radius of the largest and smallest circle, as a share of the map's width."""
LABELS = 8


@dataclass(frozen=True, slots=True)
class View:
    """The part of the map that is shown, in units of the drawing; y grows to the south."""

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Circle:
    """A place with its incidents."""

    place: Row
    x: float
    y: float
    radius: float
    label: str = ""
    to_the_left: bool = False


@dataclass(frozen=True, slots=True)
class WorldMap:
    """What the template draws."""

    view: View
    land: str
    borders: str
    circles: list[Circle]


def world_map(places: Sequence[Row]) -> WorldMap | None:
    """The map of these places, the most important first; None when there is none."""
    if not places:
        return None
    view = _view([_position(place) for place in places])
    most = max(place["incidents"] for place in places)
    circles = [_circle(place, view, most) for place in places]
    return WorldMap(view, _path("land"), _path("border"), _labelled(circles, view))


def _position(place: Row) -> tuple[float, float]:
    """Degrees east, from -170 to 190, and north."""
    longitude = place["longitude"]
    return longitude + 360 * (longitude < EDGES[0]), place["latitude"]


def _view(positions: list[tuple[float, float]]) -> View:
    """The smallest part of the map with all positions in it, not too narrow and within the edges."""
    west, south, east, north = EDGES
    longitudes, latitudes = zip(*positions, strict=True)
    width = max(max(longitudes) - min(longitudes) + 2 * MARGIN, LEAST_WIDTH)
    height = max(max(latitudes) - min(latitudes) + 2 * MARGIN, LEAST_WIDTH / SHAPE)
    width, height = min(max(width, height * SHAPE), east - west), min(max(height, width / SHAPE), north - south)
    left = _within((min(longitudes) + max(longitudes) - width) / 2, west, east - width)
    top = _within((min(latitudes) + max(latitudes) + height) / 2, south + height, north)
    return View(*(round(value * UNITS) for value in (left, -top, width, height)))


def _within(value: float, least: float, most: float) -> float:
    return min(max(value, least), most)


def _circle(place: Row, view: View, most: int) -> Circle:
    """A circle whose area tells the number of incidents."""
    longitude, latitude = _position(place)
    radius = view.width * max(LARGEST * math.sqrt(place["incidents"] / most), SMALLEST)
    return Circle(place, longitude * UNITS, -latitude * UNITS, radius)


def _labelled(circles: list[Circle], view: View) -> list[Circle]:
    """The circles, the first few with their names where these do not lie on one another."""
    labelled: list[Circle] = []
    taken: list[tuple[float, float]] = []
    for circle in circles:
        free = all(abs(circle.y - y) > view.height / 14 or abs(circle.x - x) > view.width / 5 for x, y in taken)
        if free and len(taken) < LABELS:
            taken.append((circle.x, circle.y))
            to_the_left = circle.x > view.x + view.width * 0.8
            labelled.append(Circle(circle.place, circle.x, circle.y, circle.radius, circle.place["name"], to_the_left))
        else:
            labelled.append(circle)
    return labelled


@cache
def _path(kind: str) -> str:
    """All lines of a kind in world_outline.csv as one SVG path, in steps from point to point."""
    rows = read_rows("world_outline.csv", ("kind", "points"), required=("kind", "points"))
    return "".join(_line(row.many("points"), closed=kind == "land") for row in rows if row["kind"] == kind)


def _line(points: Sequence[str], *, closed: bool) -> str:
    places = [(round(float(x) * UNITS), -round(float(y) * UNITS)) for x, y in (point.split() for point in points)]
    steps = (f"{x - a} {y - b}" for (a, b), (x, y) in pairwise(places))
    return f"M{places[0][0]} {places[0][1]}l{' '.join(steps)}{'z' if closed else ''}".replace(" -", "-")
