"""`dateline doctor`: whether this installation can work, part by part, and what to do where it cannot.

Belongs here: printing. Does not belong here: looking (pipelines/health.py).
"""

from dataclasses import asdict

from rich.console import Console

from pipelines.cli.messages import print_json, printable
from pipelines.health import Finding, Verdict, examine

_MARKS: dict[Verdict, tuple[str, str]] = {"well": ("✓", "green"), "note": ("!", "yellow"), "problem": ("✗", "red")}
_WIDTH = 18


def run_doctor(*, as_json: bool) -> int:
    """Look at every part and print what was found; returns the exit status: 1 when something keeps it from working."""
    console = Console(highlight=False, soft_wrap=True)
    findings: list[Finding] = []
    for finding in examine():
        findings.append(finding)
        if not as_json:
            _print(console, finding)
    if as_json:
        print_json([asdict(finding) for finding in findings])
    return int(any(finding.verdict == "problem" for finding in findings))


def _print(console: Console, finding: Finding) -> None:
    mark, colour = _MARKS[finding.verdict]
    console.print(f"[{colour}]{mark}[/] {finding.part:<{_WIDTH}}", end="")
    console.print(printable(finding.told), markup=False)
    if finding.remedy:
        console.print(f"  {'':<{_WIDTH}}→ {finding.remedy}", style=colour, markup=False)
