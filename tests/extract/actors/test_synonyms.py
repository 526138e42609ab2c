"""The same people by another noun: whom "the attackers" means, and whom it does not."""

import pytest

from tests.extract.actors.readings import mentions


@pytest.mark.parametrize(
    ("text", "first", "again"),
    [
        ("Ten gunmen raided a bank in Oslo. The attackers fled.", "Ten gunmen", "The attackers"),
        ("Forty migrants landed in Oslo. Ann Tal fed the newcomers.", "Forty migrants", "the newcomers"),
        ("Six prisoners wrote to Ann Tal. The captives want food.", "Six prisoners", "The captives"),
        ("Ann Tal called her family. She then met her relatives.", "her family", "her relatives"),
        ("About 2,000 people met in Oslo. Ann Tal spoke to the crowd.", "About 2,000 people", "the crowd"),
        ("Marchers met in Oslo. Ann Tal spoke to the crowd.", "Marchers", "the crowd"),
        ("A baby was found in Oslo. A nurse said the infant was well.", "A baby", "the infant"),
        ("Reverend Jo Berg fled. The police beat the clergyman.", "Jo Berg", "the clergyman"),
        ("The king of Qarm fell ill. Since May the monarch has slept.", "The king of Qarm", "the monarch"),
    ],
)
def test_a_noun_of_the_family_means_the_same_people(text: str, first: str, again: str) -> None:
    found = dict(mentions(text))
    assert found[again] == found[first]


@pytest.mark.parametrize(
    ("text", "first", "other"),
    [
        ("Ten gunmen raided a bank in Oslo. The prisoners fled.", "Ten gunmen", "The prisoners"),
        ("Ten gunmen met six militants. The attackers fled.", "Ten gunmen", "The attackers"),
        ("Ten gunmen raided a bank in Oslo. Attackers fled.", "Ten gunmen", "Attackers"),
        ("Ten gunmen shot at the attackers.", "Ten gunmen", "the attackers"),
        ("People met in Oslo. Ann Tal spoke to the crowd.", "People", "the crowd"),
        ("Ten marchers met 20 protesters. Ann Tal spoke to the crowd.", "Ten marchers", "the crowd"),
        ("A baby was found near a girl. A nurse said the child was well.", "A baby", "the child"),
        ("A baby was found in Oslo. It changed the rights of the child.", "A baby", "the child"),
        ("Reverend Jo Berg fled. The police beat the dentist.", "Jo Berg", "the dentist"),
        ("Ann Tal called her family. Jo Berg met his relatives.", "her family", "his relatives"),
        ("Ten gunmen fled. It rained. Snow fell. Trees fell. The attackers won.", "Ten gunmen", "The attackers"),
    ],
)
def test_others_stay_others(text: str, first: str, other: str) -> None:
    found = dict(mentions(text))
    assert found[other] != found[first]


@pytest.mark.parametrize("police", ["Peruvian police", "Riot police", "The border police"])
def test_officers_are_the_police_told_of_before(police: str) -> None:
    text = f"{police} closed a road on Monday. Officers burned two tents near the mill."
    found = mentions(text)
    assert ("Officers", found[0][1]) in found


@pytest.mark.parametrize(
    "text",
    [
        "Police closed a road on Monday. Two officers fell ill.",
        "Police closed a road on Monday. Customs officers burned two tents.",
        "Police and the army closed a road on Monday. Officers burned two tents.",
        "The clinic closed on Monday. Officers burned two tents.",
    ],
)
def test_other_officers_are_not_the_police(text: str) -> None:
    found = mentions(text)
    officers = [actor for words, actor in found if "fficers" in words]
    assert officers
    assert all("officer" in actor for actor in officers)


def test_the_army_is_the_military_told_of_before() -> None:
    found = dict(mentions("The military closed a road on Monday. Ann Tal wrote to Peru. The army denied it."))
    assert found["The army"] == found["The military"]
