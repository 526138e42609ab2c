"""The accuracy gate: the extractors against the annotated sample articles."""

import pytest

from tests.golden.corpus import GROUPS, cases, corpus_hash
from tests.golden.floors import Floors, broken, idle, present, present_scores, raised, read_floors, write_floors
from tests.golden.gold import MODES, ROOTS, held_out_articles
from tests.golden.scoring import MEASURES


@pytest.fixture(scope="module")
def floors(request: pytest.FixtureRequest) -> Floors:
    """The pinned floors, rewritten first when an option asks for it."""
    if request.config.getoption("--lower-floors"):
        write_floors(Floors(corpus_hash(), present_scores()))
    elif request.config.getoption("--raise-floors"):
        write_floors(raised(read_floors(), present_scores()))
    return read_floors()


@pytest.mark.parametrize("group", GROUPS)
def test_no_score_is_below_its_floor(floors: Floors, group: str) -> None:
    assert not broken(floors.percent[group], present_scores()[group]), (
        "see `python -m tests.golden.report`; only --lower-floors lowers a floor"
    )


@pytest.mark.parametrize("group", GROUPS)
def test_every_measure_has_a_floor(floors: Floors, group: str) -> None:
    assert set(floors.percent[group]) == set(MEASURES)


@pytest.mark.parametrize("group", GROUPS)
def test_no_floor_is_zero_where_there_is_something_to_judge(floors: Floors, group: str) -> None:
    assert not idle(floors.percent[group], present()[group]), "run pytest tests/golden with --raise-floors"


def test_floors_belong_to_this_corpus(floors: Floors) -> None:
    assert floors.corpus == corpus_hash(), (
        "articles or annotations changed since the floors were pinned: run pytest tests/golden with --raise-floors, "
        "or with --lower-floors when a change made a score lower"
    )


def test_a_third_of_the_articles_is_held_out() -> None:
    assert sum(case.held_out for case in cases()) == len(held_out_articles())
    assert 3 * len(held_out_articles()) >= len(cases())


@pytest.mark.parametrize("group", GROUPS)
def test_both_groups_hold_every_root_and_modality(group: str) -> None:
    events = [event for case in cases() if case.group == group for event in case.gold.events]
    assert {root for event in events for root in event.roots} == ROOTS
    assert {modality for event in events for modality in event.modalities} == set(
        "actual claimed future conditional negated".split()
    )
    assert {mode for event in events for mode in event.modes if mode} <= MODES
