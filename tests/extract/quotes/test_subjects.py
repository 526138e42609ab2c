"""Whose words a verb of saying reports: text in, reported words and speaker out."""

import pytest

from tests.extract.quotes.found import Said, said

PASSED_ON = [
    ("The radio quoted a rebel leader as saying the town had fallen.", "the town had fallen", "a rebel leader"),
    ("The agency cited Keita as saying the town had fallen.", "the town had fallen", "Keita"),
    ("Keita was quoted by the radio as saying that the town had fallen.", "that the town had fallen", "Keita"),
    ("The agency quoted Keita as saying, “We will rebuild.”", "We will rebuild.", "Keita"),
    ("“We will rebuild,” Keita was quoted by the agency as saying.", "We will rebuild", "Keita"),
    ("“We will rebuild,” Keita was quoted as saying.", "We will rebuild", "Keita"),
    ("“The road is closed,” the paper quoted the governor as saying.", "The road is closed", "the governor"),
    ("Keita, whom the radio quoted as saying that the town had fallen, has left.", "that the town had fallen", "Keita"),
]


@pytest.mark.parametrize(("text", "words", "speaker"), PASSED_ON)
def test_who_is_quoted_as_saying_it_says_it(text: str, words: str, speaker: str) -> None:
    assert said(text) == [Said(words, speaker)]


def test_who_cites_a_reason_speaks_for_himself() -> None:
    assert said("The ministry cited security concerns.") == [Said("security concerns", "The ministry")]


def test_both_statements_of_the_one_quoted_are_his() -> None:
    text = "The agency quoted Keita as saying that the town had fallen and adding that the road was shut."
    assert said(text) == [Said("that the town had fallen", "Keita"), Said("that the road was shut", "Keita")]


def test_a_participle_between_commas_leaves_the_subject_to_its_verb() -> None:
    answer = said("The mayor, asked if he would resign, said he would not.")
    assert answer == [Said("if he would resign", None), Said("he would not", "The mayor")]


def test_a_noun_names_as_its_speaker_only_who_makes_the_statement() -> None:
    assert said("The rebels made the claim that the dam had been hit.")[0].speaker == "The rebels"
    assert said("Reuters could not verify the claim that the dam had been hit.")[0].speaker is None


def test_who_made_an_offer_may_stand_behind_it() -> None:
    assert said("A promise by Keita to resign was broken.") == [Said("to resign", "Keita")]


def test_who_made_the_paper_belongs_to_its_name() -> None:
    assert said("“We will rebuild,” read a statement by the army.")[0].speaker == "a statement by the army"
