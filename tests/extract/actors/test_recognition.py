import pytest

from tests.extract.actors.readings import actor, analysed, mentions


@pytest.mark.parametrize(
    ("text", "name", "actor_id"),
    [
        ("Fighters of Kata'ib Hizballah left the base.", "Kata'ib Hizballah", "armed_group:kataib-hezbollah"),
        ("The minister told The National that talks had failed.", "The National", "media:the-national"),
        ("The SDF said it had taken the bridge.", "SDF", "armed_group:syrian-democratic-forces"),
        ("The Northern Hills Liberation Front said it would fight on.", "Northern Hills Liberation Front", None),
        ("Prime Minister Tarek Al Masrawi met the envoys.", "Tarek Al Masrawi", "person:tarek-al-masrawi"),
        ("A report by the Working Group for Rivers was late.", "Working Group for Rivers", None),
    ],
)
def test_names_stand_without_determiner_or_title(text: str, name: str, actor_id: str | None) -> None:
    found = dict(mentions(text))
    assert name in found
    assert actor_id in (None, found[name])


@pytest.mark.parametrize(
    "text",
    [
        "It rained on Monday.",
        "Heavy snow fell in Iraq.",
        "The road to Aleppo was closed.",
        "Operation Dawn began on Tuesday.",
        "The price rose to US$ 40.",
    ],
)
def test_places_days_and_operations_are_nobody(text: str) -> None:
    assert mentions(text) == []


def test_a_possessive_ending_is_not_part_of_a_name() -> None:
    assert ("Iran", "country:IRN") in mentions("Iran's attack was condemned.")


def test_a_country_acts_or_is_acted_on_but_is_not_where_things_happen() -> None:
    found = mentions("Turkey attacked two villages in Syria, and Russia criticised Turkey.")
    assert [name for name, _ in found] == ["Turkey", "Russia", "Turkey"]


@pytest.mark.parametrize("name", ["Tehran", "The Iranians", "Iran"])
def test_capital_people_and_country_are_one(name: str) -> None:
    assert ("country:IRN") in {b: a for a, b in mentions(f"{name} rejected the offer.")}


def test_an_acronym_in_brackets_is_another_name_of_its_actor() -> None:
    text = "The Department for River Trade (DfRT) closed. Critics said DfRT had failed."
    found = dict(mentions(text))
    assert found["DfRT"] == found["Department for River Trade"]


def test_the_kind_comes_from_the_name() -> None:
    assert (
        actor("The Blue Valley Police Federation said no.", "organization:blue-valley-police-federation").country
        is None
    )


@pytest.mark.parametrize(
    ("text", "name", "actor_id"),
    [
        (
            "The Organization for Economic Cooperation and Development cut its forecast.",
            "Organization for Economic Cooperation and Development",
            "igo:oecd",
        ),
        ("The World Food Program stopped its flights.", "World Food Program", "igo:world-food-programme"),
        ("The United Nations Children’s Fund sent tents.", "United Nations Children’s Fund", "igo:unicef"),
    ],
)
def test_a_known_body_in_another_spelling(text: str, name: str, actor_id: str) -> None:
    assert dict(mentions(text))[name] == actor_id


def test_a_name_that_goes_on_after_for_is_one_name() -> None:
    found = dict(mentions("She works at the Centre for a Better American Harbour."))
    assert "Centre for a Better American Harbour" in found
    assert "American" not in found


def test_a_surname_is_no_people() -> None:
    assert "country:LVA" not in {a for _, a in mentions("Jack Letts was arrested. Letts denied the charge.")}


def test_the_enemy_in_the_name_of_a_coalition_is_mentioned() -> None:
    assert ("Isis", "armed_group:islamic-state") in mentions("The coalition against Isis attacked two bases.")


def test_resistance_of_iraqis_is_not_a_group_of_that_name() -> None:
    assert not any(a.startswith("armed_group") for _, a in mentions("Iraqi resistance to the plan was fierce."))


