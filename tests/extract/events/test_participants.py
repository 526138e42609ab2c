"""Who acts and who is acted on, in every construction that news uses."""

import pytest

from tests.extract.events.coding import code, extract, only


@pytest.mark.parametrize(
    ("text", "root", "sources", "targets"),
    [
        ("Israel attacked Iran.", "ASSAULT", ("Israel",), ("Iran",)),
        ("Iran was attacked by Israel.", "ASSAULT", ("Israel",), ("Iran",)),
        ("Three soldiers were killed by rebels.", "ASSAULT", ("rebels",), ("Three soldiers",)),
        ("Turkey's attack on Syria began at dawn.", "ASSAULT", ("Turkey",), ("Syria",)),
        ("Egypt accused Ethiopia of lying.", "ACCUSE", ("Egypt",), ("Ethiopia",)),
        ("Egypt and Sudan accused Ethiopia of lying.", "ACCUSE", ("Egypt", "Sudan"), ("Ethiopia",)),
        ("The militia accused the army of shelling the village.", "ASSAULT", ("the army",), ("the village",)),
        ("Russia imposed sanctions on Norway and Sweden.", "SANCTION", ("Russia",), ("Norway", "Sweden")),
        ("Kenya launched an attack against Somalia.", "ASSAULT", ("Kenya",), ("Somalia",)),
        ("France condemned Iran's attack.", "ACCUSE", ("France",), ("Iran",)),
        ("Zambia called on Rwanda to withdraw.", "REQUEST", ("Zambia",), ("Rwanda",)),
        ("The ministry faced criticism from France.", "ACCUSE", ("France",), ("The ministry",)),
        ("Two fishermen were killed in an Israeli raid.", "ASSAULT", ("Israeli",), ("Two fishermen",)),
        ("Two fishermen were killed in a raid by Turkish troops.", "ASSAULT", ("Turkish troops",), ("Two fishermen",)),
        ("Gabon has been condemned as an aggressor by Chad.", "ACCUSE", ("Chad",), ("Gabon",)),
        ("Peru's offer was rejected by Chile.", "REJECT", ("Chile",), ("Peru",)),
        ("Kenya sent troops in an effort to kill the rebels.", "ASSAULT", ("Kenya",), ("the rebels",)),
        ("Oman launched a mediation effort between Chad and Gabon.", "CONSULT", ("Oman",), ("Chad", "Gabon")),
        ("Niger praised the bishop after talks with Chad.", "CONSULT", ("Niger",), ("Chad",)),
        ("The senate passed a law banning the Liberal Party.", "COERCE", ("The senate",), ("Liberal Party",)),
        ("Chad filed a complaint with the court against Gabon.", "ACCUSE", ("Chad",), ("Gabon",)),
        ("Police arrested eleven of the students.", "COERCE", ("Police",), ("eleven of the students",)),
        ("Police arrested five.", "COERCE", ("Police",), ("five",)),
        ("Kenya says that it has arrested the bishop.", "COERCE", ("Kenya",), ("the bishop",)),
        ("Rebels attacked an army camp in Mali.", "ASSAULT", ("Rebels",), ("an army camp in Mali",)),
        ("The junta imposed a curfew in Conakry.", "COERCE", ("The junta",), ("Conakry",)),
        ("Kenya, along with Uganda, attacked the rebels.", "ASSAULT", ("Kenya", "Uganda"), ("the rebels",)),
        ("Kenya, alongside Uganda, attacked the rebels.", "ASSAULT", ("Kenya", "Uganda"), ("the rebels",)),
        ("The bishop, together with two nuns, was arrested.", "COERCE", (), ("The bishop", "two nuns")),
        ("Kenya attacked the rebels along with the pirates.", "ASSAULT", ("Kenya",), ("the rebels",)),
        ("The nuns are under attack from Chad.", "ASSAULT", ("Chad",), ("The nuns",)),
        ("Two nuns were killed in airstrikes and raids by rebels.", "ASSAULT", ("rebels",), ("Two nuns",)),
        ("The panel attributed the massacre to the Malian army.", "ACCUSE", ("The panel",), ("Malian army",)),
        ("Two nuns were killed by drones.", "ASSAULT", (), ("Two nuns",)),
        ("Two nuns were killed by Turkish drones.", "ASSAULT", ("Turkish",), ("Two nuns",)),
        ("Ada is the wife of a dentist from Raqqa who was kidnapped.", "ASSAULT", (), ("a dentist",)),
        ("Ada wrote of a baker from Aleppo who attacked the rebels.", "ASSAULT", ("a baker",), ("the rebels",)),
        ("MANILA -- President Gloria Arroyo praised Kenya.", "SUPPORT", ("Gloria Arroyo",), ("Kenya",)),
    ],
)
def test_sources_and_targets(text: str, root: str, sources: tuple[str, ...], targets: tuple[str, ...]) -> None:
    coded = next(c for c in code(text) if c.event.event_type == root)
    assert coded.sources == sources
    assert coded.targets == targets


@pytest.mark.parametrize(
    ("text", "root", "targets"),
    [
        ("Oman launched a mediation effort to end the rift between Chad and Gabon.", "CONSULT", ("Chad", "Gabon")),
        ("The nurses will not end the strike until the bishop pays them.", "REJECT", ("the bishop",)),
        ("Norway eased the restrictions on the work of the nuns.", "YIELD", ("the nuns",)),
        ("Police launched an investigation into claims that two nuns beat a boy.", "ACCUSE", ("two nuns",)),
        ("The rebels declared a ceasefire in Nyala.", "YIELD", ("Nyala",)),
        ("Kenya is willing to withdraw its troops from Kismayo.", "AGREE", ("Kismayo",)),
        ("The villagers are preparing for an attack by Russian forces.", "MOBILIZE", ("Russian forces",)),
        ("Prosecutors opened an investigation against dozens of banks.", "ACCUSE", ("banks",)),
    ],
)
def test_whom_an_act_concerns_is_told_further_down(text: str, root: str, targets: tuple[str, ...]) -> None:
    assert next(c for c in code(text) if c.event.event_type == root).targets == targets


