"""The measures of SQL and search; queries by hand answer what those over views answer."""

import duckdb
import pytest

from bench.questions import Question
from bench.speed.search import measure_search
from bench.speed.sql import cases, generate, measure_sql

BY_HAND = {question.text: (question, by_hand) for question, by_hand in cases() if by_hand}


@pytest.fixture(scope="module")
def invented(tmp_path_factory: pytest.TempPathFactory) -> duckdb.DuckDBPyConnection:
    file = tmp_path_factory.mktemp("invented") / "working.duckdb"
    generate(file, 6_000)
    return duckdb.connect(str(file), read_only=True)


@pytest.mark.parametrize(("question", "by_hand"), BY_HAND.values(), ids=BY_HAND.keys())
def test_the_query_by_hand_gives_the_same_answer(
    question: Question, by_hand: Question, invented: duckdb.DuckDBPyConnection
) -> None:
    found = invented.execute(question.query).fetchall()
    assert found
    assert invented.execute(by_hand.query).fetchall() == found


@pytest.mark.slow
def test_the_measures_end_with_a_table() -> None:
    assert "| event_dyads by day (README) |" in measure_sql(10_000).told()
    found = measure_search(5_000)
    assert found.queries["one word, in most quotes"][0] == 20
    assert found.queries["a word that nobody said"][0] == 0
