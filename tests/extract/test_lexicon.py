"""Reference files are read row by row, and a bad row is named."""

from pathlib import Path

import pytest

from pipelines.extract import lexicon
from pipelines.extract.lexicon import LexiconError, read_rows

HEADER = "# What it is.\nname,aliases,kind\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of reference files in the place of the package's."""
    monkeypatch.setattr("pipelines.extract.lexicon.resources.files", lambda _: tmp_path)
    return tmp_path


def rows(folder: Path, text: str) -> list[lexicon.Row]:
    (folder / "things.csv").write_text(text, encoding="utf-8")
    return list(read_rows("things.csv", ("name", "aliases", "kind"), required=("name",)))


def test_rows_come_with_their_values(folder: Path) -> None:
    first, second = rows(
        folder, HEADER + 'Red Sea, Al-Bahr al-Ahmar | Eritrean Sea ,sea\n# a comment\n\n"Yes, Minister",,\n'
    )

    assert first["name"] == "Red Sea"
    assert first.many("aliases") == ("Al-Bahr al-Ahmar", "Eritrean Sea")
    assert second["name"] == "Yes, Minister"
    assert second.many("aliases") == ()
    assert second.line == 6


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (HEADER + "Red Sea,,sea\nNile,river\n", r"things\.csv, line 4: 2 values for 3 columns"),
        (HEADER + ",,sea\n", r"things\.csv, line 3: name must not be empty"),
        (HEADER + '"Red Sea,,sea\n', r"things\.csv, line 3: not CSV"),
        ("name,kind\nNile,river\n", r"things\.csv, line 1: the columns must be name, aliases, kind, not name, kind"),
        ("# nothing\n", r"things\.csv is empty"),
    ],
)
def test_a_bad_row_is_named_with_its_line(folder: Path, text: str, message: str) -> None:
    with pytest.raises(LexiconError, match=message):
        rows(folder, text)


def test_a_value_out_of_a_closed_set_is_named(folder: Path) -> None:
    (row,) = rows(folder, HEADER + "Red Sea,,see\n")

    with pytest.raises(LexiconError, match=r"line 3: kind is 'see'; it must be one of river, sea"):
        row.one_of("kind", frozenset({"sea", "river"}))


def test_a_missing_file_is_named(folder: Path) -> None:
    with pytest.raises(LexiconError, match=r"things\.csv is missing"):
        list(read_rows("things.csv", ("name",)))
