"""Settings come from dateline.toml, which names every one of them."""

import tomllib
from dataclasses import asdict
from pathlib import Path

import pytest

from pipelines.errors import SettingsError
from pipelines.settings import FILE_NAME, Settings, load_settings, worker_count

ROOT = Path(__file__).parent.parent


def write(folder: Path, text: str) -> Path:
    (folder / FILE_NAME).write_text(text, encoding="utf-8")
    return folder


def test_defaults_hold_without_a_file(tmp_path: Path) -> None:
    settings = load_settings(tmp_path)

    assert settings.raw == tmp_path / "raw"
    assert settings.warehouse == tmp_path / "warehouse/dateline.duckdb"


def test_a_setting_is_taken_from_the_file(tmp_path: Path) -> None:
    settings = load_settings(write(tmp_path, '[paths]\nraw = "/data/news"\n[ingest.fields]\ntext = ["story"]\n'))

    assert settings.raw == Path("/data/news")
    assert settings.ingest.fields.text == ("story",)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[paths", "is not TOML"),
        ('[paths]\nrow = "raw"', r"paths\.row: Extra inputs are not permitted"),
        ("[ingest]\nmax_bytes = 5", r"ingest\.max_bytes: "),
        ("[ingest]\nmax_file_bytes = -5", r"ingest\.max_file_bytes must be greater than 0"),
        ('[ingest]\ntime_zone = "Mars/Base"', "'Mars/Base' is no time zone"),
        ('[schedule]\ntimezone = "Mars/Base"', r"schedule\.timezone: 'Mars/Base' is no time zone"),
        ("[ingest]\nearliest_year = 2200", "must not be later than"),
        ("[extract]\naccept_events_at = 2", r"extract\.accept_events_at: Input should be less than or equal to 1"),
    ],
)
def test_a_wrong_setting_is_named(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(SettingsError, match=message):
        load_settings(write(tmp_path, text))


def test_the_file_in_the_project_names_every_setting_with_its_default() -> None:
    written = tomllib.loads((ROOT / FILE_NAME).read_text(encoding="utf-8"))
    settings = Settings(root=ROOT)
    defaults = settings.model_dump(mode="json", exclude={"root", "ingest"}) | {"ingest": asdict(settings.ingest)}

    assert _as_toml(written) == _as_toml(defaults)


def test_every_setting_in_the_file_has_a_comment() -> None:
    lines = (ROOT / FILE_NAME).read_text(encoding="utf-8").splitlines()
    bare = [
        line
        for number, line in enumerate(lines)
        if " = " in line and not line.startswith("#") and "#" not in line and not lines[number - 1].startswith("#")
    ]

    assert bare == []


def test_few_documents_do_not_pay_for_a_second_worker() -> None:
    assert worker_count(0, documents=10) == 1
    assert worker_count(3, documents=10) == 3


def _as_toml(value: object) -> object:
    """The value as TOML can say it: without None, and lists for tuples."""
    if isinstance(value, dict):
        return {key: _as_toml(item) for key, item in value.items() if item is not None}
    return list(value) if isinstance(value, tuple) else value
