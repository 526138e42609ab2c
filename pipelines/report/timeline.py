"""The timeline: incidents over time as bars, cooperation above the line and conflict below it.

Belongs here: choosing the step of time and where each bar stands. Does not belong here: SVG, colours.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from pipelines.report.reading import Row

MOST_STEPS = 80
WIDTH, HALF_HEIGHT = 720.0, 90.0
CLASSES = ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict")
"""As they are stacked: words next to the line, deeds beyond them."""


@dataclass(frozen=True, slots=True)
class Step:
    """A unit of time: the first day of the one that a day lies in, how many days it has, and how fine dates must be."""

    name: str
    first_day: Callable[[date], date]
    days: int
    fine_enough: frozenset[str]


_TO_DAY, _TO_WEEK, _TO_MONTH, _TO_YEAR = (
    frozenset(("day", "week", "month", "year")[:number]) for number in range(1, 5)
)
STEPS = (
    Step("day", lambda day: day, 1, _TO_DAY),
    Step("week", lambda day: day - timedelta(days=day.weekday()), 7, _TO_WEEK),
    Step("month", lambda day: day.replace(day=1), 30, _TO_MONTH),
    Step("quarter", lambda day: day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1), 91, _TO_MONTH),
    Step("year", lambda day: day.replace(month=1, day=1), 365, _TO_YEAR),
    Step("decade", lambda day: day.replace(year=day.year // 10 * 10 or 1, month=1, day=1), 3652, _TO_YEAR),
)


@dataclass(frozen=True, slots=True)
class Bar:
    """One class of events in one step of time, in units of the drawing."""

    quad_class: str
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Column:
    """One step of time that has incidents: its first day, its counts by class and its bars."""

    first_day: date
    counts: dict[str, int]
    bars: list[Bar]
    x: float


@dataclass(frozen=True, slots=True)
class Timeline:
    """All columns, what a step is called, the scale, and how many incidents lie outside or have too vague a date."""

    step: str
    columns: list[Column]
    first_day: date
    last_day: date
    most: int
    left_out: int


def timeline(rows: Iterable[Row], first: date, last: date) -> Timeline | None:
    """The timeline between two days from counts by day, class and precision; None when there is nothing to show."""
    rows = list(rows)
    step = _step(first, last)
    counts: dict[date, dict[str, int]] = defaultdict(lambda: dict.fromkeys(CLASSES, 0))
    left_out = 0
    for row in rows:
        if first <= row["event_on"] <= last and row["date_precision"] in step.fine_enough:
            counts[step.first_day(row["event_on"])][row["quad_class"]] += row["incidents"]
        else:
            left_out += row["incidents"]
    if not counts:
        return None
    most = max(max(_up(column), _down(column)) for column in counts.values())
    steps = _steps(step, first, last)
    columns = [_column(day, counts[day], number, len(steps), most) for number, day in enumerate(steps) if day in counts]
    return Timeline(step.name, columns, steps[0], last, most, left_out)


def _step(first: date, last: date) -> Step:
    """The finest step that does not make the bars too many."""
    days = (last - first).days + 1
    return next((step for step in STEPS if days / step.days <= MOST_STEPS), STEPS[-1])


def _steps(step: Step, first: date, last: date) -> list[date]:
    days = (first + timedelta(days=number) for number in range((last - first).days + 1))
    return list(dict.fromkeys(step.first_day(day) for day in days))


def _column(day: date, counts: dict[str, int], number: int, total: int, most: int) -> Column:
    slot = WIDTH / total
    width, x = min(slot * 0.8, 24), slot * (number + 0.5)
    bars = [
        *_stack(CLASSES[:2], counts, (x - width / 2, width), -HALF_HEIGHT / most),
        *_stack(CLASSES[2:], counts, (x - width / 2, width), HALF_HEIGHT / most),
    ]
    return Column(day, counts, bars, x)


def _stack(classes: Sequence[str], counts: dict[str, int], place: tuple[float, float], scale: float) -> list[Bar]:
    """Bars on one another, upwards for a negative scale."""
    bars, reached = [], 0.0
    for quad_class in classes:
        end = reached + counts[quad_class] * scale
        if counts[quad_class]:
            bars.append(Bar(quad_class, place[0], min(reached, end), place[1], abs(end - reached)))
        reached = end
    return bars


def _up(counts: dict[str, int]) -> int:
    return sum(counts[name] for name in CLASSES[:2])


def _down(counts: dict[str, int]) -> int:
    return sum(counts[name] for name in CLASSES[2:])