@pytest.mark.parametrize("text", ["He is Peruvian.", "A Peruvian was arrested in Lima."])
def test_one_national_is_not_the_country(text: str) -> None:
    assert "country:PER" not in {a for _, a in mentions(text)}


def test_one_national_is_somebody_from_the_country() -> None:
    assert actor("A Peruvian was arrested on Monday.", "anonymous:peruvian").country == "PER"


def test_a_party_of_one_word_keeps_its_spelling() -> None:
    assert "party:labour-party" in {a for _, a in mentions("Labour won the vote.")}
    assert "party:labour-party" not in {a for _, a in mentions("Labor won the vote.")}


def test_what_a_known_body_meets_for_is_not_in_its_name() -> None:
    assert "UN Security Council" in dict(mentions("He called the UN Security Council for Monday."))


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("British Foreign Minister Adrian Coleford met the envoys.", "Foreign Minister"),
        ("Russian Defence Minister Adrian Coleford met the envoys.", "Defence Minister"),
        ("US Secretary of State Adrian Coleford met the envoys.", "Secretary of State"),
        ("Minister of Defence Adrian Coleford met the envoys.", "Minister of Defence"),
    ],
)
def test_words_of_a_title_are_no_body(text: str, title: str) -> None:
    found = {m.text: m for m in analysed(text).mentions if m.mention_type == "name"}
    assert found["Adrian Coleford"].title == title
    assert not any(m.actor_id.startswith(("government:", "organization:")) for m in found.values())


def test_a_ministry_before_a_title_is_whole() -> None:
    found = {m.text: m.title for m in analysed("Ministry of Interior spokesman Omar Tariqi said so.").mentions}
    assert found["Omar Tariqi"] == "spokesman"
    assert "Ministry of Interior" in found


def test_a_ministry_is_a_body_still() -> None:
    found = dict(mentions("The Russian Defence Ministry said two jets were lost."))
    assert "government:russian-defence-ministry" in found.values()


@pytest.mark.parametrize(
    "text",
    [
        "Nine people died in Qarm Tuweh on Friday.",
        "Shells hit the camp of Qarm Tuweh on Friday.",
        "Clashes broke out near Qarmeh on Monday.",
        "Residents fled Qarmeh village on Monday.",
    ],
)
def test_an_unknown_name_that_stands_as_a_place_is_nobody(text: str) -> None:
    assert not any("qarm" in actor_id for _, actor_id in mentions(text))


def test_a_name_after_in_that_acts_elsewhere_is_somebody() -> None:
    text = "Nobody had faith in Qarmeh. Mr Qarmeh said he would leave."
    assert "Qarmeh" in dict(mentions(text))


def test_a_platform_at_the_end_of_a_sentence_is_nobody() -> None:
    assert "X" not in dict(mentions("The minister posted the photo on X. He said no more."))


def test_a_lone_unknown_surname_that_speaks_is_a_person() -> None:
    assert ("Baghaei", "person:baghaei") in mentions("“We will reply,” Baghaei said on Monday.")


def test_the_whole_demonym_is_mentioned() -> None:
    found = mentions("South Korean President Lee met North Korean leader Park.")
    assert ("South Korean", "country:KOR") in found
    assert ("North Korean", "country:PRK") in found


@pytest.mark.parametrize("link", ["The highway", "The border", "A train"])
def test_what_lies_between_places_makes_no_actor_of_them(link: str) -> None:
    assert mentions(f"{link} between Basra and Baghdad was closed.") == []


def test_those_who_talk_with_each_other_are_actors() -> None:
    assert {"country:IRN", "country:IRQ"} <= {a for _, a in mentions("Talks between Iran and Iraq failed.")}


def test_a_name_ends_where_a_preposition_or_a_comma_begins_the_next() -> None:
    found = [
        name
        for name, _ in mentions("She studied peace at Harlow State University before she joined Hamas, Jones said.")
    ]
    assert "Harlow State University" in found
    assert "Hamas" in found


