"""The fuzzing notices what it must, and throws what readers and extractors stand."""

import pytest
from hypothesis import strategies as st

from bench.fuzz import FindingError, Target, check_file, must, run
from pipelines.ingest.read import READERS


def test_a_finding_is_told_with_the_smallest_example() -> None:
    def check(value: object) -> None:
        must(holds=not isinstance(value, int) or value < 7, what="seven or more")

    tried, finding = run(Target("numbers", st.integers(), check), seconds=10)

    assert tried > 1
    assert finding is not None
    assert "seven or more" in finding
    assert "value=7" in finding


def test_nothing_is_found_where_everything_holds() -> None:
    tried, finding = run(Target("numbers", st.integers(), lambda _: None), seconds=0.01)

    assert tried > 1
    assert finding is None


def test_a_reader_that_raises_is_a_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("inside a library")

    monkeypatch.setitem(READERS, ".csv", fail)
    with pytest.raises(FindingError, match="ZeroDivisionError"):
        check_file(("a.csv", b"text\nTalks"))
