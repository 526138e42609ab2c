"""What tools find is counted and told in one table, with none of the tools of others installed."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from bench.speed import __main__ as command
from bench.speed.others import Comparison, Measured, compare, total
from bench.speed.tools import PARSE_ALONE, TOOLS, Found, dateline
from pipelines.extract.records import Document

TEXT = (
    "“The bridge is closed,” Ines Brandao told reporters in Lima. "
    "Kenyan police arrested three men in Mombasa on Sunday."
)


def test_kinds_are_added_up_and_those_not_looked_for_stay_unknown() -> None:
    assert total([Found(quotes=2, places=0), Found(quotes=3, places=1)]) == Found(quotes=5, places=1)
    assert total([]) == Found()


def test_the_table_tells_rates_without_and_with_the_parse() -> None:
    tools = [
        Measured("parse alone", False, 8.0, Found()),
        Measured("quoter", True, 2.0, Found(quotes=1_200, in_marks=1_200), gave_up=3),
        Measured("looker", False, 0.01, Found(places=7)),
    ]

    lines = Comparison(10, 9_000, 8.0, tools).told().splitlines()

    assert lines[0] == "10 documents, 9,000 words"
    assert "| parse alone | – | 1.2 | – | – | – | – | – | – | – |" in lines
    assert "| quoter | 5.0 | 1.0 | 1,200 | 1,200 | – | – | – | – | – |" in lines
    assert "| looker | – | 1,000 | – | – | – | – | 7 | – | – |" in lines
    assert lines[-1] == "quoter gave up on 3 documents"
    assert len({line.count("|") for line in lines if line.startswith("|")}) == 1


def test_what_dateline_finds_is_counted_by_kind() -> None:
    found = dateline([Document("bridge", TEXT)])()[0]

    assert found is not None
    assert (found.quotes, found.in_marks, found.with_speaker, found.events) == (1, 1, 1, 1)
    assert found.names == 1  # Ines Brandao; the police are described, not named
    assert (found.places, found.with_coordinates) == (3, 3)


def test_parts_count_what_the_whole_counts() -> None:
    documents = [Document("bridge", TEXT)]
    whole = dateline(documents)()[0]
    parts = [TOOLS[f"Dateline, {part}"].get_ready(documents)()[0] for part in ("quotes", "actors", "places", "events")]

    assert whole is not None
    for kind in ("quotes", "in_marks", "with_speaker", "names", "places", "with_coordinates", "events"):
        assert [getattr(part, kind) for part in parts if getattr(part, kind) is not None] == [getattr(whole, kind)]


def test_every_measure_is_in_the_help() -> None:
    told = CliRunner().invoke(command.speed, ["--help"]).output

    assert all(f"\n  {name} " in told for name in ("throughput", "report", "standstill", "others"))


def test_a_missing_package_is_named_with_what_to_type(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def not_installed(raw: Path, rounds: int) -> Comparison:
        raise ModuleNotFoundError("No module named 'textacy'", name="textacy")

    monkeypatch.setattr("bench.speed.others.compare", not_installed)
    ended = CliRunner().invoke(command.speed, ["others", "--raw", str(tmp_path)])

    assert ended.exit_code == 1
    assert "textacy is not installed; start with `uv run --group comparison" in ended.output


@pytest.mark.slow
def test_tools_are_measured_on_the_english_articles_of_a_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "bridge.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "brief.txt").write_text("Die Regierung hat am Montag zwei Verträge geprüft.", encoding="utf-8")
    monkeypatch.setattr("bench.speed.others.TOOLS", {name: TOOLS[name] for name in (PARSE_ALONE, "Dateline, all")})

    found = compare(tmp_path, rounds=1)

    assert found.documents == 1
    assert found.parse_seconds > 0
