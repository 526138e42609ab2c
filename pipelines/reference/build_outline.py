"""Builds world_outline.csv from the countries of Natural Earth as the npm package world-atlas holds them.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    uv run python -m pipelines.reference.build_outline package/countries-110m.json

Belongs here: reading TopoJSON (https://github.com/topojson/topojson-specification). Does not belong here: drawing.
"""

import csv
import json
import sys
from collections.abc import Iterable, Iterator
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

type Point = tuple[float, float]
"""Degrees east and north."""
type Line = list[Point]

SOUTH = -60.0
"""Land that lies wholly south of this is left out: nothing happens in Antarctica, and it is a third of a map."""
WEST = -170.0
"""Where a map is cut: in the Bering Strait, so that no country is on both edges."""
HEAD = """\
# Coastlines and borders of the world for small maps, in degrees to one decimal.
# Source: Natural Earth 1:110m (https://www.naturalearthdata.com), public domain, as packed in world-atlas 2.0.2 (ISC).
# Made by pipelines/reference/build_outline.py; not to be edited by hand. `kind` is land (a closed line) or border;
# `points` are "longitude latitude", joined by |; east of 180 degrees they run on to 190.
"""


def outline(topology: dict[str, Any]) -> Iterator[tuple[str, Line]]:
    """The closed lines of the land, then each border between two countries."""
    arcs = list(_arcs(topology))
    objects = topology["objects"]
    coast = list(_rings(objects["land"]))
    for ring in coast:
        line = _joined(ring, arcs)
        if max(latitude for _, latitude in line) > SOUTH:
            yield "land", line
    coastal = {_number(reference) for ring in coast for reference in ring}
    inland = {_number(reference) for ring in _rings(objects["countries"]) for reference in ring} - coastal
    yield from (("border", arcs[number]) for number in sorted(inland) if len(arcs[number]) > 1)


def _arcs(topology: dict[str, Any]) -> Iterator[Line]:
    """The lines that countries share, decoded: each point is the way from the one before, in steps of the grid."""
    (wide, high), (west, south) = topology["transform"]["scale"], topology["transform"]["translate"]
    for steps in topology["arcs"]:
        columns, rows = (accumulate(axis) for axis in zip(*steps, strict=True))
        points = [(round(west + x * wide, 1), round(south + y * high, 1)) for x, y in zip(columns, rows, strict=True)]
        yield _without_repeats(points)


def _rings(geometry: dict[str, Any]) -> Iterator[list[int]]:
    """The rings of a geometry and of all it holds, as references to arcs."""
    for part in geometry.get("geometries", ()):
        yield from _rings(part)
    polygons = [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry.get("arcs", ())
    for polygon in polygons:
        yield from polygon


def _number(reference: int) -> int:
    """The arc that a reference means; a negative one is read backwards."""
    return reference if reference >= 0 else ~reference


def _joined(ring: Iterable[int], arcs: list[Line]) -> Line:
    line = [p for r in ring for p in (arcs[r] if r >= 0 else reversed(arcs[~r]))]
    return _without_repeats(_unbroken(line))


def _unbroken(line: Line) -> Line:
    """The line without leaps from one edge of the map to the other: it runs on past 180 degrees."""
    turn = 360 * (line[0][0] < WEST)
    unbroken = [(line[0][0] + turn, line[0][1])]
    for (before, _), (longitude, latitude) in pairwise(line):
        if abs(longitude - before) > 180:
            turn += 360 if before > longitude else -360
        unbroken.append((round(longitude + turn, 1), latitude))
    return unbroken


def _without_repeats(points: Line) -> Line:
    return [point for number, point in enumerate(points) if number == 0 or point != points[number - 1]]


def main() -> None:
    """Write the file beside this module."""
    topology = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    with Path(__file__).with_name("world_outline.csv").open("w", encoding="utf-8", newline="") as file:
        file.write(HEAD)
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["kind", "points"])
        writer.writerows((kind, "|".join(f"{x:g} {y:g}" for x, y in line)) for kind, line in outline(topology))


if __name__ == "__main__":
    main()
