"""The frames of reporting: text in, the name of the frame and the words out."""

import pytest

from tests.extract.quotes.found import methods, reported

FRAMES = [
    ("Keita said that the war was over.", "clause", "that the war was over"),
    ("The war was over, Keita said.", "clause_before", "The war was over"),
    ("Keita vowed to rebuild the port.", "infinitive", "to rebuild the port"),
    ("The minister is said to be planning a new party.", "infinitive", "to be planning a new party"),
    ("Keita is alleged to have sold fuel to the rebels.", "infinitive", "to have sold fuel to the rebels"),
    ("The minister made it clear that he would stay.", "clause", "that he would stay"),
    ("Keita said little, only that he was tired.", "clause", "that he was tired"),
    ("What the minister said was that he would stay.", "clause", "that he would stay"),
    ("“The war is over” is what the minister said.", "clause", "The war is over"),
    ("A close aide told the paper the same day that he was not.", "clause", "that he was not"),
    ("The war was over, according to Keita.", "according_to", "The war was over"),
]


@pytest.mark.parametrize(("text", "frame", "words"), FRAMES)
def test_the_shape_of_the_sentence_tells_what_is_reported(text: str, frame: str, words: str) -> None:
    assert (methods(text), reported(text)) == ([f"quotes.{frame}"], [words])


@pytest.mark.parametrize(
    "text",
    [
        "He said to wait.",
        "Keita told the guards a story so that they would sleep.",
        "What the minister said was wrong.",
        "The minister said so.",
    ],
)
def test_other_shapes_report_nothing(text: str) -> None:
    assert reported(text) == []