@pytest.mark.parametrize(
    "text",
    [
        "The rebels fought in Nyala.",
        "The two ministers met in the city of Sochi.",
        "Hezbollah vowed to retaliate if Israel strikes Beirut.",
        "The army put its troops on alert.",
    ],
)
def test_neither_where_a_fight_was_nor_a_condition_nor_the_means_is_acted_on(text: str) -> None:
    assert not any(c.targets for c in code(text))


def test_a_speaker_goes_on_after_what_was_said() -> None:
    text = "Kenya said the toll was high and called on Chad to end the siege."
    coded = next(c for c in code(text) if c.event.event_type == "REQUEST")
    assert (coded.sources, coded.targets) == (("Kenya",), ("Chad",))


def test_people_are_meant_by_who_and_not_their_town() -> None:
    coded = next(
        c for c in code("Niger paid the dockers of Haifa, who went on strike.") if c.event.event_type == "PROTEST"
    )
    assert coded.sources == ("the dockers",)


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Chad thanked Kenya before Israel bombed Nairobi.", "country:KEN"),
        ("Chad thanked Kenya before Israel bombed a camp in Nairobi.", "country:KEN"),
        ("Chad thanked Israel before Kenya bombed a camp in Nairobi.", None),
        ("Chad thanked Kenya before Israel withdrew from Nairobi.", None),
    ],
)
def test_what_is_done_to_a_place_is_done_to_its_country(text: str, actor: str | None) -> None:
    found = extract(text)
    done = found.events[-1]
    targets = [p.actor_id for p in found.event_participants if p.event_id == done.event_id and p.role == "target"]
    assert targets == ([actor] if targets else [])


def test_a_condemned_deed_is_not_blamed_on_its_victims() -> None:
    coded = only("Norway condemned the killing of two nuns.")
    assert coded.targets == ("the killing of two nuns",)


def test_an_unknown_pronoun_is_nobody_else() -> None:
    coded = [c for c in code("They accused them of arming the Liberal Party.") if c.event.event_type == "ACCUSE"]
    assert [c.targets for c in coded] == [("them",)]


def test_they_are_several_of_the_sentence_before() -> None:
    text = "Chad and Niger have long accused Gabon. They have launched several raids on Gabon."
    found = extract(text)
    raid = next(event for event in found.events if event.event_type == "ASSAULT")
    sources = {p.actor_id for p in found.event_participants if p.event_id == raid.event_id and p.role == "source"}
    assert "country:TCD" in sources


def test_equals_are_all_sources() -> None:
    coded = next(c for c in code("Talks between Iran and Oman resumed.") if c.event.event_type == "CONSULT")
    assert coded.sources == ("Iran", "Oman")
    assert coded.targets == ()


def test_a_coordinated_verb_inherits_its_subject() -> None:
    coded = [c for c in code("Israel bombed Lebanon and threatened Iran.") if c.event.event_type == "THREATEN"]
    assert [(c.sources, c.targets) for c in coded] == [(("Israel",), ("Iran",))]


def test_a_relative_clause_has_its_noun_as_subject() -> None:
    coded = next(c for c in code("Kenya, which invaded Somalia, is silent.") if c.event.event_type == "ASSAULT")
    assert coded.sources == ("Kenya",)
    assert coded.targets == ("Somalia",)


def test_unnamed_victims_are_participants() -> None:
    assert only("Rebels killed three civilians.").targets == ("three civilians",)


def test_an_event_noun_under_its_verb_is_told_once() -> None:
    events = [c for c in code("Sudan launched an attack on Chad.") if c.event.event_type == "ASSAULT"]
    assert [c.event.text for c in events] == ["launched an attack"]


def test_participants_are_numbered_within_their_role() -> None:
    rows = extract("Egypt, Jordan and Qatar condemned Syria.").event_participants
    assert [p.participant_number for p in rows if p.role == "source"] == [0, 1, 2]
    assert [p.participant_number for p in rows if p.role == "target"] == [0]


def test_blame_of_several_in_one_breath_is_one_event() -> None:
    accusations = [c for c in code("Iran said Syria lied and Iraq lied.") if c.event.event_type == "ACCUSE"]
    assert [c.targets for c in accusations] == [("Syria", "Iraq")]


@pytest.mark.parametrize(
    ("text", "root", "sources", "targets"),
    [
        ("The two ministers signed a pact in London.", "SUPPORT", ("The two ministers",), ()),
        ("The militia denied it had bombed a market in Nyala.", "REJECT", ("The militia",), ()),
        ("According to the ministry, gunmen attacked a convoy.", "ASSAULT", ("gunmen",), ("a convoy",)),
        ("Poland delivered tanks to Ukraine.", "AID", ("Poland",), ("Ukraine",)),
        ("No sailors were killed.", "ASSAULT", (), ()),
    ],
)
def test_who_takes_no_part(text: str, root: str, sources: tuple[str, ...], targets: tuple[str, ...]) -> None:
    (coded,) = code(text)
    assert (coded.event.event_type, coded.sources, coded.targets) == (root, sources, targets)


def test_a_coordinated_passive_without_its_auxiliary_is_passive() -> None:
    coded = code("Twelve people were killed and nine others injured in Kabul.")
    assert [(c.sources, c.targets) for c in coded] == [((), ("Twelve people",)), ((), ("nine others",))]
