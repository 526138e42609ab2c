"""Tables of how many rows of each confidence are right, and putting them into a page.

Belongs here: counting by bands of confidence, writing between marks. Does not belong here: which rows (quotes/,
events/).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

BANDS = ((0.9, 1.0), (0.8, 0.9), (0.7, 0.8), (0.5, 0.7), (0.0, 0.5))
"""From and up to, the upper end left out."""


class DocumentError(ValueError):
    """A page without the marks between which a table belongs."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table; `part_right` says whether a part of it is right too, None where that was not judged."""

    confidence: float
    right: bool
    part_right: bool | None = None


def table(rows: Sequence[Row], part: str = "") -> str:
    """One line for each band, then those from 0.8 and all together; `part` names what the last column counts."""
    columns = ["confidence", "rows", "mean confidence", "right", "share right", *[f"{part} right"] * bool(part)]
    lines = [columns, ["---"] + ["---:"] * (len(columns) - 1)]
    for lowest, highest in BANDS:
        band = [row for row in rows if lowest <= row.confidence < highest]
        lines.append([_name(lowest, highest), *_counts(band, part)])
    lines.append(["0.8 and more", *_counts([r for r in rows if r.confidence >= 0.8], part)])
    lines.append(["all", *_counts(rows, part)])
    return lined(lines)


def lined(lines: Iterable[Sequence[str]]) -> str:
    """The cells of each line between bars."""
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def share(part: int, whole: int) -> str:
    """In whole per cent, a dash of nothing."""
    return f"{100 * part / whole:.0f}%" if whole else "–"


def between(page: str, mark: str, words: str) -> str:
    """The page with other words between the two marks `<!-- mark -->` and `<!-- end mark -->`.

    Raises DocumentError when it lacks one of them.
    """
    before, opening, rest = page.partition(f"<!-- {mark} -->")
    _, closing, after = rest.partition(f"<!-- end {mark} -->")
    if not opening or not closing:
        raise DocumentError(f"the page needs the lines <!-- {mark} --> and <!-- end {mark} -->, in this order")
    return f"{before}{opening}\n\n{words}\n\n{closing}{after}"


def _name(lowest: float, highest: float) -> str:
    if highest == 1.0:
        return f"{lowest} and more"
    return f"{lowest} to {highest - 0.01:.2f}" if lowest else f"below {highest}"


def _counts(rows: Sequence[Row], part: str) -> list[str]:
    right = sum(row.right for row in rows)
    mean = f"{sum(row.confidence for row in rows) / len(rows):.2f}" if rows else "–"
    cells = [str(len(rows)), mean, str(right), share(right, len(rows))]
    if part:
        cells.append(share(sum(row.right and bool(row.part_right) for row in rows), right))
    return cells
