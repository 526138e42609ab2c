"""What stands beside what: a town in its state, or one country after another."""

from pipelines.extract.locations.analysis import analyse_locations
from tests.parses import parsed as parse_text


def countries(text: str) -> dict[str, str | None]:
    """The country of each name, None where the name has no place or the place no country."""
    found = analyse_locations(parse_text(text))
    by_id = {location.location_id: location.country for location in found.locations}
    return {m.text: by_id.get(m.location_id or "") for m in found.mentions}


def test_countries_in_a_list_hold_one_another_not() -> None:
    found = countries("The minister will visit Armenia, Iraq, Iran and Turkey in the spring.")
    assert found == {"Armenia": "ARM", "Iraq": "IRQ", "Iran": "IRN", "Turkey": "TUR"}


def test_states_in_a_list_are_states() -> None:
    text = "Eggs were sold in Illinois, Missouri and Texas before the recall."
    found = analyse_locations(parse_text(text)).locations
    assert {place.feature_code for place in found} == {"ADM1"}


def test_the_name_of_a_country_before_its_state_is_a_town() -> None:
    assert countries("The depot in Lebanon, Pennsylvania, will close, the company said.")["Lebanon"] == "USA"


def test_an_abbreviated_state_holds_the_town_before_it() -> None:
    found = analyse_locations(parse_text("The driver, a man of 40 from Wichita, Kan., was not hurt."))
    wichita = next(m for m in found.mentions if m.text == "Wichita")
    place = next(p for p in found.locations if p.location_id == wichita.location_id)
    assert (place.admin1, place.country) == ("Kansas", "USA")


def test_a_town_that_its_state_does_not_have_is_left_without_a_place() -> None:
    found = analyse_locations(parse_text("She moved to Xanthippe Corners and then to Istanbul, Kan., last year."))
    istanbul = next(m for m in found.mentions if m.text == "Istanbul")
    assert istanbul.location_id is None


def test_a_country_that_begins_the_next_clause_holds_nothing() -> None:
    assert countries("In Moscow, US officials were told to leave by Friday.")["Moscow"] == "RUS"
    assert countries("Far from ending the war in Palestine, US policy made it longer.")["Palestine"] == "PSE"
