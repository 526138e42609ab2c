"""Readers that query all through refreshes: none may meet an error, or anything but a whole state.

    uv run python -m bench.refresh.crowd --rounds 5

Two Python processes read, and a DuckDB shell where there is one (`duckdb` on the PATH, or --shell). One process
connects anew for each query; the other keeps each connection for a while, and must see one state as long as it does.

Belongs here: refreshing and comparing. Does not belong here: reading (readers.py), the trial itself (trial.py).
"""

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

from bench.refresh.readers import crowd, read_anew
from bench.refresh.trial import AFTER, BEFORE, Trial
from pipelines.refresh.options import RefreshOptions


def main() -> int:
    """Print what each reader saw; returns 1 when one met an error or a state that was never published."""
    parser = argparse.ArgumentParser(description="Read all through refreshes.")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--shell", default=shutil.which("duckdb"))
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        trial = Trial(Path(folder))
        trial.put(BEFORE)
        trial.refresh()
        published = {read_anew(trial.published)}
        with crowd(trial.published, given.shell) as reports:
            for number in range(given.rounds):
                trial.put(BEFORE if number % 2 else AFTER)
                trial.refresh(RefreshOptions(workers=1, allow_removal=True))
                published.add(read_anew(trial.published))
    good = True
    for report in reports:
        strange = report.states.keys() - published
        good &= not report.errors and not strange
        queries = ", ".join(f"{state[:6]} {count} times" for state, count in report.states.most_common())
        sys.stdout.write(f"{report.reader}: {queries}; {len(report.errors)} errors, {len(strange)} strange states\n")
        sys.stdout.writelines(f"  {error}\n" for error in report.errors[:5])
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
