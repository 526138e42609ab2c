"""The rows: spans, ids, dates, places, codes, and that confidence decides what is accepted."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.extract.document import extract_document
from pipelines.extract.records import Document
from pipelines.extract.settings import ExtractionSettings
from tests.extract.events.coding import code, extract, only
from tests.parses import DOCUMENT_ID, parse_once

MONDAY = date(2026, 3, 2)
SENTENCES = (
    "Rebels attacked the town on Sunday.",
    "“We will strike back,” the militia said.",
    "Turkey’s talks with Iraq ended.",
    "The minister said Iran had lied — again.",
    "Police arrested 😀 four students.",
    "Nobody came.",
)


def test_a_date_in_the_clause_dates_the_event() -> None:
    event = only("Israel attacked Iran on Sunday.", MONDAY).event
    assert (event.event_on, event.date_precision, event.date_text) == (date(2026, 3, 1), "day", "Sunday")


def test_without_a_publication_date_the_words_are_kept() -> None:
    event = only("Israel attacked Iran on Sunday.").event
    assert event.event_on is None
    assert event.date_text == "Sunday"
    assert event.date_precision is None


def test_a_date_of_another_clause_dates_nothing() -> None:
    event = only("Israel attacked Iran, where elections are due on Sunday.", MONDAY).event
    assert event.event_on is None


def test_a_threat_is_dated_by_the_day_it_was_made() -> None:
    event = only("Hezbollah said on Sunday that it would attack Israel.", MONDAY).event
    assert event.event_type == "THREATEN"
    assert event.event_on == date(2026, 3, 1)


def test_the_place_of_the_clause_is_the_location() -> None:
    found = extract("Gunmen killed two officers in Mosul.")
    names = {place.location_id: place.name for place in found.locations}
    assert [names[event.location_id] for event in found.events if event.location_id is not None] == ["Mosul"]


def test_codes_come_from_the_ontology() -> None:
    event = only("Police arrested four students.").event
    assert (event.event_type, event.mode, event.quad_class, event.intensity) == (
        "COERCE",
        "arrest",
        "material conflict",
        -7.0,
    )


def test_contexts_are_those_of_the_sentence() -> None:
    assert {"legal", "military"} <= set(only("The court sued the army.").event.contexts)


def test_the_threshold_decides_what_is_accepted() -> None:
    text = "Israel attacked Iran."
    document = Document(DOCUMENT_ID, text)
    (event,) = extract_document(document, parse_once(text), ExtractionSettings(accept_events_at=0.995)).events
    assert not event.accepted
    assert only(text).event.confidence == event.confidence


def test_a_known_pair_is_surer_than_a_missing_one() -> None:
    known, unknown = code("Israel bombed Iran.")[0], code("The village was bombed.")[0]
    assert known.event.confidence > unknown.event.confidence


@settings(deadline=None, max_examples=25)
@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4), st.sampled_from([" ", "\n\n", "\xa0 "]))
def test_spans_equal_their_text_and_ids_are_unique(sentences: list[str], space: str) -> None:
    text = space.join(sentences)
    found = extract(text, MONDAY)
    assert len({event.event_id for event in found.events}) == len(found.events)
    for event in found.events:
        assert event.text == text[event.start_char : event.end_char]
    for participant in found.event_participants:
        if participant.start_char is not None:
            assert participant.text == text[participant.start_char : participant.end_char]
    keys = [(p.event_id, p.role, p.participant_number) for p in found.event_participants]
    assert len(set(keys)) == len(keys)
