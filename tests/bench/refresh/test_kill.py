"""A refresh that is killed: the published database stays whole, and the next refresh makes up for everything."""

import multiprocessing
import os
import random
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bench.refresh.kill import Target, kill_at_random_moments, killing_stages
from pipelines.refresh import extracting, publishing, reading
from pipelines.warehouse import publish

pytestmark = pytest.mark.slow

CONTEXT = multiprocessing.get_context("fork")


@pytest.fixture(scope="module")
def target(tmp_path_factory: pytest.TempPathFactory) -> Target:
    """A trial whose refresh has a change of every kind to do."""
    return Target(tmp_path_factory.mktemp("killed"))


def die(*_: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def refresh_and_die(target: Target, module: Any, name: str, call: int, *, after: bool) -> None:
    """A refresh that is killed at a call of a function: when it begins, or when it has ended."""
    function: Callable[..., Any] = getattr(module, name)
    calls = 0

    def killing(*values: Any, **named: Any) -> Any:
        nonlocal calls
        calls += 1
        if calls < call:
            return function(*values, **named)
        if after:
            function(*values, **named)
        die()
        return None

    setattr(module, name, killing)
    target.trial.refresh()


@pytest.mark.parametrize(
    ("module", "name", "call", "after", "state"),
    [
        pytest.param(reading, "forget_files", 3, True, "old"),
        (reading, "put_source_files", 2, False, "old"),
        pytest.param(reading, "settle_sources", 1, True, "old"),
        pytest.param(extracting, "replace_extractions", 1, False, "old"),
        (extracting, "replace_extractions", 1, True, "old"),
        pytest.param(publishing, "publish", 1, False, "old"),
        (publish, "_copy_durably", 1, True, "old"),
        (publish, "_sync_folder", 1, False, "new"),
        pytest.param(publishing, "watched_state", 1, False, "new"),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_nothing_is_lost_wherever_it_is_killed(
    target: Target, monkeypatch: pytest.MonkeyPatch, module: Any, name: str, call: int, *, after: bool, state: str
) -> None:
    monkeypatch.setattr(reading, "_FILES_AT_ONCE", 2)  # so that some of them are stored when it is killed
    target.reset()
    process = CONTEXT.Process(target=refresh_and_die, args=(target, module, name, call), kwargs={"after": after})
    process.start()
    process.join()

    assert process.exitcode == -signal.SIGKILL
    assert target.state() == state
    target.finish()


def test_nothing_is_lost_at_fifty_random_moments(target: Target) -> None:
    found = kill_at_random_moments(target, killing_stages(target), 50, random.Random())  # noqa: S311

    assert found.total() == 50


def test_what_is_left_of_a_killed_copy_does_not_stop_the_next(target: Target) -> None:
    target.reset()
    Path(target.trial.warehouse / ".dateline.duckdb.publishing").write_bytes(b"half a file")

    target.finish()
    assert sorted(path.name for path in target.trial.warehouse.glob(".*")) == []
