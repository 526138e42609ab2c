import pytest

from tests.extract.actors.readings import mentions

IS, SDF = "armed_group:islamic-state", "armed_group:syrian-democratic-forces"


@pytest.mark.parametrize("noun", ["militants", "jihadists", "extremists"])
def test_the_fighters_of_the_one_group_near_are_the_group(noun: str) -> None:
    text = f"Islamic State lost the town in May. The {noun} fled to the hills."
    assert (f"The {noun}", IS) in mentions(text)


def test_militants_of_two_groups_are_neither() -> None:
    text = "Islamic State fought Boko Haram near the lake. The jihadists fled to the hills."
    assert ("The jihadists", "anonymous:jihadists") in mentions(text)


def test_jihadists_without_an_article_may_be_any() -> None:
    text = "Islamic State lost the town in May. Jihadists fled to the hills."
    assert ("Jihadists", "anonymous:jihadists") in mentions(text)


def test_militants_mentioned_before_are_those() -> None:
    text = "Islamic State lost the town. Two hours later, militants shelled a farm. The militants fled to the hills."
    assert ("The militants", "anonymous:militants") in mentions(text)


def test_a_group_with_other_fighters_has_no_jihadists() -> None:
    text = "The SDF took the town in May. The jihadists fled to the hills."
    assert ("The jihadists", "anonymous:jihadists") in mentions(text)


def test_members_of_an_armed_group_are_the_group() -> None:
    assert ("Hamas members", "armed_group:hamas") in mentions("Police arrested Hamas members in the port.")


@pytest.mark.parametrize("words", ["Hamas family members", "French members of Hamas"])
def test_members_of_a_sort_are_not_the_group(words: str) -> None:
    ids = {a for text, a in mentions(f"Police arrested {words} in the port.") if text.endswith(words)}
    assert "armed_group:hamas" not in ids


def test_kurdish_led_forces_are_the_alliance_that_they_fight_in() -> None:
    assert ("Kurdish-led forces", SDF) in mentions("Kurdish-led forces entered the town on Monday.")


@pytest.mark.parametrize("sort", ["umbrella", "resistance"])
def test_a_noun_for_a_sort_of_group_may_stand_after_its_name(sort: str) -> None:
    found = dict(mentions(f"Islamic State lost the town. Ann Tal joined the Islamic State {sort} group in May."))
    assert found[f"the Islamic State {sort} group"] == IS


def test_a_group_that_deals_with_another_is_not_that_other() -> None:
    found = dict(mentions("Islamic State lost the town. Ann Tal joined the Islamic State monitoring group in May."))
    assert found["the Islamic State monitoring group"] != IS


@pytest.mark.parametrize("words", ["its fighters", "the group's remaining fighters", "its forces"])
def test_the_fighters_of_an_armed_group_are_the_group(words: str) -> None:
    found = dict(mentions(f"Islamic State lost the town in May, but {words} fled to the hills."))
    assert found[words] == IS


@pytest.mark.parametrize("words", ["its powers", "its 40 fighters"])
def test_what_else_an_armed_group_has_is_not_the_group(words: str) -> None:
    found = dict(mentions(f"Islamic State lost the town in May, and {words} dwindled in the hills."))
    assert found.get(words) != IS


YPG = "armed_group:ypg"


@pytest.mark.parametrize("words", ["Kurdish forces", "The US-backed Kurdish militias", "Kurdish fighters"])
def test_the_fighters_of_a_people_are_its_one_group_that_is_named(words: str) -> None:
    assert (words, YPG) in mentions(f"{words} held the bridge on Monday. A week later the YPG left it.")


@pytest.mark.parametrize(
    "words", ["Kurdish leaders", "A Kurdish fighter", "40 Kurdish fighters", "Arab forces", "Arab and Kurdish forces"]
)
def test_others_of_a_people_are_not_its_group(words: str) -> None:
    assert (words, YPG) not in mentions(f"{words} met at the bridge on Monday. A week later the YPG left it.")


def test_the_fighters_of_a_people_with_two_groups_are_neither_but_one_side() -> None:
    text = "The Peshmerga and the YPG fought. Kurdish forces held the bridge. Shells hit the Kurdish troops on Monday."
    ids = dict(mentions(text))
    assert ids["Kurdish forces"] == ids["the Kurdish troops"] == "anonymous:kurdish-forces"


def test_the_fighters_of_two_peoples_are_two_sides() -> None:
    ids = dict(mentions("Kurdish forces held the bridge. Shells hit the Druze fighters on Monday."))
    assert ids["Kurdish forces"] != ids["the Druze fighters"]


def test_the_fighters_of_a_people_are_the_group_that_the_text_is_about() -> None:
    text = "The YPG held the bridge. The YPG left it in May. Some say the YPG is the PKK. Kurdish militants wept."
    assert ("Kurdish militants", YPG) in mentions(text)


@pytest.mark.parametrize("words", ["Anti-Isis fighters", "Anti-Islamic State militants"])
def test_those_who_fight_a_group_are_not_the_group(words: str) -> None:
    assert (words, "armed_group:islamic-state") not in mentions(f"{words} held the bridge on Monday.")