def test_plural_titles_are_nobody_by_name() -> None:
    found = mentions("My Lords, the bill is late. My Lords, I beg to move.")
    assert all(actor_id != "organization:lords" for _, actor_id in found)


def test_a_body_that_the_text_once_calls_a_place_stays_a_body() -> None:
    text = (
        "Members of Scientology protested. Scientology denied the claims. An attorney for Scientology left the room, "
        "and former members of Scientology cheered."
    )
    assert [name for name, _ in mentions(text)].count("Scientology") == 4


def test_a_prefix_is_no_part_of_a_name() -> None:
    assert all(not name.startswith("-") for name, _ in mentions("Pro-Beijing lawmakers walked out of the chamber."))


@pytest.mark.parametrize(
    ("text", "actor_id"),
    [
        ("The rights group Tavikon published a report on prisons.", "ngo:tavikon"),
        ("The group Tavikon published a report on prisons.", "organization:tavikon"),
    ],
)
def test_the_noun_before_a_name_tells_its_kind_unless_it_fits_any(text: str, actor_id: str) -> None:
    assert dict(mentions(text))["Tavikon"] == actor_id


def test_a_title_that_is_a_given_name_stays_in_the_name() -> None:
    assert ("Dean Corwell", "person:dean-corwell") in mentions("Dean Corwell resigned on Monday.")


def test_a_day_begins_no_name() -> None:
    assert not [name for name, _ in mentions("On Sunday Holt joined hundreds of others.") if name.startswith("Sunday")]


def test_a_name_in_a_list_of_towns_is_a_place() -> None:
    assert "Tel Marwa" not in dict(mentions("They fought in the towns of Mosul, Tel Marwa and Kirkuk."))


@pytest.mark.parametrize(
    "text",
    [
        "He shook his head and left.",
        "Her opposition to the tunnel is well known.",
        "The tussle for regional power goes on.",
        "The rains brought a host of troubles.",
        "They walked past the embassy on Friday.",
        "They sat down on plastic chairs.",
        "Fifteen votes were counted in the department of Qarm.",
        "The right to peaceful assembly is old.",
        "He saw the port on routine patrol.",
        "It was a source of tension.",
        "Russia planned a Syrian congress in Sochi.",
    ],
)
def test_a_noun_that_means_a_part_or_an_idea_here_is_nobody(text: str) -> None:
    assert not [actor_id for _, actor_id in mentions(text) if actor_id.startswith("anonymous")]


@pytest.mark.parametrize("words", ["A patrol", "The chair", "The department", "A diplomatic source", "The congress"])
def test_such_a_noun_that_acts_is_somebody(words: str) -> None:
    assert words in dict(mentions(f"{words} said on Friday that the road was closed."))


def test_a_patrol_that_is_attacked_is_somebody() -> None:
    assert "A patrol" in dict(mentions("A patrol was ambushed near the mill on Friday."))


def test_the_head_of_a_body_is_somebody() -> None:
    assert "the head of a school" in dict(mentions("Reporters met the head of a school on Friday."))


def test_a_demonym_inside_a_longer_name_is_no_country() -> None:
    assert "country:GBR" not in {actor_id for _, actor_id in mentions("He spoke at the British Ring in March.")}


def test_a_demonym_with_the_is_no_newspaper() -> None:
    assert "media:the-australian" not in {a for _, a in mentions("The Australian minister left for Fiji.")}


def test_a_name_after_the_noun_for_a_place_is_no_person() -> None:
    assert not [a for _, a in mentions("They live in the camps Hamam Al Dalil and Qarm.") if a.startswith("person")]


def test_words_that_ask_or_own_are_no_part_of_a_description() -> None:
    found = {a for _, a in mentions("It was the year when an estimated 200 miners fled the town whose leaders fell.")}
    assert {"anonymous:leaders"} <= found
    assert not [a for a in found if "when" in a or "whose" in a]


