"""Web pages: main text, metadata, dates of the markup, and pages made to choke on."""

from datetime import date, datetime
from pathlib import Path

import pytest

from pipelines.ingest.records import IngestSettings
from tests.ingest.reading import article, rejected

BODY = "<p>Port workers in Basra walked out on Monday.</p>"
TEXT = "Port workers in Basra walked out on Monday."


def page(head: str = "", body: str = BODY) -> str:
    return f"<!DOCTYPE html><html><head><title>Port strike</title>{head}</head><body>{body}</body></html>"


def test_main_text_and_metadata(tmp_path: Path) -> None:
    head = (
        '<meta property="og:site_name" content="The Gulf Courier"><meta name="author" content="Lena Haddad">'
        '<meta property="article:published_time" content="2025-06-16T23:30:00-05:00">'
        '<link rel="canonical" href="https://example.org/news/port-strike">'
    )
    body = (
        '<nav><a href="/">Home</a><a href="/world">World</a></nav><article><h1>Port strike</h1><p>By Lena Haddad</p>'
        f"{BODY}<p>“We will not load a single ship,” said Karim Jaber, who leads the dockers’ union.</p></article>"
        "<aside>Most read: other things</aside><footer>© 2021 The Gulf Courier</footer>"
    )
    found = article(tmp_path, "a.html", page(head, body))
    quoted = "“We will not load a single ship,” said Karim Jaber, who leads the dockers’ union."
    assert found.text == f"{TEXT}\n\n{quoted}"
    assert (found.title, found.byline, found.publisher) == ("Port strike", "Lena Haddad", "The Gulf Courier")
    assert found.url == "https://example.org/news/port-strike"
    assert (found.published_on, found.published_from) == (date(2025, 6, 16), "html")
    assert found.published_at == datetime.fromisoformat("2025-06-17T04:30")


@pytest.mark.parametrize(
    "content", [BODY, TEXT, f"<div>{BODY}</div>", f"<svg></svg>{BODY}", page(body=f"<h1>Port strike</h1>{BODY}")]
)
def test_short_pages_and_fragments_are_articles(tmp_path: Path, content: str) -> None:
    assert article(tmp_path, "a.html", content).text == TEXT


LINKED = (
    '<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "datePublished": "2025-06-16"}]}</script>'
)


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ('<meta name="date" content="2025-06-16">', ""),
        ('<meta itemprop="datePublished" content="2025-06-16">', ""),
        (LINKED, ""),
        ("", '<time datetime="2025-06-16T08:30:00+03:00">Monday</time>'),
        ("", "<p>By Lena Haddad, <time>June 16, 2025</time></p>"),
        ("", '<span class="post-date">Published on 16 June 2025</span>'),
        ('<link rel="canonical" href="https://example.org/2025/06/16/port-strike">', ""),
        ('<meta name="date" content="31 June 2025"><meta name="pubdate" content="16 June 2025">', ""),
        ('<meta property="article:modified_time" content="2025-06-18">' + LINKED, ""),
    ],
)
def test_dates_of_the_markup(tmp_path: Path, head: str, body: str) -> None:
    found = article(tmp_path, "a.html", page(head, body + BODY))
    assert (found.published_on, found.published_from) == (date(2025, 6, 16), "html")


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("", "<p>He was born on June 16, 2003.</p><p>The law of 2019-01-02 holds.</p>"),
        ("", "<h1>The attack of June 16, 2003</h1>"),
        ("", "<footer>© 2021 The Gulf Courier</footer>"),
        ("", '<span class="date">03/04/2025</span>'),
        ("", '<span class="date">June 2025</span>'),
        ("", '<div class="updated-date">Updated 16 June 2025</div>'),
        ("", '<img src="/images/2019/03/04/port.jpg">'),
        ('<meta name="date" content="2025-06">', ""),
        ('<meta property="article:published_time" content="2025-02-31T10:00:00Z">', ""),
        ('<meta property="article:published_time" content="0001-01-01T00:00:00Z">', ""),
        ('<meta property="article:modified_time" content="2025-06-18">', ""),
    ],
)
def test_what_does_not_say_when_the_page_was_published(tmp_path: Path, head: str, body: str) -> None:
    assert article(tmp_path, "a.html", page(head, body + BODY)).published_on is None


@pytest.mark.parametrize("label", ["iso-8859-1", "windows-1252"])
def test_the_encoding_that_a_page_declares(tmp_path: Path, label: str) -> None:
    content = f'<html><head><meta charset="{label}"></head><body><p>The café’s owner spoke.</p></body></html>'
    found = article(tmp_path, "a.html", content.encode("cp1252"))
    assert (found.text, found.encoding) == ("The café’s owner spoke.", "cp1252")


@pytest.mark.parametrize("content", ["<html><body></body></html>", "<p></p>", "<!-- nothing -->", page(body="")])
def test_a_page_without_text_is_empty(tmp_path: Path, content: str) -> None:
    assert rejected(tmp_path, "a.html", content).reason == "empty"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (page(body="<p>word</p>" * 60_000), "html_too_complex"),
        (page(body=f"<p {' '.join(f'a{n}=x' for n in range(100_000))}>Talks</p>"), "html_too_complex"),
        (page(body="<p>" + "word " * 300_000), "text_too_long"),
    ],
    ids=["elements", "attributes", "text"],
)
def test_pages_made_to_choke_on(tmp_path: Path, content: str, reason: str) -> None:
    assert rejected(tmp_path, "a.html", content).reason == reason


def test_broken_linked_data_costs_no_time(tmp_path: Path) -> None:
    bomb = '<script type="application/ld+json">{"headline": "' + 'a\\"' * 100_000 + "</script>"
    assert article(tmp_path, "a.html", page(bomb)).text == TEXT


def test_deep_nesting_ends(tmp_path: Path) -> None:
    rejected(tmp_path, "a.html", "<div>" * 50_000 + "word")


def test_a_page_over_its_limit_is_rejected(tmp_path: Path) -> None:
    found = rejected(tmp_path, "a.html", page(), IngestSettings(max_html_bytes=50))
    assert (found.reason, "max_html_bytes" in found.detail) == ("too_large", True)
