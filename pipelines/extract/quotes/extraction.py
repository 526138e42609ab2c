"""Finding quotes in a parsed document."""

from pipelines.extract.parsing import ParsedDocument
from pipelines.extract.records import QuoteSpan


def find_quotes(parsed: ParsedDocument) -> list[QuoteSpan]:
    """The quotes of the document, in the order of the text."""
    del parsed
    return []
