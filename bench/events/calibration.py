"""Writes the tables of docs/events.md: how many events of each confidence are right, and what a threshold keeps.

    uv run --group training python -m bench.events.calibration

Belongs here: which rows are counted. Does not belong here: tables (bench/tables.py), learning (train.py), the learning
curve (curve.py), judging (judged.py).
"""

from collections.abc import Sequence
from pathlib import Path

from bench.events.curve import curve_words
from bench.events.judged import read_judged
from bench.events.labelled import read_folder
from bench.events.outcomes import ArticleOutcomes, outcomes
from bench.events.train import recipe
from bench.fitting import cross_validated
from bench.judging import Judgement
from bench.tables import Row, between, lined, share, table

DOCUMENT = Path(__file__).parents[2] / "docs" / "events.md"
OWN, THRESHOLDS, CURVE, WEB = "own", "thresholds", "curve", "web"
"""The marks in docs/events.md between which each table stands."""
_THRESHOLDS = (0.0, 0.3, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7, 0.8)


def main(document: Path = DOCUMENT) -> None:
    """Count both sets and write their tables into the page."""
    articles = list(outcomes(read_folder()))
    found = [row for article in articles for row in article.rows]
    confidences = cross_validated(found, recipe())
    page = document.read_text(encoding="utf-8")
    page = between(page, OWN, own_table(articles, confidences))
    page = between(page, THRESHOLDS, threshold_table(articles, confidences))
    page = between(page, CURVE, curve_words(articles))
    page = between(page, WEB, web_table(read_judged()))
    document.write_text(page, encoding="utf-8")


def own_table(articles: Sequence[ArticleOutcomes], confidences: Sequence[float]) -> str:
    """Our own texts, each event with the confidence learned from the other articles."""
    found = [row for article in articles for row in article.rows]
    rows = [Row(c, row.right, row.participants_right) for c, row in zip(confidences, found, strict=True)]
    sentences, eventful = sum(a.sentences for a in articles), sum(a.eventful_sentences for a in articles)
    core = sum(len(a.core) for a in articles)
    counted = f"{len(articles)} articles of {sentences} sentences, {sentences - eventful} of them without an event."
    return f"{counted} {core} events must be found.\n\n{table(rows, 'participants')}"


def threshold_table(articles: Sequence[ArticleOutcomes], confidences: Sequence[float]) -> str:
    """What a threshold keeps: of the kept rows how many are right, and of the events to be found how many are kept."""
    found = [row for article in articles for row in article.rows]
    core = sum(len(article.core) for article in articles)
    lines = [["from", "rows", "right", "with participants", "events found", "with participants"]]
    lines.append(["---:"] * len(lines[0]))
    for threshold in _THRESHOLDS:
        kept = [row for row, confidence in zip(found, confidences, strict=True) if confidence >= threshold]
        reached = {(row.article_id, number) for row in kept for number in row.finds}
        complete = {(row.article_id, number) for row in kept for number in row.finds_with_participants}
        shares = [(sum(r.right for r in kept), len(kept)), (sum(r.participants_right for r in kept), len(kept))]
        shares += [(len(reached), core), (len(complete), core)]
        lines.append([f"{threshold:.2f}", str(len(kept)), *(share(part, whole) for part, whole in shares)])
    return lined(lines)


def web_table(judgements: Sequence[Judgement]) -> str:
    """The judged events of the web."""
    if not judgements:
        return "No rows are judged yet."
    rows = [Row(j.confidence, j.right, j.answers["participants_right"]) for j in judgements]
    return f"{len(judgements)} rows.\n\n{table(rows, 'participants')}"


if __name__ == "__main__":
    main()
