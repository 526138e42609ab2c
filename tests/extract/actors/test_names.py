import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.extract.actors.names import acronym, is_short_for, name_skeleton, name_words, same_words, surname


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kata'ib Hizballah", "Kataib Hezbollah"),
        ("Mohammed bin Salman", "Muhammad bin Salman"),
        ("Asa'ib Ahl al-Haq", "Asaib Ahl Al Haq"),
    ],
)
def test_romanisations_of_one_name(one: str, other: str) -> None:
    assert same_words(name_words(one), name_words(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Organisation for River Cooperation", "Organization for River Co-operation"),
        ("Centre for Defence Programmes", "Center for Defense Programs"),
        ("Labour & Trade Council", "Labor and Trade Council"),
    ],
)
def test_british_and_american_spellings_of_one_name(one: str, other: str) -> None:
    assert name_words(one) == name_words(other)


@pytest.mark.parametrize(
    ("one", "other"), [("National Rail", "National Rally"), ("Iran", "Iraq"), ("James Mattis", "James Matthews")]
)
def test_other_names_are_not_romanisations(one: str, other: str) -> None:
    assert not same_words(name_words(one), name_words(other))


@pytest.mark.parametrize(
    ("short", "full", "expected"),
    [
        ("Al Sudani", "Mohammed Shia Al Sudani", True),
        ("Sudani", "Mohammed Shia al-Sudani", True),
        ("M. Okoro", "Maria Okoro", True),
        ("Maria", "Maria Okoro", False),
        ("Paul Okoro", "Maria Okoro", False),
        ("Okoro", "Maria Okonkwo", False),
    ],
)
def test_shorter_forms_of_a_personal_name(short: str, full: str, expected: bool) -> None:
    assert is_short_for(name_words(short), name_words(full)) is expected


def test_a_surname_keeps_its_particles() -> None:
    assert surname(name_words("Staffan de Mistura")) == ("de", "mistura")


def test_acronyms_leave_out_small_words() -> None:
    assert acronym("Centre for the Study of Rivers") == "CSR"


@given(st.lists(st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=9), min_size=1, max_size=5))
def test_every_name_is_a_spelling_of_itself(words: list[str]) -> None:
    name = tuple(words)
    assert same_words(name, name)
    assert len(name_skeleton(name)) <= len(name)
