"""From a parsed document to its place names and their places."""

from pipelines.extract.parsing import ParsedDocument
from pipelines.extract.records import LocationAnalysis


def analyse_locations(parsed: ParsedDocument) -> LocationAnalysis:
    """The place names of the document, resolved by context."""
    del parsed
    return LocationAnalysis([], [])
