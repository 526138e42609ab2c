"""Reported clauses behind their verb: text in, reported words out."""

import pytest

from tests.extract.quotes.found import reported

BEHIND = [
    (
        "The colonel said for the first time that two of his men had deserted.",
        ["that two of his men had deserted"],
    ),
    (
        "The minister told Reuters in Nairobi that the port would reopen.",
        ["that the port would reopen"],
    ),
    (
        "The convoy carried fuel, which the rebels said was meant for a hospital.",
        ["which / was meant for a hospital"],
    ),
    (
        "If the rains fail again, aid workers say thousands of families will leave the valley.",
        ["If the rains fail again / thousands of families will leave the valley"],
    ),
    (
        "The envoy said last week the two sides were close to a deal.",
        ["the two sides were close to a deal"],
    ),
    (
        "The envoy told state radio on Tuesday the rebels had left.",
        ["the rebels had left"],
    ),
    (
        "The union said the ministry faced two problems: it had no money and nobody trusted it.",
        ["the ministry faced two problems: it had no money and nobody trusted it"],
    ),
    (
        "The governor said the dam was safe and that nobody had to leave.",
        ["the dam was safe and that nobody had to leave"],
    ),
]


@pytest.mark.parametrize(("text", "words"), BEHIND)
def test_a_clause_behind_its_verb(text: str, words: list[str]) -> None:
    assert reported(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "The colonel said nothing for an hour.",
        "The refugees admitted to the camp have no papers.",
        "The judge did not say whether the trial would go on.",
    ],
)
def test_no_clause_is_reported(text: str) -> None:
    assert reported(text) == []
