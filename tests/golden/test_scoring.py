"""What counts as found, on a hand-made extraction of two sentences."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from pipelines.extract.records import (
    ActorMention,
    DocumentActor,
    Event,
    EventParticipant,
    Extraction,
    ParticipantRole,
    Quote,
    Sentence,
    Span,
)
from tests.golden.found import Found
from tests.golden.gold import GoldArticle, GoldEvent, GoldQuote
from tests.golden.scoring import score_events, score_quotes
from tests.golden.tally import Tally

TEXT = "Peru expelled two envoys. Ana Ruiz said that they must leave at once."
FIRST, SECOND = Span(0, 25), Span(26, 69)
EXPELLED = Span(5, 13)
SAID = Span(45, 68)


def gold_event(**parts: Any) -> GoldEvent:
    event = GoldEvent(
        trigger=EXPELLED,
        roots=("SANCTION",),
        modes=(),
        sources=("Peru",),
        targets=("two envoys",),
        dated=False,
        date=None,
        places=(),
        modalities=("actual",),
        attributed_to=(),
        background=(False,),
        core=True,
    )
    return replace(event, **parts)


def event(event_id: str = "event-1", **parts: Any) -> Event:
    row = Event(
        event_id=event_id,
        document_id="d",
        sentence_number=0,
        start_char=EXPELLED.start,
        end_char=EXPELLED.end,
        text="expelled",
        event_type="SANCTION",
        mode="expel",
        contexts=(),
        quad_class="material conflict",
        intensity=-6.0,
        event_on=None,
        event_until=None,
        date_text=None,
        date_precision=None,
        modality="actual",
        background=False,
        location_id=None,
        quote_id=None,
        attributed_to_actor_id=None,
        confidence=0.9,
        accepted=True,
        method="test",
    )
    return replace(row, **parts)


def gold_quote(**parts: Any) -> GoldQuote:
    row = GoldQuote(
        readings=((SAID,),),
        types=("indirect",),
        speakers=("Ana Ruiz",),
        speaker_words=None,
        addressee=None,
        channel=None,
        dated=False,
        said_on=None,
        core=True,
    )
    return replace(row, **parts)


def quote(span: Span, speaker: str | None = "person:ana-ruiz", said_on: date | None = None) -> Quote:
    return Quote(
        quote_id="quote-1",
        document_id="d",
        sentence_number=1,
        start_char=span.start,
        end_char=span.end,
        text=span.of(TEXT),
        fragments=(span,),
        quote_type="indirect",
        cue_start_char=None,
        cue_end_char=None,
        cue_text=None,
        speaker_start_char=None,
        speaker_end_char=None,
        speaker_text=None,
        speaker_actor_id=speaker,
        addressee_actor_id=None,
        channel=None,
        said_on=said_on,
        confidence=0.9,
        method="test",
    )


def participant(row: Event, role: ParticipantRole, text: str, actor_id: str) -> EventParticipant:
    return EventParticipant(row.event_id, role, 0, "d", 0, len(text), text, actor_id)


def extraction(events: list[Event], quotes: list[Quote], targets: tuple[str, ...] = ("two envoys",)) -> Found:
    actors = [
        DocumentActor("country:PER", "d", "Peru", "country", "PER", None),
        DocumentActor("person:ana-ruiz", "d", "Ana Ruiz", "person", None, None),
        DocumentActor("anonymous:d:two-envoys", "d", "two envoys", "anonymous", None, None),
    ]
    mention = ActorMention("m", "d", 0, 0, 4, "Peru", "name", "country:PER", None, 1.0, "test")
    participants = [participant(row, "source", "Peru", "country:PER") for row in events]
    participants += [participant(row, "target", text, "anonymous:d:two-envoys") for row in events for text in targets]
    sentences = [Sentence("d", n, s.start, s.end, s.of(TEXT)) for n, s in enumerate((FIRST, SECOND))]
    return Found(Extraction("d", sentences, actors, [mention], [], quotes, [], [], events, participants))


def article(events: tuple[GoldEvent, ...] = (), quotes: tuple[GoldQuote, ...] = ()) -> GoldArticle:
    return GoldArticle("a", "a.txt", 0, None, (), (), (), quotes, events)


def events_scored(gold: GoldEvent, found: Found) -> Tally:
    tally = Tally("a")
    score_events(tally, article(events=(gold,)), found, TEXT)
    return tally


def test_an_event_with_its_participants_is_found_strictly() -> None:
    tally = events_scored(gold_event(), extraction([event()], []))
    assert tally.percent("events_strict_recall") == 100
    assert tally.percent("events_strict_precision") == 100


@pytest.mark.parametrize("wrong", [{"event_type": "COERCE"}, {"sentence_number": 1}, {"accepted": False}])
def test_another_root_another_sentence_or_an_event_below_the_threshold_is_none(wrong: dict[str, Any]) -> None:
    tally = events_scored(gold_event(), extraction([event(**wrong)], []))
    assert tally.percent("events_root_recall") == 0
    assert tally.percent("events_root_precision") == 0


def test_the_root_alone_is_not_strict() -> None:
    tally = events_scored(gold_event(targets=("Chile",)), extraction([event()], []))
    assert tally.percent("events_root_recall") == 100
    assert tally.percent("events_strict_recall") == 0


def test_an_implied_participant_may_be_left_out_but_not_be_wrong() -> None:
    implied = gold_event(targets=("Chile", None))
    assert events_scored(implied, extraction([event()], [], targets=())).percent("events_strict_recall") == 100
    assert events_scored(implied, extraction([event()], [])).percent("events_strict_recall") == 0


def test_two_rows_for_one_event_are_one_too_many() -> None:
    tally = events_scored(gold_event(), extraction([event(), event("event-2", start_char=14, end_char=24)], []))
    assert tally.percent("events_root_recall") == 100
    assert tally.percent("events_root_precision") == 50


def quotes_scored(gold: GoldQuote, row: Quote) -> Tally:
    tally = Tally("a")
    score_quotes(tally, article(quotes=(gold,)), extraction([], [row]), TEXT)
    return tally


@pytest.mark.parametrize(("modality", "percent"), [("actual", 100), ("negated", 0)])
def test_modality_is_judged_on_events_that_were_found(modality: str, percent: int) -> None:
    tally = events_scored(gold_event(), extraction([event(modality=modality)], []))
    assert tally.percent("events_modality") == percent


@pytest.mark.parametrize(
    ("span", "speaker", "recall", "speaker_right"),
    [
        (SAID, "person:ana-ruiz", 100, 100),
        (SAID, None, 100, 0),
        (SAID, "country:PER", 100, 0),
        (FIRST, "person:ana-ruiz", 0, 0),
    ],
)
def test_a_quote_is_found_by_its_words_and_judged_by_its_speaker(
    span: Span, speaker: str | None, recall: int, speaker_right: int
) -> None:
    tally = quotes_scored(gold_quote(), quote(span, speaker))
    assert tally.percent("quotes_recall") == recall
    assert tally.percent("quotes_precision") == recall
    assert tally.percent("quotes_speaker") == speaker_right


@pytest.mark.parametrize(
    ("annotated", "found", "percent"),
    [
        ("2025-03-09", date(2025, 3, 9), 100),
        ("2025-03-09", date(2025, 3, 8), 0),
        ("2025-03-09", None, 0),
        (None, None, 100),
        (None, date(2025, 3, 9), 0),
    ],
)
def test_the_day_of_a_quote_is_judged_also_where_it_must_stay_unknown(
    annotated: str | None, found: date | None, percent: int
) -> None:
    tally = quotes_scored(gold_quote(dated=True, said_on=annotated), quote(SAID, said_on=found))
    assert tally.percent("quotes_said_on") == percent


def test_the_day_of_a_quote_is_judged_only_where_it_is_annotated() -> None:
    assert "quotes_said_on" not in quotes_scored(gold_quote(), quote(SAID)).cases
