"""How the command says that something is wrong.

Belongs here: printing to standard error. Does not belong here: what is wrong.
"""

from rich.console import Console


def complain(command: str, problem: object) -> None:
    """Print what is wrong, after the name of the subcommand, without folding it."""
    text = f"dateline {command}: {str(problem).strip()}"
    Console(stderr=True).print(text, style="red", highlight=False, markup=False, soft_wrap=True)
