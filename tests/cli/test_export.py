"""`dateline export`: what it writes, says, and refuses."""

from pathlib import Path

import pytest

from tests.cli.test_command import run
from tests.cli.test_command import warehouse as warehouse  # noqa: PLC0414 - the fixture


def test_it_says_what_it_wrote_and_overwrites_only_when_told(
    warehouse: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "out"
    arguments = ["export", "--format", "csv", "--table", "documents", "--warehouse", str(warehouse)]
    assert run([*arguments, "--output", str(output)], monkeypatch) == 0
    assert capsys.readouterr().out == f"{output / 'documents.csv'}  1 rows\n"

    assert run([*arguments, "--output", str(output)], monkeypatch) == 1
    assert "is there already; choose another folder, or add --force" in capsys.readouterr().err
    assert run([*arguments, "--output", str(output), "--force"], monkeypatch) == 0


def test_an_unknown_format_is_a_mistake_in_the_arguments(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["export", "--format", "xlsx", "--output", str(tmp_path)], monkeypatch) == 2
    assert "'xlsx' is not one of 'parquet', 'csv'" in capsys.readouterr().err
