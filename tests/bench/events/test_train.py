"""Training the confidence of events."""

from pathlib import Path

import pytest

from bench.events import train


@pytest.mark.slow
def test_the_file_in_the_repository_is_what_training_gives(tmp_path: Path) -> None:
    train.train(train.found_rows(), tmp_path / "points.csv")

    assert (tmp_path / "points.csv").read_text("utf-8") == train.POINTS_FILE.read_text("utf-8")
