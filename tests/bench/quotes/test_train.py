"""Training: the same rows, the same file, whatever their order."""

import random
from dataclasses import fields, replace
from pathlib import Path

import pytest

from bench.quotes import train
from bench.quotes.outcomes import Outcome
from pipelines.extract.quotes.confidence import OTHER, START, confidence_of
from pipelines.extract.quotes.features import QuoteFeatures

PLAIN = QuoteFeatures(**{field.name: "plain" for field in fields(QuoteFeatures)})


@pytest.fixture(autouse=True)
def without_caution(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(train, "CAUTION", 0.0)


def rows() -> list[Outcome]:
    """In twenty articles: clauses right nine times in ten, titles once in ten, and one rare rule."""
    made = []
    for number in range(200):
        article = f"article-{number % 20}"
        made.append(Outcome(article, replace(PLAIN, rule="clause"), right=number % 10 != 0, speaker_right=True))
        made.append(Outcome(article, replace(PLAIN, rule="title"), right=number % 10 == 0, speaker_right=True))
    made.append(Outcome("article-0", replace(PLAIN, rule="rare"), right=True, speaker_right=True))
    return made


def test_points_follow_the_share_that_is_right() -> None:
    points = train.fit(rows())

    assert confidence_of(replace(PLAIN, rule="clause"), points) == pytest.approx(0.9, abs=0.05)
    assert confidence_of(replace(PLAIN, rule="title"), points) == pytest.approx(0.1, abs=0.05)


def test_rare_values_are_learned_together() -> None:
    points = train.fit(rows())

    assert ("rule", OTHER) in points
    assert ("rule", "rare") not in points


def test_caution_lowers_the_start_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    without = dict(train.fit(rows()))
    monkeypatch.setattr(train, "CAUTION", 1.0)
    with_caution = dict(train.fit(rows()))

    assert with_caution.pop(START) == pytest.approx(without.pop(START) - 1.0)
    assert with_caution == without


def test_the_file_is_the_same_in_every_run_and_order(tmp_path: Path) -> None:
    shuffled = rows()
    random.Random(3).shuffle(shuffled)  # noqa: S311 - the same order every time
    for name, made in (("one.csv", rows()), ("two.csv", rows()), ("three.csv", shuffled)):
        train.write_points(train.fit(made), made, tmp_path / name)

    one, two, three = ((tmp_path / name).read_bytes() for name in ("one.csv", "two.csv", "three.csv"))
    assert one == two == three
    assert b"rule,clause," in one


def test_a_row_is_weighed_with_points_of_other_articles() -> None:
    odd = Outcome("article-odd", replace(PLAIN, rule="clause"), right=False, speaker_right=False)

    confidences = train.cross_validated([*rows(), odd])

    assert len(confidences) == 402
    assert confidences[-1] == pytest.approx(0.9, abs=0.05)


@pytest.mark.slow
def test_the_file_in_the_repository_is_what_training_gives(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    found = train.found_rows()
    train.write_points(train.fit(found), found, tmp_path / "points.csv")

    assert (tmp_path / "points.csv").read_text("utf-8") == train.POINTS_FILE.read_text("utf-8")
