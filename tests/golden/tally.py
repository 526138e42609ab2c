"""Counts of right and wrong, and the list of errors to read.

Belongs here: counting. Does not belong here: what is right.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

ErrorKind = Literal["missed", "spurious", "wrong"]


@dataclass(frozen=True)
class Error:
    """One row that is missing, too much, or wrong in a part, told in words."""

    article: str
    measure: str
    kind: ErrorKind
    told: str


@dataclass
class Tally:
    """For each measure how many cases were right, and of how many."""

    article: str = ""
    right: dict[str, float] = field(default_factory=dict)
    cases: dict[str, int] = field(default_factory=dict)
    errors: list[Error] = field(default_factory=list)

    def count(self, measure: str, told: str, *, right: bool, kind: ErrorKind = "wrong") -> None:
        """Count a case, and remember it as an error unless it is right."""
        self.count_share(measure, told, right=right, cases=1, kind=kind)

    def count_share(self, measure: str, told: str, *, right: float, cases: int, kind: ErrorKind = "wrong") -> None:
        """Count several cases of which a share is right; what is not wholly right is remembered as one error."""
        self.right[measure] = self.right.get(measure, 0) + right
        self.cases[measure] = self.cases.get(measure, 0) + cases
        if right < cases:
            self.errors.append(Error(self.article, measure, kind, " ".join(told.split())))

    def percent(self, measure: str) -> float:
        """The share of right cases in percent; 0 when there was none to judge, so that silence earns nothing."""
        return 100 * self.right.get(measure, 0) / self.cases[measure] if self.cases.get(measure) else 0.0


def added(tallies: Iterable[Tally]) -> Tally:
    """The sums over articles."""
    total = Tally()
    for tally in tallies:
        for measure, cases in tally.cases.items():
            total.right[measure] = total.right.get(measure, 0) + tally.right[measure]
            total.cases[measure] = total.cases.get(measure, 0) + cases
        total.errors += tally.errors
    return total
