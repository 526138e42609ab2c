"""One parse for each text in a run of the tests, whoever asks for it.

Belongs here: the cache. Does not belong here: what is tested.
"""

from datetime import date
from functools import cache

from spacy.tokens import Doc

from pipelines.extract.parsing import ParsedDocument, load_model, parse, parsed_document
from pipelines.extract.records import Document

DOCUMENT_ID = "document-0"


@cache
def parse_once(text: str) -> Doc:
    """The parse of a text, made at the first call."""
    return parse(text)


def parsed(text: str, published_on: date | None = None, document_id: str = DOCUMENT_ID) -> ParsedDocument:
    """A text as extractors are given it."""
    return parsed_document(Document(document_id, text, published_on), parse_once(text))


def given_to(component: str, text: str) -> Doc:
    """The document as a component of the pipeline gets it: with what those before it say of it."""
    model = load_model()
    doc = model.make_doc(text)
    for name, step in model.pipeline:
        if name == component:
            return doc
        doc = step(doc)
    raise AssertionError(f"the pipeline has no {component}")
