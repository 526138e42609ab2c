import pytest

from tests.extract.actors.readings import mentions


@pytest.mark.parametrize(
    "sentence",
    [
        "There he was given the nom de guerre Marcus Holm.",
        "He served for a year, taking the nom-de-guerre “Marcus Holm”.",
        "For years he wrote under the pseudonym Marcus Holm.",
    ],
)
def test_a_name_that_somebody_was_given_is_his(sentence: str) -> None:
    text = f"Peter Grant left for the hills in May. {sentence} In June Marcus Holm was shot."
    assert [actor for words, actor in mentions(text) if words == "Marcus Holm"] == ["person:peter-grant"] * 2


@pytest.mark.parametrize("sentence", ["There he met Marcus Holm.", "Nobody knew the nom de guerre Marcus Holm."])
def test_a_name_beside_somebody_is_anothers(sentence: str) -> None:
    text = f"Peter Grant left for the hills in May. {sentence}"
    assert dict(mentions(text))["Marcus Holm"] == "person:marcus-holm"
