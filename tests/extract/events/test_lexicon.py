"""Every row of the event lexicons is tried on its own example."""

from collections.abc import Iterator

import pytest

from pipelines.extract.document import extract_document
from pipelines.extract.events.lexicon import (
    NO_EVENT,
    ROOT_OF_OBJECT,
    Frame,
    contexts,
    cue_effects,
    noun_frames,
    verb_frames,
    verb_lemma,
)
from pipelines.extract.events.stances import blame_words
from pipelines.extract.parsing import parse_all
from pipelines.extract.records import Document, Event
from tests.parses import parse_once


def frames() -> Iterator[Frame]:
    for by_word in (verb_frames(), noun_frames()):
        for entries in by_word.values():
            yield from entries


@pytest.fixture(scope="module")
def events_of_examples() -> dict[str, list[Event]]:
    """The events of each example; the examples are parsed in one go."""
    blame = [entry for entries in blame_words().values() for entry in entries]
    examples = sorted({frame.example for frame in frames()} | {entry.example for entry in blame})
    return {
        example: list(extract_document(Document("example", example), doc).events)
        for example, doc in zip(examples, parse_all(examples), strict=True)
    }


def test_each_frame_codes_its_example(events_of_examples: dict[str, list[Event]]) -> None:
    wrong = {}
    for frame in frames():
        coded = {event.event_type for event in events_of_examples[frame.example]}
        if frame.root not in (NO_EVENT, ROOT_OF_OBJECT) and frame.root not in coded:
            wrong[frame.example] = (frame.root, coded)
    assert wrong == {}


def test_each_light_verb_codes_the_noun_of_its_example(events_of_examples: dict[str, list[Event]]) -> None:
    light = [frame for frame in frames() if frame.root == ROOT_OF_OBJECT]
    assert light
    assert [frame.example for frame in light if not events_of_examples[frame.example]] == []


def test_each_frame_that_rules_out_leaves_its_example_empty(events_of_examples: dict[str, list[Event]]) -> None:
    ruled_out = [frame for frame in frames() if frame.root == NO_EVENT]
    found = {
        frame.example: [event.text for event in events_of_examples[frame.example] if event.accepted]
        for frame in ruled_out
    }
    assert ruled_out
    assert {example: events for example, events in found.items() if events} == {}


def test_each_word_of_blame_accuses_in_its_example(events_of_examples: dict[str, list[Event]]) -> None:
    blame = {entry.example for entries in blame_words().values() for entry in entries}
    assert blame
    silent = [e for e in blame if "ACCUSE" not in {event.event_type for event in events_of_examples[e]}]
    assert silent == []


def test_the_lexicon_is_large_enough() -> None:
    assert sum(len(entries) for entries in verb_frames().values()) >= 2400
    assert sum(len(entries) for entries in noun_frames().values()) >= 500


def test_specific_frames_are_tried_before_general_ones() -> None:
    claim, *_ = verb_frames()["claim"]
    assert claim.requires
    assert len(verb_frames()["carry"][0].words) == 2


def test_a_lemma_without_its_e_is_mended() -> None:
    verb = next(token for token in parse_once("Miners staged a strike.") if token.text == "staged")
    assert verb_lemma(verb) == "stage"


def test_a_lemma_with_an_e_too_many_is_mended() -> None:
    verb = next(token for token in parse_once("Police cordoned off the square.") if token.text == "cordoned")
    assert verb_lemma(verb) == "cordon"


def test_small_lexicons_are_complete() -> None:
    assert "plan" in cue_effects()["intend"]
    assert "military" in contexts()["army"]
