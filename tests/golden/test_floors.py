"""Floors go up by themselves and down only when somebody says so."""

from pathlib import Path

from tests.golden.corpus import GROUPS
from tests.golden.floors import Floors, broken, idle, raised, read_floors, write_floors
from tests.golden.tally import Tally, added

LOW = Floors("0", {group: {"quotes_recall": 80.0, "quotes_type": 50.0} for group in GROUPS})


def scores(recall: float, kind: float) -> dict[str, dict[str, float]]:
    return {group: {"quotes_recall": recall, "quotes_type": kind} for group in GROUPS}


def test_only_scores_below_their_floor_are_broken() -> None:
    floors = LOW.percent["seen"]
    assert broken(floors, scores(80.0, 90.0)["seen"]) == []
    assert broken(floors, scores(79.9, 90.0)["seen"]) == ["quotes_recall is 79.9, below its floor of 80.0"]
    assert len(broken(floors, {})) == 2


def test_raising_lowers_nothing() -> None:
    assert raised(LOW, scores(85.0, 10.0)).percent == scores(85.0, 50.0)


def test_a_floor_of_zero_is_idle_only_where_there_are_cases() -> None:
    judged = Tally()
    judged.count("quotes_recall", "missed", right=False, kind="missed")
    assert idle({"quotes_recall": 0.0, "quotes_type": 0.0}, judged) == ["quotes_recall"]
    assert idle({"quotes_recall": 0.1}, judged) == []


def test_floors_are_read_as_they_were_written(tmp_path: Path) -> None:
    file = tmp_path / "floors.json"
    write_floors(LOW, file)
    assert read_floors(file) == LOW


def test_nothing_to_judge_scores_nothing() -> None:
    assert Tally().percent("quotes_recall") == 0


def test_counts_of_articles_are_added_and_errors_kept() -> None:
    one, other = Tally("one"), Tally("other")
    one.count("quotes_recall", "found", right=True)
    other.count("quotes_recall", "not\nfound", right=False, kind="missed")
    total = added([one, other])
    assert total.percent("quotes_recall") == 50
    assert [(error.article, error.told) for error in total.errors] == [("other", "not found")]
