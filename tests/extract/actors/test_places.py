import pytest

from tests.extract.actors.readings import mentions


def named(text: str) -> set[str]:
    """The names in the text that are somebody's."""
    return {words for words, actor_id in mentions(text) if not actor_id.startswith("anonymous")}


@pytest.mark.parametrize(
    "text",
    [
        "They fled the hamlet of Qarmeth on Friday.",
        "They left its capital, Qarmeth, on Friday.",
        "The rebels took the district seat of Qarmeth on Friday.",
        "Two bombs hit the monastery at Qarm Pet on Friday.",
        "“We sleep in a barn,” said a Qarmeth resident.",
        "QARMETH, Peru — Two miners fled. A bus left Qarmeth on Friday.",
        "He was seen between Telmar and Qarmeth, south of Mosul.",
        "They regroup in both Aleppo and Qarmeth.",
        "The families were divided between camps Qarmeth and Telmar.",
        "Shells fell on eastern Ghouta on Friday. Ghouta is the key to the war.",
    ],
)
def test_what_is_told_as_a_place_is_nobody(text: str) -> None:
    assert not any(word.startswith(("Qarm", "QARM", "Ghouta")) for word in named(text))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The son of Qarmeth fled on Friday, and Mr Qarmeth said he would follow.", "Qarmeth"),
        ("She taught at Qarmeth. Qarmeth said on Friday that it would close.", "Qarmeth"),
        ("Their daughter, Sana, left on Friday.", "Sana"),
        ("They met Ann and Jonas Marr.", "Jonas Marr"),
    ],
)
def test_who_acts_or_is_told_as_a_person_is_somebody(text: str, name: str) -> None:
    assert name in named(text)


@pytest.mark.parametrize("city", ["PORT-AU-PRINCE", "PRINCE GEORGE"])
def test_the_city_of_a_dateline_is_nobody_whatever_its_words(city: str) -> None:
    found = [words for words, _ in mentions(f"{city}, Haiti — Two miners fled on Friday.")]
    assert found == ["Two miners"]


def test_a_body_among_others_of_its_city_is_somebody() -> None:
    text = "She read most of the local city papers, Qarmeth Press, things like that. Qarmeth Press said it would pay."
    assert "Qarmeth Press" in named(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("They fled, Jonas Marr", "Jonas Marr"),
        ("Jonas Marr was paid on Friday. The Marr district was large.", "Jonas Marr"),
        ("Ann Tal did well at Zorvex.", "Zorvex"),
    ],
)
def test_a_person_with_a_full_name_and_the_end_of_a_text_are_no_place(text: str, name: str) -> None:
    assert name in named(text)
