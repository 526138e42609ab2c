"""How the command speaks: what is wrong to people, JSON to machines.

Belongs here: printing to standard error, making what others wrote safe to print, and JSON. Does not belong here: what
is said.
"""

import json
import re
import sys
from datetime import date

from rich.console import Console

_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def printable(text: object) -> str:
    """The text with U+FFFD for what a terminal would obey: a file's name or an article may hold such characters."""
    return _CONTROLS.sub("\ufffd", str(text))


def complain(command: str, problem: object) -> None:
    """Print what is wrong, after the name of the subcommand, without folding it."""
    text = f"dateline {command}: {printable(problem).strip()}"
    Console(stderr=True).print(text, style="red", highlight=False, markup=False, soft_wrap=True)


def print_json(value: object) -> None:
    """Print one JSON value to standard output; days and instants as in ISO 8601."""
    json.dump(value, sys.stdout, ensure_ascii=False, default=_plain, indent=2)
    sys.stdout.write("\n")


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)
