"""Place names of a text and the places they stand for."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.extract.locations.analysis import analyse_locations
from pipelines.extract.records import Location, LocationMention
from tests.parses import parsed as parse_text


def mentions(text: str) -> list[LocationMention]:
    return list(analyse_locations(parse_text(text)).mentions)


def texts(text: str) -> list[str]:
    return [mention.text for mention in mentions(text)]


def places(text: str) -> dict[str, Location]:
    """The place of each name."""
    found = analyse_locations(parse_text(text))
    by_id = {location.location_id: location for location in found.locations}
    return {m.text: by_id[m.location_id] for m in found.mentions if m.location_id is not None}


def test_a_modifier_is_no_part_of_the_name() -> None:
    mention = mentions("Shelling resumed in northern Iraq on Tuesday.")[0]
    assert (mention.text, mention.modifier) == ("Iraq", "northern")


def test_a_direction_that_belongs_to_the_name_stays() -> None:
    assert texts("The envoy flew from South Korea to North Carolina.") == ["South Korea", "North Carolina"]


def test_demonyms_are_kept_apart_from_places() -> None:
    found = {m.text: m.usage for m in mentions("Iraqi officers met a delegation from Jordan in Baghdad.")}
    assert found == {"Iraqi": "demonym", "Jordan": "place", "Baghdad": "place"}


def test_a_demonym_of_two_words_is_one() -> None:
    assert texts("A South Korean tanker was stopped near the Strait of Hormuz.")[0] == "South Korean"


def test_a_government_under_the_name_of_its_capital_is_a_metonym_and_still_placed() -> None:
    mention = mentions("Tehran said on Sunday that it would answer any attack.")[0]
    assert (mention.text, mention.usage) == ("Tehran", "metonym")
    assert mention.location_id is not None


def test_the_backer_of_a_group_is_a_metonym() -> None:
    assert mentions("A Tehran-backed group fired rockets at the base.")[0].usage == "metonym"


def test_a_country_where_something_happens_is_a_place() -> None:
    assert {m.usage for m in mentions("Two people were killed in Iraq.")} == {"place"}


def test_a_name_with_its_state_means_the_town_there() -> None:
    found = places("The suspect was arrested in Paris, Texas, on Monday.")
    assert (found["Paris"].country, found["Paris"].admin1) == ("USA", "Texas")


def test_a_name_without_any_means_the_best_known() -> None:
    assert places("Ministers will meet in Paris next week.")["Paris"].country == "FRA"


def test_the_other_places_of_the_story_decide() -> None:
    text = (
        "The flood closed roads in Ohio on Friday. Crews from Columbus and Cleveland came to help, and shelters "
        "opened in Toledo and Athens, said the governor of Ohio."
    )
    assert places(text)["Athens"].admin1 == "Ohio"


def test_a_name_has_one_sense_in_a_document() -> None:
    text = "The fire began in Birmingham, Alabama. Schools in Birmingham stayed shut."
    ids = {m.location_id for m in mentions(text) if m.text == "Birmingham"}
    assert len(ids) == 1


def test_a_place_inside_the_name_of_an_organisation_is_found() -> None:
    assert "Iraq" in texts("The Central Bank of Iraq raised its rate.")


def test_a_newspaper_is_no_place() -> None:
    assert texts('"It is quiet," a shopkeeper told The Washington Post.') == []


def test_a_team_is_no_place() -> None:
    assert texts("The Dallas Cowboys lost again on Sunday.") == []


def test_a_surname_is_no_place() -> None:
    text = "Michael Jordan opened the school. Jordan said he was proud."
    assert texts(text) == []


def test_a_part_that_every_town_has_is_no_place_by_itself() -> None:
    assert "Old City" not in texts("Smoke rose over the Old City of Mosul.")


def test_a_camp_of_our_own_list_is_placed() -> None:
    camp = places("Families left the al-Hol camp in Syria.")["al-Hol"]
    assert (camp.feature_code, camp.country) == ("CMP", "SYR")


def test_a_sea_has_no_country() -> None:
    assert places("The frigate entered the Black Sea on Monday.")["Black Sea"].country is None


def test_a_province_is_told_from_its_town_by_the_word_after_it() -> None:
    province = places("Displaced families reached Idlib province.")["Idlib"]
    assert province.feature_code == "ADM1"


def test_a_long_name_of_a_country_is_one_name() -> None:
    assert texts("Rebels in the Democratic Republic of the Congo laid down arms.") == [
        "Democratic Republic of the Congo"
    ]


def test_a_sum_of_money_names_no_country() -> None:
    assert texts("The bridge cost US$40 million.") == []


def test_each_location_is_listed_once() -> None:
    found = analyse_locations(parse_text("Iraq and Iran met in Iraq. Iraq welcomed Iran."))
    ids = [location.location_id for location in found.locations]
    assert len(ids) == len(set(ids)) == 2


def test_an_empty_text_has_no_places() -> None:
    found = analyse_locations(parse_text(""))
    assert (list(found.mentions), list(found.locations)) == ([], [])


PIECES = st.sampled_from(
    "Iraq; northern;the ;Paris;, ;Texas;.;\n;\n\n; U.S.;Ariz.;-backed;’s;“;”;•; and ;The Washington Post;é;🚀".split(
        ";"
    )
)


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=14).map("".join))
def test_spans_hold_their_text_in_order_without_overlap(text: str) -> None:
    found = analyse_locations(parse_text(text))
    end = 0
    for mention in found.mentions:
        assert end <= mention.start_char < mention.end_char <= len(text)
        assert text[mention.start_char : mention.end_char] == mention.text == mention.text.strip()
        assert 0 <= mention.confidence <= 1
        end = mention.end_char
    assert {m.location_id for m in found.mentions} - {None} == {place.location_id for place in found.locations}


def test_a_name_of_our_list_is_found_whole() -> None:
    assert texts("Soldiers in Burkina Faso closed the border on Monday.") == ["Burkina Faso"]


def test_a_country_that_hosts_acts() -> None:
    assert mentions("Saudi Arabia will host the talks.")[0].usage == "metonym"


def test_a_platform_is_no_place() -> None:
    assert texts("The minister posted the photo on X. He said no more.") == []


def test_a_county_is_not_the_town_of_its_name() -> None:
    found = places("The sheriff of Orange County, California, called for help from Los Angeles.")
    assert found["Orange County"].feature_code == "ADM2"


def test_the_world_city_is_meant_among_small_namesakes_of_the_country_of_the_story() -> None:
    text = (
        "Flights between Washington, Chicago, Atlanta and Moscow will resume. Tickets from Chicago to Moscow are sold."
    )
    assert places(text)["Moscow"].country == "RUS"


def test_a_state_that_bears_the_name_of_a_country_is_told_by_its_towns() -> None:
    text = "Police in Georgia closed the road between Atlanta and Savannah after the storm."
    assert places(text)["Georgia"].feature_code == "ADM1"
    text = "Police in Georgia closed the road between Tbilisi and Batumi after the storm."
    assert places(text)["Georgia"].country == "GEO"


def test_a_city_and_its_short_name_are_one_place() -> None:
    found = places("The City of Mosul wants new bridges. Mosul lost five in the war in Iraq.")
    assert len({place.location_id for name, place in found.items() if "Mosul" in name}) == 1


def test_the_middle_of_a_large_country_is_in_its_middle() -> None:
    place = places("The delegation returned to the United States.")["United States"]
    assert place.latitude is not None
    assert 38 < place.latitude < 42


def test_the_outlet_tells_where_its_town_is() -> None:
    text = "A man was robbed near the market in Athens on Monday, police said."
    parsed = parse_text(text)
    in_ohio = replace(parsed, document=replace(parsed.document, publisher="Ohio Valley Courier"))
    by_outlet = [analyse_locations(document).locations[0] for document in (parsed, in_ohio)]
    assert [place.country for place in by_outlet] == ["GRC", "USA"]
