"""The participants of an event and its cast: records, and when two of them are the same.

Belongs here: what a participant is. Does not belong here: choosing participants (participants.py).
"""

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Token

from pipelines.extract.events.arguments import is_locative
from pipelines.extract.records import Span
from pipelines.extract.syntax import children, phrase_span


@dataclass(frozen=True, slots=True)
class Participant:
    """An argument: its head in the parse, its words, and the actor when one is known there.

    `is_remote`: it stands in no slot of the predicate, but further down.
    """

    head: Token
    span: Span | None
    actor_id: str | None
    is_remote: bool = False


@dataclass(frozen=True, slots=True)
class Cast:
    """Everybody in one event."""

    sources: tuple[Participant, ...]
    targets: tuple[Participant, ...]

    @property
    def everybody(self) -> tuple[Participant, ...]:
        """Sources and targets."""
        return self.sources + self.targets


def thing(head: Token) -> Participant:
    """A phrase without an actor as a participant, with the place where it is: "a camp in the north"."""
    span = phrase_span(head)
    where = [p for p in children(head, "prep") if p.i > head.i and any(is_locative(n) for n in children(p, "pobj"))]
    ends = [phrase_span(noun).end for place in where[:1] for noun in children(place, "pobj")]
    return Participant(head, Span(span.start, max([span.end, *ends])), None)


def distinct(participants: Iterable[Participant]) -> tuple[Participant, ...]:
    """The participants without those who are there already, by their words or their actor."""
    found: list[Participant] = []
    for participant in participants:
        if not is_among(participant, found):
            found.append(participant)
    return tuple(found)


def is_among(participant: Participant, others: Iterable[Participant]) -> bool:
    """Whether one of the others has the participant's words or its actor."""
    return any(
        participant.head == other.head or (participant.actor_id is not None and participant.actor_id == other.actor_id)
        for other in others
    )
