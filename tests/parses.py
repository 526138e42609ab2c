"""One parse for each text in a run of the tests, whoever asks for it.

Belongs here: the cache. Does not belong here: what is tested.
"""

from datetime import date
from functools import cache

from spacy.tokens import Doc

from pipelines.extract.parsing import ParsedDocument, parse, parsed_document
from pipelines.extract.records import Document

DOCUMENT_ID = "document-0"


@cache
def parse_once(text: str) -> Doc:
    """The parse of a text, made at the first call."""
    return parse(text)


def parsed(text: str, published_on: date | None = None, document_id: str = DOCUMENT_ID) -> ParsedDocument:
    """A text as extractors are given it."""
    return parsed_document(Document(document_id, text, published_on), parse_once(text))
