"""The features of an event: one sentence, one event, what is seen of it."""

import pytest

from pipelines.extract.document import findings_of
from pipelines.extract.events.analysis import events_with_features
from pipelines.extract.events.features import EventFeatures
from pipelines.extract.points import START
from tests.parses import parsed


def features(text: str) -> EventFeatures:
    """Of the first event of a text."""
    document = parsed(text)
    return events_with_features(document, findings_of(document), {START: 0.0}, 0.0)[0].features


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("Soldiers arrested three farmers.", "past"),
        ("Soldiers have arrested three farmers.", "perfect"),
        ("Soldiers are arresting three farmers.", "progressive"),
        ("Soldiers arrest three farmers.", "present"),
        ("Soldiers may arrest three farmers.", "modal"),
        ("Three farmers are arrested.", "present passive"),
        ("Soldiers came to arrest three farmers.", "infinitive"),
        ("The army's attack on the town began on Monday.", "singular noun"),
    ],
)
def test_tense(text: str, tense: str) -> None:
    assert features(text).tense == tense


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("Soldiers arrested three farmers.", "main"),
        ("She said that soldiers arrested three farmers.", "content"),
        ("The soldiers who arrested three farmers left.", "relative"),
        ("Soldiers rested after arresting three farmers.", "temporal gerund"),
        ("The army's attack on the town began on Monday.", "noun as nsubj"),
    ],
)
def test_clause(text: str, clause: str) -> None:
    assert features(text).clause == clause


@pytest.mark.parametrize(
    ("text", "source", "target"),
    [
        ("Soldiers arrested three farmers.", "armed description", "civil description"),
        ("Iran arrested three farmers.", "state name", "civil description"),
        ("Three farmers were arrested.", "missing of deed", "civil description"),
        ("Three farmers were killed.", "missing of violence", "civil description"),
    ],
)
def test_who_takes_part(text: str, source: str, target: str) -> None:
    assert (features(text).source, features(text).target) == (source, target)


def test_general_truths() -> None:
    assert features("Soldiers arrest farmers.").generic == "generic"
    assert features("The soldiers arrest three farmers.").generic == "present"
    assert features("Soldiers arrested farmers.").generic == "no"


def test_telling() -> None:
    assert features("Soldiers arrested three farmers.").telling == "text"
    assert features("The mayor said that soldiers had arrested three farmers.").telling == "indirect quote"
    assert features("“We arrested three farmers,” the mayor said.").telling == "we in direct quote"


def test_kind_of_sentence() -> None:
    assert features("Did soldiers arrest three farmers?").sentence == "question"
    assert features("Soldiers arrested three farmers.").sentence == "statement"


def test_a_year_makes_history() -> None:
    assert features("In 2011 soldiers arrested three farmers.").year == "named"
    assert features("On Monday soldiers arrested three farmers.").year == "no"


def test_how_often_the_document_speaks_of_public_life() -> None:
    assert features("Iran arrested three farmers. Iraq protested.").public == "8+"
    assert features("A chef accused a waiter of theft. It rained. They laughed. Birds sang.").public == "0+"
