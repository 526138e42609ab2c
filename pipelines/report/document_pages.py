"""The page of a document: its text with everything that was found in it, and the rows behind the marks.

Belongs here: what the template is given. Does not belong here: cutting the text (spans.py), HTML.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pipelines.report.links import outside_link
from pipelines.report.reading import Row, Rows
from pipelines.report.spans import Mark, Piece, marked_paragraphs

QUOTE, ACTOR, PLACE, EVENT = KINDS = ("quote", "actor", "place", "event")
_MENTION_TYPES = {"name": "a name", "nominal": "a description", "pronoun": "a pronoun"}
_USAGES = {"place": "a place", "metonym": "stands for those who govern there"}


@dataclass(frozen=True, slots=True)
class Found:
    """A mark in the text, the card that tells of it, and what is said of this mention alone."""

    mark: Mark
    card: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of text as the template writes it."""

    text: str
    kinds: str
    card: str
    marks: str
    begins: bool


def document_context(rows: Rows) -> dict[str, Any]:
    """What `document.html` shows of one document."""
    facts = rows["facts"][0]
    actors, places = _entities(rows["actors"], "actor_id", ACTOR), _entities(rows["places"], "location_id", PLACE)
    found = [*_quotes(rows["quotes"]), *_actors(actors), *_places(places), *_events(rows["events"])]
    paragraphs = marked_paragraphs(facts["text"], [one.mark for one in found])
    return {
        "document": facts,
        "url": outside_link(facts["url"]),
        "paragraphs": [[_passage(piece, found) for piece in paragraph] for paragraph in paragraphs],
        "found": [{"card": one.card, "note": one.note} for one in found],
        "quotes": rows["quotes"],
        "events": rows["events"],
        "actors": actors,
        "places": places,
        "counts": dict(zip(KINDS, map(len, (rows["quotes"], actors, places, rows["events"])), strict=True)),
    }


def _passage(piece: Piece, found: list[Found]) -> Passage:
    if not piece.marks:
        return Passage(piece.text, "", "", "", begins=False)
    on_it = [found[number] for number in piece.marks]
    kinds = " ".join(dict.fromkeys(one.mark.kind for one in on_it))
    return Passage(piece.text, kinds, on_it[0].card, " ".join(map(str, piece.marks)), piece.begins)


def _entities(mentions: list[Row], key: str, kind: str) -> list[Row]:
    """The actors or places that the mentions mean, in the order of the text; what is not resolved is its own."""
    entities: dict[str, Row] = {}
    for mention in mentions:
        identity = mention[key] or f"unresolved {mention['text']}"
        entity = entities.setdefault(identity, {**mention, "card": f"{kind}-{len(entities) + 1}", "mentions": []})
        entity["mentions"].append(mention)
    return list(entities.values())


def _quotes(quotes: list[Row]) -> Iterator[Found]:
    for quote in quotes:
        spans = tuple((fragment["start_char"], fragment["end_char"]) for fragment in quote["fragments"])
        yield Found(Mark(QUOTE, spans), quote["quote_id"])


def _events(events: list[Row]) -> Iterator[Found]:
    for event in events:
        yield Found(Mark(EVENT, (_span(event),)), event["event_id"])


def _actors(actors: list[Row]) -> Iterator[Found]:
    for actor in actors:
        for mention in actor["mentions"]:
            told = [_MENTION_TYPES[mention["mention_type"]]]
            if mention["title"]:
                told.append(f"titled {mention['title']}")
            yield Found(Mark(ACTOR, (_span(mention),)), actor["card"], _note(mention, told))


def _places(places: list[Row]) -> Iterator[Found]:
    for place in places:
        for mention in place["mentions"]:
            told = [_USAGES[mention["usage"]]]
            if mention["modifier"]:
                told.append(f"with “{mention['modifier']}”")
            yield Found(Mark(PLACE, (_span(mention),)), place["card"], _note(mention, told))


def _note(mention: Row, told: list[str]) -> str:
    """What is known of one mention: how it is meant, how sure that is, and which rule says so."""
    parts = [f"“{mention['text']}”", *told, f"confidence {mention['confidence']:.2f}", f"method {mention['method']}"]
    return " · ".join(parts)


def _span(row: Row) -> tuple[int, int]:
    return row["start_char"], row["end_char"]
