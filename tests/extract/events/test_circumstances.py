"""When and where: which dates and places belong to an event."""

from datetime import date

import pytest

from pipelines.extract.records import Extraction
from tests.extract.events.coding import extract

WEDNESDAY = date(2026, 3, 11)


def places(found: Extraction) -> list[str | None]:
    names = {place.location_id: place.name for place in found.locations}
    return [names.get(event.location_id) if event.location_id else None for event in found.events]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Jets struck a harbour on Friday, killing thirty sailors.", date(2026, 3, 6)),
        ("Twelve people were killed and nine others injured in a blast on Tuesday.", date(2026, 3, 10)),
        ("Three sailors were killed and four wounded near the harbour on Monday.", date(2026, 3, 9)),
        ("On Monday gunmen stormed a farm and abducted two brothers.", date(2026, 3, 9)),
    ],
)
def test_a_date_holds_for_what_is_told_in_one_breath(text: str, day: date) -> None:
    assert {event.event_on for event in extract(text, WEDNESDAY).events} == {day}


def test_a_later_act_has_a_date_of_its_own() -> None:
    found = extract("Police arrested the mayor on Monday and later released him.", WEDNESDAY)
    assert {e.event_type: e.event_on for e in found.events} == {"COERCE": date(2026, 3, 9), "YIELD": None}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Five traders were killed when a mine hit their truck in Anbar.", "Anbar"),
        ("Rebels shot down a jet south of Idlib.", "Idlib"),
        ("A jet bombed a clinic in the eastern province of Idlib.", "Idlib Governorate"),
        ("Greece and Egypt agreed to meet hours after rebels shelled Aleppo.", None),
        ("France condemned the attack in Mosul.", None),
        ("The army drove the rebels out of Mosul.", "Mosul"),
        ("Rebels shelled the village of Douma.", "Douma"),
        ("Rebels fired rockets at an airfield in Idlib.", "Idlib"),
        ("Washington imposed sanctions on Iran.", None),
    ],
)
def test_where_it_happened(text: str, place: str | None) -> None:
    assert places(extract(text))[0] == place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Trucks left for the city of Aleppo. Rebels have blockaded the city.", "Aleppo"),
        ("Trucks left Aleppo. Rebels have blockaded the city.", "Aleppo"),
        ("Trucks left Aleppo for Mosul. Rebels have blockaded the city.", None),
        ("Trucks went to the city of Aleppo by way of Mosul. Rebels have blockaded the city.", "Aleppo"),
        ("Trucks left Aleppo. Rebels have blockaded the province.", None),
        ("Trucks left Aleppo. Rebels have blockaded the northern city.", None),
    ],
)
def test_a_place_that_the_text_points_back_to(text: str, place: str | None) -> None:
    assert places(extract(text))[-1] == place
