"""Whether words that have the form of a date are one where they stand: "May" the month or the minister.

Belongs here: what the parse and the neighbouring words say. Does not belong here: the forms (grammar.py).
"""

import re
from collections.abc import Sequence

from spacy.tokens import Doc, Span, Token

from pipelines.extract import records
from pipelines.extract.dates.grammar import Match
from pipelines.extract.dates.meanings import (
    CalendarMonth,
    FromAnchor,
    NearDays,
    Weekday,
    Window,
    Years,
)
from pipelines.extract.dates.words import date_words

_NAME_LABELS = frozenset({"PERSON", "ORG", "GPE", "FAC", "WORK_OF_ART", "PRODUCT", "NORP"})
_COUNT_LABELS = frozenset({"CARDINAL", "MONEY", "QUANTITY", "PERCENT", "ORDINAL"})
_NAMES_AND_VERBS = frozenset({"April", "August", "June", "March", "May"})
_HABITUAL = frozenset("every each any most a an one some many first second third fourth".split())
_BEFORE_MONTH = frozenset("in since until last next this early late mid during throughout".split())
_BEFORE_YEAR = frozenset(
    "in since by until till during before after from of early late mid to through year circa".split()
)
_BEFORE_WINDOW = frozenset("in over during within for throughout across of from through spent".split())


def words_of(doc: Doc, span: records.Span) -> Span:
    """The tokens that the characters of the span touch."""
    words = doc.char_span(span.start, span.end, alignment_mode="expand")
    if words is None:
        raise ValueError(f"no token between characters {span.start} and {span.end}")
    return words


def phrases_without_dates(text: str) -> list[records.Span]:
    """Where the text uses names that only sound like dates ("Bloody Sunday")."""
    pattern = "|".join(re.escape(phrase) for phrase in sorted(date_words("not_a_date"), key=len, reverse=True))
    return [records.Span(*m.span()) for m in re.finditer(rf"(?<!\w)(?:{pattern})(?!\w)", text)]


def is_date(doc: Doc, match: Match, excluded: Sequence[records.Span]) -> bool:
    """Whether the match is a date in its sentence; `excluded` is from `phrases_without_dates`."""
    if any(match.span.overlaps(span) for span in excluded):
        return False
    words = words_of(doc, match.span)
    before = doc[words.start - 1] if words.start else None
    if isinstance(match.meaning, Weekday | CalendarMonth):
        if before is not None and before.lower_ in _HABITUAL:
            return False
        if _is_in_name(words, before):
            return False
    return not match.weak or _weak_is_date(match, words, before)


def _weak_is_date(match: Match, words: Span, before: Token | None) -> bool:
    previous = before.lower_ if before is not None else ""
    match match.meaning:
        case CalendarMonth():
            return _is_month(words, previous)
        case Years():
            return _is_year(words, previous)
        case NearDays():
            return words.root.pos_ == "ADV" or words.root.dep_ in ("advmod", "npadvmod")
        case Window():
            return previous in _BEFORE_WINDOW or words.root.ent_type_ == "DATE"
        case FromAnchor():
            return words[0].lower_ != "that" or words[0].pos_ == "DET"
        case _:
            return True


def _is_in_name(words: Span, before: Token | None) -> bool:
    """Whether the words belong to a longer name; "on" before them shows that the name was read wrongly."""
    if before is not None and before.lower_ == "on":
        return False
    neighbours = [words.doc[i] for i in (words.start - 1, words.end) if 0 <= i < len(words.doc)]
    labels = {words[0].ent_type_, words[-1].ent_type_} & _NAME_LABELS
    if "PERSON" in labels:
        return True
    return any(
        n.ent_type_ in labels and (n.ent_iob_ == "I" if n.i >= words.end else words[0].ent_iob_ == "I")
        for n in neighbours
    )


def _is_month(words: Span, previous: str) -> bool:
    if words.text not in _NAMES_AND_VERBS:
        return True
    is_noun = words[0].pos_ in ("PROPN", "NOUN")
    return is_noun and (previous in _BEFORE_MONTH or words[0].ent_type_ == "DATE")


def _is_year(words: Span, previous: str) -> bool:
    if len(words) > 1:
        return True
    if words[0].ent_type_ in _COUNT_LABELS:
        return previous in _BEFORE_YEAR and words[0].dep_ == "pobj"
    return words[0].ent_type_ == "DATE" or previous in _BEFORE_YEAR
