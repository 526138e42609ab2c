"""The same texts loaded in many ways must give the same rows and ids.

    uv run python -m bench.refresh.ways --raw raw

Belongs here: the ways and comparing. Does not belong here: the trial itself (trial.py).
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from itertools import batched
from pathlib import Path

from bench.refresh.trial import AFTER, BEFORE, Rows, Trial
from pipelines.refresh.options import RefreshOptions
from pipelines.settings import Extract

Texts = Mapping[str, str]
_REFRESHES = 10


def one_refresh(trial: Trial, texts: Texts) -> None:
    """All files at once."""
    trial.put(texts)
    trial.refresh()


def batches_of_one(trial: Trial, texts: Texts) -> None:
    """Each document parsed and loaded by itself."""
    trial.extract = Extract(batch_documents=1)
    one_refresh(trial, texts)


def batches_of_a_thousand(trial: Trial, texts: Texts) -> None:
    """All documents in one batch."""
    trial.extract = Extract(batch_documents=1000)
    one_refresh(trial, texts)


def two_workers(trial: Trial, texts: Texts) -> None:
    """Documents shared out between processes."""
    trial.put(texts)
    trial.refresh(RefreshOptions(workers=2))


def ten_refreshes(trial: Trial, texts: Texts) -> None:
    """Files that arrive a few at a time, the last first."""
    files = sorted(texts.items(), reverse=True)
    arrived: dict[str, str] = {}
    for group in batched(files, max(1, len(files) // _REFRESHES)):
        arrived.update(group)
        trial.put(arrived)
        trial.refresh()


def other_texts_before(trial: Trial, texts: Texts) -> None:
    """Files that were edited, moved, deleted and added after an earlier refresh, and all others that were there."""
    edited = {name: text[: len(text) // 2] for name, text in list(texts.items())[::3]}
    moved = {f"earlier/{name}": text for name, text in list(texts.items())[1::3]}
    trial.put({**BEFORE, **AFTER, **edited, **moved})
    trial.refresh()
    trial.put(texts)
    trial.refresh(RefreshOptions(workers=1, allow_removal=True))


def touched_and_renamed(trial: Trial, texts: Texts) -> None:
    """Files that were renamed and got their names back, with another time."""
    one_refresh(trial, texts)
    for name in texts:
        (trial.raw / name).rename(trial.raw / f"{name}.moved.txt")
    trial.refresh()
    for name in texts:
        (trial.raw / f"{name}.moved.txt").rename(trial.raw / name)
        os.utime(trial.raw / name, (0, 0))
    trial.refresh()


def emptied_and_filled(trial: Trial, texts: Texts) -> None:
    """Files that were empty for a while."""
    one_refresh(trial, texts)
    trial.put(dict.fromkeys(texts, ""))
    trial.refresh()
    one_refresh(trial, texts)


def everything_anew(trial: Trial, texts: Texts) -> None:
    """All documents extracted a second time."""
    one_refresh(trial, texts)
    trial.refresh(RefreshOptions(workers=1, full=True))


WAYS: tuple[Callable[[Trial, Texts], None], ...] = (
    one_refresh,
    batches_of_one,
    batches_of_a_thousand,
    two_workers,
    ten_refreshes,
    other_texts_before,
    touched_and_renamed,
    emptied_and_filled,
    everything_anew,
)


def differences(texts: Texts, folder: Path) -> Iterator[tuple[str, list[str]]]:
    """For each way its name and the tables that hold other rows than the first way gave."""
    wanted: Rows = {}
    for way in WAYS:
        trial = Trial(folder / way.__name__)
        way(trial, texts)
        rows = trial.rows()
        wanted = wanted or rows
        yield way.__name__, [name for name in wanted if rows[name] != wanted[name]]


def main() -> int:
    """Print what each way gave; returns 1 when one gave other rows."""
    parser = argparse.ArgumentParser(description="Load the same texts in many ways.")
    parser.add_argument("--raw", type=Path, help="folder of .txt files instead of the invented ones")
    given = parser.parse_args()
    texts = AFTER if given.raw is None else _texts_of(given.raw)
    good = True
    with tempfile.TemporaryDirectory() as folder:
        for name, unlike in differences(texts, Path(folder)):
            good &= not unlike
            told = f"other rows in {', '.join(unlike)}" if unlike else "same"
            sys.stdout.write(f"{name.replace('_', ' ')}: {told}\n")
            sys.stdout.flush()
    return 0 if good else 1


def _texts_of(raw: Path) -> Texts:
    return {file.relative_to(raw).as_posix(): file.read_text(encoding="utf-8") for file in sorted(raw.rglob("*.txt"))}


if __name__ == "__main__":
    sys.exit(main())
