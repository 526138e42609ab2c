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
        ("The general, speaking on Monday in the port, accused Chad of theft.", date(2026, 3, 9)),
        ("By bombing the port on Monday, Chad attacked Niger.", date(2026, 3, 9)),
        ("Two guards were killed in a raid carried out by rebels on Monday.", date(2026, 3, 9)),
        ("The raid, which began on Monday, killed two guards.", date(2026, 3, 9)),
        ("Rebels shelled a bus on Monday, killing nine guards and wounding four.", date(2026, 3, 9)),
        ("On Monday Chad expelled two envoys and Niger expelled three.", date(2026, 3, 9)),
        ("In a statement issued on Monday, Niger condemned the verdict.", date(2026, 3, 9)),
        ("“We condemn the verdict,” the bishop said on Monday.", date(2026, 3, 9)),
        ("LIMA, March 10 — Rebels shelled a bus on Monday.", date(2026, 3, 9)),
        ("Chad praised the nuns on Monday, hours before Niger condemned them.", date(2026, 3, 9)),
        ("For the first time since 2019, the leaders of Chad and Niger met on Monday.", date(2026, 3, 9)),
    ],
)
def test_a_date_holds_for_what_is_told_in_one_breath(text: str, day: date) -> None:
    assert {event.event_on for event in extract(text, WEDNESDAY).events} == {day}


@pytest.mark.parametrize(
    ("count", "day"),
    [
        ("a day after", date(2026, 3, 8)),
        ("two weeks after", date(2026, 2, 23)),
        ("three days before", date(2026, 3, 12)),
        ("soon after", None),
        ("hours after", None),
    ],
)
def test_days_are_counted_from_the_act_of_the_main_clause(count: str, day: date | None) -> None:
    found = extract(f"Police released the nurse on Monday, {count} gunmen kidnapped the mayor.", WEDNESDAY)
    assert {e.event_type: e.event_on for e in found.events} == {"YIELD": date(2026, 3, 9), "ASSAULT": day}


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Niger freed the crew on Monday, nine days after it seized the tanker.", date(2026, 2, 28)),
        ("Niger freed the crew on Monday, the day after guards seized the tanker.", date(2026, 3, 8)),
        ("The border has been shut since Friday, when guards seized the tanker.", date(2026, 3, 6)),
        ("The bishop said on Monday Niger had seized the tanker.", None),
    ],
)
def test_a_deed_beside_another_has_its_own_day(text: str, day: date | None) -> None:
    seized = next(event for event in extract(text, WEDNESDAY).events if event.text.startswith("seiz"))
    assert (seized.event_on, seized.event_until) == (day, None)


def test_words_of_a_quote_have_its_day() -> None:
    found = extract("“Chad lied,” the bishop said on Monday. “We will never sign the treaty.”", WEDNESDAY)
    assert (found.events[-1].event_on, found.events[-1].date_text) == (date(2026, 3, 9), None)


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
        ("Kenya moved tanks to Aleppo.", "Aleppo"),
        ("Chad increased its troop numbers in Mali.", "Mali"),
        ("Two nuns were killed in a US airstrike on a bus.", None),
        ("Nine nuns were killed in raids by forces loyal to the junta in Mali.", "Mali"),
        ("Norway praised the nuns who had worked in Mali.", None),
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
