"""The README of the reference data names every file, and every file says what it is."""

from pathlib import Path

import pytest

FOLDER = Path(__file__).parent.parent.parent / "pipelines" / "reference"
FILES = sorted(FOLDER.glob("*.csv"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_every_file_is_explained(file: Path) -> None:
    assert f"### {file.name}" in (FOLDER / "README.md").read_text(encoding="utf-8")
    assert file.read_text(encoding="utf-8").startswith("# ")


def test_no_file_is_explained_that_is_not_there() -> None:
    lines = (FOLDER / "README.md").read_text(encoding="utf-8").splitlines()
    named = {line.removeprefix("### ") for line in lines if line.startswith("### ") and line.endswith(".csv")}

    assert named == {file.name for file in FILES}
