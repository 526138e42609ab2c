"""Writes the tables of docs/quotes.md: how many quotes of each confidence are right.

    uv run --group training python -m bench.quotes.calibration

Belongs here: which rows are counted. Does not belong here: tables (bench/tables.py), learning (train.py), judging
(judged.py).
"""

from collections.abc import Sequence
from pathlib import Path

from bench.fitting import cross_validated
from bench.judging import Judgement
from bench.quotes.judged import read_judged
from bench.quotes.labelled import read_folder
from bench.quotes.outcomes import ArticleOutcomes, outcomes
from bench.quotes.train import RECIPE
from bench.tables import Row, between, table

DOCUMENT = Path(__file__).parents[2] / "docs" / "quotes.md"
OWN, WEB = "own", "web"
"""The marks in docs/quotes.md between which each table stands."""


def main(document: Path = DOCUMENT) -> None:
    """Count both sets and write their tables into the page."""
    page = document.read_text(encoding="utf-8")
    page = between(page, OWN, own_table(list(outcomes(read_folder()))))
    page = between(page, WEB, web_table(read_judged()))
    document.write_text(page, encoding="utf-8")


def own_table(articles: Sequence[ArticleOutcomes]) -> str:
    """Our own texts, each quote with the confidence learned from the other articles."""
    found = [row for article in articles for row in article.rows]
    confidences = cross_validated(found, RECIPE)
    rows = [Row(c, row.right, row.speaker_right) for c, row in zip(confidences, found, strict=True)]
    labelled, matched = sum(a.labelled for a in articles), sum(a.found for a in articles)
    counted = f"{len(articles)} articles with {labelled} labelled quotes, of which {matched} are found."
    return f"{counted}\n\n{table(rows, 'speaker')}"


def web_table(judgements: Sequence[Judgement]) -> str:
    """The judged quotes of the web."""
    if not judgements:
        return "No rows are judged yet."
    return f"{len(judgements)} rows.\n\n{table([Row(j.confidence, j.right) for j in judgements])}"


if __name__ == "__main__":
    main()
