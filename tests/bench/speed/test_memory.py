"""Memory is that of all processes of a refresh, at its worst moment."""

import sys

import pytest

from bench.speed.memory import Memory, Peak, measure_memory


def test_the_worst_moment_counts_for_all_together_and_for_the_main_process() -> None:
    assert Peak(900, 300).or_more(Peak(800, 400)) == Peak(900, 400)


def test_growth_is_told_as_a_ratio() -> None:
    told = Memory(10_000, 2, Peak(1_000, 500), Peak(1_100, 600)).told()

    assert "10,000 documents    1,100 MB, of which 600 MB in the main process alone; 1.10 times as much" in told


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells which pages processes share")
def test_workers_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bench.speed.memory.FEW", 20)
    found = measure_memory(40, workers=2)

    assert 100 < found.of_few.main < found.of_few.together
    assert 100 < found.of_many.main < found.of_many.together
