"""Finding words that date something, and the days they mean."""

from pipelines.extract.parsing import ParsedDocument
from pipelines.extract.records import DateExpression


def find_dates(parsed: ParsedDocument) -> list[DateExpression]:
    """The date expressions of the document, in the order of the text."""
    del parsed
    return []
