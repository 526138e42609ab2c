"""`python -m tests.golden.report [PART]`: scores beside their floors, then the errors of a part, to be read.

Belongs here: printing. Does not belong here: scoring. PART is the beginning of a measure, such as quotes or
events_root_recall. Errors of held-out articles are shown only with --held-out, which is for checking annotations.
"""

import argparse

from rich.console import Console
from rich.table import Column, Table

from tests.golden.corpus import GROUPS
from tests.golden.floors import present, read_floors
from tests.golden.scoring import MEASURES
from tests.golden.tally import Tally

_TITLES = ("measure", *(title for group in GROUPS for title in (group, "of", "floor")))


def main() -> None:
    """Print the table, and the errors that are asked for."""
    parser = argparse.ArgumentParser(prog="python -m tests.golden.report", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("part", nargs="?", help="the beginning of a measure, to list its errors")
    parser.add_argument("--article", help="only errors in the article of this name")
    parser.add_argument("--held-out", action="store_true", help="errors of held-out articles, to check annotations")
    chosen = parser.parse_args()
    console = Console(soft_wrap=True)
    console.print(score_table())
    if chosen.part:
        tally = present()["heldout" if chosen.held_out else "seen"]
        print_errors(console, tally, chosen.part, chosen.article)


def score_table() -> Table:
    """Every measure with its score, its cases and its floor in both groups."""
    table = Table(*(Column(title, no_wrap=True) for title in _TITLES))
    floors = read_floors().percent
    for measure in MEASURES:
        cells = [measure]
        for group in GROUPS:
            tally = present()[group]
            counts = f"{tally.right.get(measure, 0):.4g}/{tally.cases.get(measure, 0)}"
            cells += [f"{tally.percent(measure):.1f}", counts, f"{floors[group].get(measure, 0.0):.1f}"]
        table.add_row(*cells)
    return table


def print_errors(console: Console, tally: Tally, part: str, article: str | None) -> None:
    """One line for each error of the measures that begin with `part`."""
    for error in tally.errors:
        if error.measure.startswith(part) and article in (None, error.article):
            console.print(f"{error.measure} {error.kind} in {error.article}: {error.told}", markup=False)


if __name__ == "__main__":
    main()
