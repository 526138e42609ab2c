"""The tables of docs/events.md."""

from bench.events import calibration
from bench.events.train import recipe
from bench.fitting import cross_validated
from bench.judging import Judgement
from tests.bench.events.samples import articles


def confidences() -> list[float]:
    return cross_validated([row for article in articles() for row in article.rows], recipe())


def test_our_own_texts_are_counted() -> None:
    words = calibration.own_table(articles(), confidences())

    assert words.startswith("20 articles of 600 sentences, 360 of them without an event. 400 events must be found.")
    assert "| all | 400 |" in words


def test_a_threshold_keeps_what_is_mostly_right() -> None:
    lines = calibration.threshold_table(articles(), confidences()).splitlines()

    assert lines[2] == "| 0.00 | 400 | 50% | 50% | 50% | 50% |"
    assert "| 0.50 | 200 | 90% | 90% | 45% | 45% |" in lines


def test_judged_rows_become_a_table() -> None:
    right = Judgement("a", 0.95, {"right": True, "participants_right": False})

    assert "| 0.9 and more | 1 | 0.95 | 1 | 100% | 0% |" in calibration.web_table([right])
    assert calibration.web_table([]) == "No rows are judged yet."


def test_the_page_has_all_tables() -> None:
    page = calibration.DOCUMENT.read_text("utf-8")
    marks = (calibration.OWN, calibration.THRESHOLDS, calibration.CURVE, calibration.WEB)

    assert all(f"<!-- {mark} -->" in page for mark in marks)
