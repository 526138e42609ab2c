"""What all workers share: imported once by the process that they are forked from, so that they have it at once.

Belongs here: loading. Does not belong here: another model than the usual one, which each worker loads by itself.
"""

from pipelines.extract.document import extract_document
from pipelines.extract.parsing import DEFAULT_MODEL
from pipelines.extract.records import Document
from pipelines.refresh.workers import make_ready

extract_document(Document("first", "Officials in Oslo said on Sunday that they had met the envoys of Kenya."))
"""Lexicons and the gazetteer are loaded when they are first asked."""
make_ready(DEFAULT_MODEL)
