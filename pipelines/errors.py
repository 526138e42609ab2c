"""Errors that a person can mend and that the command says in one line.

Belongs here: classes alone, since the command needs them before anything else is loaded. Does not belong here: raising.
"""


class SettingsError(ValueError):
    """A setting that cannot be used; the message names the file, the setting and what is allowed."""
