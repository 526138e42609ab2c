"""Judged rows of news from the web, of which only ids, confidences and judgements are kept.

    uv run python -m bench.quotes.judged sample TEXTS.jsonl ROWS.csv     rows to judge, without their confidence
    uv run python -m bench.quotes.judged keep TEXTS.jsonl ROWS.csv       the judgements into bench/quotes/judged.csv

TEXTS.jsonl has one article a line with `id` and `text`. In ROWS.csv fill the column `right` with yes or no.

Belongs here: drawing rows, and keeping judgements without a word of the texts. Does not belong here: tables
(calibration.py). Nothing is ever fitted to these rows.
"""

import argparse
import csv
import json
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipelines.extract.ids import row_id
from pipelines.extract.parsing import ParsedDocument, parse_all, parsed_document
from pipelines.extract.quotes.extraction import find_quotes
from pipelines.extract.records import Document, QuoteSpan

JUDGED = Path(__file__).parent / "judged.csv"
ROWS_TO_JUDGE = 300
_COLUMNS = ("quote_id", "confidence", "right")
_ROW_COLUMNS = ("quote_id", "speaker", "cue", "words", "before", "after", "right")
_CONTEXT = 200
_ANSWERS = {"yes": True, "no": False}


class JudgementError(ValueError):
    """Judgements that cannot be used; the message names the file, the row and what to change."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """One judged quote: its id in the warehouse, its confidence, and whether its words are what somebody said."""

    quote_id: str
    confidence: float
    right: bool


def read_judged(path: Path = JUDGED) -> list[Judgement]:
    """The judgements kept; none when there are none yet.

    Raises JudgementError for an answer other than yes and no.
    """
    if not path.exists():
        return []
    rows = _read(path, _COLUMNS)
    return [Judgement(row["quote_id"], float(row["confidence"]), _answer(path, row)) for row in rows]


def keep(documents: Iterable[ParsedDocument], rows: Path, path: Path = JUDGED) -> int:
    """Write the judgements of `rows` with the confidence that each quote has now; how many are still found.

    A quote whose words or cue are found otherwise now has another id, and its judgement is left out.
    """
    answers = {row["quote_id"]: _answer(rows, row) for row in _read(rows, ("quote_id", "right"))}
    confidences = {quote_id(p, q): q.confidence for p in documents for q in find_quotes(p)}
    found = sorted(answers.keys() & confidences.keys())
    if not found:
        raise JudgementError(f"{rows.name}: none of its quotes is found in the texts; give the texts they are from")
    lines = ([name, f"{confidences[name]:.2f}", "yes" if answers[name] else "no"] for name in found)
    _write(path, _COLUMNS, lines)
    return len(found)


def sample(documents: Iterable[ParsedDocument], rows: Path, size: int = ROWS_TO_JUDGE) -> None:
    """Write as many quotes as asked, drawn from all alike, in an order that tells nothing of their confidence."""
    lines = [_line(parsed, quote) for parsed in documents for quote in find_quotes(parsed)]
    drawn = random.Random(0).sample(lines, min(size, len(lines)))  # noqa: S311 - the same draw every time
    _write(rows, _ROW_COLUMNS, drawn)


def quote_id(parsed: ParsedDocument, quote: QuoteSpan) -> str:
    """The id of the quote's row in the warehouse."""
    envelope, cue = quote.envelope, quote.cue
    return row_id("quote", parsed.document.document_id, envelope.start, envelope.end, cue.start if cue else "")


def _line(parsed: ParsedDocument, quote: QuoteSpan) -> list[str]:
    text, envelope = parsed.text, quote.envelope
    return [
        quote_id(parsed, quote),
        quote.speaker.of(text) if quote.speaker else "",
        quote.cue.of(text) if quote.cue else "",
        " / ".join(fragment.of(text) for fragment in quote.fragments),
        text[max(0, envelope.start - _CONTEXT) : envelope.start],
        text[envelope.end : envelope.end + _CONTEXT],
        "",
    ]


def _answer(path: Path, row: dict[str, str]) -> bool:
    answer = row["right"].strip().lower()
    if answer not in _ANSWERS:
        raise JudgementError(f"{path.name}: {row['quote_id']} is judged {answer!r}; write yes or no")
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
        yield parsed_document(Document(article["id"], article["text"]), doc)


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description="Draw quotes to judge, or keep their judgements.")
    parser.add_argument("task", choices=("sample", "keep"))
    parser.add_argument("texts", type=Path)
    parser.add_argument("rows", type=Path)
    arguments = parser.parse_args()
    documents = _parsed(arguments.texts)
    if arguments.task == "sample":
        sample(documents, arguments.rows)
    else:
        keep(documents, arguments.rows)


if __name__ == "__main__":
    main()
