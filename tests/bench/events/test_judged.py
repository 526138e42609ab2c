"""What is shown of an event to whoever judges it."""

from bench.events.judged import EVENTS, candidates
from tests.parses import parsed


def test_an_event_is_shown_with_its_participants() -> None:
    (event,) = candidates(parsed("It rained. Soldiers arrested three farmers. Nobody was hurt."))

    assert (event.shown["event_type"], event.shown["words"]) == ("COERCE", "arrested")
    assert "Soldiers = " in event.shown["sources"]
    assert "three farmers = " in event.shown["targets"]
    assert event.shown["before"] == "It rained. Soldiers "
    assert event.row_id.startswith("event-")


def test_the_judgements_kept_can_be_read() -> None:
    assert all(0 < judgement.confidence < 1 for judgement in EVENTS.read())
