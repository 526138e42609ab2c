"""Writes the tables of docs/quotes.md: how many quotes of each confidence are right.

    uv run --group training python -m bench.quotes.calibration

Belongs here: counting by bands of confidence. Does not belong here: learning (train.py), judging (judged.py).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.quotes.judged import Judgement, read_judged
from bench.quotes.labelled import read_folder
from bench.quotes.outcomes import ArticleOutcomes, outcomes
from bench.quotes.train import cross_validated

DOCUMENT = Path(__file__).parents[2] / "docs" / "quotes.md"
OWN, WEB = "own", "web"
"""The marks in docs/quotes.md between which each table stands: <!-- own --> … <!-- end own -->."""
BANDS = ((0.9, 1.0), (0.8, 0.9), (0.7, 0.8), (0.5, 0.7), (0.0, 0.5))
"""From and up to, the upper end left out."""


class DocumentError(ValueError):
    """A page without the marks between which a table belongs."""


@dataclass(frozen=True, slots=True)
class Row:
    """One quote of a table; `speaker_right` is None where speakers were not judged."""

    confidence: float
    right: bool
    speaker_right: bool | None = None


def main(document: Path = DOCUMENT) -> None:
    """Count both sets and write their tables into the page."""
    page = document.read_text(encoding="utf-8")
    page = between(page, OWN, own_table(list(outcomes(read_folder()))))
    page = between(page, WEB, web_table(read_judged()))
    document.write_text(page, encoding="utf-8")


def own_table(articles: Sequence[ArticleOutcomes]) -> str:
    """Our own texts, each quote with the confidence learned from the other articles."""
    found = [row for article in articles for row in article.rows]
    confidences = cross_validated(found)
    rows = [Row(c, row.right, row.right and row.speaker_right) for c, row in zip(confidences, found, strict=True)]
    labelled, matched = sum(a.labelled for a in articles), sum(a.found for a in articles)
    return f"{len(articles)} articles with {labelled} labelled quotes, of which {matched} are found.\n\n{table(rows)}"


def web_table(judgements: Sequence[Judgement]) -> str:
    """The judged quotes of the web."""
    if not judgements:
        return "No rows are judged yet."
    return f"{len(judgements)} rows.\n\n{table([Row(j.confidence, j.right) for j in judgements])}"


def table(rows: Sequence[Row]) -> str:
    """One line for each band, then those from 0.8 and all together."""
    has_speakers = any(row.speaker_right is not None for row in rows)
    columns = ["confidence", "rows", "mean confidence", "right", "share right", *["speaker right"] * has_speakers]
    lines = [columns, ["---"] + ["---:"] * (len(columns) - 1)]
    for lowest, highest in BANDS:
        lines.append([_name(lowest, highest), *_counts(r for r in rows if lowest <= r.confidence < highest)])
    lines.append(["0.8 and more", *_counts(r for r in rows if r.confidence >= 0.8)])
    lines.append(["all", *_counts(rows)])
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def _name(lowest: float, highest: float) -> str:
    if highest == 1.0:
        return f"{lowest} and more"
    return f"{lowest} to {highest - 0.01:.2f}" if lowest else f"below {highest}"


def _counts(rows: Iterable[Row]) -> list[str]:
    counted = list(rows)
    right = sum(row.right for row in counted)
    mean = f"{sum(row.confidence for row in counted) / len(counted):.2f}" if counted else "–"
    cells = [str(len(counted)), mean, str(right), _share(right, len(counted))]
    if any(row.speaker_right is not None for row in counted):
        cells.append(_share(sum(bool(row.speaker_right) for row in counted), right))
    return cells


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.0f}%" if whole else "–"


def between(page: str, mark: str, words: str) -> str:
    """The page with other words between the two marks.

    Raises DocumentError when it lacks one of them.
    """
    before, opening, rest = page.partition(f"<!-- {mark} -->")
    _, closing, after = rest.partition(f"<!-- end {mark} -->")
    if not opening or not closing:
        raise DocumentError(f"the page needs the lines <!-- {mark} --> and <!-- end {mark} -->, in this order")
    return f"{before}{opening}\n\n{words}\n\n{closing}{after}"


if __name__ == "__main__":
    main()
