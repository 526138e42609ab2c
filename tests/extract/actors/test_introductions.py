import pytest

from tests.extract.actors.readings import mentions


@pytest.mark.parametrize(
    ("before", "sentence", "words", "actor"),
    [
        ("Peru sent an envoy to Cairo.", "The envoy, Ann Talbot, met the king.", "an envoy", "person:ann-talbot"),
        (
            "A local lawyers' group said so.",
            "The group, Emergency Lawyers, blamed the air force.",
            "A local lawyers' group",
            "organization:emergency-lawyers",
        ),
        (
            "The interior minister resigned.",
            "Under the resigned minister, Jonas Marr, the police were paid.",
            "The interior minister",
            "person:jonas-marr",
        ),
    ],
)
def test_who_was_described_is_one_with_the_name_beside_the_same_noun(
    before: str, sentence: str, words: str, actor: str
) -> None:
    assert dict(mentions(f"{before} It rained on Monday. {sentence}"))[words] == actor


def test_the_one_beside_whom_another_noun_brings_the_name_is_named_too() -> None:
    text = "The rebels' negotiator, a former baker who goes by the alias Jonas Marr, apologised."
    assert dict(mentions(text))["The rebels' negotiator"] == "person:jonas-marr"


@pytest.mark.parametrize(
    "sentence",
    [
        "Another envoy, Ann Talbot, met the king.",
        "The deputy envoy, Ann Talbot, met the king.",
        "The Kenyan envoy, Ann Talbot, met the king.",
        "The editor, Ann Talbot, met the king.",
    ],
)
def test_one_told_apart_is_another(sentence: str) -> None:
    found = mentions(f"A Peruvian envoy came to Cairo. {sentence}")
    assert found[0] == ("A Peruvian envoy", "anonymous:peruvian-envoy")


def test_of_two_described_so_neither_is_meant() -> None:
    text = "An envoy from Lima came to Cairo. A second envoy stayed behind. The envoy, Ann Talbot, met the king."
    assert mentions(text)[0] == ("An envoy", "anonymous:envoy")


def test_who_was_named_before_is_not_the_one_described_since() -> None:
    text = "Ann Talbot, an envoy, spoke to a miner. The miner wept. The envoy, Ann Talbot, left."
    assert dict(mentions(text))["a miner"] == "anonymous:miner"


def test_a_mother_may_be_that_of_another() -> None:
    text = "Jonas Marr was met by his wife and her mother. His mother, Ann Talbot, wept."
    assert dict(mentions(text))["her mother"] != "person:ann-talbot"


def test_a_name_with_its_description_after_it_takes_up_the_same_noun() -> None:
    text = "The finance minister has left. Jonas Marr, 44, the minister, packed his books."
    assert mentions(text)[0] == ("The finance minister", "person:jonas-marr")


def test_nobody_in_particular_is_not_named() -> None:
    found = mentions("Any envoy would be welcome in Cairo. It rained. The envoy, Ann Talbot, met the king.")
    assert ("Any envoy", "person:ann-talbot") not in found


def test_a_word_of_another_title_is_not_named() -> None:
    found = mentions("The envoy-general of the league came to Cairo. It rained. The envoy, Ann Talbot, met the king.")
    assert [actor for _, actor in found].count("person:ann-talbot") == 2
