"""The same texts give the same rows in whatever way they are loaded."""

from pathlib import Path

import pytest

from bench.refresh.trial import AFTER, Trial
from bench.refresh.ways import batches_of_one, differences, one_refresh, ten_refreshes

FEW = {name: AFTER[name] for name in ("raid.txt", "aid.txt", "vote.txt")}


def test_one_refresh_and_several_give_the_same_rows(tmp_path: Path) -> None:
    at_once, one_by_one = Trial(tmp_path / "at_once"), Trial(tmp_path / "one_by_one")
    one_refresh(at_once, FEW)
    ten_refreshes(one_by_one, FEW)

    assert one_by_one.rows() == at_once.rows()
    assert at_once.rows()["events"]


def test_what_differs_is_seen(tmp_path: Path) -> None:
    one, other = Trial(tmp_path / "one"), Trial(tmp_path / "other")
    batches_of_one(one, FEW)
    batches_of_one(other, FEW | {"raid.txt": FEW["raid.txt"].replace("Kisumu", "Nakuru")})

    assert one.rows() != other.rows()


@pytest.mark.slow
def test_every_way_gives_the_same_rows(tmp_path: Path) -> None:
    assert [found for found in differences(AFTER, tmp_path) if found[1]] == []
