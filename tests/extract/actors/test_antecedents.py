from datetime import date

import pytest

from tests.extract.actors.readings import mentions


def test_a_name_behind_the_comma_bears_the_second_title_too() -> None:
    text = "The mayor dismissed his deputy, Jo Berg, and envoy to the talks on Qarm, Ann Tal, on Monday."
    assert ("envoy", "person:ann-tal") in mentions(text)


def test_a_name_behind_the_role_and_its_place_bears_it() -> None:
    text = "The mayor met the special envoy for the valley, Anna Berg, on Monday."
    assert ("the special envoy", "person:anna-berg") in mentions(text)


def test_a_name_behind_two_roles_bears_the_second() -> None:
    text = "Police questioned the secretary to the envoy, Ann Tal, on Monday."
    assert ("the secretary", "person:ann-tal") not in mentions(text)


def test_agencies_are_the_aid_agencies_mentioned_before() -> None:
    text = "Danish aid agencies run two clinics in the camp. On Monday the agencies closed both."
    ids = {a for name, a in mentions(text) if name.endswith("agencies")}
    assert len(ids) == 1


def test_another_sort_of_agencies_are_others() -> None:
    text = "Danish aid agencies run two clinics. On Monday the news agencies told of both."
    assert len({a for name, a in mentions(text) if name.endswith("agencies")}) == 2


def test_two_with_names_are_no_third_actor() -> None:
    text = "Vladimir Putin met Recep Tayyip Erdogan in Sochi. The two leaders agreed on a zone."
    assert "The two leaders" not in dict(mentions(text, date(2018, 9, 18)))


def test_two_countries_are_no_third_actor() -> None:
    text = "Russia and Turkey signed the deal. The two countries will send guards."
    assert "The two countries" not in dict(mentions(text))


def test_two_speakers_with_names_are_no_third_actor() -> None:
    text = "Ann Tal met Jo Berg in Oslo. “We shall sign,” the two women said."
    assert "the two women" not in dict(mentions(text))


def test_two_without_names_are_somebody() -> None:
    text = "Ann Tal left Oslo. Two guards were hurt. The two guards are in hospital."
    assert len({a for name, a in mentions(text) if name.lower().endswith("two guards")}) == 1


def test_two_told_apart_are_somebody() -> None:
    text = "Ann Tal met Jo Berg. The two women who guard the gate smiled."
    assert "anonymous:two-women" in dict(mentions(text)).values()


@pytest.mark.parametrize("verb", ["considers", "calls"])
def test_what_a_side_takes_somebody_for_is_nobody_new(verb: str) -> None:
    text = f"He fought for the Kurdish group YPG, which Turkey {verb} a terrorist organisation."
    assert not any("terrorist" in a for _, a in mentions(text))


def test_whom_somebody_calls_is_somebody() -> None:
    assert ("a doctor", "anonymous:doctor") in mentions("The guard called a doctor on Monday.")


def test_this_man_may_hold_an_office() -> None:
    text = "Donald Trump left early. This man does not wait."
    assert ("This man", "person:donald-trump") in mentions(text, date(2018, 5, 3))


def test_this_man_is_not_who_speaks_of_him() -> None:
    text = "“This man does not wait,” said Donald Trump."
    assert ("This man", "person:donald-trump") not in mentions(text, date(2018, 5, 3))


def test_a_body_is_known_by_words_of_its_other_names() -> None:
    text = "UNHCR opened a camp in May. The refugee agency has no tents."
    assert ("The refugee agency", "igo:unhcr") in mentions(text)


def test_a_name_behind_two_descriptions_bears_both() -> None:
    text = "The call came from her main backer, the Danish envoy, Anna Berg."
    assert ("her main backer", "person:anna-berg") in mentions(text)


def test_what_is_not_meant_is_not_the_name_behind_it() -> None:
    text = "They see the front as a potential ally, not an adversary, namely Turkey."
    assert ("a potential ally", "country:TUR") not in mentions(text)