def test_the_word_for_a_citizen_is_no_part_of_his_name() -> None:
    citizen = actor("Spaniard Juan Tavares sold the boat.", "person:juan-tavares")
    assert (citizen.name, citizen.country) == ("Juan Tavares", "ESP")


def test_a_daughter_is_no_news_agency() -> None:
    ids = {actor_id for _, actor_id in mentions("She helps her daughter, Sana, through school.")}
    assert "person:sana" in ids
    assert "media:sana" not in ids


def test_a_known_acronym_in_brackets_tells_whose_the_name_is() -> None:
    assert ("Union of River States", "igo:asean") in mentions("It was signed by the Union of River States (ASEAN).")


@pytest.mark.parametrize("text", ["They shelled Kafr Tavik and Wadi Delan.", "The road to Tell Qarmit is closed."])
def test_words_for_hills_and_villages_begin_names_of_places(text: str) -> None:
    assert not any(actor_id.startswith(("person", "organization")) for _, actor_id in mentions(text))


@pytest.mark.parametrize(
    "text", ["The ministers opened Pandora’s box.", "He fled to Cox’s Bazar in May.", "They marched on Children’s Day."]
)
def test_owners_in_set_phrases_and_places_are_nobody(text: str) -> None:
    nobody = ("pandora", "cox", "bazar", "children")
    assert not [actor_id for _, actor_id in mentions(text) if actor_id.endswith(nobody)]


@pytest.mark.parametrize("text", ["Simon’s box was empty.", "The mother’s day began early."])
def test_other_owners_are_somebody(text: str) -> None:
    assert [actor_id for _, actor_id in mentions(text) if actor_id.endswith(("simon", "mother"))]


def test_forces_that_are_joined_are_nobody() -> None:
    assert not [a for _, a in mentions("Peter Lindqvist joined forces with Laura Benson.") if "forces" in a]


def test_the_town_below_a_letter_is_no_part_of_the_name() -> None:
    found = mentions("The bridge should be closed. Peter Harrison Leeds • The council has failed the town.")
    assert ("Peter Harrison", "person:peter-harrison") in found


def test_a_surname_that_is_a_town_stays_in_the_name() -> None:
    assert ("Jack Michael London", "person:jack-michael-london") in mentions("Jack Michael London resigned on Monday.")


def test_a_word_that_the_editor_adds_in_brackets_is_part_of_a_name() -> None:
    found = mentions("“The Free [Syrian] Army attacked the town,” Ann Tal said.")
    assert found[0] == ("Free [Syrian] Army", mentions("The Free Syrian Army attacked the town.")[0][1])


def test_a_name_may_begin_in_what_the_editor_adds() -> None:
    text = "The speech of [the Turkish president Recep Tayyip] Erdogan was short."
    assert ("Recep Tayyip] Erdogan", "person:recep-tayyip-erdogan") in mentions(text)


def test_a_name_goes_on_where_only_the_parser_ends_a_sentence() -> None:
    text = "Tal’s lawyer Mehmet Alper Unver said on Thursday that he was free. Unver left."
    assert [a for _, a in mentions(text)].count("person:mehmet-alper-unver") == 3


@pytest.mark.parametrize("thing", ["Operation Hood began on Monday", "A gunman shot 13 at Fort Hood"])
def test_what_bears_the_name_of_a_person_is_not_that_person(thing: str) -> None:
    words = [words for words, _ in mentions(f"Robert Hood, a baker, was killed. {thing}.")]
    assert not {"Hood", "Operation Hood", "Fort Hood"}.intersection(words)


def test_a_relative_whom_the_model_misses_is_another_person() -> None:
    text = "Speaking to reporters, Hussen Abase, father of Amira Abase, wept. Amira Abase is dead."
    found = dict(mentions(text))
    assert found["Hussen Abase"] == "person:hussen-abase"
    assert found["Amira Abase"] == "person:amira-abase"


