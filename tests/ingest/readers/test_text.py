"""Text files, with front matter and without."""

from datetime import date
from pathlib import Path

import pytest

from pipelines.ingest.records import IngestSettings
from tests.ingest.reading import article, rejected

TEXT = "Port workers in Basra walked out on Monday."


@pytest.mark.parametrize("text", [TEXT, f"\n  {TEXT}\r\n\r\nThey said “no”.\n\n", "No."])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_without_front_matter_the_text_is_the_file(tmp_path: Path, text: str, mark: str) -> None:
    found = article(tmp_path, "a.txt", mark + text)
    assert found.text == text
    assert (found.record_number, found.encoding, found.language) == (0, "utf-8", "en")
    assert (found.title, found.published_on, found.published_from) == (None, None, None)


def test_front_matter_is_metadata_and_no_text(tmp_path: Path) -> None:
    found = article(
        tmp_path,
        "2019-03-10.txt",
        f"---\r\nTitle: 'Strike: day two'\r\npublished: 2025-06-16\r\nauthor: [Lena Haddad, Omar Sy]\r\n"
        f"source: Gulf Wire\r\nlink: https://example.org/a\r\nurl: null\r\n---\r\n\r\n{TEXT}\r\n",
    )
    assert found.text == TEXT
    assert (found.title, found.byline) == ("Strike: day two", "Lena Haddad, Omar Sy")
    assert (found.publisher, found.url) == ("Gulf Wire", "https://example.org/a")
    assert (found.published_on, found.published_from) == (date(2025, 6, 16), "front_matter")


def test_values_stay_as_printed(tmp_path: Path) -> None:
    found = article(tmp_path, "a.txt", f"---\ntitle: 1984\npublisher: yes\nbyline: ~\n---\n{TEXT}")
    assert (found.title, found.publisher, found.byline) == ("1984", "yes", None)


def test_a_first_line_that_repeats_the_title_is_no_text(tmp_path: Path) -> None:
    assert article(tmp_path, "a.txt", f"---\ntitle: Port strike\n---\nPort strike\n\n{TEXT}").text == TEXT


@pytest.mark.parametrize("top", ["---\n---\n", "---\n# nothing yet\n---\n", "---\n...\n"])
def test_empty_front_matter_is_none(tmp_path: Path, top: str) -> None:
    found = article(tmp_path, "a.txt", top + TEXT)
    assert (found.text, found.title) == (TEXT, None)


@pytest.mark.parametrize("text", [f"---\ntitle: x\n\n{TEXT}", f"\n---\ntitle: x\n---\n{TEXT}", f"----\n{TEXT}\n----\n"])
def test_a_line_of_dashes_that_opens_no_block_is_text(tmp_path: Path, text: str) -> None:
    assert article(tmp_path, "a.txt", text).text == text


@pytest.mark.parametrize(
    ("block", "said"),
    [
        ("title: [x\n", "not YAML"),
        ("publisher: Gulf Wire\ntitle: a: b: c\n", "line 3"),
        ("- one\n- two\n", "not a mapping"),
        ("BAGHDAD, the words of an article\n", "not a mapping"),
        ("title: \x1b\n", "not YAML"),
        ("a: &a [*a\n", "not YAML"),
        ("[" * 500 + "\n", "not YAML"),
        ("- " * 5000 + "\n", "nested too deeply"),
        ("[" * 50_000 + "\n", "opening brackets"),
        ("a: " + "x" * 200_000 + "\n", "max_metadata_bytes"),
    ],
    ids=lambda value: value[:12],
)
def test_front_matter_that_is_no_mapping_is_said(tmp_path: Path, block: str, said: str) -> None:
    found = rejected(tmp_path, "a.txt", f"---\n{block}---\n{TEXT}")
    assert (found.stage, found.reason) == ("read", "front_matter_invalid")
    assert said in found.detail
    assert "empty line above" in found.detail


def test_yaml_builds_no_objects(tmp_path: Path) -> None:
    top = "---\ntitle: !!python/object/apply:os.getcwd []\npublisher: Gulf Wire\n---\n"
    assert article(tmp_path, "a.txt", top + TEXT).title is None


def test_a_dateline_with_a_year_dates_an_article_without_other_evidence(tmp_path: Path) -> None:
    found = article(tmp_path, "a.txt", f"BASRA, June 16, 2025 (Gulf Wire) — {TEXT}")
    assert (found.published_on, found.published_from) == (date(2025, 6, 16), "dateline")


def test_another_language_is_stored(tmp_path: Path) -> None:
    found = article(
        tmp_path, "a.txt", "Der Außenminister erklärte, die Gespräche in Köln würden am Sonntag fortgesetzt."
    )
    assert found.language == "de"


@pytest.mark.parametrize("text", ["", " \r\n\t\n", "\ufeff", "***\n---\n", "---\ntitle: Only a title\n---\n"])
def test_a_file_without_text_is_rejected(tmp_path: Path, text: str) -> None:
    assert rejected(tmp_path, "a.txt", text).reason == "empty"


def test_a_text_over_the_limit_is_rejected(tmp_path: Path) -> None:
    found = rejected(tmp_path, "a.txt", "word " * 50, IngestSettings(max_text_chars=100))
    assert (found.stage, found.reason) == ("document", "text_too_long")
    assert "max_text_chars" in found.detail


def test_long_texts_of_odd_shapes_are_articles(tmp_path: Path) -> None:
    assert article(tmp_path, "a.txt", "word " * 100_000).word_count == 100_000
    assert article(tmp_path, "a.txt", "“" * 10_000 + "word" + "”" * 10_000).word_count == 1
