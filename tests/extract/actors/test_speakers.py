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
