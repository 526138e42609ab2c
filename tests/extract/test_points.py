"""Learned points: read from a file, added up to a share."""

from dataclasses import dataclass, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.extract.lexicon import LexiconError, Row
from pipelines.extract.points import OTHER, START, confidence_of, feature_names, read_points


@dataclass(frozen=True, slots=True)
class Features:
    rule: str
    end: str


PLAIN = Features("plain", "plain")


def row(feature: str, value: str, points: str) -> Row:
    return Row("points.csv", 7, {"feature": feature, "value": value, "points": points})


def test_the_fields_are_the_features() -> None:
    assert feature_names(Features) == ("rule", "end")


def test_without_points_the_odds_are_even() -> None:
    assert confidence_of(PLAIN, {START: 0.0}) == 0.5


def test_points_are_log_odds() -> None:
    assert confidence_of(PLAIN, {START: 1.0, ("rule", "plain"): 1.2, ("rule", "strange"): -5.0}) == 0.9


def test_a_value_without_points_has_those_of_the_others() -> None:
    points = {START: 0.0, ("rule", "clause"): 3.0, ("rule", OTHER): -1.0}

    assert confidence_of(replace(PLAIN, rule="clause"), points) == 0.95
    assert confidence_of(replace(PLAIN, rule="a new rule"), points) == 0.27


@given(st.floats(-1000, 1000))
def test_confidence_is_never_certain(start: float) -> None:
    assert 0.01 <= confidence_of(PLAIN, {START: start}) <= 0.99


def test_rows_become_points() -> None:
    points = read_points([row("start", "all", "0.5"), row("end", "stop", "-0.10")], ("rule", "end"), "docs/page.md")

    assert points == {START: 0.5, ("end", "stop"): -0.1}


@pytest.mark.parametrize(
    ("rows", "problem"),
    [
        ([row("start", "all", "many")], "line 7: points must be a number"),
        ([row("colour", "red", "0.1")], "line 7: feature is 'colour'"),
        (
            [row("start", "all", "1"), row("start", "all", "2")],
            "line 7: start all stands twice; train again",
        ),
        ([row("rule", "clause", "1")], "no row for the start"),
    ],
)
def test_a_bad_file_is_told_by_its_line(rows: list[Row], problem: str) -> None:
    with pytest.raises(LexiconError, match=problem):
        read_points(rows, ("rule", "end"), "docs/page.md")
