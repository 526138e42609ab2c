"""From a parsed document to its actors, mentions and relations."""

from collections.abc import Sequence

from pipelines.extract.parsing import ParsedDocument
from pipelines.extract.records import ActorAnalysis, QuoteSpan


def analyse_actors(parsed: ParsedDocument, quotes: Sequence[QuoteSpan]) -> ActorAnalysis:
    """Everybody the document speaks of; quotes tell who "I" and "we" are."""
    del parsed, quotes
    return ActorAnalysis([], [], [])
