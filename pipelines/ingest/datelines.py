"""The dateline of an article: "BAGHDAD, June 16, 2025 (Agency) —" at its beginning, or a line that is only a date.

Belongs here: finding the printed date. Does not belong here: what day it means (publication_date.py), and dates
inside sentences (pipelines.extract.dates).
"""

import re

from dateutil.parser import parserinfo

_BEGINNING = 400
_LINES = 3
_MONTH = rf"(?:{'|'.join(name for names in parserinfo.MONTHS for name in names)})\b\.?"
_WEEKDAY = rf"(?:(?:{'|'.join(name for names in parserinfo.WEEKDAYS for name in names)})\b\.?,?\s+)?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_IN_WORDS = rf"{_WEEKDAY}(?:{_MONTH}\s+{_DAY}|{_DAY}\s+(?:of\s+)?{_MONTH}),?\s+\d{{4}}"
PRINTED_DATE = rf"(?:{_IN_WORDS}|\d{{4}}-\d{{2}}-\d{{2}})(?!\d)"
# Words that begin a sentence rather than the name of a place.
_NO_PLACE = r"(?:In|On|At|By|From|Since|Until|After|Before|The|A|An|This|That|It|As|When|While|For|With)\b"
_PLACE_WORD = r"(?:(?:al-|el-|d[’'])?[^\W\d_a-z][^\W\d_]*(?:[’'.-][^\W\d_]+)*\.?|of|the|and|de|del|la|le|sur|upon)"
_PLACE = rf"(?!{_NO_PLACE}){_PLACE_WORD}(?:[\s,/]+{_PLACE_WORD}){{0,6}}"
_AGENCY = r"(?:\([^()\n]{1,40}\)|/[^/\n]{1,20}/)"
_END = rf"(?:{_AGENCY}?\s*(?:[—–:]|--?\s)|\.?\s*/[^/\n]{{1,20}}/)"
_DATELINE = re.compile(rf"{_PLACE}\s*(?:{_AGENCY}\s*)?[,–—(-]\s*(?P<date>{PRINTED_DATE})\)?,?\s*{_END}")
_DATE_LINE = re.compile(rf"(?P<date>{PRINTED_DATE})\.?", re.IGNORECASE)


def printed_dateline(text: str) -> str | None:
    """The date, with its year, that a dateline in the first three lines prints; None when there is none.

    A dateline is a place, a date and perhaps an agency before a dash or colon at the start of a line, or a line that
    holds a date alone.
    """
    lines = [line.strip() for line in text[:_BEGINNING].splitlines() if line.strip()][:_LINES]
    for line in lines:
        if found := _DATELINE.match(line) or _DATE_LINE.fullmatch(line):
            return found["date"]
    return None
