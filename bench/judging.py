"""Judged rows of news from the web, of which only ids, confidences and judgements are kept.

Belongs here: drawing rows, keeping judgements without a word of the texts, the command line of both. Does not belong
here: which rows there are (quotes/, events/), tables (tables.py). Nothing is ever fitted to these rows.
"""

import argparse
import csv
import json
import random
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pipelines.extract.parsing import ParsedDocument, parse_all, parsed_document
from pipelines.extract.records import Document

ROWS_TO_JUDGE = 300
CONTEXT = 200
"""How many characters of the text on both sides a row to judge shows."""
_ANSWERS = {"yes": True, "no": False}


class JudgementError(ValueError):
    """Judgements that cannot be used; the message names the file, the row and what to change."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One row that can be judged: its id in the warehouse, its confidence, and what is shown of it by column."""

    row_id: str
    confidence: float
    shown: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Judgement:
    """One judged row: its id, its confidence, and the answers by question."""

    row_id: str
    confidence: float
    answers: Mapping[str, bool]

    @property
    def right(self) -> bool:
        """The answer to the first question."""
        return next(iter(self.answers.values()))


@dataclass(frozen=True, slots=True)
class Judging:
    """One kind of rows: the column of their ids, the questions, the file of judgements, and how they are found."""

    id_column: str
    questions: tuple[str, ...]
    judged: Path
    candidates: Callable[[ParsedDocument], Sequence[Candidate]]

    def read(self, path: Path | None = None) -> list[Judgement]:
        """The judgements kept in `path`, or in the file of the kind; none when there are none yet.

        Raises JudgementError for an answer other than yes and no.
        """
        path = path or self.judged
        if not path.exists():
            return []
        rows = _read(path, (self.id_column, "confidence", *self.questions))
        return [Judgement(row[self.id_column], float(row["confidence"]), self._answers(path, row)) for row in rows]

    def keep(self, documents: Iterable[ParsedDocument], rows: Path, path: Path | None = None) -> int:
        """Write the judgements of `rows` with the confidence that each row has now; how many are still found.

        A row that is found otherwise now has another id, and its judgement is left out. Raises JudgementError when
        none is found.
        """
        judged = _read(rows, (self.id_column, *self.questions))
        answers = {row[self.id_column]: self._answers(rows, row) for row in judged}
        confidences = {c.row_id: c.confidence for parsed in documents for c in self.candidates(parsed)}
        found = sorted(answers.keys() & confidences.keys())
        if not found:
            raise JudgementError(f"{rows.name}: none of its rows is found in the texts; give the texts they are from")
        lines = [[i, f"{confidences[i]:.2f}", *("yes" if a else "no" for a in answers[i].values())] for i in found]
        _write(path or self.judged, (self.id_column, "confidence", *self.questions), lines)
        return len(found)

    def sample(self, documents: Iterable[ParsedDocument], rows: Path, size: int = ROWS_TO_JUDGE) -> None:
        """Write as many rows as asked, drawn from all alike, in an order that tells nothing of their confidence."""
        found = [candidate for parsed in documents for candidate in self.candidates(parsed)]
        drawn = random.Random(0).sample(found, min(size, len(found)))  # noqa: S311 - the same draw every time
        columns = [self.id_column, *(found[0].shown if found else ()), *self.questions]
        unanswered = [""] * len(self.questions)
        _write(rows, columns, [[c.row_id, *c.shown.values(), *unanswered] for c in drawn])

    def main(self) -> None:
        """Read the command line."""
        parser = argparse.ArgumentParser(description="Draw rows to judge, or keep their judgements.")
        parser.add_argument("task", choices=("sample", "keep"))
        parser.add_argument("texts", type=Path)
        parser.add_argument("rows", type=Path)
        arguments = parser.parse_args()
        task = self.sample if arguments.task == "sample" else self.keep
        task(_parsed(arguments.texts), arguments.rows)

    def _answers(self, path: Path, row: Mapping[str, str]) -> dict[str, bool]:
        return {question: self._answer(path, row, question) for question in self.questions}

    def _answer(self, path: Path, row: Mapping[str, str], question: str) -> bool:
        answer = row[question].strip().lower()
        if answer not in _ANSWERS:
            name = row[self.id_column]
            raise JudgementError(f"{path.name}: {question} of {name} is judged {answer!r}; write yes or no")
        return _ANSWERS[answer]


def _read(path: Path, columns: Sequence[str]) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    if rows and not set(columns) <= set(rows[0]):
        raise JudgementError(f"{path.name}: its columns must hold {', '.join(columns)}")
    return rows


def _write(path: Path, columns: Sequence[str], lines: Iterable[Sequence[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(lines)


def _parsed(path: Path) -> Iterator[ParsedDocument]:
    articles = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    docs = parse_all(article["text"] for article in articles)
    for article, doc in zip(articles, docs, strict=True):
        published_on = date.fromisoformat(article["published_on"]) if article.get("published_on") else None
        yield parsed_document(Document(article["id"], article["text"], published_on), doc)
