"""`dateline report`: what it says, where it writes, and what it says when it cannot."""

from pathlib import Path

import pytest

from tests.cli.test_command import run
from tests.cli.test_command import warehouse as warehouse  # noqa: PLC0414 - the fixture


def test_the_report_lies_beside_the_database(
    warehouse: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["report", "--warehouse", str(warehouse)], monkeypatch) == 0
    printed = capsys.readouterr().out
    front_page = warehouse.parent / "report" / "index.html"
    assert printed.splitlines()[-1] == str(front_page)
    assert "Offer [rejected]" in front_page.read_text("utf-8")

    assert run(["report", "--warehouse", str(warehouse)], monkeypatch) == 0
    assert capsys.readouterr().out.startswith("nothing changed; ")


def test_the_report_goes_where_it_is_wanted_and_opens(
    warehouse: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    monkeypatch.setattr("webbrowser.open", lambda address: bool(shown.append(address)) or True)
    output = tmp_path / "site"

    assert run(["report", "--warehouse", str(warehouse), "--output", str(output), "--open"], monkeypatch) == 0
    assert shown == [(output / "index.html").as_uri()]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--warehouse", "nowhere.duckdb"], "there is no database at nowhere.duckdb yet; run `dateline refresh` first"),
        (["--output", "."], "is not empty and holds no report; choose an empty or a new folder"),
    ],
)
def test_what_is_wrong_is_told_in_one_line(
    arguments: list[str],
    message: str,
    warehouse: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(warehouse.parent)

    assert run(["report", "--warehouse", str(warehouse), *arguments], monkeypatch) == 1
    assert message in capsys.readouterr().err
