"""From a parsed document to its date expressions.

Belongs here: putting the parts together: ranges, "since", and what a date is counted from. Does not belong here: forms,
evidence, tense and calendar, which have modules of their own.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipelines.extract.actors.dateline import find_datelines
from pipelines.extract.dates.evidence import is_date, phrases_without_dates, words_of
from pipelines.extract.dates.grammar import Match, matches
from pipelines.extract.dates.meanings import (
    CalendarDay,
    CalendarMonth,
    Circumstances,
    Days,
    FromAnchor,
    FromTo,
    Meaning,
    Since,
    Weekday,
    Years,
)
from pipelines.extract.dates.tense import tense_of
from pipelines.extract.dates.words import date_words
from pipelines.extract.parsing import ParsedDocument
from pipelines.extract.records import DateExpression, Span

_SINCE = re.compile(r"\b[Ss]ince (?:(?:about|around|at least) )?$")
_JOINED = re.compile(r" ?[-–—] ?| through ")
_JOINED_AFTER = {"from": re.compile(r" (?:to|until|till) "), "between": re.compile(r" and ")}
_LONGEST_LEAD = 20
_SENTENCES_BACK = 1
"""How far back the date may stand from which "two days later" is counted, when its own sentence has none."""
_BOUNDS = (CalendarDay, CalendarMonth, Weekday, Years)


def find_dates(parsed: ParsedDocument) -> list[DateExpression]:
    """The date expressions of the document, in the order of the text.

    Relative ones are counted from the day of publication, or, as "a day earlier", from another date of the sentence,
    else of the one before. The day in a dateline dates the report and nothing that it tells, so it is left out. What
    cannot be told has no days and no precision. Prepositions stay outside the span but for "since", which makes a date
    a stretch up to publication.
    """
    excluded = phrases_without_dates(parsed.text)
    datelines = [dateline.places for dateline in find_datelines(parsed.text)]
    told = [match for match in matches(parsed.text) if not any(d.contains(match.span) for d in datelines)]
    found = [match for match in told if is_date(parsed.doc, match, excluded)]
    expressions = [_with_since(parsed.text, match) for match in _with_ranges(parsed, found)]
    days = _resolved(parsed, expressions)
    return [
        DateExpression(match.span, known.first, known.last, known.precision)
        if known is not None
        else DateExpression(match.span, None, None, None)
        for match, known in zip(expressions, days, strict=True)
    ]


def _with_ranges(parsed: ParsedDocument, found: Sequence[Match]) -> Iterator[Match]:
    """The matches, with two that are the ends of one stretch made one."""
    waiting: Match | None = None
    for match in found:
        if waiting is not None and (joined := _range(parsed, waiting, match)) is not None:
            yield joined
            waiting = None
            continue
        if waiting is not None:
            yield waiting
        waiting = match
    if waiting is not None:
        yield waiting


def _range(parsed: ParsedDocument, first: Match, second: Match) -> Match | None:
    """The stretch from one date to the other, if the words between and before them say so."""
    start, end = first.meaning, second.meaning
    if not isinstance(start, _BOUNDS) or not isinstance(end, _BOUNDS):
        return None
    between = parsed.text[first.span.end : second.span.start]
    if not (_JOINED.fullmatch(between) or _is_led(parsed, first, between)):
        return None
    return Match(Span(first.span.start, second.span.end), FromTo(_sharing_year(start, end), end))


def _is_led(parsed: ParsedDocument, first: Match, between: str) -> bool:
    """Whether "from" or "between" before the first date makes what follows a stretch; "moved from … to" does not."""
    words = words_of(parsed.doc, first.span)
    if words.start == 0:
        return False
    lead = words.doc[words.start - 1]
    joint = _JOINED_AFTER.get(lead.lower_)
    return joint is not None and bool(joint.fullmatch(between)) and lead.head.lemma_ not in date_words("deferring")


def _sharing_year(start: Meaning, end: Meaning) -> Meaning:
    """The start with the year of the end, when only the end has one."""
    dated = CalendarDay | CalendarMonth
    if isinstance(start, dated) and isinstance(end, dated) and start.year is None and end.year is not None:
        return replace(start, year=end.year if start.month <= end.month else end.year - 1)
    return start


def _with_since(text: str, match: Match) -> Match:
    lead = _SINCE.search(text, max(0, match.span.start - _LONGEST_LEAD), match.span.start)
    return Match(Span(lead.start(), match.span.end), Since(match.meaning)) if lead else match


def _resolved(parsed: ParsedDocument, expressions: Sequence[Match]) -> list[Days | None]:
    """The days of each expression: first those that stand alone, then those counted from another close by."""
    known = [
        None if isinstance(match.meaning, FromAnchor) else match.meaning.days(_circumstances(parsed, match))
        for match in expressions
    ]
    sentences = [parsed.sentence_number(match.span.start) for match in expressions]
    for i, match in enumerate(expressions):
        if isinstance(match.meaning, FromAnchor):
            before, behind = range(i - 1, -1, -1), range(i + 1, len(expressions))
            beside = [n for n in (*before, *behind) if sentences[n] == sentences[i]]
            just_before = [n for n in before if 0 < sentences[i] - sentences[n] <= _SENTENCES_BACK]
            anchor = next((days for n in (*beside, *just_before) if (days := known[n]) is not None), None)
            known[i] = match.meaning.days(Circumstances(parsed.document.published_on, anchor=anchor))
    return known


def _circumstances(parsed: ParsedDocument, match: Match) -> Circumstances:
    published_on = parsed.document.published_on
    if published_on is None:
        return Circumstances()
    return Circumstances(published_on, tense_of(words_of(parsed.doc, match.span)))
