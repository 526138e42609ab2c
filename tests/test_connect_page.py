"""The cells of docs/connect.md, run in order beside a small warehouse."""

import re
from pathlib import Path

import duckdb
import pytest

from pipelines.cli.command import export as export_command
from pipelines.export.writing import FORMATS
from pipelines.warehouse.aggregates import rebuild_actors
from pipelines.warehouse.ddl import create_schema
from pipelines.warehouse.search import update_search
from tests.warehouse.samples import raid

PAGE = (Path(__file__).parents[1] / "docs" / "connect.md").read_text(encoding="utf-8")


def test_the_python_cells_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "warehouse").mkdir()
    with duckdb.connect(str(tmp_path / "warehouse" / "dateline.duckdb")) as connection:
        create_schema(connection)
        raid().load(connection)
        rebuild_actors(connection)
        update_search(connection)
    monkeypatch.chdir(tmp_path)
    cells: dict[str, object] = {}

    for cell in re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL):
        exec(cell, cells)  # noqa: S102 - our own page

    assert list(cells["about"].columns) == ["said_on", "speaker_name", "text"]  # type: ignore[attr-defined]
    assert list(cells["edges"]["source"]) == ["Iraqi police"]  # type: ignore[index]
    assert list(cells["found"]["text"]) == ["It is over"]  # type: ignore[index]
    assert len(cells["meanings"]) > 100  # type: ignore[arg-type]


def test_every_format_of_the_command_is_on_the_page() -> None:
    (choice,) = (param.type for param in export_command.params if param.name == "form")
    assert tuple(choice.choices) == FORMATS  # type: ignore[attr-defined]
    assert all(f"--format {form} --output" in PAGE for form in FORMATS)
