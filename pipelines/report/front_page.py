"""The front page: how much there is, when and where things happened, who says and does most, what was not loaded.

Belongs here: what the template is given. Does not belong here: geometry (timeline.py, world.py), HTML.
"""

from datetime import date
from typing import Any

from pipelines.report.reading import Row, Rows
from pipelines.report.timeline import CLASSES, Timeline, timeline
from pipelines.report.world import world_map

PLACES_TOLD = 10


def front_context(rows: Rows) -> dict[str, Any]:
    """What `front.html` shows."""
    totals = rows["totals"][0]
    return {
        "totals": totals,
        "classes": CLASSES,
        "timeline": _timeline(rows["days"], totals["first_day"], totals["last_day"]),
        "map": world_map(rows["places"]),
        "places": rows["places"][:PLACES_TOLD],
        "actors": rows["actors"],
        "dyads": rows["dyads"],
        "quotes": rows["quotes"],
        "documents": rows["documents"],
        "rejects": rows["rejects"],
    }


def _timeline(days: list[Row], first: date | None, last: date | None) -> Timeline | None:
    """Incidents while the articles were published; without days of publication, all of them."""
    if first is None or last is None:
        if not days:
            return None
        first, last = days[0]["event_on"], days[-1]["event_on"]
    return timeline(days, first, last)
