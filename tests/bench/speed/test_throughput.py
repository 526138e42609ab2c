"""The measure of throughput runs on a few articles and tells ratios."""

from pathlib import Path

import pytest

from bench.refresh.trial import AFTER
from bench.speed.measuring import Cost
from bench.speed.throughput import Round, Throughput, measure_throughput


def test_ratios_are_taken_within_each_round() -> None:
    slow = Round(parse=Cost(20, 25), one_worker=Cost(24, 30), two_workers=Cost(14, 18))
    quick = Round(parse=Cost(10, 12), one_worker=Cost(11, 12), two_workers=Cost(7, 9))
    told = Throughput(10, 5_000, [slow, slow, quick]).told()

    assert slow.ratio == pytest.approx(1.2)
    assert slow.clock_ratio == pytest.approx(0.6)
    assert "by the parse     1.20 (1.10 to 1.20)" in told
    assert "two workers      0.60 (0.60 to 0.75) of the time of one; 0.56 documents a second" in told


@pytest.mark.slow
def test_a_refresh_is_measured_beside_the_parse_of_what_it_extracted(tmp_path: Path) -> None:
    for name in ("raid.txt", "aid.txt"):
        (tmp_path / name).write_text(AFTER[name], encoding="utf-8")
    (tmp_path / "brief.txt").write_text("Die Regierung hat am Montag zwei Verträge geprüft.", encoding="utf-8")
    found = measure_throughput(tmp_path, rounds=1)

    assert found.documents == 2
    assert min(found.rounds[0].ratio, found.rounds[0].clock_ratio) > 0
