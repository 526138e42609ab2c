"""The tables of docs/quotes.md."""

from bench.judging import Judgement
from bench.quotes import calibration


def test_judged_rows_become_a_table() -> None:
    judgements = [Judgement("a", 0.95, {"right": True}), Judgement("b", 0.4, {"right": False})]

    words = calibration.web_table(judgements)

    assert words.startswith("2 rows.")
    assert "| 0.9 and more | 1 | 0.95 | 1 | 100% |" in words
    assert calibration.web_table([]) == "No rows are judged yet."


def test_the_page_has_both_tables() -> None:
    page = calibration.DOCUMENT.read_text("utf-8")

    assert all(f"<!-- {mark} -->" in page for mark in (calibration.OWN, calibration.WEB))
