"""Cues beside or inside their sentence: text in, reported words out."""

import pytest

from tests.extract.quotes.found import reported

BESIDE = [
    ("The talks have failed, the envoy said.", ["The talks have failed"]),
    ("But the talks have failed, the envoy said.", ["the talks have failed"]),
    (
        "The militia agreed on Monday, after meeting the bishops, to free the nuns, one of the bishops told the paper.",
        ["The militia agreed on Monday, after meeting the bishops, to free the nuns"],
    ),
    ("However, the talks have failed, the envoy said.", ["the talks have failed"]),
    (
        "The ceasefire, the envoy added, was broken within an hour.",
        ["The ceasefire / was broken within an hour"],
    ),
    (
        "In the long run, farmers say, the dam will dry out the valley.",
        ["In the long run / the dam will dry out the valley"],
    ),
    (
        "The contrast with last year, said Amina Yusuf, is striking.",
        ["The contrast with last year / is striking"],
    ),
    (
        "The talks ended without a result - an aide said they would resume in May.",
        ["they would resume in May"],
    ),
    (
        "The army shelled the depot, which, the rebels said, was empty.",
        ["which / was empty"],
    ),
    ("In response, Haddad wrote: “Only a fool would sign this paper.”", ["Only a fool would sign this paper."]),
    (
        "Asked about the raid, the general said, “We will look into it.”",
        ["We will look into it."],
    ),
    (
        "The guard was angry: “Nobody told us anything,” he said.",
        ["Nobody told us anything"],
    ),
    (
        "“Nobody told us anything,” the guard said, shaking his head.",
        ["Nobody told us anything"],
    ),
    (
        "The harvest was poor (it fell by a third, the ministry said) and prices rose.",
        ["it fell by a third"],
    ),
]


@pytest.mark.parametrize(("text", "words"), BESIDE)
def test_the_sentence_around_its_cue(text: str, words: list[str]) -> None:
    assert reported(text) == words


def test_a_verb_that_only_dates_the_sentence_reports_nothing() -> None:
    text = "The militia fled when its leader agreed. The mayor said the road was open."
    assert reported(text) == ["the road was open"]
