"""Dateline, its parts, and tools of others that read news texts: for each a function that gets it ready for some texts.

Belongs here: calling them, and counting what they find. Does not belong here: clocks and tables (others.py). The
packages of others come with the group `comparison` and are imported only where they are called.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from thinc.api import use_ops

from pipelines.extract.actors.analysis import analyse_actors
from pipelines.extract.document import extract_document, findings_of
from pipelines.extract.events.analysis import analyse_events
from pipelines.extract.locations.analysis import analyse_locations
from pipelines.extract.parsing import (
    DEFAULT_MODEL,
    ParsedDocument,
    load_model,
    model_folder,
    parse_all,
    parsed_document,
)
from pipelines.extract.quotes.extraction import find_quotes
from pipelines.extract.records import ActorMention, Document, Event, LocationAnalysis
from pipelines.extract.settings import ExtractionSettings

if TYPE_CHECKING:
    from flashgeotext.geotext import GeoText
    from gdelt_regkg.fields.ner import NERResult, SpacyNER
    from spacy.tokens import Doc


@dataclass(frozen=True, slots=True)
class Found:
    """How many of each kind are found; None for a kind that a tool does not look for.

    `in_marks` are the quotes with words in quotation marks, `with_speaker` those whose speaker the text names.
    """

    quotes: int | None = None
    in_marks: int | None = None
    with_speaker: int | None = None
    names: int | None = None
    places: int | None = None
    with_coordinates: int | None = None
    events: int | None = None


PARSE_ALONE = "parse alone"
type Work = Callable[[], Sequence[Found | None]]
"""What is measured: what is found in each text, None where a tool gives up."""


@dataclass(frozen=True, slots=True)
class Tool:
    """A tool by its name in the table. `get_ready` is not measured: it loads and, for a tool `on_parse`, parses."""

    name: str
    get_ready: Callable[[Sequence[Document]], Work]
    on_parse: bool = False


def parse_alone(documents: Sequence[Document]) -> Work:
    """Dateline's parse, which the tools `on_parse` go on from."""
    texts = [document.text for document in documents]
    load_model()
    return lambda: [Found() for _ in parse_all(texts)]


def dateline(documents: Sequence[Document]) -> Work:
    """All of Dateline's extraction on a parse."""
    return _for_each(_parsed(documents), _extracted)


def dateline_quotes(documents: Sequence[Document]) -> Work:
    """Dateline's quotes, their speakers as the text names them."""
    return _for_each(_parsed(documents), _quotes)


def dateline_actors(documents: Sequence[Document]) -> Work:
    """Dateline's actors, given the quotes."""
    given = [(parsed, find_quotes(parsed)) for parsed in _parsed(documents)]
    return _for_each(given, lambda pair: Found(names=_names(analyse_actors(*pair).mentions)))


def dateline_locations(documents: Sequence[Document]) -> Work:
    """Dateline's places."""
    return _for_each(_parsed(documents), lambda parsed: _places(analyse_locations(parsed)))


def dateline_events(documents: Sequence[Document]) -> Work:
    """Dateline's events, given all the rest."""
    given = [(parsed, findings_of(parsed)) for parsed in _parsed(documents)]
    accept_at = ExtractionSettings().accept_events_at
    return _for_each(given, lambda pair: Found(events=_accepted(analyse_events(*pair, accept_at).events)))


def textacy_quotations(documents: Sequence[Document]) -> Work:
    """The direct quotations of textacy, which gives up on a text with an odd number of quotation marks."""
    from textacy.extract.triples import direct_quotations

    def read(parsed: ParsedDocument) -> Found | None:
        try:
            found = len(list(direct_quotations(parsed.doc)))
        except ValueError:
            return None
        return Found(quotes=found, in_marks=found, with_speaker=found)

    return _for_each(_parsed(documents), read)


def gdelt_regkg(documents: Sequence[Document]) -> Work:
    """Names and quotations of GDELT's Global Knowledge Graph, with a model loaded as that package loads it."""
    texts = [document.text for document in documents]
    recognizer = _recognizer()
    return lambda: [_gkg(found) for found in recognizer.analyze_many(texts)]


