"""The tables of docs/quotes.md."""

import pytest

from bench.quotes import calibration
from bench.quotes.judged import Judgement


def cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip("|").split("|")]


def test_rows_are_counted_by_band() -> None:
    judgements = [Judgement("a", 0.95, True), Judgement("b", 0.9, True), Judgement("c", 0.89, False)]

    lines = [cells(line) for line in calibration.web_table(judgements).splitlines() if line.startswith("|")]

    assert lines[0] == ["confidence", "rows", "mean confidence", "right", "share right"]
    assert lines[2] == ["0.9 and more", "2", "0.93", "2", "100%"]
    assert lines[3] == ["0.8 to 0.89", "1", "0.89", "0", "0%"]
    assert lines[4] == ["0.7 to 0.79", "0", "–", "0", "–"]
    assert lines[-2:] == [["0.8 and more", "3", "0.91", "2", "67%"], ["all", "3", "0.91", "2", "67%"]]


def test_speakers_are_counted_among_the_right_rows() -> None:
    rows = [calibration.Row(0.95, True, True), calibration.Row(0.95, True, False), calibration.Row(0.95, False, False)]

    assert cells(calibration.table(rows).splitlines()[2])[-2:] == ["67%", "50%"]


def test_tables_replace_what_stands_between_their_marks() -> None:
    page = "A\n<!-- own -->\nold\n<!-- end own -->\nB"

    assert calibration.between(page, "own", "new") == "A\n<!-- own -->\n\nnew\n\n<!-- end own -->\nB"
    with pytest.raises(calibration.DocumentError, match="<!-- web -->"):
        calibration.between(page, "web", "new")


def test_the_page_has_both_tables() -> None:
    page = calibration.DOCUMENT.read_text("utf-8")

    assert all(f"<!-- {mark} -->" in page for mark in (calibration.OWN, calibration.WEB))
