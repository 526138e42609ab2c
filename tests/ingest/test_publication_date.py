"""Dates as sources print them, and which evidence counts first."""

from datetime import date, datetime

import pytest

from pipelines.ingest.publication_date import PublicationDate, Published, parse_printed, publication_date
from pipelines.ingest.records import IngestSettings, PublishedFrom

SETTINGS = IngestSettings()
DAY = date(2019, 3, 10)


@pytest.mark.parametrize(
    "printed",
    [
        "2019-03-10",
        "20190310",
        "2019/03/10",
        "2019-3-10",
        "2019-W10-7",
        "10 March 2019",
        "10th March 2019",
        "March 10, 2019",
        "Sunday, March 10, 2019",
        "Mar. 10, 2019",
        "10.03.2019",
        "  2019-03-10 ",
        "2019-03-10 14:05",
        "2019-03-10T00:00:00",
        "20190310140500",
        "March 10, 2019, 2:05 p.m.",
        "March 10, 2019 2:05 PM ET",
    ],
)
def test_a_day_without_an_instant(printed: str) -> None:
    assert parse_printed(printed, SETTINGS) == PublicationDate(DAY)


@pytest.mark.parametrize(
    ("printed", "instant"),
    [
        ("2019-03-10T14:00:00Z", "2019-03-10T14:00"),
        ("2019-03-10T23:30:00-05:00", "2019-03-11T04:30"),
        ("2019-03-10T00:30:00+03:00", "2019-03-09T21:30"),
        ("Sun, 10 Mar 2019 14:00:00 GMT", "2019-03-10T14:00"),
        ("Sun, 10 Mar 2019 14:00:00 +0300", "2019-03-10T11:00"),
        ("Sun, 10 Mar 2019 14:00 EST", "2019-03-10T19:00"),
        ("10 March 2019 14:05 GMT+3", "2019-03-10T11:05"),
        ("1552176000", "2019-03-10T00:00"),
        ("1552176000.0", "2019-03-10T00:00"),
        ("1552176000000", "2019-03-10T00:00"),
    ],
)
def test_the_day_is_the_sources_own_and_the_instant_utc(printed: str, instant: str) -> None:
    assert parse_printed(printed, SETTINGS) == PublicationDate(DAY, datetime.fromisoformat(instant))


@pytest.mark.parametrize(
    "printed",
    [
        "31 February 2019",
        "2019-02-31",
        "0001-01-01",
        "0001-01-01T00:00:00+14:00",
        "9999-12-31T23:59:59-12:00",
        "2019",
        "March 2019",
        "March 10",
        "2019-03",
        "10:30 2019",
        "yesterday",
        "03/04/2019",
        "03-04-19",
        "10 Mar 19",
        "12 12 12",
        "12",
        "",
        "n" * 1000,
        "9" * 400,
        "1 2 3 4 5 6",
        "\ufffd",
    ],
)
def test_what_is_no_day_or_not_surely_one(printed: str) -> None:
    assert parse_printed(printed, SETTINGS) is None


def test_the_order_of_day_and_month_is_a_setting() -> None:
    assert parse_printed("03/04/2019", IngestSettings(day_first=True)) == PublicationDate(date(2019, 4, 3))
    assert parse_printed("03/04/2019", IngestSettings(day_first=False)) == PublicationDate(date(2019, 3, 4))
    assert parse_printed("13/04/2019", IngestSettings(day_first=False)) == PublicationDate(date(2019, 4, 13))
    assert parse_printed("04/13/2019", IngestSettings(day_first=True)) == PublicationDate(date(2019, 4, 13))


def test_a_zone_may_be_assumed_by_a_setting() -> None:
    settings = IngestSettings(time_zone="Asia/Baghdad")
    assert parse_printed("2019-03-10 14:05", settings) == PublicationDate(
        DAY, datetime.fromisoformat("2019-03-10T11:05")
    )


def test_evidence_is_believed_in_order_and_impossible_dates_are_passed_over() -> None:
    printed: list[tuple[PublishedFrom, str]] = [("front_matter", "31 February 2019"), ("sidecar", "2019-03-10")]
    text = "MUSCAT, June 16, 2025 (Gulf Wire) — Talks resumed."
    assert publication_date(printed, "2020-01-01.txt", text, SETTINGS) == Published(PublicationDate(DAY), "sidecar")
    from_name = Published(PublicationDate(date(2020, 1, 1)), "filename")
    assert publication_date(printed[:1], "2020-01-01.txt", text, SETTINGS) == from_name
    from_text = Published(PublicationDate(date(2025, 6, 16)), "dateline")
    assert publication_date([], "talks.txt", text, SETTINGS) == from_text
    assert publication_date([], None, None, SETTINGS) is None


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("2019-03-10_talks.txt", DAY),
        ("20190310.txt", DAY),
        ("wire-20190310T1405.txt", DAY),
        ("2019.03.10.txt", DAY),
        ("2019_03_10-2019-03-10.txt", DAY),
        ("25-03-2019.txt", date(2019, 3, 25)),
        ("10-mar-2019-basra.txt", DAY),
        ("talks_march_10_2019.txt", DAY),
        ("10-03-2019.txt", None),
        ("2019-03-10_2019-03-11.txt", None),
        ("2019-02-31.txt", None),
        ("1234567890123.txt", None),
        ("report-2019.txt", None),
        ("talks.txt", None),
    ],
)
def test_a_day_in_the_name_of_a_file(name: str, day: date | None) -> None:
    found = publication_date([], name, None, SETTINGS)
    assert found == (Published(PublicationDate(day), "filename") if day else None)