def test_opposition_to_a_plan_is_nobody() -> None:
    text = "Nobody knows how the vote put the Danish opposition to the plan at risk."
    assert not any("opposition" in a for _, a in mentions(text))


def test_the_opposition_may_do_something() -> None:
    assert ("the opposition", "anonymous:opposition") in mentions("The law allows the opposition to hold a vote.")


def test_the_names_of_those_who_are_counted_are_the_actors() -> None:
    text = "The plan was sent to the three leaders – Anna Berg, Peter Okoro and Omar Nasri. They will sign."
    assert not any("leaders" in a for _, a in mentions(text))


def test_a_description_behind_a_colon_is_of_the_name_before() -> None:
    text = "The video comes from Jaish al-Islam: a jihadist group that shelled the port."
    assert ("a jihadist group", "armed_group:jaish-al-islam") in mentions(text)


def test_what_is_said_beside_two_names_is_no_third_actor() -> None:
    text = "The court freed Anna Berg and Peter Okoro, two miners in their twenties, on Monday."
    assert not any("miners" in a for _, a in mentions(text))


def test_what_is_said_beside_one_name_and_somebody_is_somebody() -> None:
    text = "The court freed Anna Berg. Two miners in their twenties were held."
    assert any("miners" in a for _, a in mentions(text))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A Czech singer from Brno, Ann Talbot, sang twice.", "A Czech singer"),
        ("His counterpart in Lima, Ann Talbot, blamed the king.", "His counterpart"),
        ("Her oldest sister is Ann Talbot.", "Her oldest sister"),
    ],
)
def test_a_name_behind_a_phrase_of_place_or_said_of_somebody_is_his(text: str, words: str) -> None:
    assert dict(mentions(f"Jonas Marr wept. {text}"))[words] == "person:ann-talbot"


@pytest.mark.parametrize(
    "text",
    [
        "A lawyer for the singer, Ann Talbot, wept.",
        "Her sister is not Ann Talbot.",
        "Her sister may be Ann Talbot.",
        "Police asked whether her sister is Ann Talbot.",
        "A singer met a miner from Brno, Ann Talbot and others.",
    ],
)
def test_a_name_behind_another_person_or_in_a_list_is_anothers(text: str) -> None:
    found = mentions(text)
    assert found[0][1] != "person:ann-talbot"


@pytest.mark.parametrize("title", ["secretary-general", "attorney-general", "director-general"])
def test_a_title_with_hyphens_is_one_description(title: str) -> None:
    assert [words for words, _ in mentions(f"The {title} slept in the mill.")] == [f"The {title}"]


def test_an_office_with_hyphens_is_the_one_held_by_the_person_named() -> None:
    text = "UN Secretary-General António Guterres flew to Geneva. Ann Tal slept. The secretary-general was tired."
    assert mentions(text)[-1] == ("The secretary-general", "person:antonio-guterres")


def test_a_noun_before_a_hyphen_that_starts_no_title_stands_alone() -> None:
    assert [words for words, _ in mentions("The soldier-poet and the secretary slept.")][-1] == "the secretary"


def test_the_ministry_is_the_foreign_ministry_told_of_before() -> None:
    text = "The foreign ministry in Tehran spoke of a mill. Nobody came. Ann Tal said the ministry was wrong."
    assert mentions(text)[-1] == ("the ministry", "government:iranian-foreign-ministry")


def test_another_ministry_is_not_the_one_told_of_before() -> None:
    text = "The foreign ministry in Tehran spoke of a mill. Nobody came. Ann Tal said the tax ministry was wrong."
    assert mentions(text)[-1] == ("the tax ministry", "anonymous:tax-ministry")


@pytest.mark.parametrize("words", ["Syrian rebel forces", "Syrian Kurdish forces", "A new Syrian rebel army"])
def test_forces_of_rebels_or_a_people_are_not_the_army_of_the_state(words: str) -> None:
    [actor_id] = [actor_id for found, actor_id in mentions(f"{words} held the bridge on Monday.") if found == words]
    assert actor_id.startswith("anonymous")


