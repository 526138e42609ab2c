"""Ids made from content, so that the same text always gives the same ids in any order of work.

Belongs here: how an id is spelled. Does not belong here: what decides that two things are the same.
"""

import hashlib

from pipelines.extract.text import normalise_name

DIGITS = 16
"""Hexadecimal digits of a row id: 64 bits, so that ten million rows collide with odds of about 1 in 400,000."""


def row_id(kind: str, document_id: str, *parts: object) -> str:
    """The id of a row that speaks of a document, such as `quote-1f0c…`.

    `parts` are whatever sets the row apart from its neighbours: offsets, roles, codes.
    """
    content = "\x1f".join([kind, document_id, *map(str, parts)])
    return f"{kind}-{hashlib.sha256(content.encode()).hexdigest()[:DIGITS]}"


def named_actor_id(actor_type: str, name: str, other_bearer: str | None = None) -> str:
    """The id of an actor outside the lexicon, such as `person:karim-haddad`.

    `other_bearer` is the country or office that a document gives to tell this bearer of a known name from the known
    one. A name without Latin letters or digits keeps its own letters.
    """
    return ":".join([actor_type, _slug(name), *([_slug(other_bearer)] if other_bearer else [])])


def anonymous_actor_id(document_id: str, description: str, order: int = 0) -> str:
    """The id of a source or group without a name: one for each description in one document.

    `order` tells apart different people whom one document describes in the same words.
    """
    return f"anonymous:{document_id}:{_slug(description)[:60]}" + (f":{order}" if order else "")


def _slug(name: str) -> str:
    return (normalise_name(name) or name).replace(" ", "-")
