"""Copies of a story under another headline, and stories that only share their subject."""

import random
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.ingest.near_duplicates import duplicate_roles, signature

WORDS = [f"{a}{b}{c}" for a in "bdfgklmn" for b in "aeiou" for c in "lmnrst"]


def story(number: int, length: int = 200) -> str:
    """A text of invented words that no other number gives."""
    chosen = random.Random(number)  # noqa: S311
    return " ".join(chosen.choice(WORDS) for _ in range(length))


def signed(text: str) -> bytes:
    found = signature(text)
    assert found is not None
    return found


def test_below_a_hundred_words_there_is_no_signature() -> None:
    assert signature(story(1, 99)) is None
    assert signature(story(1, 100)) is not None


def test_case_punctuation_and_line_breaks_play_no_part() -> None:
    text = story(1)
    assert signature(text) == signature(text.replace(" ", ",\n").upper())


def test_the_earliest_by_date_then_id_is_the_original() -> None:
    text = story(1)
    copy = "Another headline for the same story " + text.replace(text.split()[50], "changed")
    documents = [
        ("document-c", date(2025, 6, 17), signed(text)),
        ("document-b", date(2025, 6, 16), signed(copy)),
        ("document-a", None, signed(text)),
        ("document-d", date(2025, 6, 16), signed(text)),
        ("document-e", date(2025, 6, 1), signed(story(2))),
    ]
    expected = dict.fromkeys(("document-a", "document-c", "document-d"), "document-b")
    assert duplicate_roles(documents) == expected
    assert duplicate_roles(reversed(documents)) == expected


def test_different_stories_are_no_copies() -> None:
    documents = [(f"document-{n}", None, signed(story(n))) for n in range(100)]
    assert duplicate_roles(documents) == {}


def test_a_copy_is_like_its_original_and_not_only_like_another_copy() -> None:
    words, new = story(1, 300).split(), story(2, 300).split()
    drifted = [" ".join(new[:n] + words[n:]) for n in (0, 40, 80)]
    documents = [(f"document-{n}", None, signed(text)) for n, text in enumerate(drifted)]
    assert duplicate_roles(documents) == {"document-1": "document-0"}
    assert duplicate_roles(documents[1:]) == {"document-2": "document-1"}


@pytest.mark.parametrize("threshold", [0.5, 0.9])
def test_the_threshold_decides(threshold: float) -> None:
    words, new = story(1, 300).split(), story(2, 300).split()
    pair = [
        ("document-0", None, signed(" ".join(words))),
        ("document-1", None, signed(" ".join(new[:60] + words[60:]))),
    ]
    assert bool(duplicate_roles(pair, threshold)) == (threshold == 0.5)


COPIES = [(f"document-{n}", None, signed(story(n % 4) + f" {n}")) for n in range(12)]


@settings(deadline=None, max_examples=30)
@given(st.permutations(range(12)))
def test_the_order_of_documents_plays_no_part(order: list[int]) -> None:
    expected = {
        f"document-{n}": f"document-{min((k for k in range(12) if k % 4 == n % 4), key=str)}" for n in range(12)
    }
    found = duplicate_roles([COPIES[n] for n in order])
    assert found == {copy: original for copy, original in expected.items() if copy != original}
