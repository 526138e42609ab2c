"""Each check passes on good rows and names the row that breaks its rule."""

from collections.abc import Iterator

import duckdb
import pytest

from pipelines.schemas import TABLES, table_name
from pipelines.warehouse.aggregates import rebuild_actors
from pipelines.warehouse.articles import SourceFile, add_articles, put_source_files
from pipelines.warehouse.ddl import create_schema
from pipelines.warehouse.near_copies import set_duplicates
from pipelines.warehouse.quality import (
    FOLLOWING_DOCUMENTS,
    CheckResult,
    QualityCheck,
    quality_checks,
    run_check,
    touched_rows,
)
from tests.warehouse.samples import LOADED_AT, article, raid


@pytest.fixture(scope="module")
def filled() -> Iterator[duckdb.DuckDBPyConnection]:
    """One document with rows, one copy of it, and their files."""
    with duckdb.connect() as connection:
        create_schema(connection)
        raid().load(connection)
        add_articles(connection, [article("copy", "Same words.")], LOADED_AT)
        set_duplicates(connection, {"copy": "raid"})
        put_source_files(connection, [SourceFile(f"{name}.txt", "1:1:1", 1, "1") for name in ("raid", "copy")])
        rebuild_actors(connection)
        yield connection


@pytest.fixture
def loaded(filled: duckdb.DuckDBPyConnection) -> Iterator[duckdb.DuckDBPyConnection]:
    """The same rows for each test: what it damages is taken back."""
    filled.begin()
    yield filled
    filled.rollback()


def check_named(table: str, name: str) -> QualityCheck:
    [found] = [check for check in quality_checks() if (check.table, check.name) == (table, name)]
    return found


def test_every_table_has_checks_of_its_own_names() -> None:
    named = [(check.table, check.name) for check in quality_checks()]
    assert len(set(named)) == len(named)
    assert {table for table, _ in named} == set(map(table_name, TABLES))


@pytest.mark.parametrize("check", quality_checks(), ids=lambda check: f"{check.table}-{check.name}")
def test_good_rows_pass(check: QualityCheck, loaded: duckdb.DuckDBPyConnection) -> None:
    assert run_check(loaded, check).rows == ()


DAMAGES = [
    ("quotes", "spans_equal_text", "UPDATE quotes SET text = 'It is ove'"),
    ("quotes", "spans_equal_text", "UPDATE quotes SET start_char = start_char + 1"),
    ("event_participants", "spans_equal_text", "UPDATE event_participants SET text = 'Police'"),
    ("events", "valid_values", "UPDATE events SET event_type = 'GREET'"),
    ("events", "valid_values", "UPDATE events SET intensity = 11"),
    ("actor_mentions", "valid_values", "UPDATE actor_mentions SET confidence = -0.1 WHERE start_char = 0"),
    ("documents", "valid_values", "UPDATE documents SET title = ''"),
    ("documents", "valid_values", "UPDATE documents SET language = 'English'"),
    ("actors", "valid_values", "UPDATE actors SET aliases = ['']"),
    ("actors", "valid_values", "UPDATE actors SET aliases = ['Basra police', NULL]"),
    ("actors", "valid_values", "UPDATE actors SET country = 'IRK'"),
    ("document_actors", "valid_values", "UPDATE document_actors SET sector = 'ABC'"),
    ("events", "valid_values", "UPDATE events SET contexts = ['military', 'weather']"),
    ("quotes", "fragments_fill_quote", "UPDATE quotes SET fragments = []"),
    ("quotes", "fragments_fill_quote", "UPDATE quotes SET end_char = end_char + 1"),
    (
        "quotes",
        "fragments_fill_quote",
        "UPDATE quotes SET fragments = list_concat(fragments, fragments)",
    ),
    ("quotes", "references_hold", "UPDATE quotes SET speaker_actor_id = 'person:nobody'"),
    ("events", "references_hold", "UPDATE events SET location_id = 'nowhere'"),
    ("events", "references_hold", "UPDATE events SET sentence_number = 7"),
    ("document_actors", "references_hold", "DELETE FROM actors WHERE actor_id = 'person:ali-hadi'"),
    ("documents", "every_document_has_a_source", "UPDATE documents SET source_path = 'elsewhere.txt'"),
    ("documents", "every_document_has_a_source", "UPDATE documents SET published_on = '2026-02-09'"),
    ("documents", "copies_have_no_rows", "INSERT INTO sentences VALUES ('copy', 0, 0, 4, 'Same')"),
    ("documents", "originals_are_no_copies", "UPDATE documents SET duplicate_of = 'copy'"),
    ("documents", "plausible_publication_date", "UPDATE documents SET published_on = '2026-03-09'"),
    ("source_files", "records_accounted_for", "DELETE FROM document_sources WHERE document_id = 'copy'"),
    ("events", "incident_is_smallest_event", "UPDATE events SET incident_id = 'event-0'"),
    ("events", "country_is_that_of_place", "UPDATE events SET country = 'IRN'"),
    ("events", "country_is_that_of_place", "UPDATE events SET country = NULL"),
    ("events", "country_is_that_of_place", "UPDATE events SET location_id = NULL"),
    ("events", "country_is_that_of_place", "UPDATE locations SET country = 'IRN'"),
    ("events", "plausible_event_date", "UPDATE events SET event_on = '2026-03-09'"),
]


@pytest.mark.parametrize(("table", "name", "damage"), DAMAGES)
def test_a_broken_rule_is_noticed(table: str, name: str, damage: str, loaded: duckdb.DuckDBPyConnection) -> None:
    loaded.execute(damage)
    result = run_check(loaded, check_named(table, name))
    assert not result.passed
    assert result.count >= len(result.rows) >= 1
    key, problem = result.rows[0]
    assert key
    assert problem


@pytest.mark.parametrize("few", [100, 0])
@pytest.mark.parametrize(("table", "name", "damage"), [case for case in DAMAGES if case[0] in FOLLOWING_DOCUMENTS])
def test_what_is_touched_is_looked_at_and_nothing_else(
    table: str, name: str, damage: str, few: int, loaded: duckdb.DuckDBPyConnection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipelines.warehouse.quality._FEW", few)
    loaded.execute(damage)
    check = check_named(table, name)

    def found(*touched: str) -> CheckResult:
        loaded.execute("CREATE OR REPLACE TEMP TABLE touched AS SELECT 'document' AS kind, unnest(?) AS key", [touched])
        with touched_rows(loaded, [check]):
            return run_check(loaded, check, touched=True)

    assert found("raid", "copy") == run_check(loaded, check)
    assert found("another").passed


def test_what_is_wrong_is_said(loaded: duckdb.DuckDBPyConnection) -> None:
    loaded.execute("UPDATE quotes SET speaker_actor_id = 'person:nobody'")
    [(key, problem)] = run_check(loaded, check_named("quotes", "references_hold")).rows
    assert key.startswith("quote-")
    assert problem == "speaker_actor_id person:nobody is not in document_actors"


def test_doubtful_dates_and_corrections_that_find_nothing_do_not_block() -> None:
    assert {check.name for check in quality_checks() if not check.blocking} == {
        "corrections_apply",
        "plausible_event_date",
        "plausible_publication_date",
    }
