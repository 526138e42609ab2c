"""The confidence of an event: which events are trusted more than others."""

import pytest

from pipelines.extract.document import findings_of
from pipelines.extract.events.analysis import events_with_features
from pipelines.extract.events.confidence import load_points
from pipelines.extract.events.features import EventFeatures
from pipelines.extract.points import START, feature_names
from tests.parses import parsed


def only(text: str) -> float:
    document = parsed(text)
    (found,) = events_with_features(document, findings_of(document), load_points(), 0.0)
    return found.event.confidence


def test_the_file_has_points_for_every_feature() -> None:
    assert {name for name, _ in load_points()} == {START[0], *feature_names(EventFeatures)}


@pytest.mark.parametrize(
    ("more", "less"),
    [
        ("Soldiers arrested three farmers.", "Soldiers might arrest three farmers."),
        ("Soldiers arrested three farmers.", "Soldiers arrest farmers."),
        ("Soldiers arrested three farmers.", "Did soldiers arrest three farmers?"),
        ("The army shelled the town.", "The tune shelled the town."),
    ],
)
def test_what_happened_is_trusted_more_than_what_may_have(more: str, less: str) -> None:
    assert only(more) > only(less)
