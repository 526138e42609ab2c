"""The records that extraction returns, one data class per table, named and typed as in the warehouse.

Belongs here: frozen data, and the spans that hand work from one extractor to the next. Does not belong here: logic.
All offsets are Unicode code points into the document's text, half-open.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

MentionType = Literal["name", "nominal", "pronoun"]
QuoteType = Literal["direct", "mixed", "indirect"]
LocationUsage = Literal["place", "metonym", "demonym"]
Modality = Literal["actual", "claimed", "future", "conditional", "negated"]
DatePrecision = Literal["day", "week", "month", "year"]
ParticipantRole = Literal["source", "target"]
Relation = Literal["leads", "member_of", "part_of", "backed_by", "office_in", "spokesperson_for", "based_in"]


class Span(NamedTuple):
    """A stretch of the document's text; a tuple, since extraction makes and compares more of these than of all else."""

    start: int
    end: int

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        """Whether the other lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end

    def of(self, text: str) -> str:
        """The words of the span."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Document:
    """What extraction is given: one article and what is known of its publication."""

    document_id: str
    text: str
    published_on: date | None = None
    publisher: str | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, numbered from 0."""

    document_id: str
    sentence_number: int
    start_char: int
    end_char: int
    text: str


@dataclass(frozen=True, slots=True)
class DocumentActor:
    """What one document alone says of an actor; the table `actors` is made from these."""

    actor_id: str
    document_id: str
    name: str
    actor_type: str
    country: str | None
    sector: str | None
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ActorMention:
    """One place where the text speaks of an actor."""

    mention_id: str
    document_id: str
    sentence_number: int
    start_char: int
    end_char: int
    text: str
    mention_type: MentionType
    actor_id: str
    title: str | None
    confidence: float
    method: str


@dataclass(frozen=True, slots=True)
class ActorRelation:
    """A lasting tie between two actors, with the words that state it."""

    relation_id: str
    document_id: str
    sentence_number: int
    start_char: int
    end_char: int
    text: str
    actor_id: str
    relation: Relation
    object_actor_id: str
    confidence: float
    method: str


@dataclass(frozen=True, slots=True)
class ActorAnalysis:
    """Everything the text says of who there is."""

    actors: Sequence[DocumentActor]
    mentions: Sequence[ActorMention]
    relations: Sequence[ActorRelation]


@dataclass(frozen=True, slots=True)
class QuoteSpan:
    """A quote as the text shows it, before its speaker is resolved to an actor."""

    fragments: tuple[Span, ...]
    quote_type: QuoteType
    cue: Span | None
    speaker: Span | None
    addressee: Span | None
    channel: str | None
    confidence: float
    method: str

    @property
    def envelope(self) -> Span:
        """From the start of the first fragment to the end of the last."""
        return Span(self.fragments[0].start, self.fragments[-1].end)


@dataclass(frozen=True, slots=True)
class Quote:
    """Who said what: the quoted or reported words and their speaker."""

    quote_id: str
    document_id: str
    sentence_number: int
    start_char: int
    end_char: int
    text: str
    fragments: tuple[Span, ...]
    quote_type: QuoteType
    cue_start_char: int | None
    cue_end_char: int | None
    cue_text: str | None
    speaker_start_char: int | None
    speaker_end_char: int | None
    speaker_text: str | None
    speaker_actor_id: str | None
    addressee_actor_id: str | None
    channel: str | None
    said_on: date | None
    confidence: float
    method: str


@dataclass(frozen=True, slots=True)
class Location:
    """One place in the world, from the gazetteer."""

    location_id: str
    name: str
    latitude: float | None
    longitude: float | None
    country: str | None
    admin1: str | None
    feature_code: str | None
    population: int | None
    geonames_id: int | None


@dataclass(frozen=True, slots=True)
class LocationMention:
    """One place name in the text, resolved to a place where that can be done."""

    mention_id: str
    document_id: str
    sentence_number: int
    start_char: int
    end_char: int
    text: str
    location_id: str | None
    usage: LocationUsage
    modifier: str | None
    confidence: float
    method: str


@dataclass(frozen=True, slots=True)
class LocationAnalysis:
    """The place names of a document and the places they stand for."""

    mentions: Sequence[LocationMention]
    locations: Sequence[Location]


@dataclass(frozen=True, slots=True)
class DateExpression:
    """Words that date something, resolved against the publication date where that is possible."""

    span: Span
    first_day: date | None
    last_day: date | None
    precision: DatePrecision | None


@dataclass(frozen=True, slots=True)
class Event:
    """Who did what to whom, as one sentence reports it."""

    event_id: str
    document_id: str
    sentence_number: int
    start_char: int
    end_char: int
    text: str
    event_type: str
    mode: str | None
    contexts: tuple[str, ...]
    quad_class: str
    intensity: float
    event_on: date | None
    event_until: date | None
    date_text: str | None
    date_precision: DatePrecision | None
    modality: Modality
    background: bool
    location_id: str | None
    quote_id: str | None
    attributed_to_actor_id: str | None
    confidence: float
    accepted: bool
    method: str


@dataclass(frozen=True, slots=True)
class EventParticipant:
    """An actor on one side of an event."""

    event_id: str
    role: ParticipantRole
    participant_number: int
    document_id: str
    start_char: int | None
    end_char: int | None
    text: str | None
    actor_id: str | None


@dataclass(frozen=True, slots=True)
class EventAnalysis:
    """The events of a document with everybody who takes part in them."""

    events: Sequence[Event]
    participants: Sequence[EventParticipant]


@dataclass(frozen=True, slots=True)
class Extraction:
    """Everything read from one document, one field per table."""

    document_id: str
    sentences: Sequence[Sentence]
    document_actors: Sequence[DocumentActor]
    actor_mentions: Sequence[ActorMention]
    actor_relations: Sequence[ActorRelation]
    quotes: Sequence[Quote]
    locations: Sequence[Location]
    location_mentions: Sequence[LocationMention]
    events: Sequence[Event]
    event_participants: Sequence[EventParticipant]
