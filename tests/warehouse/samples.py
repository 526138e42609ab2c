"""Small articles and what an extractor would find in them, for tests that need rows."""

from dataclasses import dataclass, field
from datetime import date, datetime
from hashlib import sha256
from typing import Any

import duckdb

from pipelines.extract.ids import row_id
from pipelines.extract.records import (
    ActorMention,
    DocumentActor,
    Event,
    EventParticipant,
    Extraction,
    Location,
    LocationMention,
    Quote,
    Sentence,
    Span,
)
from pipelines.ingest.records import Article
from pipelines.warehouse.articles import add_articles
from pipelines.warehouse.extractions import LoadCounts, replace_extractions

LOADED_AT = datetime(2026, 3, 2, 12, 0)  # noqa: DTZ001 - stored in UTC without a zone
SUNDAY = date(2026, 3, 1)
BASRA = Location("geonames:99532", "Basra", 30.5, 47.8, "IRQ", "Basra", "PPLA", 2_600_000, 99532)


def article(document_id: str, text: str, **changes: Any) -> Article:
    """An article in a file of its own, published on 1 March 2026."""
    values: dict[str, Any] = {
        "document_id": document_id,
        "source_path": f"{document_id}.txt",
        "record_number": 0,
        "content_sha256": sha256(text.encode("utf-8", "replace")).hexdigest(),
        "title": None,
        "publisher": "Harbour News",
        "byline": None,
        "url": None,
        "language": "en",
        "published_at": None,
        "published_on": SUNDAY,
        "published_from": "front_matter",
        "text": text,
        "word_count": len(text.split()),
        "encoding": "utf-8",
    }
    return Article(**(values | changes))


@dataclass
class Found:
    """What is found in one document; each method adds a row for words of its text, which is one sentence."""

    document_id: str
    text: str
    actors: dict[str, DocumentActor] = field(default_factory=dict)
    mentions: list[ActorMention] = field(default_factory=list)
    places: dict[str, Location] = field(default_factory=dict)
    place_mentions: list[LocationMention] = field(default_factory=list)
    quotes: list[Quote] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    participants: list[EventParticipant] = field(default_factory=list)

    def actor(self, words: str, actor_id: str, **changes: Any) -> str:
        kind = actor_id.split(":", maxsplit=1)[0]
        told = {"name": words, "actor_type": kind, "country": None, "sector": None, "aliases": ()} | changes
        self.actors.setdefault(actor_id, DocumentActor(actor_id, self.document_id, **told))
        start, end = self._span(words)
        mention_id = row_id("mention", self.document_id, start, end)
        self.mentions.append(
            ActorMention(mention_id, self.document_id, 0, start, end, words, "name", actor_id, None, 0.9, "test")
        )
        return actor_id

    def place(self, words: str, location: Location) -> str:
        self.places[location.location_id] = location
        start, end = self._span(words)
        mention_id = row_id("place", self.document_id, start, end)
        self.place_mentions.append(
            LocationMention(
                *(mention_id, self.document_id, 0, start, end, words), location.location_id, "place", None, 0.9, "test"
            )
        )
        return location.location_id

    def quote(self, words: str, speaker: str | None, **changes: Any) -> str:
        start, end = self._span(words)
        values: dict[str, Any] = {
            "quote_id": row_id("quote", self.document_id, start, end),
            "document_id": self.document_id,
            "sentence_number": 0,
            "start_char": start,
            "end_char": end,
            "text": words,
            "fragments": (Span(start, end),),
            "quote_type": "direct",
            "speaker_actor_id": speaker,
            "said_on": SUNDAY,
            "confidence": 0.9,
            "method": "test",
        }
        empty: dict[str, Any] = dict.fromkeys(("addressee_actor_id", "channel", *_CUE_AND_SPEAKER))
        quote = Quote(**(empty | values | changes))
        self.quotes.append(quote)
        return quote.quote_id

    def event(self, words: str, event_type: str, sources: list[str], targets: list[str], **changes: Any) -> str:
        start, end = self._span(words)
        values: dict[str, Any] = {
            "event_id": row_id("event", self.document_id, start, end, event_type),
            "document_id": self.document_id,
            "sentence_number": 0,
            "start_char": start,
            "end_char": end,
            "text": words,
            "event_type": event_type,
            "mode": None,
            "contexts": ("military",),
            "quad_class": "material conflict" if event_type in {"ASSAULT", "COERCE"} else "verbal cooperation",
            "intensity": -9.0,
            "event_on": SUNDAY,
            "event_until": None,
            "date_text": None,
            "date_precision": "day",
            "modality": "actual",
            "background": False,
            "location_id": None,
            "quote_id": None,
            "attributed_to_actor_id": None,
            "confidence": 0.8,
            "accepted": True,
            "method": "test",
        }
        event = Event(**(values | changes))
        self.events.append(event)
        self._take_part(event.event_id, "source", sources)
        self._take_part(event.event_id, "target", targets)
        return event.event_id

    def extraction(self) -> Extraction:
        return Extraction(
            document_id=self.document_id,
            sentences=[Sentence(self.document_id, 0, 0, len(self.text), self.text)],
            document_actors=list(self.actors.values()),
            actor_mentions=self.mentions,
            actor_relations=[],
            quotes=self.quotes,
            locations=list(self.places.values()),
            location_mentions=self.place_mentions,
            events=self.events,
            event_participants=self.participants,
        )

    def load(self, connection: duckdb.DuckDBPyConnection, **changes: Any) -> LoadCounts:
        """Stores the article and its rows."""
        add_articles(connection, [article(self.document_id, self.text, **changes)], LOADED_AT)
        return replace_extractions(connection, [self.extraction()], "1")

    def _span(self, words: str) -> tuple[int, int]:
        start = self.text.index(words)
        return start, start + len(words)

    def _take_part(self, event_id: str, role: Any, actor_ids: list[str]) -> None:
        for number, actor_id in enumerate(actor_ids):
            mention = next((m for m in self.mentions if m.actor_id == actor_id), None)
            start, end, text = (mention.start_char, mention.end_char, mention.text) if mention else (None, None, None)
            self.participants.append(
                EventParticipant(event_id, role, number, self.document_id, start, end, text, actor_id)
            )


_CUE_AND_SPEAKER = (
    *("cue_start_char", "cue_end_char", "cue_text"),
    *("speaker_start_char", "speaker_end_char", "speaker_text"),
)


def raid(document_id: str = "raid", **changes: Any) -> Found:
    """Police raid a militia in Basra, and a spokesman says so."""
    found = Found(
        document_id, "Iraqi police raided the Crescent Militia in Basra on Sunday. “It is over,” Ali Hadi said."
    )
    police = found.actor("Iraqi police", "government:iraqi-police", country="IRQ", sector="COP")
    militia = found.actor("Crescent Militia", "armed_group:crescent-militia")
    speaker = found.actor("Ali Hadi", "person:ali-hadi")
    found.quote("It is over", speaker)
    event = {"event_type": "ASSAULT", "location_id": found.place("Basra", BASRA)} | changes
    found.event("raided", event.pop("event_type"), [police], [militia], **event)
    return found
