"""When an article was published: reading dates as sources print them, and weighing where they are printed.

Belongs here: what day and instant a printed date means, and which evidence counts first. Does not belong here:
finding the fields that hold it (readers), and dates inside the text (pipelines.extract.dates).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from email.utils import parsedate_tz
from pathlib import PurePosixPath
from zoneinfo import ZoneInfo

from dateutil import parser as dateutil_parser
from dateutil.tz import tzoffset

from pipelines.ingest.datelines import PRINTED_DATE, printed_dateline
from pipelines.ingest.records import IngestSettings, PublishedFrom

_EPOCH = re.compile(r"(\d{9,10}|\d{12,13}|\d{15,16})(?:\.\d+)?")
_EPOCH_DIGITS_OF_SECONDS = 10
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d))?")
_NUMERIC = re.compile(r"(?P<first>\d{1,2})(?P<mark>[./-])(?P<second>\d{1,2})(?P=mark)(?P<year>\d{4})(?!\d)")
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_OFFSET_NAME = re.compile(r"\b(?:GMT|UTC)\s*(?=[+-]\d)")  # GMT+3 is +3; dateutil reads it the POSIX way, as -3
_NAME_DAY = re.compile(r"(?<!\d)((?:1[6-9]|20)\d\d)([-_.]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)")
_NAME_NUMERIC = re.compile(r"(?<!\d)\d{1,2}([-_.])\d{1,2}\1(?:1[6-9]|20)\d\d(?!\d)")
_NAME_WORDS = re.compile(PRINTED_DATE, re.IGNORECASE)
_LONGEST = 100
# What stands for the parts that are not printed: where the two readings differ, a part was missing.
_NOT_PRINTED = (datetime(2000, 1, 2, 3), datetime(2004, 6, 7, 8))  # noqa: DTZ001 (no zone is a part not printed)


@dataclass(frozen=True, slots=True)
class PublicationDate:
    """The calendar day as printed, in the source's own zone, and the instant in UTC where a time and zone are known."""

    on: date
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Published:
    """The publication date of an article and the evidence that gave it."""

    date: PublicationDate
    published_from: PublishedFrom


def publication_date(
    printed: Iterable[tuple[PublishedFrom, str]],
    file_name: str | None,
    text: str | None,
    settings: IngestSettings,
) -> Published | None:
    """The first date that can be read: in the metadata in the given order, in the file's name, in a dateline.

    file_name is None for a file of many records, whose name dates the file and not the articles; text is None for a
    language whose datelines are not read. Dates that cannot be (31 February, the year 1), that lack a day or a year,
    or that can be read in two ways are passed over.
    """
    for source, value in printed:
        if found := parse_printed(value, settings):
            return Published(found, source)
    if file_name and (day := _day_in_name(file_name, settings)):
        return Published(PublicationDate(day), "filename")
    dateline = printed_dateline(text) if text else None
    if dateline and (found := parse_printed(dateline, settings)):
        return Published(found, "dateline")
    return None


def parse_printed(printed: str, settings: IngestSettings) -> PublicationDate | None:
    """The date that a field prints, in any of the usual spellings; None when it is none, or not surely one.

    ISO 8601, RFC 2822, seconds or milliseconds since 1970, 20190310, "10 March 2019", "March 10, 2019, 2:05 pm",
    10.03.2019; 03/04/2019 only by the setting day_first. A year has four digits.
    """
    value = printed.strip()
    if not value or len(value) > _LONGEST:
        return None
    try:
        found = _epoch(value) or _compact(value, settings) or _iso(value, settings) or _spelled(value, settings)
    except (ValueError, OverflowError):
        return None
    return found if found and settings.earliest_year <= found.on.year <= settings.latest_year else None


def _epoch(value: str) -> PublicationDate | None:
    if not (match := _EPOCH.fullmatch(value)):
        return None
    digits = len(match[1])
    power = (digits - _EPOCH_DIGITS_OF_SECONDS + 1) // 3 * 3
    at = datetime.fromtimestamp(0, UTC) + timedelta(seconds=float(value) / 10**power)
    return PublicationDate(at.date(), _utc(at))


def _compact(value: str, settings: IngestSettings) -> PublicationDate | None:
    if not (match := _COMPACT.fullmatch(value)):
        return None
    year, month, day, hour, minute, second = (int(part or 0) for part in match.groups())
    if match[4] is None:
        return PublicationDate(date(year, month, day))
    return _at(datetime(year, month, day, hour, minute, second), settings)  # noqa: DTZ001 (_at adds the zone)


def _iso(value: str, settings: IngestSettings) -> PublicationDate | None:
    try:
        return PublicationDate(date.fromisoformat(value))
    except ValueError:
        pass
    try:
        return _at(datetime.fromisoformat(value), settings)
    except ValueError:
        return None


def _spelled(value: str, settings: IngestSettings) -> PublicationDate | None:
    """A date in words or with slashes, read by dateutil, which must find day, month and year in it."""
    numeric = _NUMERIC.match(value)
    day_first = _is_day_first(numeric, settings) if numeric else False
    if day_first is None or not _YEAR.search(value):
        return None
    plain = _OFFSET_NAME.sub("", value)
    first, second = (dateutil_parser.parse(plain, default=d, dayfirst=day_first, tzinfos=_zone) for d in _NOT_PRINTED)
    if first.date() != second.date():
        return None
    return _at(first, settings) if first.time() == second.time() else PublicationDate(first.date())


def _is_day_first(numeric: re.Match[str], settings: IngestSettings) -> bool | None:
    """Whether 10/03/2019 begins with the day; None when nothing says so."""
    first, second = int(numeric["first"]), int(numeric["second"])
    if numeric["mark"] == "." or first > 12 or first == second:
        return True
    return False if second > 12 else settings.day_first


def _zone(name: str | None, offset: int | None) -> tzinfo | None:
    """The zone that RFC 2822 knows by this name; never the zone of the machine."""
    if offset is not None:
        return tzoffset(None, offset)
    known = parsedate_tz(f"1 Jan 2000 00:00:00 {name}") if name and name.isascii() and name.isupper() else None
    return tzoffset(None, known[9]) if known and known[9] else None


def _at(moment: datetime, settings: IngestSettings) -> PublicationDate:
    """The day as printed and the instant, which is unknown without a zone."""
    if moment.tzinfo is None and settings.time_zone:
        moment = moment.replace(tzinfo=ZoneInfo(settings.time_zone))
    return PublicationDate(moment.date(), _utc(moment) if moment.tzinfo else None)


def _utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC).replace(tzinfo=None)


def _day_in_name(file_name: str, settings: IngestSettings) -> date | None:
    """The one day that a file's name gives; None when it gives none or several."""
    stem = PurePosixPath(file_name).stem
    printed = [f"{m[1]}-{m[3]}-{m[4]}" for m in _NAME_DAY.finditer(stem)]
    if not printed:
        printed = [m.group() for m in _NAME_NUMERIC.finditer(stem.replace("_", "-").replace(".", "-"))]
    if not printed:
        printed = [m.group() for m in _NAME_WORDS.finditer(re.sub(r"[-_.,\s]+", " ", stem))]
    days = {found.on for value in printed if (found := parse_printed(value, settings))}
    return days.pop() if len(days) == 1 else None
