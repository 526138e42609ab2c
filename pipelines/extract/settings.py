"""What a user may set about extraction.

Belongs here: values and their defaults. Does not belong here: anything that loads a model.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ExtractionSettings:
    """The settings of extraction (`dateline.toml`, section `extract`)."""

    accept_events_at: float = 0.49
    """Events with at least this confidence are accepted."""
    max_tokens: int = 50_000
    """Documents of more words and marks are not extracted: parsing takes 18 kB of memory for each token."""
