"""The measure of throughput runs on a few articles and tells ratios."""

from pathlib import Path

import pytest

from bench.refresh.trial import AFTER
from bench.speed.throughput import Cost, Throughput, measure_throughput


def test_ratios_are_those_of_processor_time_and_of_the_clock() -> None:
    found = Throughput(10, 5_000, parse=Cost(20, 25), one_worker=Cost(24, 30), two_workers=Cost(14, 18))

    assert found.ratio == pytest.approx(1.2)
    assert found.clock_ratio == pytest.approx(0.6)
    assert "1.20 of the parse; 0.33 documents a second" in found.told()
    assert "0.60 of the time of one; 0.56 documents a second" in found.told()


@pytest.mark.slow
def test_a_refresh_is_measured_beside_the_parse_of_what_it_extracted(tmp_path: Path) -> None:
    for name in ("raid.txt", "aid.txt"):
        (tmp_path / name).write_text(AFTER[name], encoding="utf-8")
    (tmp_path / "brief.txt").write_text("Die Regierung hat am Montag zwei Verträge geprüft.", encoding="utf-8")
    found = measure_throughput(tmp_path, rounds=1)

    assert found.documents == 2
    assert min(found.parse.processor, found.one_worker.processor, found.two_workers.clock) > 0
