"""Judged rows: drawn without confidence, kept without text."""

import csv
from pathlib import Path

import pytest

from bench.judging import Candidate, JudgementError, Judging
from pipelines.extract.parsing import ParsedDocument
from tests.parses import parsed

DOCUMENTS = [parsed("The bridge was safe.", document_id="one"), parsed("The army left.", document_id="two")]


def words_of(document: ParsedDocument) -> list[Candidate]:
    """Each word of a document is a row."""
    name = document.document.document_id
    return [
        Candidate(f"{name}-{number}", 0.1 * (number + 1), {"word": token.text})
        for number, token in enumerate(document.doc)
    ]


def judging(folder: Path, *questions: str) -> Judging:
    return Judging("word_id", questions or ("right",), folder / "judged.csv", words_of)


def drawn(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def judge(path: Path, *answers: str) -> None:
    lines = [",".join([row["word_id"], *answers]) for row in drawn(path)]
    names = ["word_id", "right", "part_right"][: len(answers) + 1]
    path.write_text("\n".join([",".join(names), *lines]), encoding="utf-8")


def test_drawn_rows_do_not_tell_their_confidence(tmp_path: Path) -> None:
    judging(tmp_path).sample(DOCUMENTS, tmp_path / "rows.csv")

    rows = drawn(tmp_path / "rows.csv")
    assert {"bridge", "army"} <= {row["word"] for row in rows}
    assert list(rows[0]) == ["word_id", "word", "right"]


def test_the_same_rows_are_drawn_every_time(tmp_path: Path) -> None:
    for name in ("one.csv", "two.csv"):
        judging(tmp_path).sample(DOCUMENTS, tmp_path / name, size=2)

    assert (tmp_path / "one.csv").read_bytes() == (tmp_path / "two.csv").read_bytes()
    assert len(drawn(tmp_path / "one.csv")) == 2


def test_what_is_kept_holds_no_words(tmp_path: Path) -> None:
    kind = judging(tmp_path)
    kind.sample(DOCUMENTS, tmp_path / "rows.csv")
    judge(tmp_path / "rows.csv", "Yes")

    assert kind.keep(DOCUMENTS, tmp_path / "rows.csv") == 9
    assert "bridge" not in kind.judged.read_text("utf-8")
    assert [j.confidence for j in kind.read()] == pytest.approx([0.1, 0.2, 0.3, 0.4, 0.5, 0.1, 0.2, 0.3, 0.4])
    assert all(judgement.right for judgement in kind.read())


def test_several_questions_have_an_answer_each(tmp_path: Path) -> None:
    kind = judging(tmp_path, "right", "part_right")
    kind.sample(DOCUMENTS, tmp_path / "rows.csv")
    judge(tmp_path / "rows.csv", "yes", "no")
    kind.keep(DOCUMENTS, tmp_path / "rows.csv")

    assert all(judgement.right and not judgement.answers["part_right"] for judgement in kind.read())


def test_what_is_kept_can_be_kept_anew(tmp_path: Path) -> None:
    kind = judging(tmp_path)
    kind.sample(DOCUMENTS, tmp_path / "rows.csv")
    judge(tmp_path / "rows.csv", "no")
    kind.keep(DOCUMENTS, tmp_path / "rows.csv")
    before = kind.judged.read_bytes()

    kind.keep(DOCUMENTS, kind.judged)

    assert kind.judged.read_bytes() == before


def test_judgements_that_cannot_be_used(tmp_path: Path) -> None:
    kind = judging(tmp_path)
    kind.sample(DOCUMENTS, tmp_path / "rows.csv")
    with pytest.raises(JudgementError, match=r"right of .* is judged ''; write yes or no"):
        kind.keep(DOCUMENTS, tmp_path / "rows.csv")

    judge(tmp_path / "rows.csv", "yes")
    with pytest.raises(JudgementError, match="none of its rows is found"):
        kind.keep(DOCUMENTS[:0], tmp_path / "rows.csv")


def test_a_file_without_its_columns(tmp_path: Path) -> None:
    (tmp_path / "rows.csv").write_text("word_id,colour\none-1,red\n", encoding="utf-8")

    with pytest.raises(JudgementError, match="its columns must hold word_id, right"):
        judging(tmp_path).keep(DOCUMENTS, tmp_path / "rows.csv")


def test_without_judgements_there_are_none(tmp_path: Path) -> None:
    assert judging(tmp_path).read() == []
