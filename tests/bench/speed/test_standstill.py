"""Many documents of which none is new cost about what one costs, and synthetic articles are always the same."""

from pathlib import Path

import pytest

from bench.speed.articles import article, write_articles
from bench.speed.standstill import measure_standstill


def test_articles_differ_from_each_other_but_not_from_run_to_run(tmp_path: Path) -> None:
    write_articles(tmp_path, 30, first=990)
    texts = {file.read_text(encoding="utf-8") for file in tmp_path.rglob("*.txt")}

    assert len(texts) == 30
    assert {folder.name for folder in tmp_path.iterdir()} == {"0000", "0001"}
    assert article(990, sentences=2) in texts


@pytest.mark.slow
def test_nothing_is_published_when_nothing_is_new() -> None:
    found = measure_standstill(30, workers=1)

    assert not found.published_anew
    assert found.unchanged.processor < found.one_more.whole.processor
