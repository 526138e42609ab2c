"""Versions change with what decides the rows, and with nothing else."""

from collections.abc import Callable
from importlib import metadata
from pathlib import Path

import pytest

from pipelines.ingest.records import IngestSettings
from pipelines.refresh import version
from pipelines.refresh.version import extractor_version, reader_version
from pipelines.settings import Extract, Settings

SETTINGS = Settings(root=Path("project"))
FILES = ("ingest/read.py", "extract/lexicon.py", "extract/ids.py", "schemas/codes.py", "warehouse/ddl.py")
DATA = (
    *("reference/cues.csv", "reference/file_formats.csv", "reference/stopwords.csv"),
    "reference/gazetteer/names.marisa",
)
Versions = Callable[[], tuple[str, str]]


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package of a few files."""
    for name in (*FILES, *DATA):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("first")
    monkeypatch.setattr(version, "_PACKAGE", tmp_path)
    return tmp_path


@pytest.fixture
def versions(package: Path, monkeypatch: pytest.MonkeyPatch) -> Versions:
    """The versions of reader and extractor, made anew at each call."""

    def computed() -> tuple[str, str]:
        with monkeypatch.context() as patch:
            patch.setattr(version, "_code", version._code.__wrapped__)
            patch.setattr(version, "_installed", version._installed.__wrapped__)
            return reader_version(SETTINGS), extractor_version(SETTINGS)

    return computed


@pytest.mark.parametrize(
    ("name", "reads_anew", "extracts_anew"),
    [
        ("ingest/read.py", True, False),
        ("extract/lexicon.py", True, True),
        ("extract/ids.py", False, True),
        ("schemas/codes.py", False, True),
        ("warehouse/ddl.py", False, False),
        ("reference/cues.csv", False, True),
        ("reference/file_formats.csv", True, True),
        ("reference/stopwords.csv", False, False),
        ("reference/gazetteer/names.marisa", False, True),
    ],
)
def test_a_changed_file_counts(
    name: str, package: Path, versions: Versions, *, reads_anew: bool, extracts_anew: bool
) -> None:
    before = versions()
    (package / name).write_text("second")
    after = versions()
    assert (before[0] != after[0], before[1] != after[1]) == (reads_anew, extracts_anew)


@pytest.mark.parametrize(
    "name",
    ["extract/ids.py~", "extract/.ids.py.swp", "reference/.#cues.csv", "reference/README.md", "ingest/.DS_Store"],
)
def test_what_editors_leave_does_not_count(name: str, package: Path, versions: Versions) -> None:
    before = versions()
    (package / name).write_text("stray")
    assert versions() == before


@pytest.mark.parametrize(
    ("library", "reads_anew"),
    [("trafilatura", True), ("py3langid", True), ("charset-normalizer", True), ("spacy", False)],
)
def test_another_version_of_a_library_counts(
    library: str, versions: Versions, monkeypatch: pytest.MonkeyPatch, *, reads_anew: bool
) -> None:
    installed, before = metadata.version, versions()
    monkeypatch.setattr(metadata, "version", lambda name: "99" if name == library else installed(name))
    after = versions()
    assert (before[0] != after[0], before[1] != after[1]) == (reads_anew, not reads_anew)


def test_settings_count() -> None:
    other_dates = Settings(root=SETTINGS.root, ingest=IngestSettings(day_first=True))
    other_threshold = Settings(root=SETTINGS.root, extract=Extract(accept_events_at=0.123))
    assert reader_version(other_dates) != reader_version(SETTINGS) == reader_version(other_threshold)
    assert extractor_version(other_threshold) != extractor_version(SETTINGS) == extractor_version(other_dates)
