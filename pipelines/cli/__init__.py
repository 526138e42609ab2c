"""The command `dateline`: one module for each subcommand that does more than call the rest of the package.

Belongs here: arguments, what the terminal shows, exit statuses. Does not belong here: anything the web UI needs too.
"""

from pipelines.cli.command import main

__all__ = ["main"]
