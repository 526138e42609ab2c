"""The way into extraction: one document in, all its records out, each extractor fed by those before it.

Belongs here: the order of work. Does not belong here: any rule of extraction.
"""

from spacy.tokens import Doc

from pipelines.extract.actors.analysis import analyse_actors
from pipelines.extract.dates import find_dates
from pipelines.extract.events.analysis import Findings, analyse_events
from pipelines.extract.locations.analysis import analyse_locations
from pipelines.extract.parsing import ParsedDocument, parsed_document
from pipelines.extract.quotes.attribution import attribute_quotes
from pipelines.extract.quotes.extraction import find_quotes
from pipelines.extract.records import Document, Extraction
from pipelines.extract.settings import ExtractionSettings


def extract_document(
    document: Document, doc: Doc | None = None, settings: ExtractionSettings | None = None
) -> Extraction:
    """Everything that one article says, as records.

    `doc` is the parse of `document.text`, made here when it is not given.
    """
    parsed = parsed_document(document, doc)
    findings = findings_of(parsed)
    actors, places = findings.actors, findings.places
    accept_at = (settings or ExtractionSettings()).accept_events_at
    events = analyse_events(parsed, findings, accept_at)
    return Extraction(
        document_id=document.document_id,
        sentences=parsed.sentences,
        document_actors=actors.actors,
        actor_mentions=actors.mentions,
        actor_relations=actors.relations,
        quotes=findings.quotes,
        locations=places.locations,
        location_mentions=places.mentions,
        events=events.events,
        event_participants=events.participants,
    )


def findings_of(parsed: ParsedDocument) -> Findings:
    """Everything but the events, which are made from it."""
    quote_spans = find_quotes(parsed)
    actors = analyse_actors(parsed, quote_spans)
    places = analyse_locations(parsed)
    dates = find_dates(parsed)
    quotes = attribute_quotes(parsed, quote_spans, actors.mentions, dates)
    return Findings(actors, quotes, places, dates)
