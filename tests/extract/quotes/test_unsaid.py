"""Cues that tell of no statement: text in, no quote out, and what is said all the same."""

import pytest

from tests.extract.quotes.found import reported, said

UNSAID = [
    "The minister did not say whether he would resign.",
    "The minister would not say if he would resign.",
    "The minister refused to say whether he would resign.",
    "The police declined to say who had fired first.",
    "The army has yet to say whether the raid had killed anybody.",
    "The ministry declined to comment on the raid.",
    "If Keita says that he is leaving, nobody will care.",
    "Had Keita said that he was leaving, nobody would have cared.",
    "It is too soon to say that the war is over.",
    "The council must warn them of the flood.",
    "There was no claim that the dam had broken.",
]


@pytest.mark.parametrize("text", UNSAID)
def test_what_is_denied_refused_or_supposed_is_not_said(text: str) -> None:
    assert reported(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The minister not only said that he was tired.", "that he was tired"),
        ("Keita would later say that he was leaving.", "that he was leaving"),
        ("The minister, who refused to leave, said that he was tired.", "that he was tired"),
        ("The mayor agreed to say that she had left.", "that she had left"),
    ],
)
def test_what_is_only_near_a_denial_is_said(text: str, words: str) -> None:
    assert words in reported(text)


def test_quoted_words_were_said_whatever_denies_them() -> None:
    assert said("The mayor refused to say that the city was “on its knees”.")[0].speaker == "The mayor"
