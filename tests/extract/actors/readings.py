"""Reading a text for its actors, in the form that tests compare."""

from datetime import date

from pipelines.extract.actors.analysis import analyse_actors
from pipelines.extract.quotes.extraction import find_quotes
from pipelines.extract.records import ActorAnalysis, DocumentActor
from tests.parses import parsed


def analysed(text: str, on: date | None = None) -> ActorAnalysis:
    """The actors of a text, with its quotes found before."""
    document = parsed(text, on)
    return analyse_actors(document, find_quotes(document))


def mentions(text: str, on: date | None = None) -> list[tuple[str, str]]:
    """(words, actor id) of the mentions in order; ids of descriptions without the document."""
    return [(m.text, short(m.actor_id)) for m in analysed(text, on).mentions]


def actor(text: str, actor_id: str, on: date | None = None) -> DocumentActor:
    """What the text says of one actor."""
    return next(a for a in analysed(text, on).actors if short(a.actor_id) == actor_id)


def relations(text: str, on: date | None = None) -> set[tuple[str, str, str]]:
    """(actor id, relation, actor id) of the ties in a text."""
    return {(short(r.actor_id), r.relation, short(r.object_actor_id)) for r in analysed(text, on).relations}


def short(actor_id: str) -> str:
    """The id without the document in it."""
    kind, *rest = actor_id.split(":")
    return ":".join([kind, *rest[1:]]) if kind == "anonymous" else actor_id
