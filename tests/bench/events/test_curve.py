"""The learning curve."""

import pytest

from bench.events.curve import curve_words, step
from tests.bench.events.samples import articles


def test_a_step_learns_from_a_share_of_the_other_articles() -> None:
    few, all_others = step(articles(), 0.5), step(articles(), 1.0)

    assert (few.articles, few.sentences) == (9, 270)
    assert all_others.articles == 18
    assert all_others.told_apart == pytest.approx(0.9)
    assert all_others.error < few.error


def test_the_curve_is_a_picture_and_a_table() -> None:
    words = curve_words(articles())

    assert "xychart-beta" in words
    assert "| 18 | 540 | 0.900 |" in words
