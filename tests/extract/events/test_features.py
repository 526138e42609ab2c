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


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("Soldiers arrested three farmers.", "both"),
        ("Turkey and Syria held talks.", "both"),
        ("Soldiers fired into the air.", "source"),
        ("Three farmers were arrested.", "target"),
    ],
)
def test_which_sides_are_known(text: str, known: str) -> None:
    assert features(text).known == known


def test_distance_from_the_source() -> None:
    assert features("Soldiers arrested three farmers.").distance == "0+"
    assert features("Soldiers in old and muddy boots on Monday arrested three farmers.").distance == "6+"
    assert features("Three farmers were arrested.").distance == "none"


def test_tense_of_the_main_verb() -> None:
    assert features("Soldiers arrested three farmers.").main_tense == "own"
    assert features("The soldiers who arrested three farmers left.").main_tense == "past"
    assert features("The mayor hates the soldiers who arrested three farmers.").main_tense == "present"


def test_clauses_above() -> None:
    assert features("Soldiers arrested three farmers.").depth == "0+"
    assert features("She said that the soldiers who arrested three farmers left.").depth == "2+"


def test_words_that_leave_something_open() -> None:
    assert features("Soldiers arrested three farmers.").hedges == "0+"
    assert features("If it rains, soldiers may arrest three farmers.").hedges == "2+"


def test_places() -> None:
    assert features("Soldiers arrested three farmers in Tripoli.").place == "named"
    assert features("Soldiers arrested three farmers.").place == "no"


def test_demands_in_the_passive_are_no_obligations() -> None:
    assert features("“The farmers must be urged to stay,” the mayor said.").prospect == "demanded"
    assert features("“The soldiers must arrest three farmers,” the mayor said.").prospect != "demanded"


def test_kind_of_sentence() -> None:
    assert features("Did soldiers arrest three farmers?").sentence == "question"
    assert features("Did the soldiers who arrested three farmers leave?").sentence == "statement"
    assert features("Soldiers arrested three farmers.").sentence == "statement"


def test_a_year_makes_history() -> None:
    assert features("In 2011 soldiers arrested three farmers.").year == "named"
    assert features("On Monday soldiers arrested three farmers.").year == "no"


def test_how_often_the_document_speaks_of_public_life() -> None:
    assert features("Iran arrested three farmers. Iraq protested.").public == "8+"
    assert features("A chef accused a waiter of theft. It rained. They laughed. Birds sang.").public == "0+"
