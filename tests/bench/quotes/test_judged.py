"""Judged rows: drawn without confidence, kept without text."""

import csv
from pathlib import Path

import pytest

from bench.quotes.judged import JudgementError, keep, read_judged, sample
from tests.parses import parsed

DOCUMENTS = [
    parsed("The mayor said that the bridge was safe. “It was checked twice,” her deputy added.", document_id="one"),
    parsed("The army denied the report.", document_id="two"),
]


def drawn(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def judge(path: Path, answer: str) -> None:
    lines = [f"{row['quote_id']},{answer}" for row in drawn(path)]
    path.write_text("\n".join(["quote_id,right", *lines]), encoding="utf-8")


def test_drawn_rows_do_not_tell_their_confidence(tmp_path: Path) -> None:
    sample(DOCUMENTS, tmp_path / "rows.csv")

    rows = drawn(tmp_path / "rows.csv")
    assert {"that the bridge was safe", "It was checked twice"} <= {row["words"] for row in rows}
    assert "confidence" not in rows[0]


def test_the_same_rows_are_drawn_every_time(tmp_path: Path) -> None:
    for name in ("one.csv", "two.csv"):
        sample(DOCUMENTS, tmp_path / name, size=2)

    assert (tmp_path / "one.csv").read_bytes() == (tmp_path / "two.csv").read_bytes()
    assert len(drawn(tmp_path / "one.csv")) == 2


def test_what_is_kept_holds_no_words(tmp_path: Path) -> None:
    sample(DOCUMENTS, tmp_path / "rows.csv")
    judge(tmp_path / "rows.csv", "Yes")

    assert keep(DOCUMENTS, tmp_path / "rows.csv", tmp_path / "judged.csv") >= 2
    assert "bridge" not in (tmp_path / "judged.csv").read_text("utf-8")
    kept = read_judged(tmp_path / "judged.csv")
    assert all(judgement.right and 0 < judgement.confidence < 1 for judgement in kept)


def test_what_is_kept_can_be_kept_anew(tmp_path: Path) -> None:
    sample(DOCUMENTS, tmp_path / "rows.csv")
    judge(tmp_path / "rows.csv", "no")
    keep(DOCUMENTS, tmp_path / "rows.csv", tmp_path / "judged.csv")
    before = (tmp_path / "judged.csv").read_bytes()

    keep(DOCUMENTS, tmp_path / "judged.csv", tmp_path / "judged.csv")

    assert (tmp_path / "judged.csv").read_bytes() == before


def test_judgements_that_cannot_be_used(tmp_path: Path) -> None:
    sample(DOCUMENTS, tmp_path / "rows.csv")
    with pytest.raises(JudgementError, match="is judged ''; write yes or no"):
        keep(DOCUMENTS, tmp_path / "rows.csv", tmp_path / "judged.csv")

    judge(tmp_path / "rows.csv", "yes")
    with pytest.raises(JudgementError, match="none of its quotes is found"):
        keep(DOCUMENTS[:0], tmp_path / "rows.csv", tmp_path / "judged.csv")


def test_without_judgements_there_are_none(tmp_path: Path) -> None:
    assert read_judged(tmp_path / "judged.csv") == []
