"""What exports hold, and that they are whole or not there."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest

from pipelines.export.writing import ExportError, export, exportable
from pipelines.extract.events.ontology import roots
from pipelines.extract.lexicon import read_rows
from pipelines.warehouse.aggregates import rebuild_actors, rebuild_incidents
from pipelines.warehouse.ddl import create_schema
from tests.warehouse.samples import raid


@pytest.fixture(scope="module")
def warehouse() -> Iterator[duckdb.DuckDBPyConnection]:
    """A raid from the air in Basra that two papers tell, and a plan of it that a third report tells."""
    with duckdb.connect() as connection:
        create_schema(connection)
        raid("a", mode="aerial").load(connection, url="https://example.org/a")
        raid("b", event_on=None, location_id=None).load(connection, publisher="Delta\tPost\n")
        raid("c", modality="future").load(connection)
        rebuild_actors(connection)
        rebuild_incidents(connection)
        yield connection


def lines(file: Path, columns: list[str] | None = None) -> list[dict[str, Any]]:
    with file.open(encoding="utf-8", newline="") as text:
        return list(csv.DictReader(text, columns, delimiter="\t", quoting=csv.QUOTE_NONE))


def test_every_table_and_view_is_a_parquet_file(warehouse: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    written = export(warehouse, "parquet", tmp_path / "out")
    assert [part.file.name for part in written] == [f"{name}.parquet" for name in exportable()]
    assert {"documents", "events", "who_said_what", "conflict_network"} <= set(exportable())
    assert "document_signatures" not in exportable()
    for name in ("documents", "quotes", "event_dyads"):
        assert duckdb.sql(f"FROM '{tmp_path}/out/{name}.parquet' ORDER BY ALL").fetchall() == (
            warehouse.execute(f"FROM {name} ORDER BY ALL").fetchall()
        )


def test_chosen_tables_are_csv_files(warehouse: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    written = export(warehouse, "csv", tmp_path, ["quotes", "actors"])
    assert [(part.file.name, part.rows) for part in written] == [("quotes.csv", 3), ("actors.csv", 3)]
    with (tmp_path / "quotes.csv").open(encoding="utf-8") as text:
        assert [row["text"] for row in csv.DictReader(text)] == ["It is over"] * 3


def test_events_are_points_with_the_longitude_first(warehouse: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    export(warehouse, "geojson", tmp_path)
    collection = json.loads((tmp_path / "events.geojson").read_text(encoding="utf-8"))
    assert collection["type"] == "FeatureCollection"
    by_document = {feature["properties"]["document_id"]: feature for feature in collection["features"]}
    assert by_document["a"]["geometry"] == {"type": "Point", "coordinates": [47.8, 30.5]}
    assert by_document["b"]["geometry"] is None
    properties = by_document["a"]["properties"]
    assert properties["sources"] == ["Iraqi police"]
    assert properties["event_on"] == "2026-03-01"


GDELT = """
GLOBALEVENTID SQLDATE MonthYear Year FractionDate Actor1Code Actor1Name Actor1CountryCode Actor1KnownGroupCode
Actor1EthnicCode Actor1Religion1Code Actor1Religion2Code Actor1Type1Code Actor1Type2Code Actor1Type3Code Actor2Code
Actor2Name Actor2CountryCode Actor2KnownGroupCode Actor2EthnicCode Actor2Religion1Code Actor2Religion2Code
Actor2Type1Code Actor2Type2Code Actor2Type3Code IsRootEvent EventCode EventBaseCode EventRootCode QuadClass
GoldsteinScale NumMentions NumSources NumArticles AvgTone Actor1Geo_Type Actor1Geo_FullName Actor1Geo_CountryCode
Actor1Geo_ADM1Code Actor1Geo_ADM2Code Actor1Geo_Lat Actor1Geo_Long Actor1Geo_FeatureID Actor2Geo_Type
Actor2Geo_FullName Actor2Geo_CountryCode Actor2Geo_ADM1Code Actor2Geo_ADM2Code Actor2Geo_Lat Actor2Geo_Long
Actor2Geo_FeatureID ActionGeo_Type ActionGeo_FullName ActionGeo_CountryCode ActionGeo_ADM1Code ActionGeo_ADM2Code
ActionGeo_Lat ActionGeo_Long ActionGeo_FeatureID DATEADDED SOURCEURL
""".split()


def test_the_columns_of_gdelt(warehouse: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    export(warehouse, "gdelt", tmp_path)
    rows = {row["SOURCEURL"]: row for row in lines(tmp_path / "events.gdelt.csv", GDELT)}
    assert set(rows) == {"https://example.org/a", "b.txt"}
    dated, undated = rows["https://example.org/a"], rows["b.txt"]
    assert {name: value for name, value in dated.items() if value and name != "GLOBALEVENTID"} == {
        "SQLDATE": "20260301",
        "MonthYear": "202603",
        "Year": "2026",
        "FractionDate": "2026.2493",
        "Actor1Code": "IRQCOP",
        "Actor1Name": "Iraqi police",
        "Actor1CountryCode": "IRQ",
        "Actor1Type1Code": "COP",
        "Actor2Name": "Crescent Militia",
        "IsRootEvent": "1",
        "EventCode": "195",
        "EventBaseCode": "195",
        "EventRootCode": "19",
        "QuadClass": "4",
        "GoldsteinScale": "-9.0",
        "NumMentions": "2",
        "NumSources": "1",
        "NumArticles": "2",
        "ActionGeo_Type": "4",
        "ActionGeo_FullName": "Basra",
        "ActionGeo_Lat": "30.5",
        "ActionGeo_Long": "47.8",
        "DATEADDED": "20260302120000",
        "SOURCEURL": "https://example.org/a",
    }
    assert int(dated["GLOBALEVENTID"]) != int(undated["GLOBALEVENTID"])
    assert (undated["SQLDATE"], undated["EventCode"], undated["ActionGeo_FullName"]) == ("", "", "")


def test_the_columns_of_polecat(warehouse: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    export(warehouse, "polecat", tmp_path)
    rows = lines(tmp_path / "events.polecat.txt")
    assert len(rows) == 2
    assert len(rows[0]) == 40
    assert {row["Source"] for row in rows} == {"Harbour News", "Delta Post"}
    (row,) = (row for row in rows if row["Event Mode"])
    chosen = ("Event Date", "Event Type", "Quad Code", "Contexts", "Actor Name", "Primary Actor Sector", "City")
    assert [row[name] for name in chosen] == [
        *("2026-03-01", "ASSAULT", "MATERIAL CONFLICT", "military", "Iraqi police", "COP", "Basra")
    ]
    assert (row["Province"], row["Country"], row["GeoNames ID"]) == ("Basra", "IRQ", "99532")


def test_files_that_are_there_are_only_overwritten_when_that_is_said(
    warehouse: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    for name in ("quotes.csv", "mine.csv"):
        (tmp_path / name).write_text("mine", encoding="utf-8")
    with pytest.raises(ExportError, match=r"quotes\.csv is there already; .* --force"):
        export(warehouse, "csv", tmp_path, ["actors", "quotes"])
    assert sorted(file.name for file in tmp_path.iterdir()) == ["mine.csv", "quotes.csv"]
    export(warehouse, "csv", tmp_path, ["actors", "quotes"], force=True)
    assert (tmp_path / "quotes.csv").read_text(encoding="utf-8") != "mine"
    assert (tmp_path / "mine.csv").read_text(encoding="utf-8") == "mine"


def test_a_file_that_cannot_be_finished_leaves_the_old_one(
    warehouse: duckdb.DuckDBPyConnection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    export(warehouse, "geojson", tmp_path)
    before = (tmp_path / "events.geojson").read_bytes()

    def fill_the_disk(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(json, "dump", fill_the_disk)
    with pytest.raises(ExportError, match="No space left on device"):
        export(warehouse, "geojson", tmp_path, force=True)
    assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [("events.geojson", before)]


@pytest.mark.parametrize(
    ("form", "table", "problem"),
    [("csv", "source_files", "no table 'source_files'"), ("gdelt", "events", "events alone")],
)
def test_what_cannot_be_exported_is_told(
    form: str, table: str, problem: str, warehouse: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    with pytest.raises(ExportError, match=problem):
        export(warehouse, form, tmp_path / "out", [table])
    assert not (tmp_path / "out").exists()


def test_each_cameo_code_belongs_to_a_root_and_one_of_its_modes() -> None:
    rows = list(read_rows("cameo_codes.csv", ("root", "mode", "cameo")))
    assert len({(row["root"], row["mode"]) for row in rows}) == len(rows)
    for row in rows:
        assert row["mode"] in {"", *roots()[row["root"]].modes}
        assert row["cameo"].isdigit()
        quad_class = roots()[row["root"]].quad_class
        first, last = {"verbal cooperation": (1, 5), "material cooperation": (6, 8)}.get(quad_class, (9, 20))
        assert first <= int(row["cameo"][:2]) <= last
