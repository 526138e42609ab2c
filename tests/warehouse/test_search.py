"""Full-text search over quotes and sentences, in whatever opens the database."""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from pipelines.extract.lexicon import LexiconError
from pipelines.warehouse.aggregates import rebuild_actors
from pipelines.warehouse.articles import delete_documents
from pipelines.warehouse.ddl import create_schema
from pipelines.warehouse.publish import publish
from pipelines.warehouse.search import stopwords, update_search
from pipelines.warehouse.working import open_working
from tests.warehouse.samples import Found

WORDS = {
    "truce": "The truce in Aleppo holds",
    "grain": "Grain goes from Odesa to Aleppo",
    "long": "Of all that was said about Aleppo in these days nothing was new",
    "accents": "São Tomé is N'Djamena's friend",
    "twice": "A truce is no truce",
}


@pytest.fixture(scope="module")
def told() -> Iterator[duckdb.DuckDBPyConnection]:
    """A document for each of the words, in which Ann says them; what a test changes in it, it takes back."""
    with duckdb.connect() as connection:
        create_schema(connection)
        for document_id, words in WORDS.items():
            tell(connection, document_id, words)
        rebuild_actors(connection)
        update_search(connection)
        yield connection


def tell(connection: duckdb.DuckDBPyConnection, document_id: str, words: str) -> None:
    found = Found(document_id, f"“{words},” Ann said.")
    found.actor("Ann", "person:ann")
    found.quote(words, "person:ann")
    found.load(connection)


def search(connection: duckdb.DuckDBPyConnection, words: str, what: str = "quotes") -> list[str]:
    """The documents that are found, the best first."""
    rows = connection.execute(f"SELECT document_id FROM search_{what}(?)", [words]).fetchall()
    return [document_id for (document_id,) in rows]


@pytest.mark.parametrize("what", ["quotes", "sentences"])
@pytest.mark.parametrize(
    ("words", "documents"),
    [
        ("odesa", ["grain"]),
        ("Aleppo truce", ["truce"]),
        ("SAO TOME", ["accents"]),
        ("n'djamena", ["accents"]),
        ("the truce in Aleppo", ["truce"]),
        ("the", []),
        ("truces", []),
        ("truce odesa", []),
        ("tr", []),
        ("", []),
        ("…", []),
    ],
)
def test_all_words_must_be_there_in_whatever_case(
    told: duckdb.DuckDBPyConnection, what: str, words: str, documents: list[str]
) -> None:
    assert search(told, words, what) == documents


def test_the_best_come_first(told: duckdb.DuckDBPyConnection) -> None:
    assert search(told, "truce") == ["twice", "truce"]
    assert search(told, "aleppo") == ["truce", "grain", "long"]


def test_a_quote_comes_with_speaker_and_day(told: duckdb.DuckDBPyConnection) -> None:
    found = told.execute("SELECT speaker_name, text, said_on IS NOT NULL FROM search_quotes('odesa')").fetchall()
    assert found == [("Ann", "Grain goes from Odesa to Aleppo", True)]


def test_no_more_are_given_than_asked_for(told: duckdb.DuckDBPyConnection) -> None:
    assert told.execute("SELECT count(*) FROM search_quotes('aleppo', most := 2)").fetchone() == (2,)


def test_only_what_changed_is_indexed(told: duckdb.DuckDBPyConnection) -> None:
    assert update_search(told) == 0
    delete_documents(told, ["grain"])
    tell(told, "new", "Odesa sends ships")
    assert update_search(told) == 4
    assert search(told, "odesa") == ["new"]
    assert search(told, "aleppo") == ["truce", "long"]

    delete_documents(told, ["new"])
    tell(told, "grain", WORDS["grain"])
    assert update_search(told) == 4
    assert search(told, "odesa") == ["grain"]


def test_many_texts_are_indexed_in_portions(warehouse: duckdb.DuckDBPyConnection) -> None:
    for document_id, words in WORDS.items():
        tell(warehouse, document_id, words)
    assert update_search(warehouse, portion=2) == 2 * len(WORDS)
    assert search(warehouse, "aleppo") == ["truce", "grain", "long"]


def test_a_stopword_is_one_folded_word(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipelines.extract.lexicon.resources.files", lambda _: tmp_path)
    (tmp_path / "stopwords.csv").write_text("word\nthe\ndon't\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=r"stopwords\.csv, line 3"):
        stopwords()


def test_an_index_of_another_version_is_made_anew(told: duckdb.DuckDBPyConnection) -> None:
    told.execute("UPDATE warehouse_info SET value = 'older' WHERE name = 'search_fingerprint'")
    assert update_search(told) == 2 * len(WORDS)
    assert search(told, "odesa") == ["grain"]


def test_the_published_file_can_be_searched(tmp_path: Path) -> None:
    with open_working(tmp_path / "working.duckdb") as working:
        tell(working, "a", "The truce holds")
    publish(tmp_path / "working.duckdb", tmp_path / "published.duckdb")
    with duckdb.connect(str(tmp_path / "published.duckdb"), read_only=True) as published:
        assert search(published, "truce") == ["a"]
        assert published.execute(
            "SELECT count(comment) FROM duckdb_tables() WHERE schema_name = 'search'"
        ).fetchone() == (5,)
