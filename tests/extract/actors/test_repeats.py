import pytest

from tests.extract.actors.readings import mentions


@pytest.mark.parametrize(
    ("first", "again"),
    [
        ("The border patrol unit", "the six-man border patrol unit that Ann Tal had joined"),
        ("A national harbour council", "the harbour council"),
        ("Foreign volunteers", "the first foreign volunteers"),
        ("The Peruvian opposition", "the splintered opposition"),
        ("Fans", "Peruvian fans"),
    ],
)
def test_fewer_or_more_words_speak_of_the_same(first: str, again: str) -> None:
    text = f"{first} left the town in May. In June a storm hit {again}."
    found = mentions(text)
    words = next(words for words, _ in found[1:] if again.startswith(words))
    assert dict(found)[words] == found[0][1]


@pytest.mark.parametrize(
    ("first", "again"),
    [
        ("Turkey and its backers", "Recep Tayyip Erdogan and his backers"),
        ("Ann Tal and her old guards", "Jo Berg and the old guards"),
    ],
)
def test_a_state_and_its_ruler_have_the_same(first: str, again: str) -> None:
    found = mentions(f"{first} left the town in May. In June a storm hit {again}.")
    assert len({actor for words, actor in found if words.endswith(("backers", "guards"))}) == 1


def test_what_two_have_is_not_the_same() -> None:
    found = mentions("Turkey and its backers left the town in May. In June a storm hit Iran and its backers.")
    assert len({actor for words, actor in found if words == "its backers"}) == 2


@pytest.mark.parametrize(
    ("first", "again"),
    [
        ("The border patrol unit", "the harbour rescue unit"),
        ("Foreign volunteers", "other foreign volunteers"),
        ("Foreign volunteers", "foreign medical volunteers"),
        ("30 foreign volunteers", "the foreign volunteers"),
        ("The Peruvian opposition", "the Bolivian opposition"),
        ("Swiss fans", "Peruvian fans"),
        ("A little girl", "the little Peruvian girl's sister"),
        ("Allies", "Arab allies"),
    ],
)
def test_other_words_speak_of_others(first: str, again: str) -> None:
    found = mentions(f"{first} left the town in May. In June a storm hit {again}.")
    assert [actor for words, actor in found if words == again] != [found[0][1]]


def test_one_of_two_told_of_before_is_not_chosen() -> None:
    text = "A river patrol unit met a border patrol unit in May. In June a storm hit the six-man patrol unit."
    assert mentions(text)[-1][1] == "anonymous:six-man-patrol-unit"


@pytest.mark.parametrize(
    ("first", "again", "rest"),
    [
        ("A retired couple", "The couple", ", who lost two cows, hid in the mill"),
        ("Six armed men", "The men", ", whose car stood near the mill, fled"),
        ("A rebel faction", "The faction", ", which lost two cars, fled"),
    ],
)
def test_a_clause_in_commas_tells_no_others(first: str, again: str, rest: str) -> None:
    found = dict(mentions(f"{first} crossed a river on Monday. Ann Tal slept. {again}{rest}."))
    assert found[again] == found[first]


def test_a_clause_without_commas_may_tell_others() -> None:
    found = dict(mentions("A rebel faction crossed a river on Monday. The faction that Ann Tal leads stayed behind."))
    assert found["The faction"] != found["A rebel faction"]


def test_an_officer_is_the_one_called_by_more_words() -> None:
    text = "A police officer and two nurses crossed a river on Monday. The officer, who lost a shoe, slept in the mill."
    found = dict(mentions(text))
    assert found["The officer"] == found["A police officer"]


@pytest.mark.parametrize(
    ("first", "again"),
    [
        ("as many as 700,000 people", "a staggering 700,000 people"),
        ("More than 3 million civilians", "3 million Syrian civilians"),
    ],
)
def test_as_many_people_are_the_same(first: str, again: str) -> None:
    found = dict(mentions(f"{first} live near the river. Ann Tal slept. In June a storm hit {again}."))
    assert found[again] == found[first]


