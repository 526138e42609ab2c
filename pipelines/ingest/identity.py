"""What makes two records the same document, and the ids that follow from it.

Belongs here: hashes of content. Does not belong here: likeness short of equality (near_duplicates.py).
"""

import hashlib

from pipelines.ingest.records import Metadata

_DIGITS = 16


def content_sha256(text: str) -> str:
    """The SHA-256 of the text in UTF-8, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def document_id(text: str, metadata: Metadata) -> str:
    """The id of a text with its metadata as printed, such as `document-1f0c…`; where it lies plays no part."""
    printed = (metadata.title, metadata.publisher, metadata.byline, metadata.url, metadata.published)
    content = "\x1f".join([*("\x1e" if value is None else value for value in printed), text])
    return f"document-{hashlib.sha256(content.encode()).hexdigest()[:_DIGITS]}"
