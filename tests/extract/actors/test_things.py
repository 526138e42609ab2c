import pytest

from tests.extract.actors.readings import mentions


def named(text: str) -> list[str]:
    return [words for words, actor_id in mentions(text) if not actor_id.startswith("anonymous")]


@pytest.mark.parametrize(
    "text",
    [
        "The new Qarmon browser crashed twice.",
        "A request for mutual legal aid (MLA) was refused. The MLA has since been dropped.",
        "Anna Berg drove a Volkswagen to the port.",
        "The novel Qarmeth sold well in Oslo.",
        "They recited the Qarm Ballad.",
        "The drug Dalvamine was banned.",
    ],
)
def test_software_cars_books_and_drugs_are_nobody(text: str) -> None:
    things = {"Qarmon", "MLA", "Volkswagen", "Qarmeth", "Qarm Ballad", "Dalvamine"}
    assert not things.intersection(named(text))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Tavikon said on Friday that it would sue the ministry.", "Tavikon"),
        ("The rights group Tavikon published a report on prisons.", "Tavikon"),
        ("The Northern River Campaign fired its director.", "Northern River Campaign"),
        ("Hamas missiles fell on the port.", "Hamas"),
    ],
)
def test_who_speaks_or_is_called_a_group_is_somebody(text: str, name: str) -> None:
    assert name in named(text)


@pytest.mark.parametrize("zone", ["GMT", "UTC"])
def test_a_time_zone_is_nobody(zone: str) -> None:
    assert zone not in dict(mentions(f"The truce would last from 9am (7am {zone}) until noon, Ann Tal said."))


@pytest.mark.parametrize("noun", ["family", "clan", "gang"])
def test_the_name_of_a_family_alone_is_nobody_of_it(noun: str) -> None:
    assert "Dueck" not in dict(mentions(f"They took in the Dueck {noun} and 140 goats."))


def test_the_name_of_a_gang_alone_is_nobody_of_it() -> None:
    assert "Jo Dal" not in dict(mentions("Two members of the Jo Dal gang who had taken tolls there fled."))


@pytest.mark.parametrize("text", ["The Dueck family said it was glad.", "“We are glad,” the Dueck family said."])
def test_the_name_of_a_family_that_speaks_is_nobody_of_it(text: str) -> None:
    assert "Dueck" not in dict(mentions(text))


@pytest.mark.parametrize("house", ["Qarm Gardens", "Finsbury Park Mosque", "Buckingham Palace"])
def test_a_house_that_speaks_is_somebody(house: str) -> None:
    assert dict(mentions(f"{house} said that it would close."))[house].startswith("organization:")
    assert house not in named(f"Jo Berg wept in {house}. {house} is old. Guests of {house} said that it would close.")


def test_the_name_of_who_leads_a_government_is_somebody() -> None:
    assert "Monti" in dict(mentions("The Monti government changed the rules."))


def test_one_of_a_family_who_is_named_is_somebody() -> None:
    found = mentions("Ann Dueck fled on Friday. They took in the Dueck family.")
    assert [words for words, actor_id in found if actor_id == "person:ann-dueck"] == ["Ann Dueck", "Dueck"]
