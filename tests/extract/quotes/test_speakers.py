"""Who speaks and who is spoken to: text in, the words that name them out."""

import pytest

from pipelines.extract.quotes.extraction import find_quotes
from tests.parses import parsed


def speakers(text: str) -> list[tuple[str, str | None]]:
    """(cue, speaker) of each quote, in the order of the text."""
    return [
        (quote.cue.of(text) if quote.cue else "", quote.speaker.of(text) if quote.speaker else None)
        for quote in find_quotes(parsed(text))
    ]


OF_SEVERAL_NOUNS = [
    (
        "Opening the new dam on the river, the minister, Leila Nasser, boldly claimed that the blackouts were over.",
        ("claimed", "Leila Nasser"),
    ),
    (
        "Addressing the strikers, many of them young, the union leader, Huda Karim, said the talks had failed.",
        ("said", "Huda Karim"),
    ),
    ("“Judge,” Haddad said, “I have nothing to hide.”", ("said", "Haddad")),
    ("It was quiet. Fear of the army: Villagers say three men were shot.", ("say", "Villagers")),
]


@pytest.mark.parametrize(("text", "expected"), OF_SEVERAL_NOUNS)
def test_the_speaker_is_the_noun_next_to_the_cue(text: str, expected: tuple[str, str]) -> None:
    assert expected in speakers(text)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("NAIROBI (AFP) — Kenyan police said three men had been arrested.", "Kenyan police"),
        ("KAMPALA -- President Odhiambo, opening a new dam on Friday, said it would end the blackouts.", "Odhiambo"),
        ("Beirut (Reuters) - Lebanese officials said the talks would go on.", "Lebanese officials"),
    ],
)
def test_the_city_of_a_dateline_says_nothing(text: str, speaker: str) -> None:
    ((_, found),) = speakers(text)
    assert found is not None
    assert found.endswith(speaker)


def test_a_person_between_dashes_is_no_dateline() -> None:
    text = "Haddad -- the last mayor of the town before the war -- said the wells were dry."
    assert speakers(text) == [("said", "Haddad")]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("In Basra, Mr. Nasser said, the port would stay open.", "Mr. Nasser"),
        ("Within hours, Leila Nasser wrote back: “The port stays open.”", "Leila Nasser"),
        ("To which she said, “Thank you for coming.”", "she"),
    ],
)
def test_the_name_before_an_interrupting_cue_is_its_speaker(text: str, speaker: str) -> None:
    ((_, found),) = speakers(text)
    assert found == speaker


INSERTIONS = [
    ("In a letter to the court, her lawyer, Karim Haddad, said: “She will not testify.”", "Karim Haddad"),
    ("Haddad, a lawyer from Basra who has defended dozens of protesters, accused the judges of bias.", "Haddad"),
    ("Of the general, Leila Nasser, who once served under him, said: “He never listened.”", "Leila Nasser"),
]


@pytest.mark.parametrize(("text", "speaker"), INSERTIONS)
def test_an_insertion_does_not_part_a_speaker_from_the_cue(text: str, speaker: str) -> None:
    ((_, found),) = speakers(text)
    assert found == speaker


UNDERSTOOD = [
    ("The minister used the rally to call for new elections.", ("call for", "The minister")),
    ("The union opened a two-day march denouncing the law as theft.", ("denouncing", "The union")),
    ("The governor’s attempt to call the strike a “crime” failed.", ("call", "The governor")),
    ("The minister has done little apart from urging Ankara to show restraint.", ("urging", "The minister")),
    (
        "The army stormed the village that had sheltered the rebels and said the operation was over.",
        ("said", "The army"),
    ),
    (
        "“We are ready to talk if they stop shelling us,” Haddad said, warning the army of a long war.",
        ("warning", "Haddad"),
    ),
    (
        "“The port is shut and the ships are leaving,” Nasser told reporters on Sunday, adding that two had left.",
        ("adding", "Nasser"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), UNDERSTOOD)
def test_the_understood_subject_is_somebody_who_can_speak(text: str, expected: tuple[str, str]) -> None:
    assert expected in speakers(text)


def test_people_who_are_made_to_speak_speak_themselves() -> None:
    assert speakers("The strike forced the minister to admit that the wells were dry.") == [("admit", "the minister")]


def test_who_is_told_the_answer_has_asked() -> None:
    text = "Haddad told the newspaper, when asked whether he would resign, that he had no plans."
    assert ("asked", "the newspaper") in speakers(text)


def test_the_agent_of_a_passive_may_stand_far_behind() -> None:
    assert ("called", "observers") in speakers("The vote was called a “farce” in the capital by observers.")


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The three  concede that, given the war, opening the road will not be easy.", "three"),
        ("“Thank you, friend,” Haddad replied, before adding that the road was long.", "Haddad"),
    ],
)
def test_a_subject_that_the_parse_loses_is_found(text: str, speaker: str) -> None:
    assert speakers(text)[-1][1] == speaker


def test_a_short_form_of_has_makes_no_passive() -> None:
    assert speakers("She’s said the same thing at every rally: “The dam must go.”") == [("said", "She")]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The minister released a letter that says the dam is safe.", "The minister"),
        ("The minister lost a report that says the dam is unsafe.", "a report"),
        ("The wells are dry, according to a study by the Nile Institute.", "a study by the Nile Institute"),
        ("A source close to the mayor said the wells were dry.", "A source close to the mayor"),
    ],
)
def test_a_paper_speaks_unless_somebody_issues_it(text: str, speaker: str) -> None:
    ((_, found),) = speakers(text)
    assert found == speaker


ADDRESSEES = [
    ("Haddad told judges in Basra that the port was shut, adding that two ships had left.", ["judges", "judges"]),
    ("Haddad called on the United Nations to open the crossing.", ["the United Nations"]),
    ("Speaking to a crowd in Amman, the king said the aid would go on.", ["a crowd"]),
    ("In a statement given to Al Jazeera, Nasser said the talks had failed.", ["Al Jazeera"]),
    ("Nasser said in an interview with the Daily Star that the talks had failed.", ["the Daily Star"]),
    ("When Haddad spoke to the king, diplomats said the talks had failed.", [None]),
    ("The union is demanding a new law, saying that the old one is unfair.", [None, None]),
]


@pytest.mark.parametrize(("text", "expected"), ADDRESSEES)
def test_who_is_spoken_to(text: str, expected: list[str | None]) -> None:
    found = find_quotes(parsed(text))
    assert [quote.addressee.of(text) if quote.addressee else None for quote in found] == expected
