"""Which names are names of places."""

import pytest

from pipelines.extract.locations.analysis import analyse_locations
from tests.parses import parsed as parse_text


def texts(text: str) -> list[str]:
    return [mention.text for mention in analyse_locations(parse_text(text)).mentions]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("He fought in the Gulf War and seldom spoke of it.", "Gulf"),
        ("Two people died of West Nile virus this summer.", "Nile"),
        ("The governor joined United Russia in 2004.", "Russia"),
        ("She teaches at George Washington High School.", "Washington"),
        ("They ate Italian food after the meeting.", "Italian"),
        ("Native Americans were the first to live here.", "Americans"),
        ("The story ran in the Lansing State Journal on Monday.", "Lansing"),
        ("Turkey began Operation Olive Branch on Saturday.", "Olive Branch"),
        ("The probe will circle Mars and return to Earth.", "Mars"),
        ("The probe will circle Mars and return to Earth.", "Earth"),
    ],
)
def test_names_that_only_hold_a_place_are_none(text: str, name: str) -> None:
    assert name not in texts(text)


def test_a_seat_of_power_that_speaks_is_somebody_and_where_people_meet_a_place() -> None:
    assert "White House" in texts("Protesters gathered outside the White House on Sunday.")


def test_a_known_place_opens_a_longer_name() -> None:
    found = texts("He was held in the Henderson County Jail in Texas overnight.")
    assert any(name.startswith("Henderson County") for name in found)


def test_a_code_of_two_letters_needs_a_town_before_it() -> None:
    assert "PA" not in texts("The crackdown was ordered by the PA officials in Ramallah.")


def test_a_place_that_no_list_knows_keeps_its_row_and_the_others_theirs() -> None:
    found = analyse_locations(parse_text("Shells fell in the village of Qarzhaneh, near Aleppo in Syria."))
    ids = {m.text: m.location_id for m in found.mentions}
    assert ids["Aleppo"] is not None
    assert ids["Syria"] is not None
    assert ids["Qarzhaneh"] is None


def test_a_surname_of_the_text_is_no_place_even_after_by() -> None:
    assert "Jordan" not in texts("Michael Jordan wrote the report. The figures were released by Jordan on Friday.")


@pytest.mark.parametrize(
    "text",
    [
        "Engineers repaired a pump north of Hasaka.",
        "A convoy reached the outskirts of Manbij.",
        "Two schools reopened in Qamishli.",
        "Traders returned to the town of Kobani.",
    ],
)
def test_what_the_words_before_a_name_treat_as_a_place_is_placed(text: str) -> None:
    found = analyse_locations(parse_text(text))
    assert {place.country for place in found.locations} == {"SYR"}


@pytest.mark.parametrize("text", ["The clerk handed the keys to Honda.", "A plaque in Flores' honor was unveiled."])
def test_a_name_that_nothing_treats_as_a_place_is_left(text: str) -> None:
    assert texts(text) == []


def test_a_province_may_stand_before_its_name_and_a_district_of_a_city_is_not_the_city() -> None:
    found = analyse_locations(parse_text("Wells ran dry in the western province of Anbar, officials in Iraq said."))
    assert "ADM1" in {place.feature_code for place in found.locations}
    found = analyse_locations(parse_text("A bakery burned in the Karrada district of Baghdad, officials in Iraq said."))
    assert "PPLC" in {place.feature_code for place in found.locations}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Tavistock police closed the bridge, and a Dudley woman was hurt.", "Dudley"),
        ("Yonkers firefighters saved two dogs on Sunday.", "Yonkers"),
    ],
)
def test_a_name_before_people_of_a_town_is_that_of_the_town(text: str, name: str) -> None:
    assert name in texts(text)


@pytest.mark.parametrize("text", ["Riot police closed the bridge.", "Young women led the march.", "Armed Police ran."])
def test_what_kind_of_people_they_are_is_no_place(text: str) -> None:
    assert texts(text) == []


def test_a_name_with_its_division_takes_no_second_one() -> None:
    found = analyse_locations(parse_text("The Madison County district clerk in Virginia kept the file."))
    assert {place.name for place in found.locations} == {"Madison County", "Virginia"}


def test_a_county_and_a_town_in_it_tell_where_both_are() -> None:
    text = "A fire spread in Walker County overnight, and crews from Huntsville stayed until noon, the sheriff said."
    assert {place.admin1 for place in analyse_locations(parse_text(text)).locations} == {"Texas"}
