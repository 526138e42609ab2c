"""Addresses: the file of each page, and which addresses from outside may be linked to.

Belongs here: names of files and links. Does not belong here: writing files.
"""

import hashlib
import re
from urllib.parse import urlsplit

_SLUG_LENGTH = 60
_DIGITS = 10
_NOT_PLAIN = re.compile(r"[^a-z0-9]+")


def document_page(document_id: str) -> str:
    """The page of a document, from the folder of the report."""
    return f"documents/{_file_name(document_id)}"


def actor_page(actor_id: str) -> str:
    """The page of an actor, from the folder of the report."""
    return f"actors/{_file_name(actor_id)}"


def has_page(actor_id: str | None) -> bool:
    """Whether an actor has a page: sources without a name, whom one document alone knows, have none."""
    return actor_id is not None and not actor_id.startswith("anonymous:")


def outside_link(url: str | None) -> str | None:
    """The address when it leads to a web page; None for anything that could do more, such as `javascript:`."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    return url if parts.scheme in {"http", "https"} and parts.netloc else None


def _file_name(identifier: str) -> str:
    """Plain letters for people and a hash for uniqueness, also where file names have no case."""
    slug = _NOT_PLAIN.sub("-", identifier.lower()).strip("-")[:_SLUG_LENGTH]
    return f"{slug}-{hashlib.sha256(identifier.encode()).hexdigest()[:_DIGITS]}.html"