def test_forces_of_a_country_are_its_army() -> None:
    assert ("Syrian forces", "military:syrian-army") in mentions("Syrian forces held the bridge on Monday.")


def test_a_body_told_of_before_is_meant_where_its_noun_may_mean_a_thing() -> None:
    found = dict(mentions("The tax commission blocked the deal. Miners thanked the commission on Monday."))
    assert found["the commission"] == found["The tax commission"]


@pytest.mark.parametrize("text", ["Miners thanked the commission.", "The law has been in force since May."])
def test_such_a_noun_is_nobody_where_none_was_told_of(text: str) -> None:
    assert not [words for words, _ in mentions(text) if "commission" in words or "force" in words]


@pytest.mark.parametrize(
    "text",
    [
        "Turkey sent troops. Turkey shelled the port, and Turkey won. The regime fled. The Syrian regime fell later.",
        "Fighters in Syria and near Damascus fled. Turkey said it won. Turkey left. Turkey wept. The regime fled.",
    ],
)
def test_the_regime_is_the_one_that_is_called_so_or_whose_country_is_the_scene(text: str) -> None:
    assert ("The regime", "country:SYR") in mentions(text)


def test_the_government_is_that_of_the_country_the_text_is_about() -> None:
    text = "Fighters in Syria fled. Turkey said it won. Turkey left. Turkey wept. The government fled."
    assert ("The government", "country:TUR") in mentions(text)


def test_the_country_with_which_a_sentence_opens_is_the_one_whose_government_it_tells_of() -> None:
    text = "Turkey said it won. Turkey left. Turkey wept. In Peru, the government fled."
    assert ("the government", "country:PER") in mentions(text)


def test_the_government_of_somebody_without_a_country_is_not_that_of_the_country_told_of() -> None:
    text = "Peru closed its border. The miners' exiled leadership called for a strike. Ann Tal loves her country."
    assert "country:PER" not in {actor_id for words, actor_id in mentions(text) if len(words.split()) > 1}


@pytest.mark.parametrize(
    "words", ["The Peruvian Government", "The Peruvian Administration", "Successive Peruvian administrations"]
)
def test_a_government_with_a_capital_or_several_in_turn_are_the_country(words: str) -> None:
    assert mentions(f"{words} refused to talk.") == [(words, "country:PER")]


def test_the_government_of_a_part_of_a_country_keeps_its_name() -> None:
    assert "country:GBR" not in {a for _, a in mentions("The Scottish Government refused to talk.")}


def test_an_institution_is_the_one_that_the_text_names_by_the_country() -> None:
    found = dict(mentions("The Philippine Coast Guard sent a ship. The Philippine coastguard said nothing."))
    assert found["The Philippine coastguard"] == found["Philippine Coast Guard"]


def test_an_army_is_the_one_that_the_lexicon_knows_by_another_noun() -> None:
    found = dict(mentions("The Eritrean military withdrew. Eritrean forces had held the town."))
    assert found["The Eritrean military"] == found["Eritrean forces"] == "military:eritrean-defence-forces"


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("No one can stop Turkey or Turkish soldiers.", "Turkey", "Turkish soldiers"),
        ("She thanked Erdogan and Turkish officials.", "Erdogan", "Turkish officials"),
        ("Turkey, the UN and aid groups refused.", "UN", "aid groups"),
        ("Turkey and Kurdish fighters clashed.", "Turkey", "Kurdish fighters"),
        ("Saudi Arabia and Emirati officials met.", "Saudi Arabia", "Emirati officials"),
        ("Kim Jong Un and South Korean officials met.", "Kim Jong Un", "South Korean officials"),
        ("Nato and Russian generals met.", "Nato", "Russian generals"),
        ("The Blue Front and Peruvian soldiers clashed.", "Blue Front", "Peruvian soldiers"),
        ("Armenia and Azerbaijani forces clashed.", "Armenia", "Azerbaijani"),
    ],
)
def test_somebody_named_before_and_is_no_part_of_the_description(text: str, first: str, second: str) -> None:
    assert {first, second} <= dict(mentions(text)).keys()


