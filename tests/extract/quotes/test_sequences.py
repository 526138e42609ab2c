"""Statements in a row: text in, reported words and speakers out."""

import pytest

from tests.extract.quotes.found import Said, said

ROWS = [
    (
        "Keita said the road was closed and added that trucks were waiting.",
        [Said("the road was closed", "Keita"), Said("that trucks were waiting", "Keita")],
    ),
    (
        "Keita denied that the town had fallen, explaining that the bridge still stood.",
        [Said("that the town had fallen", "Keita"), Said("that the bridge still stood", "Keita")],
    ),
    (
        "The envoy urged the council to allow more aid into the city and reiterated that the war must end.",
        [
            Said("the council to allow more aid into the city", "The envoy"),
            Said("that the war must end", "The envoy"),
        ],
    ),
]


@pytest.mark.parametrize(("text", "rows"), ROWS)
def test_each_statement_ends_where_the_next_begins(text: str, rows: list[Said]) -> None:
    assert said(text) == rows


def test_what_is_reported_with_its_cue_stays_whole() -> None:
    text = "Keita said that the envoy had left and that the council knew it."
    assert said(text) == [Said("that the envoy had left and that the council knew it", "Keita")]


def test_each_source_has_its_own_clause() -> None:
    text = "The attack killed 12, according to the police, and wounded 30, according to doctors."
    assert said(text) == [Said("The attack killed 12", "the police"), Said("wounded 30", "doctors")]


def test_what_somebody_else_said_is_not_folded_in() -> None:
    text = "Two men were held in Basra, police said on Monday, a day after the army said it had found a bomb."
    assert said(text) == [Said("Two men were held in Basra", "police"), Said("it had found a bomb", "the army")]
