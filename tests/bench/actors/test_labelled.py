"""Reading labels of whom mentions mean."""

from pathlib import Path

import pytest

from bench.actors.labelled import read_labelled
from bench.labels import LabelError
from pipelines.extract.records import Span

TEXTS = {"t1": "Ten gunmen fled. They won."}
HEADER = "# A comment.\narticle,start_char,end_char,words,actor\n"


def read(tmp_path: Path, rows: str) -> dict[Span, str]:
    path = tmp_path / "labels.csv"
    path.write_text(HEADER + rows, encoding="utf-8")
    return read_labelled(path, TEXTS)[0].actors


def test_each_span_has_its_actor(tmp_path: Path) -> None:
    rows = "t1,0,10,Ten gunmen,the gunmen\nt1,17,21,They,the gunmen\n"
    assert read(tmp_path, rows) == {Span(0, 10): "the gunmen", Span(17, 21): "the gunmen"}


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("t2,0,10,Ten gunmen,x", "line 3: there is no article 't2'"),
        ("t1,0,9,Ten gunmen,x", "line 3: 'Ten gunme' stands there"),
        ("t1,a,9,Ten gunmen,x", "line 3: start_char and end_char must be numbers"),
        ("t1,0,10,Ten gunmen,", "line 3: 'Ten gunmen' has no actor"),
        ("t1,0,10,Ten gunmen", "line 3: 4 values"),
        ("t1,0,10,Ten gunmen,x\nt1,0,10,Ten gunmen,y", "line 4: 'Ten gunmen' is labelled before"),
    ],
)
def test_errors_name_file_and_line(tmp_path: Path, row: str, problem: str) -> None:
    with pytest.raises(LabelError, match=f"labels.csv, {problem}"):
        read(tmp_path, row + "\n")


def test_the_labels_of_the_project_can_be_read() -> None:
    assert len(read_labelled()) > 100