def test_somebody_named_before_and_is_not_who_stands_behind() -> None:
    found = dict(mentions("The Syrian National Army and Russian military police met."))
    assert found["Syrian National Army"] != found["Russian military police"]


@pytest.mark.parametrize(
    "words",
    ["US and European officials", "UN and local officials", "Iraqi and Kurdish forces", "Kurdish and Turkish fighters"],
)
def test_two_that_tell_of_the_same_people_are_one_description(words: str) -> None:
    assert words in dict(mentions(f"{words} met."))


@pytest.mark.parametrize("name", ["the Qassam Brigades", "Hezbollah"])
def test_a_wing_of_a_body_is_named_after_a_comma(name: str) -> None:
    found = dict(mentions(f"The party of Ann Tal and its armed wing, {name}, fled."))
    assert found["its armed wing"] == found[name.removeprefix("the ")]


def test_a_wing_is_not_whoever_comes_next() -> None:
    found = dict(mentions("When the Council left its armed wing Hamas was glad. It met its armed wing and Hezbollah."))
    assert found["Hezbollah"] != found["its armed wing"]


@pytest.mark.parametrize(
    ("text", "words", "actor"),
    [
        ('Donald Trump said: "We will bring our troops home."', "our troops", "military:us-military"),
        ('Jeremy Hunt said: "Our government was right."', "Our government", "country:GBR"),
        ('General Ann Tal of the Iraqi army said: "Our troops fled."', "Our troops", "military:iraqi-army"),
        (
            'The Syrian Democratic Forces said: "Our fighters took the town."',
            "Our fighters",
            "armed_group:syrian-democratic-forces",
        ),
    ],
)
def test_our_forces_are_those_of_the_state_or_group_that_speaks(text: str, words: str, actor: str) -> None:
    assert dict(mentions(text, date(2018, 8, 1)))[words] == actor


@pytest.mark.parametrize(
    "text",
    [
        'Ann Tal, a Peruvian poet, said: "Our troops fled."',
        "Donald Trump was glad. Our troops fled.",
        'Ann Tal of Oxfam said: "Our troops fled."',
    ],
)
def test_our_forces_are_not_those_of_anybodys_state(text: str) -> None:
    assert dict(mentions(text, date(2018, 8, 1)))["Our troops"].startswith("anonymous:")


def test_the_administration_is_the_only_one_called_so() -> None:
    far = "Turkey shelled a mill. Turkey closed a road. Ankara was glad. " * 4
    found = mentions(f"The US administration was late. {far}The administration was divided.")
    assert found[-1] == ("The administration", "country:USA")


@pytest.mark.parametrize("whose", ["Our", "Your"])
def test_the_government_of_who_speaks_or_hears_may_be_any(whose: str) -> None:
    found = dict(mentions(f"Peru was late. Ann Tal, a poet, told Abe Moor: “{whose} government lied.”"))
    assert found[f"{whose} government"].startswith("anonymous:")


@pytest.mark.parametrize("whose", ["The prison’s", "The prison", "The school"])
def test_the_administration_of_something_else_is_not_the_countrys(whose: str) -> None:
    found = dict(mentions(f"The US administration was late. {whose} administration was divided."))
    assert found[f"{whose} administration"].startswith("anonymous:")


def test_the_administration_is_that_of_the_country_where_two_are_called_so() -> None:
    far = "Turkey shelled a mill. Turkey closed a road. Ankara was glad. " * 4
    found = mentions(f"The US administration met the Peruvian administration. {far}The administration was divided.")
    assert found[-1] == ("The administration", "country:TUR")
