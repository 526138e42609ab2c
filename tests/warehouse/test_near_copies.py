"""Which documents are copies, said anew only where something was touched."""

import random
from datetime import date

import duckdb
import pytest

from pipelines.ingest.near_duplicates import duplicate_roles
from pipelines.warehouse.articles import add_articles, delete_documents
from pipelines.warehouse.near_copies import set_duplicates, settle_near_copies
from tests.ingest.test_near_duplicates import story
from tests.warehouse.samples import LOADED_AT, article, raid

ROLES = "SELECT document_id, duplicate_of FROM documents WHERE duplicate_of IS NOT NULL ORDER BY ALL"


def add(connection: duckdb.DuckDBPyConnection, document_id: str, text: str, day: int = 1) -> None:
    add_articles(connection, [article(document_id, text, published_on=date(2026, 3, day))], LOADED_AT)


def roles(connection: duckdb.DuckDBPyConnection) -> dict[str, str]:
    return dict(connection.execute(ROLES).fetchall())


def all_roles(connection: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """What comparing all documents gives."""
    signed = "SELECT document_id, published_on, signature FROM documents JOIN document_signatures USING (document_id)"
    return duplicate_roles(connection.execute(signed).fetchall())


def test_a_copy_loses_its_rows_and_an_original_is_extracted_again(warehouse: duckdb.DuckDBPyConnection) -> None:
    raid("one").load(warehouse)
    raid("two").load(warehouse)
    set_duplicates(warehouse, {"two": "one"})
    assert warehouse.execute("SELECT DISTINCT document_id FROM sentences").fetchall() == [("one",)]
    set_duplicates(warehouse, {"two": None})
    told = warehouse.execute("SELECT duplicate_of, extractor_version FROM documents WHERE document_id = 'two'")
    assert told.fetchall() == [(None, None)]


def test_an_earlier_article_becomes_the_original_and_gives_the_role_back(warehouse: duckdb.DuckDBPyConnection) -> None:
    add(warehouse, "copy", story(1), day=3)
    add(warehouse, "first", story(1) + " again", day=2)
    add(warehouse, "other", story(2))
    assert settle_near_copies(warehouse) == ["copy"]
    add(warehouse, "earliest", story(1) + " before", day=1)
    assert set(settle_near_copies(warehouse)) == {"copy", "first"}
    assert roles(warehouse) == {"copy": "earliest", "first": "earliest"}
    delete_documents(warehouse, ["earliest"])
    assert set(settle_near_copies(warehouse)) == {"copy", "first"}
    assert roles(warehouse) == {"copy": "first"}
    assert settle_near_copies(warehouse) == []


def test_another_likeness_compares_all_anew(warehouse: duckdb.DuckDBPyConnection) -> None:
    words, new = story(1, 300).split(), story(2, 300).split()
    add(warehouse, "one", " ".join(words))
    add(warehouse, "two", " ".join(new[:60] + words[60:]))
    assert settle_near_copies(warehouse, 0.9) == []
    assert settle_near_copies(warehouse, 0.5) == ["two"]


@pytest.mark.parametrize("seed", range(3))
def test_after_each_change_the_roles_are_those_that_comparing_all_gives(
    warehouse: duckdb.DuckDBPyConnection, seed: int
) -> None:
    chance = random.Random(seed)  # noqa: S311
    words, new = story(1, 150).split(), story(2, 150).split()
    for _ in range(6):
        document_id, drift = chance.choice("abcdef"), chance.randrange(0, 60, 10)
        delete_documents(warehouse, [document_id])
        if chance.random() < 0.8:
            add(warehouse, document_id, " ".join(new[:drift] + words[drift:]), day=chance.randrange(1, 4))
        settle_near_copies(warehouse)
        assert roles(warehouse) == all_roles(warehouse)
