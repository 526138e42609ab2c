"""Tables: rows counted by confidence, and put between the marks of a page."""

import pytest

from bench.tables import DocumentError, Row, between, share, table


def cells(words: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in words.splitlines()]


def test_rows_are_counted_by_band() -> None:
    lines = cells(table([Row(0.95, True), Row(0.9, True), Row(0.89, False)]))

    assert lines[0] == ["confidence", "rows", "mean confidence", "right", "share right"]
    assert lines[2] == ["0.9 and more", "2", "0.93", "2", "100%"]
    assert lines[3] == ["0.8 to 0.89", "1", "0.89", "0", "0%"]
    assert lines[4] == ["0.7 to 0.79", "0", "–", "0", "–"]
    assert lines[-2:] == [["0.8 and more", "3", "0.91", "2", "67%"], ["all", "3", "0.91", "2", "67%"]]


def test_a_part_is_counted_among_the_right_rows() -> None:
    lines = cells(table([Row(0.95, True, True), Row(0.95, True, False), Row(0.95, False, True)], "speaker"))

    assert lines[0][-1] == "speaker right"
    assert lines[2][-2:] == ["67%", "50%"]


def test_a_share_of_nothing_is_a_dash() -> None:
    assert (share(1, 3), share(0, 0)) == ("33%", "–")


def test_words_replace_what_stands_between_their_marks() -> None:
    page = "A\n<!-- own -->\nold\n<!-- end own -->\nB"

    assert between(page, "own", "new") == "A\n<!-- own -->\n\nnew\n\n<!-- end own -->\nB"
    with pytest.raises(DocumentError, match="<!-- web -->"):
        between(page, "web", "new")
