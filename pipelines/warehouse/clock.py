"""The time as the warehouse stores it.

Belongs here: reading the clock. Does not belong here: dates that texts speak of (pipelines/extract/dates).
"""

from datetime import UTC, datetime


def utc_now() -> datetime:
    """The present moment in UTC, without a zone."""
    return datetime.now(UTC).replace(tzinfo=None)
