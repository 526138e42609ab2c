"""Looking names up in the built files."""

import subprocess
import sys
from pathlib import Path

import pytest

from pipelines.extract.locations.gazetteer import Gazetteer, GazetteerError, built_gazetteer, gazetteer_folder


def test_a_country_has_its_code_and_its_geonames_id() -> None:
    iraq = built_gazetteer().countries()["IRQ"]
    assert (iraq.name, iraq.geonames_id, iraq.key, iraq.is_country) == ("Iraq", 99237, "geonames:99237", True)


def test_a_town_lies_in_its_divisions_and_its_country() -> None:
    mosul = next(c.place for c in built_gazetteer().named("mosul", 10) if c.place.is_town)
    assert mosul.country == "IRQ"
    assert mosul.within[-1] == built_gazetteer().countries()["IRQ"].key
    assert mosul.admin1 is not None
    assert mosul.latitude == pytest.approx(36.3, abs=0.2)
    assert mosul.longitude == pytest.approx(43.1, abs=0.2)


def test_a_name_of_many_places_gives_the_largest() -> None:
    found = built_gazetteer().named("san antonio", 5)
    assert len(found) == 5
    assert any(candidate.place.admin1 == "Texas" for candidate in found)


def test_arabic_names_are_found_without_their_article() -> None:
    assert any(c.place.country == "IRQ" for c in built_gazetteer().named("fallujah", 10))


def test_an_unknown_name_gives_nothing() -> None:
    assert built_gazetteer().named("xyzzyville", 10) == []


def test_no_country_has_two_capitals_of_one_name() -> None:
    capitals = [c.place for c in built_gazetteer().named("washington", 40) if c.place.feature_code == "PPLC"]
    assert [place.geonames_id for place in capitals] == [4140963]


def test_missing_files_say_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match="build_gazetteer"):
        Gazetteer(tmp_path)


def test_the_built_files_stay_small() -> None:
    assert sum(file.stat().st_size for file in gazetteer_folder().iterdir()) < 15_000_000


def test_opening_does_not_load_the_files_into_memory() -> None:
    program = (
        "import resource\n"
        "from pipelines.extract.locations import gazetteer\n"
        "before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "gazetteer.built_gazetteer().named('baghdad', 10)\n"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)"
    )
    grown = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)  # noqa: S603
    assert int(grown.stdout) < 8_000  # kilobytes


def test_hamlets_are_told_from_names_that_a_city_or_a_state_bears() -> None:
    gazetteer = built_gazetteer()
    assert gazetteer.are_small("xyzzyville", 0)
    assert not gazetteer.are_small("mosul", 50_000)
    assert not gazetteer.are_small("texas", 50_000_000)


@pytest.mark.parametrize("name", ["springfield", "san antonio", "mosul", "salem", "newport"])
def test_a_small_name_has_no_place_of_more_inhabitants(name: str) -> None:
    largest = max(candidate.place.population for candidate in built_gazetteer().named(name, 1000))
    assert not built_gazetteer().are_small(name, largest - 1)
