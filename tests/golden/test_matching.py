"""When names, words, dates and places count as the same."""

from datetime import date

import pytest

from pipelines.extract.records import Span
from tests.golden.matching import names_agree, near, same_date, same_place_name, same_words, share_words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kata'ib Hizballah", "Kataib Hizballah"),
        ("Foreign Minister Sergei Lavrov", "Lavrov"),
        ("the Ministry of Defence", "Defence Ministry of the"),
        ("two diplomats in Brussels", "two diplomats"),
        ("The Iraqi army", "army"),
    ],
)
def test_names_of_one_actor_agree(one: str, other: str) -> None:
    assert names_agree(one, other)
    assert names_agree(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Iraq", "Islamic Resistance in Iraq"),
        ("Iraq", "Iraqi army"),
        ("Islamic State", "State Department"),
        ("the", "the"),
        ("Maria Petrova", "Maria Ivanova"),
        ("", ""),
    ],
)
def test_names_of_different_actors_do_not_agree(one: str, other: str) -> None:
    assert not names_agree(one, other)
    assert not names_agree(other, one)


def test_a_place_needs_all_words_of_its_name() -> None:
    assert same_place_name("Mérida", "Merida")
    assert not same_place_name("Sudan", "Port Sudan")


def test_words_in_common_are_counted_by_where_they_stand() -> None:
    text = "one two three, one two"
    assert same_words(text, [Span(0, 13)], [Span(0, 13)]) == 1
    assert same_words(text, [Span(0, 7)], [Span(4, 13)]) == pytest.approx(1 / 3)
    assert same_words(text, [Span(0, 7)], [Span(15, 22)]) == 0
    assert same_words(text, [], []) == 0


def test_phrases_share_words_of_content_only() -> None:
    assert share_words("a statement on Telegram", "the statement")
    assert not share_words("an interview with the BBC", "a letter to the court")
    assert not share_words("", "a letter")


@pytest.mark.parametrize(
    ("expected", "first", "last", "same"),
    [
        ("2025-03-04", date(2025, 3, 4), date(2025, 3, 4), True),
        ("2025-03-04", date(2025, 3, 4), None, True),
        ("2025-03-04", date(2025, 3, 1), date(2025, 3, 31), False),
        ("2025-03", date(2025, 3, 1), date(2025, 3, 31), True),
        ("2025-12", date(2025, 12, 1), date(2026, 1, 1), False),
        ("2024", date(2024, 1, 1), date(2024, 12, 31), True),
        ("2025-W10", date(2025, 3, 3), date(2025, 3, 9), True),
        ("2025-W10", date(2025, 3, 2), date(2025, 3, 9), False),
        ("2025-03-04", None, None, False),
        (None, None, None, True),
        (None, date(2025, 3, 4), None, False),
    ],
)
def test_a_date_is_right_within_what_is_known(
    expected: str | None, first: date | None, last: date | None, same: bool
) -> None:
    assert same_date(expected, first, last) is same


def test_areas_may_lie_further_off_than_towns() -> None:
    berlin, dresden = (52.52, 13.40), (51.05, 13.74)
    assert near("country", berlin, dresden)
    assert near("province", berlin, dresden)
    assert not near("city", berlin, dresden)
    assert near("city", berlin, berlin)
