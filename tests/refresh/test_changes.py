"""Which files a refresh reads, and when it refuses to go on."""

from pathlib import Path

import pytest

from pipelines.ingest.records import FileStamp, RawFile, Sidecar
from pipelines.refresh.changes import KnownFile, LostFilesError, compare, file_stamp, guard_against_loss, watched_state

READER = "1"


def raw_file(name: str, size: int = 10, sidecar_size: int | None = None) -> RawFile:
    stamp = FileStamp(size, 1_000, 7)
    sidecars = () if sidecar_size is None else (Sidecar(f"{name}.json", Path(name), FileStamp(sidecar_size, 1, 8)),)
    return RawFile(name, f"/raw/{name}", stamp, sidecars)


def known(*files: RawFile) -> dict[str, KnownFile]:
    return {file.source_path: KnownFile(file_stamp(file), READER) for file in files}


def paths(files: tuple[RawFile, ...]) -> list[str]:
    return [file.source_path for file in files]


def test_files_are_new_changed_unchanged_or_gone() -> None:
    before = known(raw_file("same.txt"), raw_file("edited.txt"), raw_file("deleted.txt"))
    found = [raw_file("same.txt"), raw_file("edited.txt", size=11), raw_file("added.txt")]

    changes = compare(found, before, READER)

    assert paths(changes.new) == ["added.txt"]
    assert paths(changes.changed) == ["edited.txt"]
    assert paths(changes.unchanged) == ["same.txt"]
    assert changes.gone == ("deleted.txt",)
    assert paths(changes.to_read) == ["added.txt", "edited.txt"]


def test_a_file_changes_when_its_sidecar_does() -> None:
    before = known(raw_file("threats.txt", sidecar_size=5))

    assert paths(compare([raw_file("threats.txt", sidecar_size=6)], before, READER).changed) == ["threats.txt"]
    assert paths(compare([raw_file("threats.txt")], before, READER).changed) == ["threats.txt"]


def test_everything_is_read_anew_by_a_new_reader_or_on_request() -> None:
    file = raw_file("same.txt")

    assert paths(compare([file], known(file), "2").changed) == ["same.txt"]
    assert paths(compare([file], known(file), READER, full=True).changed) == ["same.txt"]


def test_the_state_of_a_folder_follows_its_files() -> None:
    state = watched_state([raw_file("a.txt"), raw_file("b.txt")], "")

    assert state == watched_state([raw_file("a.txt"), raw_file("b.txt")], "")
    assert state != watched_state([raw_file("a.txt")], "")
    assert state != watched_state([raw_file("a.txt"), raw_file("b.txt")], "another line")
    assert state != watched_state([raw_file("a.txt"), raw_file("b.txt", size=11)], "")


@pytest.mark.parametrize(("left", "lost"), [(0, 1), (0, 3), (1, 2)])
def test_a_folder_that_lost_most_of_its_files_stops_the_refresh(left: int, lost: int) -> None:
    kept = [raw_file(f"kept{n}.txt") for n in range(left)]
    gone = [raw_file(f"gone{n}.txt") for n in range(lost)]
    changes = compare(kept, known(*kept, *gone), READER)

    with pytest.raises(LostFilesError, match=f"{lost} of {left + lost} files .* --allow-removal"):
        guard_against_loss(changes, Path("raw"), max_lost_share=0.5)


def test_files_that_lie_elsewhere_are_not_lost() -> None:
    before = known(raw_file("a.txt", size=11), raw_file("b.txt", size=12), raw_file("c.txt", size=13))
    moved = [raw_file("old/a.txt", size=11), raw_file("old/b.txt", size=12)]
    changes = compare(moved, before, READER)

    assert changes.moved == 2
    guard_against_loss(changes, Path("raw"), max_lost_share=0.5)
    with pytest.raises(LostFilesError, match="2 of 3 files"):
        guard_against_loss(compare(moved[:1], before, READER), Path("raw"), max_lost_share=0.5)


def test_a_few_lost_files_do_not_stop_it() -> None:
    kept = [raw_file("a.txt"), raw_file("b.txt")]
    changes = compare(kept, known(*kept, raw_file("c.txt")), READER)

    guard_against_loss(changes, Path("raw"), max_lost_share=0.5)
