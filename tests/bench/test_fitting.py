"""Fitting: the same rows, the same points, whatever their order."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from bench.fitting import Recipe, cross_validated, fit, value_counts, write_points
from pipelines.extract.points import OTHER, START, confidence_of

RECIPE = Recipe(inverse_penalty=0.5, fewest=5)


@dataclass(frozen=True, slots=True)
class Features:
    rule: str
    end: str = "stop"


@dataclass(frozen=True, slots=True)
class Row:
    article_id: str
    features: Features
    right: bool


def rows() -> list[Row]:
    """In twenty articles: clauses right nine times in ten, titles once in ten, and one rare rule."""
    made = []
    for number in range(200):
        article = f"article-{number % 20}"
        made.append(Row(article, Features("clause"), right=number % 10 != 0))
        made.append(Row(article, Features("title"), right=number % 10 == 0))
    made.append(Row("article-0", Features("rare"), right=True))
    return made


def write(made: Sequence[Row], path: Path) -> bytes:
    counts = value_counts(made, RECIPE.fewest)
    columns = ("feature", "value", "points", "rows")
    write_points(fit(made, RECIPE), counts, path, header="# Learned.\n", columns=columns, rows=len(made))
    return path.read_bytes()


def test_points_follow_the_share_that_is_right() -> None:
    points = fit(rows(), RECIPE)

    assert confidence_of(Features("clause"), points) == pytest.approx(0.9, abs=0.05)
    assert confidence_of(Features("title"), points) == pytest.approx(0.1, abs=0.05)


def test_rare_values_are_learned_together() -> None:
    points = fit(rows(), RECIPE)

    assert ("rule", OTHER) in points
    assert ("rule", "rare") not in points


def test_caution_lowers_the_start_alone() -> None:
    without = dict(fit(rows(), RECIPE))
    cautious = dict(fit(rows(), replace(RECIPE, caution=1.0)))

    assert cautious.pop(START) == pytest.approx(without.pop(START) - 1.0)
    assert cautious == without


def test_a_prior_speaks_where_rows_do_not() -> None:
    expected = {("rule", "clause"): 2.0, ("rule", "title"): -2.0, ("rule", "rare"): -1.0, ("end", "abrupt"): -1.5}

    points = fit(rows(), replace(RECIPE, prior=expected))

    assert confidence_of(Features("clause"), points) == pytest.approx(0.9, abs=0.05)
    assert points["end", "abrupt"] < 0
    assert points["rule", "rare"] < points["rule", OTHER]


def test_a_prior_that_the_rows_deny_is_turned_round() -> None:
    wrong = {("rule", "clause"): -2.0, ("rule", "title"): 2.0}

    points = fit(rows(), replace(RECIPE, prior=wrong))

    assert points["rule", "clause"] > points["rule", "title"]


def test_the_file_is_the_same_in_every_run_and_order(tmp_path: Path) -> None:
    shuffled = rows()
    random.Random(3).shuffle(shuffled)  # noqa: S311 - the same order every time

    one = write(rows(), tmp_path / "one.csv")

    assert one == write(rows(), tmp_path / "two.csv") == write(shuffled, tmp_path / "three.csv")
    assert one.startswith(b"# Learned.\nfeature,value,points,rows\nstart,all,")
    assert b"\nrule,clause," in one


def test_a_row_is_weighed_with_points_of_other_articles() -> None:
    odd = Row("article-odd", Features("clause"), right=False)

    confidences = cross_validated([*rows(), odd], RECIPE)

    assert len(confidences) == 402
    assert confidences[-1] == pytest.approx(0.9, abs=0.05)
