"""An extraction as the scorers look at it: rows with the names of the actors and places they point to.

Belongs here: look-ups on one article's extraction. Does not belong here: annotations and scores.
"""

from functools import cached_property

from pipelines.extract.records import Event, Extraction, Location, ParticipantRole, Quote, Span


class Found:
    """The rows of one article's extraction, joined."""

    def __init__(self, extraction: Extraction) -> None:
        self.rows = extraction

    @cached_property
    def _names(self) -> dict[str, set[str]]:
        """Persons by what the text calls them, others also by how it describes them ("the army")."""
        names = {actor.actor_id: {actor.name, *actor.aliases} for actor in self.rows.document_actors}
        persons = {actor.actor_id for actor in self.rows.document_actors if actor.actor_type == "person"}
        for mention in self.rows.actor_mentions:
            described = mention.mention_type == "nominal" and mention.actor_id not in persons
            if described or mention.mention_type == "name":
                names.setdefault(mention.actor_id, set()).add(mention.text)
        return names

    @cached_property
    def _described_as(self) -> dict[str, set[str]]:
        words: dict[str, set[str]] = {}
        for mention in self.rows.actor_mentions:
            if mention.mention_type == "nominal":
                words.setdefault(mention.actor_id, set()).add(mention.text)
        return words

    @cached_property
    def _places(self) -> dict[str, Location]:
        return {location.location_id: location for location in self.rows.locations}

    def names(self, actor_id: str | None) -> set[str]:
        """What an actor is called; empty for none."""
        return self._names.get(actor_id or "", set())

    def all_names(self, actor_id: str) -> set[str]:
        """The names of an actor, and every description that is taken for it."""
        return self.names(actor_id) | self._described_as.get(actor_id, set())

    def place(self, location_id: str | None) -> Location | None:
        """The place of an id."""
        return self._places.get(location_id or "")

    def place_names(self, location_id: str | None) -> set[str]:
        """The name of a place, and the words that name it in the text; empty for none."""
        place = self.place(location_id)
        texts = {mention.text for mention in self.rows.location_mentions if mention.location_id == location_id}
        return texts | {place.name} if place else set()

    def accepted_events(self) -> list[Event]:
        """The events that views and reports use, in order of the text."""
        return sorted((event for event in self.rows.events if event.accepted), key=lambda e: (e.start_char, e.end_char))

    def participants(self, event: Event, role: ParticipantRole) -> set[str]:
        """All names of those on one side of an event, and the words that name them there."""
        sides = [p for p in self.rows.event_participants if p.event_id == event.event_id and p.role == role]
        named = {name for p in sides for name in self.names(p.actor_id)}
        return named | {p.text for p in sides if p.text and p.actor_id}

    def sentence_of(self, span: Span) -> int | None:
        """The number of the sentence in which a span begins."""
        return next(
            (s.sentence_number for s in self.rows.sentences if s.start_char <= span.start < s.end_char),
            None,
        )


def extents(quote: Quote) -> list[list[Span]]:
    """The ways to see which words a quote covers: its fragments together, its envelope, each fragment alone."""
    envelope = Span(quote.start_char, quote.end_char)
    return [list(quote.fragments), [envelope], *([fragment] for fragment in quote.fragments)]
