"""What the clause says of an act: denied by its subject as well as by its verb."""

import pytest

from tests.extract.events.coding import code


@pytest.mark.parametrize(
    "text",
    [
        "None of the pirates surrendered.",
        "Neither Norway nor Sweden attacked the fort.",
        "Nobody was arrested.",
        "No sailors were killed.",
    ],
)
def test_a_subject_that_is_nobody_denies_the_act(text: str) -> None:
    assert [coded.event.modality for coded in code(text)] == ["negated"]


@pytest.mark.parametrize(
    "text",
    [
        "The general said that the fleet was ready should Chad attack the port.",
        "Had Chad attacked the port, Niger would have answered.",
        "Were Chad to attack the port, Niger would answer.",
    ],
)
def test_an_auxiliary_before_the_subject_opens_a_condition(text: str) -> None:
    assert [(coded.event.event_type, coded.event.modality) for coded in code(text)] == [("ASSAULT", "conditional")]


def test_after_a_negative_adverb_the_inverted_clause_is_told_as_a_fact() -> None:
    (coded, *_) = code("Not only had Chad attacked the port, but it had burned the town.")
    assert coded.event.modality == "actual"


@pytest.mark.parametrize(
    ("text", "demands"),
    [
        ("The nun said Chad should leave the port.", ["REQUEST"]),
        ("“Should Chad leave the port?” the nun asked.", []),
        ("“We shall be ready should Chad leave the port,” the nun said.", []),
    ],
)
def test_a_demand_has_its_subject_before_the_modal(text: str, demands: list[str]) -> None:
    assert [coded.event.event_type for coded in code(text)] == demands


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("The envoy said a truce must hold in Kismayo, where Chad is bombing the port.", "actual"),
        ("The envoy said he came from Kismayo, where Chad had bombed the port.", "claimed"),
        ("The envoy said the jets that bombed the port came from Chad.", "claimed"),
        ("“I come from Kismayo, where Chad has bombed the port,” the envoy said.", "claimed"),
    ],
)
def test_a_clause_added_to_reported_words_is_the_reporters_own(text: str, modality: str) -> None:
    assert next(c for c in code(text) if c.event.text.startswith("bomb")).event.modality == modality


def test_what_somebody_is_accused_of_is_claimed() -> None:
    found = {
        coded.event.text: coded.event.modality for coded in code("She knew the men accused of murdering two nuns.")
    }
    assert found["murdering"] == "claimed"