def gdelt_regkg_tuned(documents: Sequence[Document]) -> Work:
    """The same with Dateline's matrix products and fewer texts at once."""
    texts = [document.text for document in documents]
    with use_ops("numpy", use_blis=False):
        recognizer = _recognizer()
    return lambda: [_gkg(found) for found in recognizer.analyze_many(texts, batch_size=8)]


def flashgeotext_places(documents: Sequence[Document]) -> Work:
    """Cities and countries that flashgeotext looks up in the text; it knows no coordinates."""
    geotext = _geotext()
    return _for_each([d.text for d in documents], lambda text: _looked_up(geotext.extract(text)))


TOOLS = {
    tool.name: tool
    for tool in (
        Tool(PARSE_ALONE, parse_alone),
        Tool("Dateline, all", dateline, on_parse=True),
        Tool("Dateline, quotes", dateline_quotes, on_parse=True),
        Tool("Dateline, actors", dateline_actors, on_parse=True),
        Tool("Dateline, places", dateline_locations, on_parse=True),
        Tool("Dateline, events", dateline_events, on_parse=True),
        Tool("textacy, quotations", textacy_quotations, on_parse=True),
        Tool("gdelt-regkg", gdelt_regkg),
        Tool("gdelt-regkg, tuned", gdelt_regkg_tuned),
        Tool("flashgeotext", flashgeotext_places),
    )
}
"""Every tool of the comparison, in the order of the table."""


def _for_each[T](items: Sequence[T], read: Callable[[T], Found | None]) -> Work:
    return lambda: [read(item) for item in items]


def _parsed(documents: Sequence[Document]) -> list[ParsedDocument]:
    parses: Iterable[Doc] = parse_all(document.text for document in documents)
    return [parsed_document(document, doc) for document, doc in zip(documents, parses, strict=True)]


def _extracted(parsed: ParsedDocument) -> Found:
    found = extract_document(parsed.document, parsed.doc)
    places = _places(LocationAnalysis(found.location_mentions, found.locations))
    return Found(
        quotes=len(found.quotes),
        in_marks=sum(quote.quote_type != "indirect" for quote in found.quotes),
        with_speaker=sum(quote.speaker_text is not None for quote in found.quotes),
        names=_names(found.actor_mentions),
        places=places.places,
        with_coordinates=places.with_coordinates,
        events=_accepted(found.events),
    )


def _quotes(parsed: ParsedDocument) -> Found:
    quotes = find_quotes(parsed)
    in_marks = sum(quote.quote_type != "indirect" for quote in quotes)
    return Found(len(quotes), in_marks, with_speaker=sum(quote.speaker is not None for quote in quotes))


def _names(mentions: Iterable[ActorMention]) -> int:
    return sum(mention.mention_type == "name" for mention in mentions)


def _places(found: LocationAnalysis) -> Found:
    located = {place.location_id for place in found.locations if place.latitude is not None}
    with_coordinates = sum(mention.location_id in located for mention in found.mentions)
    return Found(places=len(found.mentions), with_coordinates=with_coordinates)


def _accepted(events: Iterable[Event]) -> int:
    return sum(event.accepted for event in events)


@cache
def _recognizer() -> "SpacyNER":
    from gdelt_regkg.fields.ner import SpacyNER

    return SpacyNER.from_model(str(model_folder(DEFAULT_MODEL)))


def _gkg(found: "NERResult") -> Found:
    from gdelt_regkg.fields.quotations import analyze_quotations

    entries = [found.to_gkg(label, enhanced=True) for label in ("PERSON", "ORG")]
    names = sum(len(entry.split(";")) for entry in entries if entry)
    quotes = len(analyze_quotations(found.text).mentions)
    return Found(quotes=quotes, in_marks=quotes, names=names, places=len(found.locations))


@cache
def _geotext() -> "GeoText":
    from flashgeotext.geotext import GeoText

    return GeoText()


def _looked_up(kinds: dict[str, dict[str, dict[str, int]]]) -> Found:
    """The mentions among what flashgeotext returns: by kind and name, with a count."""
    return Found(places=sum(place["count"] for names in kinds.values() for place in names.values()))
