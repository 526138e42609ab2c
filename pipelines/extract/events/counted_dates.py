"""Days counted from the act of the main clause: "released them on Thursday, a day after the two leaders met".

Belongs here: the date of a clause behind such a count. Does not belong here: dates with words of their own (dates/).
"""

from dataclasses import replace
from datetime import timedelta

from spacy.tokens import Token

from pipelines.extract.dates.grammar import number_of
from pipelines.extract.events.outlook import clause_of
from pipelines.extract.records import DateExpression
from pipelines.extract.syntax import children, first_child, span_of

_DAYS = {"day": 1, "week": 7}
_WAY = {"after": -1, "before": 1}
"""What is counted after happened before the act of the main clause, and the other way round."""


def count_before(act: Token) -> tuple[Token, int] | None:
    """(word of the count, days from the act of the main clause to this one) of an act told behind such a count.

    "Two days after they met", "two days after meeting", "two days after talks".
    """
    link = _link_of(act)
    if link is None or link.is_sent_start:
        return None
    unit = link.nbor(-1)
    many = first_child(unit, "nummod", "det")
    count = number_of(many.lower_.replace("the", "a")) if many is not None else None
    if unit.lemma_.lower() not in _DAYS or count is None:
        return None
    return unit, _WAY[link.lower_] * count * _DAYS[unit.lemma_.lower()]


def counting_clause(act: Token) -> Token:
    """The verb of the clause from whose act is counted."""
    link = _link_of(act)
    above = act if link is None or link.dep_ == "mark" else link
    return clause_of(above.head)


def _link_of(act: Token) -> Token | None:
    """The word between the count and the act: "after"."""
    above = [act.head] if act.dep_ in ("pcomp", "pobj") else []
    marks = children(act, "mark") if act.dep_ in ("advcl", "ccomp") else []
    return next((link for link in (*above, *marks) if link.lower_ in _WAY), None)


def counted_from(base: DateExpression, unit: Token, days: int) -> DateExpression | None:
    """The date so many days from another, None unless that is a single known day."""
    if base.first_day is None or base.first_day != base.last_day:
        return None
    day = base.first_day + timedelta(days=days)
    return replace(base, span=span_of([unit.left_edge, unit.nbor(1)]), first_day=day, last_day=day)
