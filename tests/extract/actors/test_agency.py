import pytest

from tests.extract.actors.readings import analysed


def _ids(text: str) -> set[str]:
    return {m.actor_id for m in analysed(text).mentions}


@pytest.mark.parametrize(
    "text",
    [
        "Fighting went on in parts of northern Peru.",
        "The convoy drove out of Peru.",
        "The withdrawal from Peru was slow.",
        "She was expelled from Peru.",
        "He flew back to Peru on Friday.",
        "The road runs from Peru to Chile.",
        "Nurses from Peru were praised.",
        "The Peruvian war lasted a year.",
        "She lost her Peruvian citizenship.",
        "The Chilean-Peruvian border was closed.",
        "He joined the Peruvian Mountain Rescue as a cook.",
        "Peru's civil war lasted a year.",
    ],
)
def test_a_country_that_only_is_where_something_is_or_comes_from_is_nobody(text: str) -> None:
    assert "country:PER" not in _ids(text)


@pytest.mark.parametrize(
    "text",
    [
        "The mayor heard nothing from Peru.",
        "The ships were handed to Peru.",
        "The approval of Peru came late.",
        "Peruvian air strikes hit the town.",
        "An attack from Peru is feared.",
        "North Korea fired on Peru.",
        "Peru's air force bombed the bridge.",
    ],
)
def test_a_country_that_gives_takes_or_owns_is_somebody(text: str) -> None:
    assert any("PER" in actor_id or "peru" in actor_id for actor_id in _ids(text))


def test_forces_of_two_states_are_those_of_neither_alone() -> None:
    found = {m.text: m.actor_id for m in analysed("Peruvian and Chilean forces closed the pass.").mentions}
    assert found["Peruvian"] == "country:PER"
    assert found["Chilean"] == "country:CHL"
    assert "Peruvian and Chilean forces" not in found


def test_where_somebody_is_based_does_nothing() -> None:
    assert "country:PER" not in _ids("The Peru-based attack plans were found on Monday.")


def test_a_river_is_no_body() -> None:
    assert not any("tigris" in actor_id for actor_id in _ids("The Tigris separates the two towns."))


def test_what_people_of_a_country_have_is_not_the_countrys() -> None:
    assert "country:PER" not in _ids("Shells fell on Peruvian rebel positions.")


def test_our_government_is_not_that_of_the_country_in_the_news() -> None:
    text = "Peru fights on. Peru has lost two towns. But our government does nothing."
    assert not any(m.text == "our government" and m.actor_id == "country:PER" for m in analysed(text).mentions)


@pytest.mark.parametrize(
    "text",
    [
        "Chilean police arrested thirty Peruvians on Monday.",
        "Thousands of Peruvians fled the floods.",
        "Two thirds of Peruvians want the law repealed.",
        "Most Peruvians support the strike.",
        "Young Peruvians shouted at the minister.",
        "The port hosts Peruvians who fled the floods.",
    ],
)
def test_people_of_a_country_who_are_counted_or_told_apart_are_not_their_state(text: str) -> None:
    found = {m.actor_id: m.text for m in analysed(text).mentions}
    (people,) = (words for words in found.values() if "Peruvians" in words)
    assert "country:PER" not in found
    assert people.endswith("Peruvians")


@pytest.mark.parametrize(
    "text",
    [
        "The Peruvians rejected the offer.",
        "The Peruvians, who had signed the deal, withdrew.",
        "Peruvians won the war.",
    ],
)
def test_the_people_of_a_country_as_a_whole_stand_for_it(text: str) -> None:
    assert "country:PER" in _ids(text)


def test_people_of_a_country_who_are_counted_have_its_code() -> None:
    actors = analysed("Chilean police arrested thirty Peruvians on Monday.").actors
    assert [(a.actor_type, a.country) for a in actors if "Peruvians" in a.name] == [("anonymous", "PER")]


@pytest.mark.parametrize(
    "text",
    [
        "She speaks Spanish at home.",
        "The letter was written in Spanish and German.",
        "He has a doctorate in Persian satire.",
        "The bag held 300 Singapore dollars.",
        "The migrants, most of them from Egypt and Peru, wept.",
        "The ship sank in the South China Sea.",
    ],
)
def test_languages_currencies_seas_and_origins_are_no_countries(text: str) -> None:
    assert not [actor_id for actor_id in _ids(text) if actor_id.startswith("country")]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("She lost her faith in the Spanish.", "country:ESP"),
        ("The minister thanked the German and the Spanish governments.", "country:ESP"),
    ],
)
def test_a_state_or_its_people_are_told_of_in_like_words(text: str, country: str) -> None:
    assert country in _ids(text)
