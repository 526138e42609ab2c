"""The coastlines and borders: how TopoJSON is read, and what the file holds."""

from pipelines.extract.lexicon import read_rows
from pipelines.reference.build_outline import outline

SQUARE = {
    "type": "Topology",
    "transform": {"scale": [1.0, 0.5], "translate": [-180.0, -90.0]},
    "arcs": [
        [[180, 180], [10, 0], [0, 20]],  # south and east of a country on the equator
        [[190, 200], [-10, 0], [0, -20]],  # its north and west
        [[185, 180], [0, 20]],  # a border through it
        [[10, 10], [5, 0], [0, 5], [-5, -5]],  # the far south
        [[359, 200], [-358, 0], [0, 10], [358, -10]],  # an island on the date line
    ],
    "objects": {
        "land": {"type": "MultiPolygon", "arcs": [[[0, 1]], [[3]], [[4]]]},
        "countries": {
            "type": "GeometryCollection",
            "geometries": [{"type": "Polygon", "arcs": [[0, 2]]}, {"type": "MultiPolygon", "arcs": [[[~2, 1]]]}],
        },
    },
}


def test_land_is_joined_from_arcs_and_borders_are_what_is_no_coast() -> None:
    lines = list(outline(SQUARE))

    assert lines[0] == ("land", [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0), (0.0, 0.0)])
    assert lines[-1] == ("border", [(5.0, 0.0), (5.0, 10.0)])
    assert [kind for kind, _ in lines] == ["land", "land", "border"]


def test_a_coast_across_the_date_line_runs_on() -> None:
    island = list(outline(SQUARE))[1][1]

    assert [x for x, _ in island] == [179.0, 181.0, 181.0, 179.0]


def test_the_file_holds_the_world() -> None:
    rows = list(read_rows("world_outline.csv", ("kind", "points"), required=("kind", "points")))
    points = [tuple(map(float, point.split())) for row in rows for point in row.many("points")]

    assert {row["kind"] for row in rows} == {"land", "border"}
    assert all(-170 <= x <= 192 and -60 <= y <= 84 for x, y in points)
    assert len(rows) > 400
