"""What date words mean, and the days that this is, counted from the day of publication.

Belongs here: arithmetic of the calendar and the conventions of news text. Does not belong here: words (grammar.py) and
syntax (tense.py).
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, Protocol

from dateutil.relativedelta import relativedelta

from pipelines.extract.records import DatePrecision

Tense = Literal["past", "future"]
Step = Literal["day", "week", "month", "year", "decade"]

_SATURDAY, _DAYS_OF_WEEK = 5, 7
_SOON = timedelta(days=60)
"""Without a verb to tell, a date of the year that comes within two months is the coming one, not that of last year."""
_STEPS: dict[Step, relativedelta] = {
    "day": relativedelta(days=1),
    "week": relativedelta(weeks=1),
    "month": relativedelta(months=1),
    "year": relativedelta(years=1),
    "decade": relativedelta(years=10),
}
_SEASON_STARTS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}


@dataclass(frozen=True, slots=True)
class Days:
    """A stretch of days, both ends included, and how exactly it is known."""

    first: date
    last: date
    precision: DatePrecision


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What decides which day a relative expression means.

    `tense`: of the clause, None when it does not tell. `anchor`: the days of another date of the sentence.
    """

    published_on: date | None = None
    tense: Tense | None = None
    anchor: Days | None = None


class Meaning(Protocol):
    """What an expression means, before it is counted from a day."""

    def days(self, given: Circumstances) -> Days | None:
        """The days meant; None when the circumstances do not tell."""


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """A day and month, perhaps with a year; `years_from_now` is -1 for "4 March last year"."""

    month: int
    day: int
    year: int | None = None
    years_from_now: int | None = None

    def days(self, given: Circumstances) -> Days | None:
        """That day; without a year, the nearest one in the direction of the tense."""
        year = self.year or _shifted_year(given.published_on, self.years_from_now)
        if year is not None:
            return _one_day(_valid_day(year, self.month, self.day))
        if given.published_on is None:
            return None
        years = range(given.published_on.year - 4, given.published_on.year + 5)
        candidates = [d for y in years if (d := _valid_day(y, self.month, self.day)) is not None]
        past = max((d for d in candidates if d <= given.published_on), default=None)
        coming = min((d for d in candidates if d >= given.published_on), default=None)
        return _one_day(_in_direction(past, coming, given))


@dataclass(frozen=True, slots=True)
class CalendarMonth:
    """A month by name, perhaps with a year; `direction` is -1 for "last October", 1 for "next October"."""

    month: int
    year: int | None = None
    years_from_now: int | None = None
    direction: int | None = None

    def days(self, given: Circumstances) -> Days | None:
        """The whole month; without a year, the nearest one in the direction of the tense."""
        year = self.year or _shifted_year(given.published_on, self.years_from_now)
        if year is not None:
            return _month(date(year, self.month, 1))
        if given.published_on is None:
            return None
        this_month = given.published_on.replace(day=1)
        same_year = this_month.replace(month=self.month)
        past = same_year if same_year <= this_month else same_year - relativedelta(years=1)
        coming = same_year if same_year >= this_month else same_year + relativedelta(years=1)
        if self.direction is not None:
            strictly_past = past if past < this_month else past - relativedelta(years=1)
            strictly_coming = coming if coming > this_month else coming + relativedelta(years=1)
            return _month(strictly_past if self.direction < 0 else strictly_coming)
        chosen = _in_direction(past, coming, given)
        return _month(chosen) if chosen is not None else None


@dataclass(frozen=True, slots=True)
class Years:
    """A year, or several from the first to the last."""

    first: int
    last: int

    def days(self, given: Circumstances) -> Days | None:
        """From New Year's Day of the first to the last day of the last."""
        del given
        return Days(date(self.first, 1, 1), date(self.last, 12, 31), "year") if self.first <= self.last else None


