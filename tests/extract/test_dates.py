"""Date expressions: text and day of publication in, days out. Published on Wednesday 12 June 2019 unless told."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.extract.dates import find_dates
from pipelines.extract.dates.grammar import matches, named_days
from pipelines.extract.dates.meanings import Circumstances, Weekday
from pipelines.extract.dates.words import date_words
from pipelines.extract.records import DateExpression
from tests.parses import parsed

WEDNESDAY = date(2019, 6, 12)


def found(text: str, published_on: date | None = WEDNESDAY) -> list[tuple[str, str, str | None]]:
    """Each expression as (words, days, precision), days as "first" or "first..last"."""
    return [(e.span.of(text), _days(e), e.precision) for e in find_dates(parsed(text, published_on))]


def _days(expression: DateExpression) -> str:
    if expression.first_day == expression.last_day:
        return str(expression.first_day)
    return f"{expression.first_day}..{expression.last_day}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The talks ended on 4 March 2018.", ("4 March 2018", "2018-03-04", "day")),
        ("The talks ended on March 4, 2018.", ("March 4, 2018", "2018-03-04", "day")),
        ("The talks ended on Sunday, March 4, 2018.", ("Sunday, March 4, 2018", "2018-03-04", "day")),
        ("The accord was signed on the 4th of March 2018.", ("the 4th of March 2018", "2018-03-04", "day")),
        ("The camp opened on Oct. 9, 2017.", ("Oct. 9, 2017", "2017-10-09", "day")),
        ("The order is dated 2018-03-04.", ("2018-03-04", "2018-03-04", "day")),
        ("The rebels took the town in October 2017.", ("October 2017", "2017-10-01..2017-10-31", "month")),
        ("The rebels left in early October 2017.", ("early October 2017", "2017-10-01..2017-10-31", "month")),
        ("The war began in 2011.", ("2011", "2011-01-01..2011-12-31", "year")),
        ("The army fled in late 2014.", ("late 2014", "2014-01-01..2014-12-31", "year")),
        ("He spent the 1990s in exile.", ("the 1990s", "1990-01-01..1999-12-31", "year")),
        ("The city fell in the summer of 2014.", ("the summer of 2014", "2014-06-01..2014-08-31", "month")),
        ("He lost his family in the 9/11 attacks.", ("the 9/11 attacks", "2001-09-11", "day")),
    ],
)
def test_what_names_its_year_needs_no_day_of_publication(text: str, expected: tuple[str, str, str]) -> None:
    assert found(text) == [expected]
    assert found(text, None) == [expected]


@pytest.mark.parametrize("words", ["on Sunday", "yesterday", "last month", "in October", "on 4 March", "two weeks ago"])
def test_relative_words_mean_no_day_when_publication_is_unknown(words: str) -> None:
    text = f"The militia attacked the base {words}."
    (expression,) = find_dates(parsed(text, None))
    assert expression.span.of(text) in words
    assert (expression.first_day, expression.last_day, expression.precision) == (None, None, None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rockets hit the base on Sunday.", "2019-06-09"),
        ("Rockets hit the base on Wednesday.", "2019-06-12"),
        ("Rockets hit the base on Thursday.", "2019-06-06"),
        ("Rockets hit the base last Wednesday.", "2019-06-05"),
        ("The envoy said on Monday that the ceasefire would hold.", "2019-06-10"),
        ("The envoy will meet the rebels on Monday.", "2019-06-17"),
        ("The envoy is due to meet the rebels on Monday.", "2019-06-17"),
        ("The two sides agreed to meet again on Monday.", "2019-06-17"),
        ("Talks are scheduled for Friday.", "2019-06-14"),
        ("The hearing was postponed until Friday.", "2019-06-14"),
        ("The trial opens on Friday.", "2019-06-14"),
        ("The deadline for bids is Friday.", "2019-06-14"),
        ("Leaders prepared for a summit to be held on Friday.", "2019-06-14"),
        ("Police were deployed ahead of Sunday's vote.", "2019-06-16"),
        ("They will gather again next Wednesday.", "2019-06-19"),
        ("They will gather again this coming Saturday.", "2019-06-15"),
        ("Two soldiers died in Monday's attack.", "2019-06-10"),
        ("The town was shelled on Tuesday night.", "2019-06-11"),
        ("The town was shelled on Tuesday last week.", "2019-06-04"),
    ],
)
def test_weekdays_are_counted_in_the_direction_of_the_clause(text: str, expected: str) -> None:
    ((_, day, precision),) = found(text)
    assert (day, precision) == (expected, "day")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The minister resigned yesterday.", ("yesterday", "2019-06-11", "day")),
        ("The minister resigns today.", ("today", "2019-06-12", "day")),
        ("The minister will resign tomorrow.", ("tomorrow", "2019-06-13", "day")),
        ("Shells fell on the town last night.", ("last night", "2019-06-11", "day")),
        ("Shells fell on the town overnight.", ("overnight", "2019-06-11..2019-06-12", "day")),
        ("Clashes broke out over the weekend.", ("the weekend", "2019-06-08..2019-06-09", "day")),
        ("Protesters will gather at the weekend.", ("the weekend", "2019-06-15..2019-06-16", "day")),
        ("The court met last week.", ("last week", "2019-06-03..2019-06-09", "week")),
        ("The court met earlier this week.", ("earlier this week", "2019-06-10..2019-06-12", "week")),
        ("He was arrested earlier this month.", ("earlier this month", "2019-06-01..2019-06-12", "month")),
        ("He was arrested late last month.", ("late last month", "2019-05-01..2019-05-31", "month")),
        ("He was arrested last year.", ("last year", "2018-01-01..2018-12-31", "year")),
        ("Elections will be held next year.", ("next year", "2020-01-01..2020-12-31", "year")),
        ("Troops must leave by the end of the month.", ("the end of the month", "2019-06-01..2019-06-30", "month")),
        ("The base was hit three days ago.", ("three days ago", "2019-06-09", "day")),
        ("The base was hit two weeks ago.", ("two weeks ago", "2019-05-27..2019-06-02", "week")),
        ("The base was hit two months ago.", ("two months ago", "2019-04-01..2019-04-30", "month")),
        ("The base was hit hours ago.", ("hours ago", "2019-06-12", "day")),
        ("The base was hit a year ago.", ("a year ago", "2018-01-01..2018-12-31", "year")),
        ("Dozens died in the past two weeks.", ("the past two weeks", "2019-05-29..2019-06-12", "week")),
        ("The village was burned last summer.", ("last summer", "2018-06-01..2018-08-31", "month")),
    ],
)
def test_words_counted_from_publication(text: str, expected: tuple[str, str, str]) -> None:
    assert found(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The army shelled the town in March.", "2019-03-01..2019-03-31"),
        ("The army shelled the town in June.", "2019-06-01..2019-06-30"),
        ("The army shelled the town in October.", "2018-10-01..2018-10-31"),
        ("The army shelled the town last March.", "2019-03-01..2019-03-31"),
        ("The army shelled the town in March last year.", "2018-03-01..2018-03-31"),
        ("The country will vote in October.", "2019-10-01..2019-10-31"),
        ("The army shelled the town ahead of the elections in October.", "2019-10-01..2019-10-31"),
        ("The army shelled the town at the end of January.", "2019-01-01..2019-01-31"),
        ("The army shelled the town on 4 March.", "2019-03-04"),
        ("The army shelled the town on 4 October.", "2018-10-04"),
        ("The country will vote on 4 October.", "2019-10-04"),
        ("The ballot on 4 July is the first since the war.", "2019-07-04"),
    ],
)
def test_months_and_days_without_a_year_are_the_nearest(text: str, expected: str) -> None:
    assert found(text)[0][1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fighting raged from Friday to Monday.", ("Friday to Monday", "2019-06-07..2019-06-10", "day")),
        ("Fighting raged between 3 and 5 May.", ("3 and 5 May", "2019-05-03..2019-05-05", "day")),
        ("The summit was held on May 3-5, 2018.", ("May 3-5, 2018", "2018-05-03..2018-05-05", "day")),
        ("He led the group between 2011 and 2014.", ("2011 and 2014", "2011-01-01..2014-12-31", "year")),
        ("He was held from March to June 2018.", ("March to June 2018", "2018-03-01..2018-06-30", "month")),
        ("He was held from October to March 2018.", ("October to March 2018", "2017-10-01..2018-03-31", "month")),
        ("Israel has bombed the port since Friday.", ("since Friday", "2019-06-07..2019-06-12", "day")),
        ("The north has been at war since 2011.", ("since 2011", "2011-01-01..2019-06-12", "year")),
    ],
)
def test_stretches_of_time(text: str, expected: tuple[str, str, str]) -> None:
    assert found(text) == [expected]


def test_a_meeting_moved_from_one_day_to_another_is_no_stretch() -> None:
    words = [words for words, _, _ in found("The meeting was moved from Monday to Friday.")]
    assert words == ["Monday", "Friday"]


def test_a_day_earlier_is_counted_from_another_date_of_the_sentence() -> None:
    assert found("The bridge was hit on Monday, and a day earlier shells fell on the port.") == [
        ("Monday", "2019-06-10", "day"),
        ("a day earlier", "2019-06-09", "day"),
    ]


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("The next day", "2019-06-11"),
        ("The following morning", "2019-06-11"),
        ("Two days later", "2019-06-12"),
        ("The night before", "2019-06-09"),
    ],
)
def test_days_are_counted_from_the_sentence_before(words: str, day: str) -> None:
    assert found(f"The militia left the base on Monday. {words}, soldiers took it.")[-1] == (words, day, "day")
    assert found(f"The militia left on Monday. It was hot. {words}, soldiers came.")[-1][1] == "None"


@pytest.mark.parametrize(
    "dateline",
    ["LIMA, June 11 —", "LIMA, Peru, June 11 —", "LIMA, June 11 (Agency) -", "LIMA, June 11 -"],
)
def test_the_day_of_a_dateline_is_none_of_the_report(dateline: str) -> None:
    assert found(f"{dateline} The militia left on Sunday.") == [("Sunday", "2019-06-09", "day")]


def test_a_day_earlier_alone_has_no_day() -> None:
    assert found("Shells fell on the port a day earlier.") == [("a day earlier", "None", None)]


@pytest.mark.parametrize("words", ["a few weeks ago", "500 years ago", "30 decades ago", "recent days"])
def test_vague_and_remote_distances_have_no_day(words: str) -> None:
    assert found(f"The village was burned in {words}.") == [(words, "None", None)]


@pytest.mark.parametrize(
    "text",
    [
        "The fighting may spread to the coast.",
        "Theresa May met the envoy.",
        "Protesters march on parliament.",
        "The siege lasted for two years.",
        "Three days of talks ended without a deal.",
        "The 32-year-old was arrested with his 19-year-old brother.",
        "Some 2000 people fled the town.",
        "The Sunday Times published the letter.",
        "Relatives remember the dead of Bloody Sunday.",
        "They pray there every Friday.",
        "The market is held on the first Sunday of the month.",
        "He meets the elders on Fridays.",
        "The two-week truce collapsed.",
        "USA Today published the letter.",
        "The bill came to $2015.",
    ],
)
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert found(text) == []


def test_every_named_day_is_found_as_it_is_written() -> None:
    for phrase in named_days():
        assert phrase in [m.span.of(phrase) for m in matches(phrase)]


def test_ahead_words_are_loaded() -> None:
    assert "schedule" in date_words("appointment")
    assert "agree" in date_words("infinitive")


@given(st.text(alphabet=list(" abyMarchMay2019-,.Sunday35thelastweekagoin"), max_size=60))
def test_matches_lie_in_the_text_in_order_and_apart(text: str) -> None:
    spans = [m.span for m in matches(text)]
    assert all(0 <= s.start < s.end <= len(text) for s in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))


@given(st.dates(date(1990, 1, 1), date(2050, 1, 1)), st.integers(0, 6))
def test_a_past_weekday_is_within_the_week_before_and_a_coming_one_within_the_next(today: date, weekday: int) -> None:
    past = Weekday(weekday).days(Circumstances(today, "past"))
    coming = Weekday(weekday).days(Circumstances(today, "future"))
    assert past is not None
    assert coming is not None
    assert past.first.weekday() == coming.first.weekday() == weekday
    assert 0 <= (today - past.first).days < 7
    assert 0 <= (coming.first - today).days < 7
    assert (past == coming) == (today.weekday() == weekday)


def test_expressions_come_in_the_order_of_the_text() -> None:
    text = "On Monday, after a raid in March and two in 2018, the envoy left; he will return next week."
    spans = [words for words, _, _ in found(text)]
    assert spans == ["Monday", "March", "2018", "next week"]
