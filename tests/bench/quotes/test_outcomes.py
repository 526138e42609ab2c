"""Comparing found quotes with labels."""

from pathlib import Path

from bench.quotes.labelled import read_text
from bench.quotes.outcomes import ArticleOutcomes, outcomes


def outcomes_of(folder: Path, paragraph: str) -> ArticleOutcomes:
    path = folder / "x1.xml"
    path.write_text(f'<article id="x1"><p>{paragraph}</p></article>', encoding="utf-8")
    (article,) = outcomes([read_text(path)])
    return article


def test_a_quote_with_its_speaker(tmp_path: Path) -> None:
    article = outcomes_of(
        tmp_path, '<speaker id="s1">The mayor</speaker> said <said by="s1" n="1">the old bridge was safe</said>.'
    )

    assert [(row.right, row.speaker_right) for row in article.rows] == [(True, True)]
    assert (article.labelled, article.found) == (1, 1)


def test_a_quote_of_somebody_else(tmp_path: Path) -> None:
    article = outcomes_of(
        tmp_path,
        'To <speaker id="s1">the guard</speaker> the mayor said <said by="s1" n="1">the old bridge was safe</said>.',
    )

    assert [(row.right, row.speaker_right) for row in article.rows] == [(True, False)]


def test_half_of_the_words_are_enough_and_less_is_not(tmp_path: Path) -> None:
    half = 'The mayor said the old <said n="1">bridge was safe</said>.'
    less = 'The mayor said the old bridge was <said n="1">safe</said>.'

    assert [row.right for row in outcomes_of(tmp_path, half).rows] == [True]
    assert [row.right for row in outcomes_of(tmp_path, less).rows] == [False]


def test_labels_that_are_not_found_count(tmp_path: Path) -> None:
    article = outcomes_of(tmp_path, 'The door bore the words <said n="1">no entry for anybody</said>.')

    assert (article.rows, article.labelled, article.found) == ((), 1, 0)
