"""From a parsed document to its place names and their places.

Belongs here: the order of work and the records. Does not belong here: finding names (recognition.py), choosing among
namesakes (resolution.py).
"""

from pipelines.extract.ids import row_id
from pipelines.extract.locations.confidence import confidence_of
from pipelines.extract.locations.gazetteer import Place
from pipelines.extract.locations.names import place_names
from pipelines.extract.locations.reading import Reading
from pipelines.extract.locations.recognition import find_toponyms
from pipelines.extract.locations.resolution import Resolved, resolve
from pipelines.extract.locations.usage import usage_of
from pipelines.extract.parsing import ParsedDocument
from pipelines.extract.records import Location, LocationAnalysis, LocationMention


def analyse_locations(parsed: ParsedDocument) -> LocationAnalysis:
    """The place names of the document in the order of the text, and each of their places once.

    Raises GazetteerError or LexiconError when the reference files cannot be used.
    """
    toponyms = find_toponyms(Reading(parsed))
    resolved = resolve(parsed.text, toponyms, place_names(), parsed.document.publisher or "")
    places = {item.place.key: item.place for item in resolved if item.place is not None}
    return LocationAnalysis(
        mentions=[_mention(parsed, item) for item in resolved],
        locations=[_location(places[key]) for key in sorted(places)],
    )


def _mention(parsed: ParsedDocument, item: Resolved) -> LocationMention:
    toponym = item.toponym
    span, document_id = toponym.span, parsed.document.document_id
    is_demonym = toponym.found_by == "demonym"
    return LocationMention(
        mention_id=row_id("location", document_id, span.start, span.end),
        document_id=document_id,
        sentence_number=parsed.sentence_number(span.start),
        start_char=span.start,
        end_char=span.end,
        text=toponym.text,
        location_id=item.place.key if item.place else None,
        usage=usage_of(parsed.doc, toponym.end - 1, item.place, is_demonym=is_demonym),
        modifier=toponym.modifier,
        confidence=confidence_of(item),
        method=f"{toponym.found_by}+{item.evidence}",
    )


def _location(place: Place) -> Location:
    return Location(
        location_id=place.key,
        name=place.name,
        latitude=place.latitude,
        longitude=place.longitude,
        country=place.country,
        admin1=place.admin1,
        feature_code=place.feature_code,
        population=place.population or None,
        geonames_id=place.geonames_id,
    )