@dataclass(frozen=True, slots=True)
class Season:
    """A season of the northern year; `direction` is -1 for "last summer", 0 for "this", 1 for "next"."""

    name: str
    year: int | None = None
    direction: int | None = None

    def days(self, given: Circumstances) -> Days | None:
        """Three months; a winter belongs to the year it begins in."""
        start_month = _SEASON_STARTS[self.name]
        if self.year is not None:
            return _season(date(self.year, start_month, 1))
        if given.published_on is None or self.direction is None:
            return None
        starts = [date(given.published_on.year + shift, start_month, 1) for shift in (-2, -1, 0, 1, 2)]
        past = [s for s in starts if s + relativedelta(months=3) <= given.published_on]
        coming = [s for s in starts if s > given.published_on]
        if self.direction < 0:
            return _season(past[-1])
        if self.direction > 0:
            return _season(coming[0])
        current = [s for s in starts if s not in past and s not in coming]
        return _season(current[0] if current else past[-1] if given.tense == "past" else coming[0])


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week, 0 for Monday; `direction` is -1 for "last", 1 for "next", `week` of "Sunday last week"."""

    weekday: int
    direction: int | None = None
    week: int | None = None

    def days(self, given: Circumstances) -> Days | None:
        """The latest such day up to the day of publication itself, or in a future context the first from it on.

        That the day of publication counts is the convention of agencies, which write "on Sunday" on that Sunday.
        """
        today = given.published_on
        if today is None:
            return None
        if self.week is not None:
            monday = today - timedelta(days=today.weekday()) + timedelta(weeks=self.week)
            return _one_day(monday + timedelta(days=self.weekday))
        back = (today.weekday() - self.weekday) % _DAYS_OF_WEEK
        ahead = (self.weekday - today.weekday()) % _DAYS_OF_WEEK
        if self.direction is None:
            return _one_day(today + timedelta(days=ahead) if given.tense == "future" else today - timedelta(days=back))
        if self.direction < 0:
            return _one_day(today - timedelta(days=back or _DAYS_OF_WEEK))
        return _one_day(today + timedelta(days=ahead or _DAYS_OF_WEEK))


@dataclass(frozen=True, slots=True)
class NearDays:
    """Days counted from publication: yesterday is (-1, -1), overnight (-1, 0)."""

    first: int
    last: int

    def days(self, given: Circumstances) -> Days | None:
        """Those days."""
        if given.published_on is None:
            return None
        first, last = (given.published_on + timedelta(days=n) for n in (self.first, self.last))
        return Days(first, last, "day")


@dataclass(frozen=True, slots=True)
class Period:
    """The calendar week (from Monday), month or year `shift` steps from that of publication.

    `part` is "earlier" or "later" when only what lies before or after publication is meant.
    """

    step: Step
    shift: int
    part: Literal["earlier", "later"] | None = None

    def days(self, given: Circumstances) -> Days | None:
        """The period, cut at the day of publication where `part` says so."""
        if given.published_on is None:
            return None
        whole = _period(given.published_on + _delta(self.step, self.shift), self.step)
        if self.shift == 0 and self.part == "earlier":
            return Days(whole.first, given.published_on, whole.precision)
        if self.shift == 0 and self.part == "later":
            return Days(given.published_on, whole.last, whole.precision)
        return whole


@dataclass(frozen=True, slots=True)
class Weekend:
    """A Saturday and Sunday; `direction` -1 for "last weekend", 1 for "next", None for "the weekend"."""

    direction: int | None = None

    def days(self, given: Circumstances) -> Days | None:
        """The weekend that began last, or in a future context the one that ends next."""
        today = given.published_on
        if today is None:
            return None
        begun = today - timedelta(days=(today.weekday() - _SATURDAY) % _DAYS_OF_WEEK)
        inside = today.weekday() >= _SATURDAY
        following = begun + timedelta(weeks=1)
        if self.direction is None:
            saturday = following if given.tense == "future" and not inside else begun
        elif self.direction < 0:
            saturday = begun - timedelta(weeks=1) if inside else begun
        else:
            saturday = following
        return Days(saturday, saturday + timedelta(days=1), "day")


@dataclass(frozen=True, slots=True)
class Distance:
    """So many days, weeks, months or years from publication: "two weeks ago" is ("week", -2)."""

    step: Step
    count: int

    def days(self, given: Circumstances) -> Days | None:
        """The calendar day, week, month or year that lies so far away."""
        if given.published_on is None:
            return None
        return _period(given.published_on + _delta(self.step, self.count), self.step)


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch that ends or begins with publication: "in the past two weeks" is ("week", -2)."""

    step: Step
    count: int

    def days(self, given: Circumstances) -> Days | None:
        """From the one end to the other."""
        today = given.published_on
        if today is None:
            return None
        other = today + _delta(self.step, self.count)
        return Days(min(today, other), max(today, other), _precision(self.step))


