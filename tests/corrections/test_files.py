"""How the corrections folder is read, and what is said of lines that cannot be used."""

from pathlib import Path

import pytest

from pipelines.corrections.files import Correction, folder_digest, read_corrections
from pipelines.corrections.models import KINDS

SHIPPED = Path(__file__).parents[2] / "corrections"


def read(folder: Path, name: str, text: str | bytes) -> list[Correction]:
    data = text.encode() if isinstance(text, str) else text
    (folder / name).write_bytes(data)
    return read_corrections(folder)


def test_a_line_gives_its_values_by_column(tmp_path: Path) -> None:
    (found,) = read(tmp_path, "merge_actors.csv", "actor,into,note\nCrescent Militia, Crescent Brigades ,\n")
    assert (found.file, found.line, found.kind, found.problem) == ("merge_actors.csv", 2, "merge_actors", None)
    assert found.values == {"actor": "Crescent Militia", "into": "Crescent Brigades", "note": None}


def test_comments_and_empty_lines_count_as_lines_and_say_nothing(tmp_path: Path) -> None:
    text = '# who is nobody\n\nactor,note\n\n# so it seems\n"Long\nBeach",a place\n\nOperation Dawn,\n'
    assert [(c["actor"], c.line) for c in read(tmp_path, "not_actors.csv", text)] == [
        ("Long\nBeach", 6),
        ("Operation Dawn", 9),
    ]


@pytest.mark.parametrize(
    "data",
    [
        "\ufeffactor;note\r\nMiddle East;a région, no actor\r\n".encode(),
        "actor;note\r\nMiddle East;a région, no actor\r\n".encode("cp1252"),
        "actor\tnote\nMiddle East\ta région, no actor\n".encode("utf-16"),
    ],
)
def test_files_as_spreadsheets_write_them(tmp_path: Path, data: bytes) -> None:
    (found,) = read(tmp_path, "not_actors 2026.csv", data)
    assert found.values == {"actor": "Middle East", "note": "a région, no actor"}


@pytest.mark.parametrize(
    ("name", "line", "problem"),
    [
        ("not_actors.csv", ",only here,", "actor is missing"),
        ("merge_actors.csv", "Crescent Militia,,,", "into is missing"),
        ("event_codes.csv", "a.txt,fired,,ATTACK,,", "event_type is 'ATTACK', which is none of"),
        ("event_codes.csv", "a.txt,fired,,ASSAULT,phone,", "mode must be one of its event_type"),
        ("event_codes.csv", "a.txt,fired,early,ASSAULT,,", "starts_at is 'early'"),
        ("dropped_rows.csv", "documents,a.txt,fired,,", "table is 'documents', which is none of"),
        ("quote_speakers.csv", "a.txt,It is over,,Ali Hadi,baker,", "actor_type is 'baker'"),
        ("not_actors.csv", "Dawn, the operation,a.txt,why,more", "more values than there are columns"),
    ],
)
def test_a_bad_line_is_told_and_the_others_are_used(tmp_path: Path, name: str, line: str, problem: str) -> None:
    kind = name.removesuffix(".csv")
    header = (SHIPPED / name).read_text(encoding="utf-8").splitlines()[-1]
    good = {
        "not_actors": "Operation Dawn,,",
        "merge_actors": "A,B,,",
        "event_codes": "a.txt,fired,12,ASSAULT,,",
        "dropped_rows": "events,a.txt,fired,,",
        "quote_speakers": "a.txt,It is over,,Ali Hadi,,",
    }
    bad, fine = read(tmp_path, name, f"{header}\n{line}\n{good[kind]}\n")
    assert problem in str(bad.problem)
    assert bad.line == 2
    assert fine.problem is None


@pytest.mark.parametrize(
    ("name", "text", "problem"),
    [
        ("mergers.csv", "actor,into\n", "must begin with one of merge_actors, not_actors"),
        ("merge_actors.csv", "actor\nA\n", "the column into is missing"),
        ("merge_actors.csv", "actor,into,reason\nA,B,C\n", "there is no column 'reason'"),
        ("merge_actors.csv", 'actor,into\n"A,B\n', "it is not CSV"),
        ("merge_actors.csv", b"\x00\x01\x02" * 50, "data and not text"),
    ],
)
def test_a_file_that_cannot_be_used_is_told_once(tmp_path: Path, name: str, text: str | bytes, problem: str) -> None:
    (found,) = read(tmp_path, name, text)
    assert (found.file, found.line) == (name, 0)
    assert problem in str(found.problem)


def test_a_file_that_cannot_be_opened_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    (tmp_path / "not_actors.csv").touch()
    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert "it cannot be read (Permission denied)" in str(read_corrections(tmp_path)[0].problem)
    assert folder_digest(tmp_path)


def test_the_folder_may_be_missing_or_empty(tmp_path: Path) -> None:
    assert read_corrections(tmp_path / "none") == []
    assert folder_digest(tmp_path / "none") == folder_digest(tmp_path)


def test_the_digest_changes_with_any_line_and_any_name(tmp_path: Path) -> None:
    digests = {folder_digest(tmp_path)}
    for name, text in [
        ("not_actors.csv", "actor\n"),
        ("not_actors.csv", "actor\nA\n"),
        ("b/not_actors.csv", "actor\n"),
    ]:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
        digests.add(folder_digest(tmp_path))
    assert len(digests) == 4


def test_the_order_of_application_is_by_kind_file_and_line(tmp_path: Path) -> None:
    read(tmp_path, "not_actors_b.csv", "actor\nC\nD\n")
    read(tmp_path, "not_actors_a.csv", "actor\nB\n")
    found = read(tmp_path, "merge_actors.csv", "actor,into\nA,Z\n")
    assert [c["actor"] for c in found] == ["A", "B", "C", "D"]


def test_the_shipped_folder_has_an_empty_file_of_each_kind() -> None:
    assert {file.stem for file in SHIPPED.glob("*.csv")} == set(KINDS)
    assert read_corrections(SHIPPED) == []
