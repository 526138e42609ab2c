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
