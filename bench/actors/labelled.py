"""Whom the mentions of the texts of bench/events/texts mean, read from bench/actors/labels.csv.

Belongs here: reading and checking labels. Does not belong here: comparing them with what is found (outcomes.py).
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from bench.events.labelled import read_folder
from bench.labels import LabelError
from pipelines.extract.records import Span

LABELS = Path(__file__).parent / "labels.csv"
NOBODY, SEVERAL = "not", "several"
"""The labels of what is no actor, and of what means more than one."""

_COLUMNS = ("article", "start_char", "end_char", "words", "actor")


@dataclass(frozen=True, slots=True)
class LabelledText:
    """An article, and who is meant at each span of it."""

    article_id: str
    text: str
    actors: dict[Span, str] = field(default_factory=dict)


def read_labelled(path: Path = LABELS, texts: Mapping[str, str] | None = None) -> list[LabelledText]:
    """The texts that have labels, in their order; `texts` are those of bench/events/texts unless others are given.

    Raises LabelError for an unknown article, a span that does not hold its words or stands twice, or no actor.
    """
    known = texts if texts is not None else {article.article_id: article.text for article in read_folder()}
    found = {article_id: LabelledText(article_id, text) for article_id, text in known.items()}
    with path.open(encoding="utf-8", newline="") as file:
        for line, cells in enumerate(csv.reader(file), 1):
            if cells and not cells[0].startswith("#") and tuple(cells) != _COLUMNS:
                _take(found, f"{path.name}, line {line}", cells)
    return [text for text in found.values() if text.actors]


def _take(found: Mapping[str, LabelledText], where: str, cells: list[str]) -> None:
    """Add one label to its text."""
    if len(cells) != len(_COLUMNS):
        raise LabelError(f"{where}: {len(cells)} values for the columns {', '.join(_COLUMNS)}")
    article_id, start, end, words, actor = cells
    if article_id not in found:
        raise LabelError(f"{where}: there is no article {article_id!r} in bench/events/texts")
    if not (start.isdigit() and end.isdigit()):
        raise LabelError(f"{where}: start_char and end_char must be numbers")
    labelled, span = found[article_id], Span(int(start), int(end))
    if " ".join(span.of(labelled.text).split()) != words:
        raise LabelError(f"{where}: {span.of(labelled.text)!r} stands there, not {words!r}; correct the span")
    if span in labelled.actors:
        raise LabelError(f"{where}: {words!r} is labelled before; leave one of the two")
    if not actor:
        raise LabelError(f"{where}: {words!r} has no actor; write {NOBODY!r} where nobody is meant")
    labelled.actors[span] = actor
