import pytest

from tests.extract.actors.readings import actor, mentions


@pytest.mark.parametrize(
    "sentence",
    [
        "A man who gave his name as Jonas Marr said he had lost his herd.",
        "A man who gave his name only as Jonas Marr told a newspaper that the shops were shut.",
        "A man identifying himself as Colonel Jonas Marr spoke on the radio.",
        "A man who introduced himself as Brigadier-General Jonas Marr spoke on the radio.",
        "A man who goes by the alias Jonas Marr crossed the border.",
        "A man who goes by Jonas Marr crossed the border.",
        "A man using the nom de guerre Jonas Marr crossed the border.",
        "A man named as Jonas Marr was buried on Monday.",
        "A man who asked to be identified only as Jonas Marr fled.",
        "A man whose name was Jonas Marr was buried on Monday.",
        "A man who gave only his real name, Jonas Marr, fled.",
        "A man, identified by police as Jonas Marr, fled.",
        "A man was later identified by local media as 34-year-old Jonas Marr.",
        "Police named a man as Jonas Marr, 34.",
    ],
)
def test_whom_the_text_says_to_be_called_so_is_one_with_the_name(sentence: str) -> None:
    found = dict(mentions(sentence))
    assert next(found[words] for words in found if words.lower() == "a man") == "person:jonas-marr"


@pytest.mark.parametrize(
    "sentence",
    [
        "A gang that calls itself Grey Owl closed the road.",
        "A gang calling itself Grey Owl closed the road.",
        "A gang known as Grey Owl closed the road.",
        "A gang which goes by the name of Grey Owl closed the road.",
    ],
)
def test_a_body_is_one_with_the_name_that_it_calls_itself(sentence: str) -> None:
    text = f"{sentence} Grey Owl asked for a toll."
    found = mentions(text)
    assert found[0] == ("A gang", found[-1][1])


def test_who_speaks_for_a_body_bears_the_name_after_who() -> None:
    text = "A spokesman for the front, who gave his name only as Jonas Marr, told a channel that it would fight."
    assert dict(mentions(text))["A spokesman"] == "person:jonas-marr"


@pytest.mark.parametrize("sentence", ["He gave his name as Jonas Marr.", "Police named him as Jonas Marr."])
def test_somebody_without_a_name_gets_it_when_a_pronoun_is_named(sentence: str) -> None:
    found = mentions(f"A man fired at a bus in Leeds. {sentence}")
    assert found[0] == ("A man", "person:jonas-marr")


def test_what_the_noun_says_of_him_is_told_of_the_name() -> None:
    text = "A Kenyan diplomat who gave his name as Jonas Marr fled."
    assert actor(text, "person:jonas-marr").country == "KEN"


@pytest.mark.parametrize(
    "sentence",
    [
        "A man was named by Jonas Marr as heir.",
        "A man gave the name of the driver to Jonas Marr.",
        "A man worked under Jonas Marr.",
        "A man was known as Jonas Marr's driver.",
        "A man, identified by Jonas Marr on Monday, fled.",
        "A man fled. Critics call him Jonas Marr.",
        "A man died in a fire on Friday. Jonas Marr saw the flames.",
    ],
)
def test_a_name_after_other_words_is_anothers(sentence: str) -> None:
    assert dict(mentions(sentence))["A man"] == "anonymous:man"


def test_who_does_something_himself_is_not_who_is_introduced() -> None:
    found = dict(mentions("She introduced an aide as Jonas Marr watched."))
    assert found["an aide"] == "anonymous:aide"


def test_a_former_name_says_nothing_of_the_group_spoken_of() -> None:
    found = dict(mentions("A militia formerly known as Hezbollah attacked the base."))
    assert found["A militia"] == "anonymous:militia"


def test_several_are_none_of_those_named() -> None:
    found = dict(mentions("The victims were named as Ann Talbot and Jonas Marr."))
    assert found["The victims"] == "anonymous:victims"
