"""Addresses of pages, and what may be linked to."""

import pytest

from pipelines.report.links import actor_page, document_page, has_page, outside_link


def test_a_page_is_named_after_what_it_tells_of() -> None:
    assert actor_page("person:ali-hadi").startswith("actors/person-ali-hadi-")
    assert document_page("document-1f0c").startswith("documents/document-1f0c-")


@pytest.mark.parametrize("name", ["../../etc/passwd", "person:هادي", "a/b", "A" * 500, "", "con", "a\x00b"])
def test_no_name_leads_out_of_its_folder_or_is_too_long(name: str) -> None:
    folder, _, file = actor_page(name).partition("/")

    assert folder == "actors"
    assert file.isascii()
    assert "/" not in file
    assert len(file) < 100


def test_names_that_differ_in_case_or_script_alone_have_different_pages() -> None:
    names = ["party:Ba'ath", "party:ba-ath", "person:علي", "person:هادي"]

    assert len({actor_page(name).lower() for name in names}) == len(names)


def test_a_source_without_a_name_has_no_page() -> None:
    assert has_page("person:ali-hadi")
    assert not has_page("anonymous:document-1:diplomat")
    assert not has_page(None)


@pytest.mark.parametrize("url", ["https://harbour.example/a?b=1#c", "http://harbour.example"])
def test_an_article_links_to_the_web_page_it_came_from(url: str) -> None:
    assert outside_link(url) == url


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", " javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//x", "http://[", ""],
)
def test_other_addresses_are_no_links(url: str) -> None:
    assert outside_link(url) is None
    assert outside_link(None) is None