@dataclass(frozen=True, slots=True)
class FromAnchor:
    """So far from another date of the sentence: "a day earlier" is ("day", -1), "the same day" ("day", 0)."""

    step: Step
    count: int

    def days(self, given: Circumstances) -> Days | None:
        """The day, week, month or year so far from the anchor; None when there is none, or it is less exact."""
        if given.anchor is None or (self.step == "day" and given.anchor.precision != "day"):
            return None
        return _period(given.anchor.first + _delta(self.step, self.count), self.step)


@dataclass(frozen=True, slots=True)
class Since:
    """From a date up to publication."""

    start: Meaning

    def days(self, given: Circumstances) -> Days | None:
        """From the first day of the start to the day of publication, which a start is always before."""
        past = Circumstances(given.published_on, "past", given.anchor)
        start = self.start.days(past)
        if start is None or given.published_on is None or given.published_on < start.first:
            return start
        return Days(start.first, given.published_on, start.precision)


@dataclass(frozen=True, slots=True)
class FromTo:
    """From one date to another."""

    start: Meaning
    end: Meaning

    def days(self, given: Circumstances) -> Days | None:
        """Both and what lies between; None when the end would lie before the start."""
        end = self.end.days(given)
        start = self.start.days(given)
        if start is None or end is None:
            return None
        if isinstance(self.start, Weekday) and start.first > end.first:
            start = Days(start.first - timedelta(weeks=1), start.last - timedelta(weeks=1), "day")
        return Days(start.first, end.last, end.precision) if start.first <= end.last else None


@dataclass(frozen=True, slots=True)
class Vague:
    """Words that date something without saying how far away it lies: "a few days ago"."""

    def days(self, given: Circumstances) -> Days | None:
        """Never known."""
        del given
        return None


def _delta(step: Step, count: int) -> relativedelta:
    return count * _STEPS[step]


def _period(day: date, step: Step) -> Days:
    if step == "day":
        return Days(day, day, "day")
    if step == "week":
        monday = day - timedelta(days=day.weekday())
        return Days(monday, monday + timedelta(days=6), "week")
    if step == "month":
        return _month(day)
    return Days(date(day.year, 1, 1), date(day.year, 12, 31), "year")


def _precision(step: Step) -> DatePrecision:
    return "year" if step == "decade" else step


def _month(day: date) -> Days:
    first = day.replace(day=1)
    return Days(first, first + relativedelta(months=1, days=-1), "month")


def _season(first: date) -> Days:
    return Days(first, first + relativedelta(months=3, days=-1), "month")


def _one_day(day: date | None) -> Days | None:
    return Days(day, day, "day") if day is not None else None


def _valid_day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:  # 31 April, or 29 February of a common year
        return None


def _shifted_year(published_on: date | None, years_from_now: int | None) -> int | None:
    return published_on.year + years_from_now if published_on is not None and years_from_now is not None else None


def _in_direction(past: date | None, coming: date | None, given: Circumstances) -> date | None:
    """The past or the coming date as the tense says; without a tense the past one, unless the other is near."""
    if given.tense == "future":
        return coming or past
    if given.tense == "past" or coming is None or past is None or given.published_on is None:
        return past
    near = coming - given.published_on <= _SOON and given.published_on - past > 2 * _SOON
    return coming if near else past
