import pytest

from pipelines.extract.actors.dateline import find_datelines
from tests.extract.actors.readings import mentions


@pytest.mark.parametrize(
    ("line", "places", "agency"),
    [
        ("QUETTA, Nov. 3, 2025 (Harbour Wire) — Gunmen fled.", "QUETTA, Nov. 3, 2025", "Harbour Wire"),
        ("BASRA (HW) -- Gunmen fled.", "BASRA", "HW"),
        ("KHARTOUM, Sudan — Gunmen fled.", "KHARTOUM, Sudan", None),
    ],
)
def test_a_dateline_has_places_and_perhaps_an_agency(line: str, places: str, agency: str | None) -> None:
    text = f"A headline\n\n{line}"
    [found] = find_datelines(text)
    assert found.places.of(text) == places
    assert (found.agency.of(text) if found.agency else None) == agency


@pytest.mark.parametrize(
    "text", ["The army (its oldest part) — was sent home.", "US - Iran talks began.", "Basra fell. MOSUL — too."]
)
def test_other_dashes_and_brackets_make_no_dateline(text: str) -> None:
    assert list(find_datelines(text)) == []


@pytest.mark.parametrize(
    "opening",
    ["BAGHDAD (Harbour Wire) — ", "BAGHDAD, Iraq (Harbour Wire) -- ", "BAGHDAD, Nov. 3, 2025 (Harbour Wire) — "],
)
def test_its_city_is_nobody_and_its_agency_a_medium(opening: str) -> None:
    found = mentions(f"{opening}Turkey closed the border on Monday.")
    assert ("Harbour Wire", "media:harbour-wire") in found
    assert "country:IRQ" not in {actor_id for _, actor_id in found}


def test_a_group_before_a_dash_stays_an_actor() -> None:
    assert ("HAMAS", "armed_group:hamas") in mentions("HAMAS — Its fighters left the town on Monday.")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("MAPUTO, June 3 - Gunmen burned a mill on Monday.", "Gunmen"),
        ("NIAMEY, Niger, Jan 4 – A court freed the miller.", "A court"),
        ("MAPUTO — Three nurses left on Monday.", "Three nurses"),
    ],
)
def test_those_told_of_first_are_called_without_the_dateline(text: str, words: str) -> None:
    assert words in [found for found, _ in mentions(text)]


def test_a_hyphen_inside_a_word_does_not_cut_a_description() -> None:
    assert "The Qarm-backed militia" in [found for found, _ in mentions("The Qarm-backed militia left the town.")]
