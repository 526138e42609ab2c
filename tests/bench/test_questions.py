"""The page of questions: that it is what the database answers."""

from collections.abc import Iterator

import duckdb
import pytest

from bench.questions import PAGE, corpus_digest, page, questions
from pipelines.refresh.version import extractor_version
from pipelines.settings import load_settings
from pipelines.warehouse.ddl import create_schema, has_current_schema


@pytest.fixture
def published() -> Iterator[duckdb.DuckDBPyConnection]:
    """The published database, if it holds the sample corpus as the present code reads it."""
    settings = load_settings()
    if not settings.warehouse.is_file():
        pytest.skip("nothing is published; `dateline refresh` first")
    with duckdb.connect(str(settings.warehouse), read_only=True) as connection:
        if not has_current_schema(connection) or corpus_digest(connection) not in PAGE.read_text(encoding="utf-8"):
            pytest.skip("the published database does not hold the sample corpus; `dateline refresh` first")
        versions = connection.execute("select distinct extractor_version from documents where language = 'en'")
        if {version for (version,) in versions.fetchall()} - {None, extractor_version(settings)}:
            pytest.skip("the published database is of another version; `dateline refresh` first")
        yield connection


def test_the_page_is_what_the_sample_corpus_answers(published: duckdb.DuckDBPyConnection) -> None:
    assert page(published) == PAGE.read_text(encoding="utf-8")


def test_there_are_twenty_questions_that_run_and_are_on_the_page() -> None:
    written = PAGE.read_text(encoding="utf-8")
    assert len(questions()) == 20
    with duckdb.connect() as connection:
        create_schema(connection)
        for number, question in enumerate(questions(), 1):
            assert question.text.endswith("?")
            assert f"## {number}. {question.text}\n\n```sql\n{question.query}\n```" in written
            assert connection.execute(question.query).fetchall() == []


def test_queries_say_in_which_order_rows_come() -> None:
    assert all("ORDER BY" in question.query for question in questions())
