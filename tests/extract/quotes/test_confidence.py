"""The confidence of a quote: points in, a share out."""

from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.extract.lexicon import LexiconError, Row
from pipelines.extract.quotes.confidence import OTHER, START, confidence_of, load_points, read_points
from pipelines.extract.quotes.extraction import find_quotes
from pipelines.extract.quotes.features import QuoteFeatures
from tests.parses import parsed

PLAIN = QuoteFeatures(**{field.name: "plain" for field in fields(QuoteFeatures)})


def row(feature: str, value: str, points: str) -> Row:
    return Row("quote_confidence.csv", 7, {"feature": feature, "value": value, "points": points, "quotes": "12"})


def only(text: str) -> float:
    (quote,) = find_quotes(parsed(text))
    return quote.confidence


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


def test_the_file_has_points_for_every_feature() -> None:
    assert {name for name, _ in load_points()} == {START[0], *(field.name for field in fields(QuoteFeatures))}


@pytest.mark.parametrize(
    ("rows", "problem"),
    [
        ([row("start", "all", "many")], "line 7: points must be a number"),
        ([row("colour", "red", "0.1")], "line 7: feature is 'colour'"),
        ([row("start", "all", "1"), row("start", "all", "2")], "line 7: start all stands twice"),
        ([row("rule", "clause", "1")], "has no row for the start"),
    ],
)
def test_a_bad_file_is_told_by_its_line(rows: list[Row], problem: str) -> None:
    with pytest.raises(LexiconError, match=problem):
        read_points(rows)


def test_a_plain_statement_is_trusted() -> None:
    assert only("“The bridge was closed on Friday after the storm,” he said.") >= 0.9


def test_what_looks_like_a_title_is_trusted_less_than_a_sentence() -> None:
    assert only("The bridge reopened, he said.") > only("Mayor Karim Haddad: Bridge Safe Again")


def test_a_quote_without_a_speaker_is_trusted_less() -> None:
    said = "The mayor said: “The bridge was never safe at all.”"
    heard = "It was said on Monday: “The bridge was never safe at all.”"

    assert only(said) > only(heard)
