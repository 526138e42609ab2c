"""Comparing found events with labels."""

from pathlib import Path

from bench.events.labelled import read_text
from bench.events.outcomes import ArticleOutcomes, Outcome, outcomes


def outcomes_of(folder: Path, paragraph: str) -> ArticleOutcomes:
    path = folder / "x1.xml"
    path.write_text(f'<article id="x1"><p>{paragraph}</p></article>', encoding="utf-8")
    (article,) = outcomes([read_text(path)])
    return article


def only(article: ArticleOutcomes) -> Outcome:
    (row,) = article.rows
    return row


def test_an_event_with_its_participants(tmp_path: Path) -> None:
    article = outcomes_of(
        tmp_path,
        '<actor id="1">Soldiers</actor> <event root="COERCE" by="1" to="2">arrested</event> '
        '<actor id="2">three farmers</actor> on Monday. It rained.',
    )

    row = only(article)
    assert (row.right, row.participants_right, row.modality_right) == (True, True, True)
    assert row.finds == row.finds_with_participants == article.core == {0}
    assert (article.sentences, article.eventful_sentences) == (2, 1)


def test_other_participants_than_labelled(tmp_path: Path) -> None:
    row = only(
        outcomes_of(
            tmp_path,
            'Near <actor id="1">the ministry</actor>, soldiers <event root="COERCE" by="1">arrested</event> a farmer.',
        )
    )

    assert (row.right, row.participants_right) == (True, False)
    assert row.finds == {0}
    assert not row.finds_with_participants


def test_another_root_or_sentence_is_wrong(tmp_path: Path) -> None:
    other_root = 'Soldiers <event root="ASSAULT">arrested</event> three farmers on Monday.'
    other_sentence = 'Soldiers arrested three farmers on Monday. It was an <event root="COERCE">outrage</event>.'

    assert not only(outcomes_of(tmp_path, other_root)).right
    assert not only(outcomes_of(tmp_path, other_sentence)).right


def test_what_a_reader_could_do_without_is_right_and_not_missed(tmp_path: Path) -> None:
    article = outcomes_of(tmp_path, 'Soldiers <event root="COERCE" core="no">arrested</event> three farmers.')

    assert only(article).right
    assert not only(article).finds
    assert not article.core


def test_labels_that_are_not_found_count(tmp_path: Path) -> None:
    article = outcomes_of(tmp_path, 'The miller <event root="AID">slipped</event> them a loaf.')

    assert not article.rows
    assert article.core == {0}
