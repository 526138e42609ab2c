import pytest

from tests.extract.actors.readings import mentions


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Oliver Grant died on Monday. “I miss Ollie,” his sister said.", "Ollie"),
        ("Thomas Grant was freed on Monday. His sister said Tom had called her.", "Tom"),
        ("Timothy Grant was freed on Monday. His lawyer said that Tim Grant was well.", "Tim Grant"),
    ],
)
def test_a_short_form_is_the_person_named_in_full(text: str, words: str) -> None:
    found = mentions(text)
    assert dict(found)[words] == found[0][1]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Thomas Grant was freed. Thomas Berg was freed. The judge said that Tom had wept.", "Tom"),
        ("Thomas Grant was freed on Monday. Tom Berg, another prisoner, was not.", "Tom Berg"),
        ("Thomas Grant was freed on Monday. His son, Tom, wept.", "Tom"),
        ("John Grant was freed on Monday. Jack Grant wept.", "Jack Grant"),
        ("Thomas Grant was freed on Monday. The judge said that Tim had wept.", "Tim"),
        ("Peter Thomas was freed on Monday. The judge said that Tom had wept.", "Tom"),
    ],
)
def test_a_short_form_that_may_be_anothers_is_another(text: str, words: str) -> None:
    found = mentions(text)
    assert words in dict(found)
    assert dict(found)[words] not in {
        actor for name, actor in found if name in ("Thomas Grant", "Peter Thomas", "John Grant")
    }


@pytest.mark.parametrize(
    ("text", "alias"),
    [
        (
            "Ann Talberg fled in May. Talberg, otherwise known as Marta Holm, is in Spain. Marta Holm is well.",
            "Marta Holm",
        ),
        ("Ann Talberg fled in May. They asked Talberg, the woman known as Red Marta. Marta is well.", "Marta"),
    ],
)
def test_what_stands_behind_known_as_is_the_same_person_throughout(text: str, alias: str) -> None:
    assert [actor for words, actor in mentions(text) if words == alias] == ["person:ann-talberg"] * 2


def test_an_acronym_in_brackets_is_of_the_name_before_it_throughout() -> None:
    text = "The Syrian Negotiations Commission (SNC) met in Geneva. The SNC said that it would vote."
    assert {actor for words, actor in mentions(text) if words == "SNC"} == {mentions(text)[0][1]}
    assert mentions("The SNC said that it would vote.")[0][1] == "organization:syrian-national-council"


def test_another_acronym_in_brackets_keeps_its_bearer() -> None:
    text = "The Swiss Dairy Farmers (NATO) met on Monday. NATO said that milk was cheap."
    assert {actor for words, actor in mentions(text) if words == "NATO"} == {"igo:nato"}