@pytest.mark.parametrize(
    ("first", "again"),
    [("700,000 people", "900,000 people"), ("40 Swiss nurses", "40 Syrian nurses")],
)
def test_another_number_or_nation_tells_of_others(first: str, again: str) -> None:
    found = mentions(f"{first} who live near the river met on Monday. In June a storm killed {again} in Peru.")
    assert [actor for words, actor in found if words == again] != [found[0][1]]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("More than 18 miners drowned near the mill", "a flood in which 18 miners drowned"),
        ("18 miners drowned near the mill", "a flood in which about 18 miners were said to have drowned"),
        ("18 miners drowned near the mill", "a flood in which more than 18 miners drowned"),
        ("5,000 fans met near the mill", "a band which some 5,000 fans love"),
        ("3 million voters stayed at home", "a party for which over 3 million voters are fools"),
        ("2,000 fans lost a shoe in Lima and Oslo", "Oslo, where about 2,000 fans sang"),
        ("18 miners drowned near the mill", "a flood that killed the 18 miners"),
    ],
)
def test_as_many_told_of_alike_or_a_thousand_are_the_same(first: str, second: str) -> None:
    found = mentions(f"{first}. Ann Tal slept. In June Jo Berg told of {second}.")
    assert len({actor for words, actor in found if words.endswith(("miners", "fans", "voters"))}) == 1


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("18 miners drowned near the mill", "About 18 miners were fined"),
        ("18 miners drowned near the mill", "18 miners were fined"),
        ("18 miners drowned near the mill", "Another 18 miners drowned at sea"),
        ("18 miners drowned near the mill", "18 more miners drowned at sea"),
        ("Two miners drowned in Lima", "Two miners drowned in Oslo"),
        ("Two miners drowned near the mill", "The two older miners were fined"),
        ("Jo Berg met her 18 miners", "Abe Moor lost his 18 miners"),
        ("18 miners drowned in Lima", "In Lima 18 miners were fined"),
        ("18 miners drowned in Lima", "18 miners drowned in Oslo"),
        ("6,000 soldiers were sent by Kenya", "Peru has sent 6,000 soldiers"),
        ("About 2,000 fans met in Greece in May", "In June, 2,000 fans were fined in Libya"),
    ],
)
def test_as_many_elsewhere_or_of_whom_else_is_told_are_others(first: str, second: str) -> None:
    found = mentions(f"{first}. Ann Tal slept. {second}.")
    assert len({actor for words, actor in found if words.endswith(("miners", "soldiers", "fans"))}) == 2


def test_friends_are_those_of_whom_the_text_tells() -> None:
    found = mentions("A miner was killed in May, his friends said. Abe Moor was 32. Friends confirmed his death.")
    assert len({actor for words, actor in found if words.lower().endswith("friends")}) == 1


@pytest.mark.parametrize(
    ("first", "second", "again"),
    [
        ("Ann Tal’s friends wept.", "Abe Moor was shot in Oslo.", "Friends"),
        ("Ann Tal met a miner. His relatives wept.", "Tal was shot in Oslo.", "Relatives"),
        ("Ann Tal’s colleagues wept.", "Peru was glad, Jo Berg said.", "Colleagues"),
        ("Turkey and its allies met.", "The US spoke.", "Allies"),
    ],
)
def test_the_friends_of_another_are_others(first: str, second: str, again: str) -> None:
    found = mentions(f"{first} {second} {again} said the road was closed.")
    assert len({actor for words, actor in found if words.lower().endswith(again.lower())}) == 2


def test_friends_are_those_of_the_person_told_of_last() -> None:
    found = mentions("Jo Berg slept. Ann Tal’s friends wept. Tal was shot in Oslo. Friends said Tal was kind.")
    assert len({actor for words, actor in found if words.lower().endswith("friends")}) == 1


@pytest.mark.parametrize("others", ["friends of the mayor", "old friends"])
def test_other_friends_are_others(others: str) -> None:
    found = mentions(f"A miner was killed in May, his friends said. Abe Moor was 32. The police met {others} in June.")
    assert len({actor for words, actor in found if "friends" in words}) != 1


