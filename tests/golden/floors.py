"""The pinned floors: the least each measure may reach, for articles that rules are tuned on and for held-out ones.

Belongs here: reading, comparing and rewriting floors.json. Does not belong here: scoring.
"""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.golden.corpus import GROUPS, cases, corpus_hash
from tests.golden.scoring import MEASURES, score
from tests.golden.tally import Tally, added

FLOORS = Path(__file__).parent / "floors.json"

type Scores = Mapping[str, Mapping[str, float]]
"""Percent by group and measure."""


@dataclass(frozen=True)
class Floors:
    """The floors, and the hash of the corpus that they were measured on."""

    corpus: str
    percent: Scores


@cache
def present() -> dict[str, Tally]:
    """What the extractors reach now, by group; computed once in a process."""
    return {group: added(score(case) for case in cases() if case.group == group) for group in GROUPS}


def present_scores() -> dict[str, dict[str, float]]:
    """The present scores in percent, rounded down to a tenth so that they are floors that hold."""
    return {
        group: {measure: math.floor(10 * tally.percent(measure)) / 10 for measure in MEASURES}
        for group, tally in present().items()
    }


def read_floors(file: Path = FLOORS) -> Floors:
    """The pinned floors."""
    rows = json.loads(file.read_text(encoding="utf-8"))
    return Floors(rows["corpus"], {group: rows[group] for group in GROUPS})


def write_floors(floors: Floors, file: Path = FLOORS) -> None:
    """Pin floors."""
    rows = {"corpus": floors.corpus, **floors.percent}
    file.write_text(json.dumps(rows, indent=2) + "\n", encoding="utf-8")


def raised(floors: Floors, scores: Scores) -> Floors:
    """The floors with each that the scores exceed put up to them; none is lowered."""
    percent = {
        group: {measure: max(reached, floors.percent[group].get(measure, 0.0)) for measure, reached in of.items()}
        for group, of in scores.items()
    }
    return Floors(corpus_hash(), percent)


def idle(floors: Mapping[str, float], judged: Tally) -> list[str]:
    """The measures that have cases to judge and a floor of 0, which no score can break."""
    return [measure for measure, floor in floors.items() if judged.cases.get(measure) and floor <= 0]


def broken(floors: Mapping[str, float], scores: Mapping[str, float]) -> list[str]:
    """One line for each measure that is below its floor."""
    return [
        f"{measure} is {scores.get(measure, 0.0)}, below its floor of {floor}"
        for measure, floor in floors.items()
        if scores.get(measure, 0.0) < floor
    ]
