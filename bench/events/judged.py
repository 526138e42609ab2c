"""Judged events of news from the web, of which only ids, confidences and judgements are kept.

    uv run python -m bench.events.judged sample TEXTS.jsonl ROWS.csv     rows to judge, without their confidence
    uv run python -m bench.events.judged keep TEXTS.jsonl ROWS.csv       the judgements into bench/events/judged.csv

TEXTS.jsonl has one article a line with `id`, `text` and, where it is known, `published_on`. In ROWS.csv fill `right`
with yes or no: whether the text tells an event of this type here; and `participants_right`: whether those named do it
and suffer it.

Belongs here: what is shown of an event. Does not belong here: drawing and keeping (bench/judging.py).
"""

from collections.abc import Iterable
from pathlib import Path

from bench.judging import CONTEXT, Candidate, Judgement, Judging
from pipelines.extract.document import findings_of
from pipelines.extract.events.analysis import analyse_events
from pipelines.extract.parsing import ParsedDocument
from pipelines.extract.records import DocumentActor, Event, EventParticipant, ParticipantRole


def read_judged() -> list[Judgement]:
    """The judgements kept."""
    return EVENTS.read()


def candidates(parsed: ParsedDocument) -> list[Candidate]:
    """The events of a document, accepted or not."""
    findings = findings_of(parsed)
    analysis = analyse_events(parsed, findings, accept_at=0.0)
    shown = _Shown(parsed, findings.actors.actors, analysis.participants)
    return [Candidate(event.event_id, event.confidence, shown.columns(event)) for event in analysis.events]


class _Shown:
    """What a judge sees of the events of a document."""

    def __init__(
        self, parsed: ParsedDocument, actors: Iterable[DocumentActor], participants: Iterable[EventParticipant]
    ) -> None:
        self._text = parsed.text
        self._names = {actor.actor_id: actor.name for actor in actors}
        self._participants = tuple(participants)

    def columns(self, event: Event) -> dict[str, str]:
        return {
            "event_type": event.event_type,
            "mode": event.mode or "",
            "modality": event.modality,
            "sources": self._side(event, "source"),
            "words": event.text,
            "targets": self._side(event, "target"),
            "before": self._text[max(0, event.start_char - CONTEXT) : event.start_char],
            "after": self._text[event.end_char : event.end_char + CONTEXT],
        }

    def _side(self, event: Event, role: ParticipantRole) -> str:
        members = [p for p in self._participants if p.event_id == event.event_id and p.role == role]
        return " / ".join(f"{p.text or ''} = {self._names.get(p.actor_id or '', 'nobody known')}" for p in members)


EVENTS = Judging("event_id", ("right", "participants_right"), Path(__file__).parent / "judged.csv", candidates)

if __name__ == "__main__":
    EVENTS.main()
