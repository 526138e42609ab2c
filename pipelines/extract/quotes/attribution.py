"""From the words of a quote to its speaker as an actor."""

from collections.abc import Sequence

from pipelines.extract.parsing import ParsedDocument
from pipelines.extract.records import ActorMention, DateExpression, Quote, QuoteSpan


def attribute_quotes(
    parsed: ParsedDocument,
    quotes: Sequence[QuoteSpan],
    mentions: Sequence[ActorMention],
    dates: Sequence[DateExpression],
) -> list[Quote]:
    """The quotes with the actors who said them and whom they were said to."""
    del parsed, quotes, mentions, dates
    return []
