"""From a parsed document to its events and their participants."""

from collections.abc import Sequence
from dataclasses import dataclass

from pipelines.extract.parsing import ParsedDocument
from pipelines.extract.records import ActorAnalysis, DateExpression, EventAnalysis, LocationAnalysis, Quote


@dataclass(frozen=True, slots=True)
class Findings:
    """What the other extractors found in the document."""

    actors: ActorAnalysis
    quotes: Sequence[Quote]
    places: LocationAnalysis
    dates: Sequence[DateExpression]


def analyse_events(parsed: ParsedDocument, findings: Findings, accept_at: float) -> EventAnalysis:
    """The events that the document reports; those with a confidence of `accept_at` and more are accepted."""
    del parsed, findings, accept_at
    return EventAnalysis([], [])
