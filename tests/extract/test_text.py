"""Names in the form in which they are compared, and spans without their edges."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.extract.records import Span
from pipelines.extract.text import normalise_name, trim


@pytest.mark.parametrize(
    ("name", "normalised"),
    [
        ("Kata'ib Hizballah", "kataib hizballah"),
        ("Kata’ib  Hizballah", "kataib hizballah"),
        ("al-Nusra", "al nusra"),
        ("U.S.", "us"),
        ("Recep Tayyip Erdoğan", "recep tayyip erdogan"),
        ("Łódź", "lodz"),
        ("—", ""),
    ],
)
def test_names_are_compared_without_accents_case_and_punctuation(name: str, normalised: str) -> None:
    assert normalise_name(name) == normalised


@given(st.text())
def test_normalising_twice_changes_nothing(name: str) -> None:
    assert normalise_name(normalise_name(name)) == normalise_name(name)


@given(st.text(), st.integers(0, 20), st.integers(0, 20))
def test_trimming_stays_inside(text: str, first: int, second: int) -> None:
    start, end = sorted((min(first, len(text)), min(second, len(text))))
    trimmed = trim(text, Span(start, end))

    assert start <= trimmed.start <= trimmed.end <= end
    assert trimmed.of(text).strip(" \t\r\n,;:") == trimmed.of(text)
