import pytest

from tests.extract.actors.readings import mentions


@pytest.mark.parametrize(
    "text",
    [
        "Military action showed that the plan had failed.",
        "“It was lawful,” the decision said.",
        "“All sides must stop,” the security council resolution said.",
    ],
)
def test_things_that_speak_are_nobody(text: str) -> None:
    assert not any(a.startswith("anonymous") for _, a in mentions(text))


def test_a_report_speaks_for_whoever_made_it() -> None:
    found = dict(mentions("A report by Oxfam said that prices had doubled."))
    assert found["A report by Oxfam"] == "ngo:oxfam"


def test_people_who_are_counted_speak() -> None:
    found = dict(mentions("“We want to go home,” hundreds of women said."))
    assert found["hundreds of women"] == found["women"]


def test_a_name_that_is_told_something_is_somebody_though_a_place_is_named_so() -> None:
    found = dict(mentions("The camp is empty, two of the monks told Meridian."))
    assert found["Meridian"] == "organization:meridian"


def test_the_first_word_may_say_what_a_body_is() -> None:
    found = dict(mentions("The abbot told Radio Qarmos that the camp was empty."))
    assert found["Radio Qarmos"].startswith("media:")


def test_a_family_is_not_what_somebody_speaks_for() -> None:
    found = mentions("“Our sister was ill,” said Ana Ruiz, a Hezbollah commander. “We buried her.”")
    assert [a for words, a in found if words in ("Our", "We")] == ["person:ana-ruiz"] * 2


def test_our_sons_may_be_those_of_all() -> None:
    assert ("Our", "armed_group:hezbollah") in mentions("“Our sons are ill,” said Ana Ruiz, a Hezbollah commander.")


def test_my_sister_says_nothing_of_we() -> None:
    found = dict(mentions("“My sister was ill, and we fought,” said Ana Ruiz, a Hezbollah commander."))
    assert found["we"] == "armed_group:hezbollah"


@pytest.mark.parametrize(
    ("quote", "pronoun", "who"),
    [
        ("We Kurds have no ships.", "We", "people:kurds"),
        ("They fear us Peruvians.", "us", "country:PER"),
        ("They sold us Peruvian ships.", "us", "ngo:oxfam"),
        ("They told us Peru would pay.", "us", "ngo:oxfam"),
    ],
)
def test_we_may_name_a_people(quote: str, pronoun: str, who: str) -> None:
    assert (pronoun, who) in mentions(f"Ana Ruiz, a spokeswoman for Oxfam, said: “{quote}”")
