"""Whether it happened: modality, threats and promises, and what is no event at all."""

import pytest

from tests.extract.events.coding import code, only, roots


@pytest.mark.parametrize(
    ("text", "root", "modality"),
    [
        ("Rebels attacked the town.", "ASSAULT", "actual"),
        ("The army said that rebels attacked the town.", "ASSAULT", "claimed"),
        ("Rebels reportedly attacked the town.", "ASSAULT", "claimed"),
        ("The group claimed responsibility for the attack on the base.", "ASSAULT", "claimed"),
        ("Rebels did not attack the town.", "ASSAULT", "negated"),
        ("The rebels may attack the town.", "ASSAULT", "conditional"),
        ("If the rebels attack the town, many will flee.", "ASSAULT", "conditional"),
        ("Analysts said that the rebels would attack the town.", "ASSAULT", "future"),
        ("Turkey asked Greece to withdraw.", "REQUEST", "actual"),
        ("A diplomat said Turkey had asked Greece to withdraw.", "REQUEST", "actual"),
    ],
)
def test_modality(text: str, root: str, modality: str) -> None:
    coded = next(c for c in code(text) if c.event.event_type == root)
    assert coded.event.modality == modality


@pytest.mark.parametrize(
    ("text", "root"),
    [
        ("Hezbollah said it would attack Israel.", "THREATEN"),
        ("Russia will meet Turkey in Moscow.", "AGREE"),
        ("The Taliban will not attend the talks.", "REJECT"),
        ("Iran said it would not attack Iraq.", "AGREE"),
        ("Turkey vowed to attack the militia.", "THREATEN"),
        ("Turkey vowed to release the prisoners.", "AGREE"),
    ],
)
def test_words_about_the_future_are_speech_acts(text: str, root: str) -> None:
    coded = only(text).event
    assert coded.event_type == root
    assert coded.modality == "actual"


@pytest.mark.parametrize(
    ("text", "root", "mode"),
    [
        ("Hezbollah said it would attack Israel.", "THREATEN", "violence"),
        ("Russia said it would expel the diplomats.", "THREATEN", "expel"),
        ("Iran said it would not bomb Iraq.", "AGREE", None),
    ],
)
def test_a_speech_act_keeps_only_a_mode_of_its_own(text: str, root: str, mode: str | None) -> None:
    coded = only(text).event
    assert (coded.event_type, coded.mode) == (root, mode)


def test_a_threat_in_the_first_person_is_the_speakers() -> None:
    text = "“If Israel enters the war, we will act against its bases,” Hezbollah said."
    coded = next(c for c in code(text) if c.event.event_type == "THREATEN")
    assert coded.event.quote_id is not None
    assert coded.event.attributed_to_actor_id is not None


def test_what_is_asked_is_no_event_of_its_own() -> None:
    assert roots("Turkey called on Iraq to expel the militia and close the border.") == ["REQUEST"]


@pytest.mark.parametrize(
    "text",
    [
        "Volunteers fought alongside the soldiers.",
        "The widow asked not to be named.",
        "The ministry declined to comment.",
        "The bill targets inflation.",
        "Critics could attack the minister.",
        "He wants to meet the king.",
        "Shelling a harbour takes less courage than running one.",
        "The film was released on Friday.",
        "She beat her rival in the final.",
        "The storm killed twelve people.",
        "The disease threatens the villages.",
        "The king launched a charm offensive in Europe.",
        "Reporters asked whether the minister was ill.",
    ],
)
def test_no_event(text: str) -> None:
    assert roots(text) == []


def test_demands_and_blame_in_somebodys_words() -> None:
    assert roots("The UN envoy said that Israel should open the crossing.")[-1] == "REQUEST"
    assert roots("The UN envoy said that Israel had misled the council.") == ["ACCUSE"]


def test_old_cases_are_background() -> None:
    coded = next(c for c in code("The rebels had attacked the town.") if c.event.event_type == "ASSAULT")
    assert coded.event.background


@pytest.mark.parametrize(
    "text",
    [
        "Norway has not said it will withdraw from the fort.",
        "The army did not confirm that it had shelled the orchard.",
        "Observers said Norway would retaliate against Sweden.",
        "Norway will ask Sweden to withdraw.",
    ],
)
def test_what_nobody_has_said_is_no_event(text: str) -> None:
    assert code(text) == []


def test_who_leads_a_country_threatens_for_it() -> None:
    coded = next(c for c in code("A Kremlin spokesman said Russia would strike Kyiv.") if c.sources == ("Russia",))
    assert (coded.event.event_type, coded.event.mode, coded.event.modality) == ("THREATEN", "violence", "actual")


def test_a_condition_names_nobody_threatened() -> None:
    coded = only("Hezbollah vowed to retaliate if Israel strikes Beirut.")
    assert (coded.event.event_type, coded.sources, coded.targets) == ("THREATEN", ("Hezbollah",), ())


def test_a_claim_of_responsibility_is_told_by_the_claimant() -> None:
    event = only("Islamic State claimed responsibility for the suicide bombing in Kabul.").event
    assert (event.mode, event.modality) == ("suicide-attack", "claimed")
    assert event.attributed_to_actor_id == "armed_group:islamic-state"


def test_an_obligation_of_others_is_demanded_and_not_foreseen() -> None:
    coded = code("The envoy said that Qatar must mediate with Djibouti.")
    assert [(c.sources, c.targets) for c in coded if c.event.event_type == "REQUEST"] == [(("The envoy",), ("Qatar",))]


def test_that_somebody_must_be_pressed_is_the_speakers_demand() -> None:
    coded = only("The envoy said that Qatar must be pressured to pay.")
    assert (coded.event.event_type, coded.sources) == ("REQUEST", ("The envoy",))