def test_a_couples_children_are_the_same_whoever_is_told_of() -> None:
    text = "A man, his wife and their four small children came. She woke her children. The man fed his children."
    found = mentions(text)
    assert len({actor for words, actor in found if words.endswith("children")}) == 1


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("A nurse and her children came.", "Jo Berg and his wife fed their children."),
        ("Swiss miners feed their children.", "A nurse, her husband and their children came."),
        ("A nurse, her husband and their children came.", "Another nurse and her husband fed their children."),
        ("A nurse, her husband and their children came.", "Jo Berg fed his children."),
    ],
)
def test_the_children_of_another_couple_are_others(first: str, second: str) -> None:
    found = mentions(f"{first} {second}")
    assert len({actor for words, actor in found if words.endswith("children")}) == 2


@pytest.mark.parametrize(
    "second", ["Her husband fed his children.", "Berg fed their children.", "The father fed his children."]
)
def test_children_are_those_of_husband_and_wife(second: str) -> None:
    found = mentions(f"Eva Berg and her husband woke their children. {second}")
    assert len({actor for words, actor in found if words.endswith("children")}) == 1


def test_her_husbands_children_are_hers() -> None:
    found = mentions("Eva Berg woke her children. Her husband, Abe Moor, is ill. Moor’s children wept.")
    assert len({actor for words, actor in found if words.endswith("children")}) == 1


def test_the_children_of_two_men_are_not_the_same() -> None:
    found = mentions("A miner and his children left the town in May. In June Ann Tal and her children left it, too.")
    assert len({actor for words, actor in found if words.endswith("children")}) == 2


def test_an_article_brings_in_another() -> None:
    text = "A nurse in Lima met Ann Tal. Jo Berg slept. In June a nurse in Cusco met Abe Moor. The nurse was glad."
    found = mentions(text)
    assert [actor for words, actor in found if words.endswith("nurse")] == [
        "anonymous:nurse",
        "anonymous:nurse:1",
        "anonymous:nurse:1",
    ]


@pytest.mark.parametrize("spokesman", ["A Pentagon spokesman", "A spokeswoman for Oxfam", "A spokesman of the UN"])
def test_who_speaks_for_a_body_is_the_same_each_time(spokesman: str) -> None:
    found = mentions(f"Jo Berg slept. Abe Moor slept. {spokesman} was glad. Ann Tal slept. {spokesman} wept.")
    assert len({actor for words, actor in found if spokesman.startswith(words)}) == 1


def test_spokesmen_of_two_bodies_are_two() -> None:
    told = "A spokesman for Nato wept. A spokesman for Oxfam fled. A spokesman for Nato was fined."
    found = [actor for words, actor in mentions(f"Jo Berg slept. Abe Moor slept. {told}") if words == "A spokesman"]
    assert found == ["anonymous:spokesman", "anonymous:spokesman:1", "anonymous:spokesman"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("A spokesman for Nato", "A spokesman for Oxfam"),
        ("A spokesman for Nato", "A spokesman"),
        ("A Nato soldier", "A Nato soldier"),
        ("A court in Lima", "A court in Lima"),
    ],
)
def test_who_speaks_for_another_is_another(first: str, second: str) -> None:
    found = mentions(f"Jo Berg slept. Abe Moor slept. {first} was glad. Ann Tal slept. {second} wept.")
    assert len({actor for words, actor in found if first.startswith(words) or second.startswith(words)}) == 2


def test_the_lead_may_bring_in_again_whom_the_headline_told_of() -> None:
    found = mentions("Nurse fined over lost shoes\n\nA nurse was fined in Lima on Monday.")
    assert dict(found)["A nurse"] == dict(found)["Nurse"]


def test_a_group_that_was_counted_stays_the_same() -> None:
    text = "About 100 protesters sat on the tracks. The group, who carried signs, left at noon. The group was fined."
    assert {actor for _, actor in mentions(text)} == {"anonymous:about-100-protesters"}


@pytest.mark.parametrize(
    "first", ["Protesters sat on the tracks.", "100 protesters met 20 nurses.", "The police met 100 protesters."]
)
def test_a_group_is_not_whoever_was_told_of(first: str) -> None:
    found = dict(mentions(f"{first} The group was fined."))
    assert "protesters" not in found["The group"]
