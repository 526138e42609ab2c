"""How the command says that something is wrong.

Belongs here: printing to standard error, and making what others wrote safe to print. Does not belong here: what is
wrong.
"""

import re

from rich.console import Console

_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def printable(text: object) -> str:
    """The text with U+FFFD for what a terminal would obey: a file's name or an article may hold such characters."""
    return _CONTROLS.sub("\ufffd", str(text))


def complain(command: str, problem: object) -> None:
    """Print what is wrong, after the name of the subcommand, without folding it."""
    text = f"dateline {command}: {printable(problem).strip()}"
    Console(stderr=True).print(text, style="red", highlight=False, markup=False, soft_wrap=True)
