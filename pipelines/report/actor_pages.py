"""The page of an actor: what it said, did and underwent, and what ties it to others.

Belongs here: what the template is given. Does not belong here: HTML.
"""

from typing import Any

from pipelines.report.reading import Rows


def actor_context(rows: Rows) -> dict[str, Any]:
    """What `actor.html` shows of one actor."""
    actor = rows["facts"][0]
    return {
        "actor": actor,
        "aliases": [alias for alias in actor["aliases"] or () if alias != actor["name"]],
        "quotes": rows["quotes"],
        "events": rows["events"],
        "relations": rows["relations"],
        "documents": rows["documents"],
    }