@pytest.mark.parametrize("noun", ["a farmer", "father of Amira Delvan"])
def test_a_name_that_the_model_misses_is_a_person_beside_a_noun_for_one(noun: str) -> None:
    found = dict(mentions(f"Speaking to the Telegraph, Hussen Delvan, {noun}, said his daughter wept."))
    assert found["Hussen Delvan"] == found[noun] == "person:hussen-delvan"


@pytest.mark.parametrize("name", ["Commission on the Status of Rivers", "Union of Medical and Relief Workers"])
def test_a_body_is_named_to_the_end_of_what_it_is_for(name: str) -> None:
    assert name in dict(mentions(f"An official of the {name}, which met on Monday, wept."))


def test_a_body_after_and_is_another() -> None:
    found = dict(mentions("The Ministry of Defence and Hezbollah refused."))
    assert {"Ministry of Defence", "Hezbollah"} <= found.keys()


def test_a_name_ends_before_a_sentence_that_begins_like_an_article() -> None:
    text = "The road was held by the Syrian Democratic Forces. As the dangers grow, many flee."
    assert "Syrian Democratic Forces" in dict(mentions(text))


def test_a_bracket_that_ends_before_a_name_is_no_part_of_it() -> None:
    found = dict(mentions("“Their [Syrian] Army attacked the town,” Ann Tal said."))
    assert "Syrian] Army" not in found


def test_those_against_somebody_are_not_his_forces() -> None:
    found = mentions("The emirate paid anti-Assad forces. Assad forces left, and pro-Hong Kong clerks cheered.")

    assert ("Assad forces", "military:syrian-army") in found
    assert [actor_id for _, actor_id in found].count("military:syrian-army") == 1
    assert ("Hong Kong", "country:HKG") in found
    assert ("anti-Assad forces", "anonymous:anti-assad-forces") in found


@pytest.mark.parametrize(
    "text",
    [
        "Bread in the town is dear, she said.",
        "A former Koranic student wept.",
        "The camp was calm at noon. 16:51. Shells fell on the road.",
        "The vote was late. OBITUARY. Ann Tal has died.",
        "They grounded forty planes of khat. Khat, a leaf that is chewed, feeds thousands.",
        "“Trains run again,” the station said.",
        "Ann Tal, a 26-year-old Londoner, left.",
        "Father Paolo Tal, a dissident Jesuit priest, left.",
        "He broke with Bin Ladenism in 2005, and Europhobia grew.",
        "God bless the players, she said.",
        "Tal walked into the Rose Garden.",
        "The Great Mosque was destroyed. They had used the Great Mosque.",
        "April Bidi Bidi took them in. In April and May, more came.",
    ],
)
def test_a_word_that_only_begins_a_sentence_or_tells_a_kind_is_nobody(text: str) -> None:
    ids = {actor_id.partition(":")[2] for _, actor_id in mentions(text)}
    words = {words for words, _ in mentions(text)}
    assert not ids & {"bread", "koranic", "16-51", "obituary", "khat", "trains", "londoner", "jesuit", "god"}
    assert not words & {"Bin Ladenism", "Europhobia", "Rose Garden", "Great Mosque", "April"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A visibly tired Gazal wept.", "Gazal"),
        ("Oliver Hall, 24, wept.", "Oliver Hall"),
        ("The Ministry of Tourism refused.", "Ministry of Tourism"),
        ("Theresa May spoke. May has been at pains to deny it.", "May"),
        ("“Delani fled,” she said. Delani, a baker, has a son.", "Delani"),
    ],
)
def test_words_alike_are_somebody(text: str, name: str) -> None:
    assert name in dict(mentions(text))


def test_a_name_that_is_also_a_noun_is_somebody() -> None:
    text = "Shell closed a mine. Miners wept when Shell left, and a shell fell on the road. Shell said it would pay."
    assert [words for words, _ in mentions(text)].count("Shell") >= 2


def test_leadership_that_does_nothing_is_nobody() -> None:
    text = "Peru closed its border. The militants were cut off from their leadership, Ann Tal said."
    assert not [words for words, _ in mentions(text) if "leadership" in words]
