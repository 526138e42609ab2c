"""The sample corpus shows what it is meant to show: articles, near copies, another language and rejects."""

from pipelines.ingest.records import Reject
from tests.golden.corpus import articles_to_annotate, cases, near_copies, sample_articles, sample_records


def test_every_english_article_that_is_no_copy_is_annotated() -> None:
    assert {(case.article.source_path, case.article.record_number) for case in cases()} == articles_to_annotate()


def test_articles_are_read_with_the_annotated_date() -> None:
    for case in cases():
        on = case.article.published_on
        assert (on.isoformat() if on else None) == case.gold.published_on, case.gold.name


def test_only_what_is_meant_to_be_unreadable_is_rejected() -> None:
    rejects = {place: record.reason for place, record in sample_records().items() if isinstance(record, Reject)}
    assert rejects == {
        ("feeds/wire-with-a-broken-line.jsonl", 2): "json_invalid",
        ("papers/communique.rtf", 0): "unsupported_form",
    }


def test_a_syndicated_article_is_a_near_copy_of_its_original() -> None:
    assert near_copies() == {("papers/tunisia-twelve-years.txt", 0): ("feeds/meridian-wire.jsonl", 1)}


def test_an_article_in_another_language_is_known_as_such() -> None:
    languages = {place: article.language for place, article in sample_articles().items() if article.language != "en"}
    assert languages == {("papers/aviso-ayuda-haiti.txt", 0): "es"}
