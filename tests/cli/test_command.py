"""What the command prints and how it exits."""

from pathlib import Path

import duckdb
import pytest
from filelock import FileLock

from pipelines.cli import main
from pipelines.warehouse.ddl import create_schema

TEXT = "Iran rejected the offer on Monday."


def run(arguments: list[str], monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr("sys.argv", ["dateline", *arguments])
    try:
        main()
    except SystemExit as exit_:
        return int(exit_.code or 0)
    return 0


@pytest.fixture
def warehouse(tmp_path: Path) -> Path:
    """A published database with one article in which nothing was found."""
    file = tmp_path / "dateline.duckdb"
    with duckdb.connect(str(file)) as connection:
        create_schema(connection)
        connection.execute(
            """insert into documents by name select 'document-1' as document_id, 'agency/offer.txt' as source_path,
            0 as record_number, repeat('0', 64) as content_sha256, 'Offer [rejected]' as title, 'en' as language,
            $text as text, 6 as word_count, 'utf-8' as encoding, now()::timestamp as ingested_at""",
            {"text": TEXT},
        )
        connection.execute(
            """insert into document_sources by name select 'document-1' as document_id,
            'agency/offer.txt' as source_path, 0 as record_number, 'utf-8' as encoding"""
        )
    return file


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["refesh"], "No such command 'refesh'"),
        (["refresh", "--workers", "none"], "Invalid value for '--workers'"),
        (["refresh", "--workers", "0"], "0 is not in the range x>=1"),
        (["refresh", "extra"], "unexpected extra argument (extra)"),
        (["sql"], "Missing argument 'QUERY'"),
        (["sql", " "], "must not be empty"),
        (["show", ""], "must not be empty"),
        (["ui", "--port", "99999"], "99999 is not in the range"),
    ],
)
def test_bad_arguments_give_one_line_and_status_2(
    arguments: list[str], message: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(arguments, monkeypatch) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert message in printed.err
    assert len(printed.err.strip().splitlines()) == 1


def test_help_comes_without_a_command(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([], monkeypatch) == 0
    assert "dateline refresh" in capsys.readouterr().out


def test_sql_prints_rows(warehouse: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    query = "select source_path, word_count, publisher from documents"

    assert run(["sql", query, "--warehouse", str(warehouse)], monkeypatch) == 0
    printed = capsys.readouterr().out
    assert "source_path" in printed
    assert "agency/offer.txt" in printed
    assert "NULL" in printed


@pytest.mark.parametrize(
    "query",
    [
        "delete from documents",
        "create table mine (a integer)",
        "copy documents to 'stolen.csv'",
        "select * from read_csv('/etc/passwd')",
        "attach 'other.duckdb'",
        "install httpfs",
        "set enable_external_access = true",
        "selec 1",
        "select 1; select 2",
        "create temp table mine (a integer)",
        "call enable_logging('QueryLog', storage='file', storage_path='logged')",
        "select * from read_text('/etc/passwd')",
        "select * from glob('/*')",
        "export database 'copied'",
        "set temp_directory = 'elsewhere'",
        "from settings",
        "/* nothing */",
    ],
)
def test_sql_neither_writes_nor_reaches_outside(
    query: str,
    warehouse: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(warehouse.parent)

    assert run(["sql", query, "--warehouse", str(warehouse)], monkeypatch) == 1
    assert capsys.readouterr().err.startswith("dateline sql: ")
    assert [path.name for path in warehouse.parent.iterdir()] == [warehouse.name]


@pytest.mark.parametrize("name", ["document-1", "agency/offer.txt", "offer.txt", "off", "agency/"])
def test_show_finds_an_article_by_id_path_or_name(
    name: str, warehouse: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["show", name, "--warehouse", str(warehouse)], monkeypatch) == 0
    printed = capsys.readouterr().out
    assert TEXT in printed
    assert "Offer [rejected]" in printed


def test_show_says_when_there_is_no_such_article(
    warehouse: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["show", "nothing.txt", "--warehouse", str(warehouse)], monkeypatch) == 1
    assert "no document is called 'nothing.txt'" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["sql", "select 1"], ["show", "a"], ["status"]])
def test_a_missing_database_names_the_remedy(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([*arguments, "--warehouse", str(tmp_path / "none.duckdb")], monkeypatch) == 1
    assert "run `dateline refresh` first" in capsys.readouterr().err.replace("\n", " ")


def test_status_counts(warehouse: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["status", "--warehouse", str(warehouse)], monkeypatch) == 0
    assert "documents 1" in capsys.readouterr().out


def test_status_tells_what_waits_and_what_is_behind(
    warehouse: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "new.txt").write_text(TEXT, encoding="utf-8")

    arguments = ["status", "--warehouse", str(warehouse), "--raw", str(tmp_path / "raw")]
    assert run(arguments, monkeypatch) == 0
    printed = capsys.readouterr().out
    assert "Files that wait in raw/: 1 new." in printed
    assert "shows all that was refreshed" in printed


def test_a_refresh_while_another_runs_says_so_and_exits_with_3(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "dateline.toml").write_text("", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DAGSTER_HOME", str(tmp_path))
    (tmp_path / "warehouse").mkdir()

    with FileLock(tmp_path / "warehouse" / "dateline.lock"):
        assert run(["refresh"], monkeypatch) == 3

    assert "another refresh of this warehouse is running" in capsys.readouterr().err


def test_a_setting_that_cannot_be_used_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "dateline.toml").write_text("[schedule]\nfoo = 3\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    assert run(["status"], monkeypatch) == 2
    assert "schedule.foo" in capsys.readouterr().err
