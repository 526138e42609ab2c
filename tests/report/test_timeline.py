"""The timeline's step, bars and what it leaves out."""

from datetime import date, timedelta

import pytest

from pipelines.report.timeline import CLASSES, HALF_HEIGHT, WIDTH, Timeline, timeline

MARCH = date(2026, 3, 1)


def day(
    number: int, quad_class: str = "material conflict", incidents: int = 1, precision: str = "day"
) -> dict[str, object]:
    return {
        "event_on": MARCH + timedelta(days=number),
        "quad_class": quad_class,
        "date_precision": precision,
        "incidents": incidents,
    }


def made(rows: list[dict[str, object]], days: int) -> Timeline:
    line = timeline(rows, MARCH, MARCH + timedelta(days=days - 1))
    assert line is not None
    return line


@pytest.mark.parametrize(
    ("days", "step"), [(1, "day"), (80, "day"), (81, "week"), (700, "month"), (4000, "quarter"), (20000, "year")]
)
def test_the_step_of_time_suits_the_stretch(days: int, step: str) -> None:
    assert made([day(0, precision="day")], days).step == step


def test_cooperation_stands_above_the_line_and_conflict_below() -> None:
    [column] = made([day(0, name) for name in CLASSES], 7).columns
    tops = {bar.quad_class: bar.y for bar in column.bars}
    heights = {bar.height for bar in column.bars}

    assert tops == {
        "verbal cooperation": -HALF_HEIGHT / 2,
        "material cooperation": -HALF_HEIGHT,
        "verbal conflict": 0,
        "material conflict": HALF_HEIGHT / 2,
    }
    assert heights == {HALF_HEIGHT / 2}


def test_bars_stay_inside_and_stand_in_the_order_of_days() -> None:
    line = made([day(number) for number in range(80)], 80)
    edges = [(bar.x, bar.x + bar.width) for column in line.columns for bar in column.bars]

    assert edges == sorted(edges)
    assert edges[0][0] >= 0
    assert edges[-1][1] <= WIDTH


def test_events_outside_or_with_too_vague_a_date_are_counted_apart() -> None:
    line = made([day(0), day(-1, incidents=2), day(1, precision="month", incidents=3)], 7)

    assert line.left_out == 5
    assert [column.counts["material conflict"] for column in line.columns] == [1]


def test_without_events_there_is_no_timeline() -> None:
    assert timeline([], MARCH, MARCH) is None
