"""Days counted from the act of the main clause: "released them on Thursday, a day after the two leaders met".

Belongs here: the date of a clause behind such a count. Does not belong here: dates with words of their own (dates/).
"""

from dataclasses import replace
from datetime import timedelta

from spacy.tokens import Token

from pipelines.extract.dates.grammar import number_of
from pipelines.extract.records import DateExpression
from pipelines.extract.syntax import children, first_child, span_of

_DAYS = {"day": 1, "week": 7}
_WAY = {"after": -1, "before": 1}
"""What is counted after happened before the act of the main clause, and the other way round."""


def count_before(verb: Token) -> tuple[Token, int] | None:
    """(word of the count, days from the act of the main clause to this one) of a clause: "two days after they met"."""
    link = next((mark for mark in children(verb, "mark") if mark.lower_ in _WAY and not mark.is_sent_start), None)
    if verb.dep_ not in ("advcl", "ccomp") or link is None:
        return None
    unit = link.nbor(-1)
    many = first_child(unit, "nummod", "det")
    count = number_of(many.lower_.replace("the", "a")) if many is not None else None
    if unit.lemma_.lower() not in _DAYS or count is None:
        return None
    return unit, _WAY[link.lower_] * count * _DAYS[unit.lemma_.lower()]


def counted_from(base: DateExpression, unit: Token, days: int) -> DateExpression | None:
    """The date so many days from another, None unless that is a single known day."""
    if base.first_day is None or base.first_day != base.last_day:
        return None
    day = base.first_day + timedelta(days=days)
    return replace(base, span=span_of([unit.left_edge, unit.nbor(1)]), first_day=day, last_day=day)
