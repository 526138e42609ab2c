"""The forms that dates take in news text, as patterns over characters.

Belongs here: which words make a date expression and what they mean. Does not belong here: whether a match is a date in
its sentence (evidence.py), or which day it is (meanings.py).
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from pipelines.extract.dates.meanings import (
    CalendarDay,
    CalendarMonth,
    Distance,
    FromAnchor,
    FromTo,
    Meaning,
    NearDays,
    Period,
    Season,
    Step,
    Vague,
    Weekday,
    Weekend,
    Window,
    Years,
)
from pipelines.extract.lexicon import read_rows
from pipelines.extract.records import Span

MONTHS = "January February March April May June July August September October November December".split()
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_NUMBERS = "zero one two three four five six seven eight nine ten eleven twelve".split()
_FARTHEST = 200
"""Years beyond which nothing is dated ("500 years ago")."""
_YEARS_AT_MOST: dict[Step, int] = {"day": 0, "week": 0, "month": 0, "year": 1, "decade": 10}

_REACH = 50
"""Characters before and after the core of a date that may belong to it: longer than any form of _FORMS."""

_CORE = re.compile(
    r"(?:19|20)\d\d|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|"
    r"(?:[Dd]ay|[Nn]ight|[Ww]eek(?:end)?|[Mm]onth|[Yy]ear|[Dd]ecade|[Mm]orning|[Aa]fternoon|[Ee]vening)s?\b| ago\b|"
    r"[Yy]esterday|[Tt]omorrow|[Oo]vernight|[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter"
)
_MONTH = "|".join(MONTHS)
_ANY_MONTH = rf"(?:{_MONTH}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
_DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?![\d%])(?![,.:]\d)"
_YEAR = r"(?:19|20)\d\d"
_WEEKDAY = "|".join(WEEKDAYS)
_WEEKDAY_BEFORE = rf"(?:(?:{_WEEKDAY}),? )?"
_PART_OF_DAY = r"(?: (?:morning|afternoon|evening|night))?"
_PART = r"(?:(?i:early|late|mid)[ -](?:in )?|(?i:the )?(?i:start|beginning|middle|end) of )?"
_OF_YEAR = rf"(?:,? (?:of |in )?(?P<year>{_YEAR})\b(?!s)|,? (?:of |in )?(?P<year_word>last|this|next) year)?"
_LAST = r"(?i:last|past|this past)"
_NEXT = r"(?i:next|(?:this |the )?coming)"
_RELATION = rf"(?:(?P<last>{_LAST})|(?P<next>{_NEXT})|(?P<this>(?i:this))) "
_COUNT = r"(?<!-)(?P<count>(?i:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|a couple of)|\d{1,3})"
_VAGUE_COUNT = r"(?i:(?:a |the |these )?(?:few|several|many|some|recent|dozens of))"
_BOUND = r"(?i:more than|less than|fewer than|over|under|at least|up to)"
_UNIT = r"(?P<unit>day|night|week|month|year|decade)s?"
_STEP_OF: dict[str, Step] = {
    "day": "day", "night": "day", "morning": "day", "afternoon": "day", "evening": "day",
    "week": "week", "month": "month", "year": "year", "decade": "decade",
}  # fmt: skip
_YEARS_FROM_NOW = {"last": -1, "this": 0, "next": 1}

type Build = Callable[[re.Match[str]], Meaning | None]


@dataclass(frozen=True, slots=True)
class Match:
    """Words that have the form of a date, and what they would mean.

    `weak`: a form that is often something else (a month that is also a name or a verb, a bare number).
    """

    span: Span
    meaning: Meaning
    weak: bool = False


@dataclass(frozen=True, slots=True)
class _Form:
    """One form of dates: its pattern, how to read a match, and whether it is often something else."""

    pattern: re.Pattern[str]
    build: Build
    weak: bool = False


def matches(text: str) -> list[Match]:
    """What looks like a date, in order; of two that overlap the first one, of two with the same start the longer."""
    found = [
        Match(Span(*m.span()), meaning, form.weak)
        for near in _neighbourhoods(text)
        for form in _FORMS
        for m in form.pattern.finditer(text, near.start, near.end)
        if (meaning := form.build(m)) is not None
    ]
    found.extend(_named_day_matches(text))
    kept: list[Match] = []
    for match in sorted(found, key=lambda m: (m.span.start, -m.span.end, m.weak)):
        if not kept or match.span.start >= kept[-1].span.end:
            kept.append(match)
    return kept


def _neighbourhoods(text: str) -> list[Span]:
    """The stretches of text around words without which nothing is a date: all forms need to be tried only there."""
    near: list[Span] = []
    for m in _CORE.finditer(text):
        start = max(0, m.start() - _REACH)
        end = next((i for i in range(m.end() + _REACH, len(text)) if text[i].isspace()), len(text))
        if near and start <= near[-1].end:
            start = near.pop().start
        near.append(Span(start, end))
    return near


def _month_number(name: str) -> int:
    return next(n for n, month in enumerate(MONTHS, 1) if month.startswith(name[:3]))


def number_of(count: str) -> int | None:
    """The number that words of a count say: "a", "a couple of", "two", "14"; None for other words."""
    word = count.lower()
    if word in ("a", "an"):
        return 1
    if word == "a couple of":
        return 2
    if word.isdigit():
        return int(word)
    return _NUMBERS.index(word) if word in _NUMBERS else None


def _number(m: re.Match[str]) -> int | None:
    """How many units are meant; one when no number stands there; None when they are too many to date."""
    number = number_of(m["count"] or "a") or 0
    return number if number * _YEARS_AT_MOST[_step(m)] <= _FARTHEST else None


def _optional_year(m: re.Match[str]) -> int | None:
    return int(m["year"]) if m["year"] else None


def _direction(m: re.Match[str]) -> int | None:
    return -1 if m["last"] else 1 if m["next"] else None


def _clip(part: str | None) -> Literal["earlier", "later"] | None:
    match (part or "").lower():
        case "earlier":
            return "earlier"
        case "later":
            return "later"
        case _:
            return None


def _step(m: re.Match[str]) -> Step:
    return _STEP_OF[m["unit"].lower()]


def _day_number(text: str) -> int:
    return int(text.rstrip("stndrh"))


def _calendar_day(m: re.Match[str]) -> Meaning:
    years = _YEARS_FROM_NOW[m["year_word"]] if m["year_word"] else None
    return CalendarDay(_month_number(m["month"]), _day_number(m["day"]), _optional_year(m), years)


def _iso_day(m: re.Match[str]) -> Meaning:
    return CalendarDay(int(m["month"]), int(m["day"]), int(m["year"]))


def _days_of_month(m: re.Match[str]) -> Meaning:
    month, year = _month_number(m["month"]), _optional_year(m)
    first, last = (CalendarDay(month, _day_number(m[day]), year) for day in ("day", "last_day"))
    return FromTo(first, last)


def _calendar_month(m: re.Match[str]) -> Meaning:
    years = _YEARS_FROM_NOW[m["year_word"]] if m["year_word"] else None
    return CalendarMonth(_month_number(m["month"]), _optional_year(m), years)


def _month_of_year(m: re.Match[str]) -> Meaning:
    return CalendarMonth(_month_number(m["month"]), int(m["year"]))


def _related_month(m: re.Match[str]) -> Meaning:
    if m["this"]:
        return CalendarMonth(_month_number(m["month"]), years_from_now=0)
    return CalendarMonth(_month_number(m["month"]), direction=_direction(m))


def _years(m: re.Match[str]) -> Meaning | None:
    first, last = m["year"], m["last_year"]
    last = first[:2] + last if len(last) == 2 else last
    return Years(int(first), int(last)) if int(first) < int(last) else None


def _decade(m: re.Match[str]) -> Meaning:
    return Years(int(m["decade"]), int(m["decade"]) + 9)


def _season(m: re.Match[str]) -> Meaning:
    return Season(m["season"].lower(), int(m["year"]))


def _related_season(m: re.Match[str]) -> Meaning:
    return Season(m["season"].lower(), direction=_direction(m) or 0)


def _weekday(m: re.Match[str]) -> Meaning:
    week = _YEARS_FROM_NOW[m["week"]] if m["week"] else None
    return Weekday(WEEKDAYS.index(m["weekday"]), week=week)


def _related_weekday(m: re.Match[str]) -> Meaning:
    return Weekday(WEEKDAYS.index(m["weekday"]), _direction(m))


def _related_period(m: re.Match[str]) -> Meaning:
    direction = _direction(m) or 0
    if m["unit"] == "weekend":
        return Weekend(direction or None)
    return Period(_step(m), direction, _clip(m["part"]))


def _edge_of_period(m: re.Match[str]) -> Meaning:
    return Period(_step(m), {"last": -1, "next": 1}.get(m["which"].lower(), 0))


def _inside_period(m: re.Match[str]) -> Meaning:
    return Period(_step(m), 0, _clip(m["part"]))


def _ago(m: re.Match[str]) -> Meaning:
    count = _number(m)
    return Distance(_step(m), -count) if count is not None else Vague()


def _window(m: re.Match[str]) -> Meaning | None:
    if m["unit"] == "day" and not m["count"]:
        return None  # "the last day of the talks"
    count = _number(m)
    sign = -1 if m["last"] else 1
    return Window(_step(m), sign * count) if count is not None else Vague()


def _from_anchor(m: re.Match[str]) -> Meaning:
    count = _number(m)
    sign = -1 if m["way"].lower() in ("earlier", "previously") else 1
    return FromAnchor(_step(m), sign * count) if count is not None else Vague()


def _beside_anchor(m: re.Match[str]) -> Meaning:
    shift = {"previous": -1, "same": 0, "that": 0, "following": 1, "next": 1}[m["which"].lower()]
    return FromAnchor(_step(m), shift)


def _form(pattern: str, build: Build, *, weak: bool = False) -> _Form:
    return _Form(re.compile(rf"(?<![\w.$£€])(?:{pattern})(?![\w])"), build, weak)


def _fixed(meaning: Meaning) -> Build:
    return lambda _: meaning


_DAY_OR_PART = r"(?P<unit>day|morning|afternoon|evening|night)"
_ANY_PART = r"(?P<unit>day|morning|afternoon|evening|night|week|month|year)"
_TO = r"(?: ?[-–—] ?| to | until | through )"
_FORMS = (
    # 2019-03-04; 4 March 2019; the 4th of March; March 4, 2019; Sunday, March 4
    _form(rf"(?P<year>{_YEAR})-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])", _iso_day),
    _form(
        rf"{_WEEKDAY_BEFORE}(?:the )?(?P<day>{_DAY})(?: of)? (?P<month>{_ANY_MONTH})(?:,? (?P<year>{_YEAR})\b(?!s)"
        r"|,? (?:of )?(?P<year_word>last|this|next) year)?",
        _calendar_day,
    ),
    _form(
        rf"{_WEEKDAY_BEFORE}(?P<month>{_ANY_MONTH}) (?:the )?(?P<day>{_DAY})(?:,? (?P<year>{_YEAR})\b(?!s)"
        r"|,? (?:of )?(?P<year_word>last|this|next) year)?",
        _calendar_day,
    ),
    # 3-5 May 2019; between 3 and 5 May; May 3 to 5
    _form(
        rf"(?P<day>{_DAY})(?:{_TO}|(?<=[Bb]etween \d) and |(?<=[Bb]etween \d\d) and )(?P<last_day>{_DAY})(?: of)? "
        rf"(?P<month>{_ANY_MONTH})(?:,? (?P<year>{_YEAR})\b)?",
        _days_of_month,
    ),
    _form(
        rf"(?P<month>{_ANY_MONTH}) (?P<day>{_DAY}){_TO}(?P<last_day>{_DAY})"
        rf"(?:,? (?P<year>{_YEAR})\b)?",
        _days_of_month,
    ),
    # early October; mid-October 2023; the end of October last year; Oct. 2023; last October
    _form(rf"{_PART}(?P<month>{_MONTH}){_OF_YEAR}", _calendar_month, weak=True),
    _form(rf"{_PART}(?P<month>{_ANY_MONTH}),? (?P<year>{_YEAR})\b(?!s)", _month_of_year),
    _form(rf"{_PART}{_RELATION}(?P<month>{_MONTH})", _related_month),
    # 2015; late 2015; 2011-2014; between 2011 and 2014; the 1990s
    _form(
        rf"{_PART}(?P<year>{_YEAR})(?![-–]\d|,\d{{3}}|%|\.\d)",
        lambda m: Years(int(m["year"]), int(m["year"])),
        weak=True,
    ),
    _form(rf"(?P<year>{_YEAR})(?:{_TO}|(?<=[Bb]etween \d\d\d\d) and )(?P<last_year>{_YEAR})", _years),
    _form(rf"(?P<year>{_YEAR})[-–](?P<last_year>\d\d)", _years),
    _form(rf"(?:the )?{_PART}(?P<decade>(?:19|20)\d0)s", _decade),
    # the summer of 2014; last summer
    _form(rf"{_PART}(?:the )?(?P<season>(?i:spring|summer|autumn|fall|winter)) (?:of |in )?(?P<year>{_YEAR})", _season),
    _form(rf"{_RELATION}(?P<season>spring|summer|autumn|fall|winter)", _related_season),
    # Sunday; Sunday night; Tuesday last week; last Friday; this coming Monday
    _form(rf"(?P<weekday>{_WEEKDAY}){_PART_OF_DAY}(?: (?:of )?(?P<week>last|this|next) week)?", _weekday),
    _form(rf"{_RELATION}(?P<weekday>{_WEEKDAY}){_PART_OF_DAY}", _related_weekday),
    _form(rf"(?i:the (?:previous|following)) (?:{_WEEKDAY})", _fixed(Vague())),
    # today; last night; overnight
    _form(r"(?i:today|tonight|this (?:morning|afternoon|evening))", _fixed(NearDays(0, 0))),
    _form(rf"(?i:yesterday){_PART_OF_DAY}|(?i:last night)", _fixed(NearDays(-1, -1))),
    _form(rf"(?i:tomorrow){_PART_OF_DAY}", _fixed(NearDays(1, 1))),
    _form(r"(?i:the day before yesterday)", _fixed(NearDays(-2, -2))),
    _form(r"(?i:the day after tomorrow)", _fixed(NearDays(2, 2))),
    _form(r"(?i:overnight)", _fixed(NearDays(-1, 0)), weak=True),
    # this week; earlier this month; late last year; the weekend; the end of the year; later in the week
    _form(
        rf"(?:(?P<part>(?i:earlier|later|early|late|mid))[ -])?{_RELATION}(?P<unit>week|month|year|weekend)(?!-)",
        _related_period,
    ),
    _form(r"(?i:the weekend)", _fixed(Weekend())),
    _form(
        r"(?i:the )?(?i:start|beginning|middle|end) of (?P<which>the|this|last|next) (?P<unit>week|month|year)",
        _edge_of_period,
    ),
    _form(r"(?P<part>(?i:earlier|later)) in the (?P<unit>week|month|year)", _inside_period),
    # two weeks ago; a few days ago; hours ago
    _form(rf"{_COUNT} {_UNIT} ago", _ago),
    _form(rf"(?:{_BOUND} {_COUNT} |{_VAGUE_COUNT} )?{_UNIT} ago", _fixed(Vague())),
    _form(
        rf"(?:{_BOUND} )?(?:(?:{_COUNT}|{_VAGUE_COUNT}|half an) )?(?:second|minute|hour)s? ago", _fixed(NearDays(0, 0))
    ),
    # the past two weeks; over the next month; recent days
    _form(
        rf"(?i:the )(?:(?P<last>last|past)|next|coming) (?:{_COUNT} )?(?P<unit>day|week|month|year|decade)s?"
        r"(?! (?:before|after|of\b))",
        _window,
        weak=True,
    ),
    _form(
        r"(?i:(?:the )?(?:last|past|recent|next|coming) (?:few |couple of |several )?(?:days|weeks|months|years))",
        _fixed(Vague()),
    ),
    # a day earlier; two weeks later; the previous month; the same day
    _form(rf"{_COUNT} {_UNIT} (?P<way>earlier|later|previously)", _from_anchor),
    _form(rf"(?i:the )?(?P<which>previous|same|that) {_ANY_PART}", _beside_anchor, weak=True),
    _form(rf"(?i:the )(?P<which>following|next) {_DAY_OR_PART}(?! (?:or|to)\b)", _beside_anchor),
    _form(r"(?i:the )(?P<which>following) (?P<unit>week|month|year)", _beside_anchor),
    _form(
        rf"(?i:the ){_ANY_PART} (?:before|earlier)(?=\s*(?:[.,;:)”\"’]|$|and\b|but\b))",
        lambda m: FromAnchor(_step(m), -1),
    ),
    _form(
        rf"(?i:the ){_ANY_PART} after(?=\s*(?:[.,;:)”\"’]|$|and\b|but\b))",
        lambda m: FromAnchor(_step(m), 1),
    ),
)


def _named_day_matches(text: str) -> Iterator[Match]:
    days = named_days()
    if days:
        pattern = "|".join(re.escape(phrase) for phrase in sorted(days, key=len, reverse=True))
        for m in re.finditer(rf"(?<!\w)(?:{pattern})(?!\w)", text):
            yield Match(Span(*m.span()), days[m.group()])


@cache
def named_days() -> dict[str, CalendarDay]:
    """The phrases that name a day, with that day (named_days.csv)."""
    rows = read_rows("named_days.csv", ("phrases", "month", "day", "year", "source"), ("phrases", "month", "day"))
    return {
        phrase: CalendarDay(int(row["month"]), int(row["day"]), int(row["year"]) if row["year"] else None)
        for row in rows
        for phrase in row.many("phrases")
    }
