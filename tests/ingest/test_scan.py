"""Which files count, which are sidecars, and what links may do."""

import os
from pathlib import Path, PurePosixPath

import pytest

from pipelines.ingest.records import FileStamp, RawFile, split_suffix
from pipelines.ingest.scan import scan


def write(raw: Path, *names: str) -> None:
    for name in names:
        path = raw / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Talks resumed in Muscat.")


def found(raw: Path) -> list[str]:
    return [file.source_path for file in scan(raw)]


def problems(raw: Path) -> dict[str, str]:
    return {file.source_path: file.problem.reason for file in scan(raw) if file.problem}


def test_files_at_any_depth_come_sorted_by_path(tmp_path: Path) -> None:
    write(tmp_path, "b.txt", "a/z/deep.txt", "a.txt", "name with space\nand line.txt", "ж.txt")
    assert found(tmp_path) == ["a.txt", "a/z/deep.txt", "b.txt", "name with space\nand line.txt", "ж.txt"]


def test_dotfiles_dot_folders_and_readmes_are_passed_over(tmp_path: Path) -> None:
    write(tmp_path, ".DS_Store", ".git/config.txt", "README.md", "sub/readme.md", "readme.txt", "notes.md")
    assert found(tmp_path) == ["notes.md", "readme.txt"]


@pytest.mark.parametrize("owner", ["port.txt", "port.html", "port.htm", "port.TXT"])
@pytest.mark.parametrize("sidecar", ["port.json", "port.yaml", "port.yml"])
def test_a_file_of_metadata_beside_its_article_is_a_sidecar(tmp_path: Path, owner: str, sidecar: str) -> None:
    write(tmp_path, owner, sidecar)
    (file,) = scan(tmp_path)
    assert file.source_path == owner
    assert [s.source_path for s in file.sidecars] == [sidecar]


@pytest.mark.parametrize("names", [["a.json"], ["a.json", "b.txt"], ["a.json", "sub/a.txt"], ["a.json", "a.csv"]])
def test_without_its_article_beside_it_a_json_file_is_a_record(tmp_path: Path, names: list[str]) -> None:
    write(tmp_path, *names)
    assert found(tmp_path) == sorted(names)
    assert not any(file.sidecars for file in scan(tmp_path))


def test_a_link_to_a_file_inside_is_one_more_place(tmp_path: Path) -> None:
    write(tmp_path, "real/a.txt")
    (tmp_path / "copy.txt").symlink_to(tmp_path / "real/a.txt")
    assert found(tmp_path) == ["copy.txt", "real/a.txt"]
    assert problems(tmp_path) == {}


def test_links_never_lead_out(tmp_path: Path) -> None:
    write(tmp_path, "outside/secret.txt", "raw/a.txt")
    (tmp_path / "raw/file.txt").symlink_to(tmp_path / "outside/secret.txt")
    (tmp_path / "raw/folder").symlink_to(tmp_path / "outside")
    assert problems(tmp_path / "raw") == {"file.txt": "link_outside", "folder": "link_outside"}
    assert found(tmp_path / "raw") == ["a.txt", "file.txt", "folder"]


def test_loops_and_broken_links_end(tmp_path: Path) -> None:
    write(tmp_path, "sub/a.txt")
    (tmp_path / "sub/up").symlink_to(tmp_path)
    (tmp_path / "self.txt").symlink_to("self.txt")
    (tmp_path / "gone.txt").symlink_to("nowhere.txt")
    assert found(tmp_path) == ["gone.txt", "self.txt", "sub/a.txt"]
    assert problems(tmp_path) == {"gone.txt": "broken_link", "self.txt": "broken_link"}


def test_a_sidecar_that_leads_out_makes_its_article_a_problem(tmp_path: Path) -> None:
    write(tmp_path, "secret.json", "raw/a.txt")
    (tmp_path / "raw/a.json").symlink_to(tmp_path / "secret.json")
    assert problems(tmp_path / "raw") == {"a.txt": "sidecar_invalid"}


def test_a_pipe_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert problems(tmp_path) == {"pipe.txt": "not_a_file"}


def test_a_folder_that_cannot_be_listed_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "open/a.txt", "closed/b.txt")
    listing = os.scandir

    def refuse(path: str) -> object:
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied", str(path))
        return listing(path)

    monkeypatch.setattr(os, "scandir", refuse)
    assert problems(tmp_path) == {"closed": "unreadable"}
    assert "open/a.txt" in found(tmp_path)


def test_a_name_that_is_not_utf8_is_spelled_out(tmp_path: Path) -> None:
    (Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt"))).write_text("Talks resumed.")
    assert found(tmp_path) == ["caf\\xe9.txt"]


def test_the_stamp_tells_a_changed_file(tmp_path: Path) -> None:
    write(tmp_path, "a.txt")
    (before,) = scan(tmp_path)
    (tmp_path / "a.txt").write_text("Talks broke off.")
    (after,) = scan(tmp_path)
    assert before.stamp != after.stamp
    assert scan(tmp_path) == [after]


def test_a_missing_raw_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(NotADirectoryError, match="--raw"):
        scan(tmp_path / "none")


def test_a_file_that_may_be_listed_but_not_looked_at_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: str) -> os.stat_result:
        raise PermissionError(13, "Permission denied")

    write(tmp_path, "a.txt")
    monkeypatch.setattr(os, "lstat", refuse)
    monkeypatch.setattr(Path, "resolve", lambda path: path)
    assert problems(tmp_path) == {"a.txt": "unreadable"}


def test_a_file_that_is_gone_since_the_folder_was_listed_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def vanish(path: str) -> os.stat_result:
        raise FileNotFoundError(2, "No such file or directory")

    write(tmp_path, "a.txt")
    monkeypatch.setattr(os, "lstat", vanish)
    monkeypatch.setattr(Path, "resolve", lambda path: path)
    assert found(tmp_path) == []


@pytest.mark.parametrize(
    "name", ["a.txt", "sub/A.HTML", "archive.tar.gz", "no_end", ".hidden", "ends.", "sub.d/plain", "..b"]
)
def test_the_end_of_a_name_is_the_one_that_pathlib_tells(name: str) -> None:
    path = PurePosixPath(name)
    assert split_suffix(name) == (str(path.with_suffix("")), path.suffix.lower())
    assert RawFile(name, name, FileStamp(0, 0, 0)).suffix == path.suffix.lower()
