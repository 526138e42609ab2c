"""From which columns the web UI says that columns are made."""

import dagster as dg
import pytest

from pipelines.assets.lineage import column_lineage
from pipelines.definitions import definitions
from pipelines.schemas import TABLES, Actors, Documents, Events, Refreshes, Table, column_definitions, table_name

COLUMNS = {table_name(table): {column.name for column in column_definitions(table)} for table in TABLES}


def lineage(table: type[Table]) -> dict[str, set[str]]:
    told = column_lineage(table).get("dagster/column_lineage")
    by_column = told.deps_by_column if told else {}
    return {
        name: {f"{source.asset_key.to_user_string()}.{source.column_name}" for source in sources}
        for name, sources in by_column.items()
    }


def test_rows_of_the_text_come_from_the_text() -> None:
    assert lineage(Events)["document_id"] == {"documents.document_id"}
    assert lineage(Events)["text"] == {"documents.text"}
    assert lineage(Events)["event_on"] == {"documents.text", "documents.published_on"}


def test_actors_come_from_the_actors_of_documents() -> None:
    assert lineage(Actors)["aliases"] == {"document_actors.aliases", "document_actors.name"}
    assert lineage(Actors).keys() == COLUMNS["actors"]


def test_what_files_say_has_no_other_column_behind_it() -> None:
    assert lineage(Refreshes) == {}
    assert lineage(Documents) == {}


@pytest.mark.parametrize("table", TABLES, ids=table_name)
def test_lineage_names_columns_of_tables_upstream(table: type[Table]) -> None:
    graph = definitions.resolve_asset_graph()
    upstream = {key.to_user_string() for key in graph.get_ancestor_asset_keys(graph_key(table))}

    for name, sources in lineage(table).items():
        assert name in COLUMNS[table_name(table)]
        for source in sources:
            asset, _, column = source.partition(".")
            assert column in COLUMNS[asset]
            assert asset in upstream


def graph_key(table: type[Table]) -> dg.AssetKey:
    return dg.AssetKey(table_name(table))
