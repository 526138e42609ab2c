"""From a name as a text spells it to the places that may be meant."""

import pytest

from pipelines.extract.locations.names import place_names


def first(name: str) -> str:
    return place_names().candidates(name)[0].place.name


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("Iraq", "Iraq"),
        ("Great Britain", "United Kingdom"),
        ("U.S.", "United States"),
        ("Strait of Hormuz", "Strait of Hormuz"),
        ("Bab el-Mandeb", "Bab al-Mandab"),
        ("al-Hol", "al-Hol"),
        ("Raqqa", "Raqqa"),
        ("Deir Ezzor", "Deir ez-Zor"),
        ("Idlib", "Idlib"),
        ("Gaza", "Gaza Strip"),
        ("Washington", "Washington"),
        ("Kiev", "Kyiv"),
    ],
)
def test_the_place_that_world_news_means_comes_first(name: str, place: str) -> None:
    assert first(name) == place


def test_a_word_for_a_division_asks_for_the_division() -> None:
    assert place_names().candidates("Idlib province")[0].place.feature_code == "ADM1"
    assert place_names().candidates("Idlib")[0].place.feature_code == "PPL"


@pytest.mark.parametrize(("short", "state"), [("Ariz.", "Arizona"), ("TX", "Texas"), ("N.S.W.", "New South Wales")])
def test_states_are_known_by_their_abbreviations(short: str, state: str) -> None:
    assert first(short) == state


@pytest.mark.parametrize("word", ["tx", "Ariz", "xyzzyville", ""])
def test_what_only_looks_like_an_abbreviation_is_none(word: str) -> None:
    assert "Texas" not in {rated.place.name for rated in place_names().candidates(word)}
    assert "Arizona" not in {rated.place.name for rated in place_names().candidates(word)}


@pytest.mark.parametrize(("word", "country"), [("Iraqi", "IRQ"), ("Turks", "TUR"), ("South Korean", "KOR")])
def test_demonyms_have_their_country(word: str, country: str) -> None:
    place = place_names().demonym(word)
    assert place is not None
    assert place.country == country


def test_a_people_without_a_state_has_no_country() -> None:
    assert place_names().demonym("Kurdish") is None
    assert place_names().is_people("Kurdish")


def test_every_country_of_the_list_has_a_position() -> None:
    without = [code for code, place in place_names().countries.items() if place.latitude is None]
    assert set(without) <= {"BES", "BVT", "UMI", "ATA", "ALA", "BLM", "MAF", "ANT", "SCG"}


@pytest.mark.parametrize(
    "name", ["Mosul", "St. Petersburg", "Twp. of Mosul", "City of Mosul", "W. Va.", "Xyzzyville", "", "'"]
)
def test_a_name_is_a_place_when_it_has_candidates(name: str) -> None:
    assert place_names().is_place(name) == bool(place_names().candidates(name))


@pytest.mark.parametrize(
    "phrase", ["Gulf War", "West Nile Virus", "African-American", "Native Americans", "Brussels sprouts"]
)
def test_set_phrases_are_known_in_the_plural_and_with_hyphens(phrase: str) -> None:
    assert place_names().is_idiom(phrase)


@pytest.mark.parametrize("phrase", ["Manchester city", "French open", "Gulf coast"])
def test_a_capital_of_a_set_phrase_is_needed(phrase: str) -> None:
    assert not place_names().is_idiom(phrase)
