"""Errors that a person can mend and that the command says in one line.

Belongs here: classes alone, since the command needs them before anything else is loaded. Does not belong here: raising.
"""


class SettingsError(ValueError):
    """A setting that cannot be used; the message names the file, the setting and what is allowed."""


class MissingExtraError(RuntimeError):
    """Something needs the packages for clusters, which are not installed; the message says what to type."""

    def __init__(self, what: str) -> None:
        super().__init__(
            f"{what} needs packages that are not installed; type `uv sync --extra cluster` in the folder of the "
            "project (or `pip install 'dateline[cluster]'`)"
        )
