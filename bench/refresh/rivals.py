"""A command, two presses of the button and the sensor ask for a refresh at the same time: one works, none fails.

    uv run python -m bench.refresh.rivals

Belongs here: asking and comparing. Does not belong here: the server (server.py), the trial itself (trial.py).
"""

import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

import duckdb

from bench.refresh.server import Server
from bench.refresh.trial import AFTER, BEFORE, Trial

_SECONDS = 600.0
_ENDED = {"SUCCESS", "FAILURE", "CANCELED"}
_COMMAND_ENDS = {0, 3}


def compete(trial: Trial) -> Counter[str]:
    """How those who asked ended. The sensor of the server is on, and finds the new files by itself."""
    trial.put(BEFORE)
    trial.refresh()
    with Server(trial, watch=True) as server:
        trial.put(AFTER)
        command = trial.command("--workers", "2", settings=False)
        pressed = [server.launch(), server.launch()]
        command.communicate()
        ends = Counter([f"command {command.returncode}"])
        end = time.monotonic() + _SECONDS
        while time.monotonic() < end and not (settled := _settled(server, pressed)):
            time.sleep(1)
        ends.update(f"run {status}" for status in server.statuses())
        if not settled:
            ends["not ended"] += 1
    return ends


def _settled(server: Server, pressed: list[str]) -> bool:
    return len(server.statuses()) > len(pressed) and set(server.statuses()) <= _ENDED


def main() -> int:
    """Print how each ended and what the journal says; returns 1 when one failed or rows are not as they should be."""
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as other:
        trial, calm = Trial(Path(folder)), Trial(Path(other))
        ends = compete(trial)
        for texts in (BEFORE, AFTER):
            calm.put(texts)
            calm.refresh()
        same = trial.rows() == calm.rows()
        with duckdb.connect(str(trial.published), read_only=True) as connection:
            journal = connection.execute("select status, count(*) from refreshes group by all order by all").fetchall()
    sys.stdout.write("".join(f"{count:3} {what}\n" for what, count in sorted(ends.items())))
    sys.stdout.write(f"journal: {journal}; rows {'as' if same else 'NOT as'} those of a calm refresh\n")
    good = same and ends.keys() <= {"run SUCCESS", *(f"command {status}" for status in _COMMAND_ENDS)}
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
