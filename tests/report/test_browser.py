"""The report in a real browser, from files: what a click, the keyboard and a narrow screen do."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from pipelines.report.links import actor_page, document_page

PROGRAM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
PAGES = ("index.html", "documents.html", "actors.html", document_page("raid"), actor_page("person:ali-hadi"))
RAID = document_page("raid")

pytestmark = pytest.mark.skipif(PROGRAM is None, reason="no chromium is installed")
type Opened = Callable[..., Page]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One browser for all tests of this module."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=PROGRAM)
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser, raid_report: Path) -> Iterator[Opened]:
    """`page(address, …)`: a page of the report, opened from its file; complaints of the browser fail the test."""
    complaints: list[str] = []
    contexts = []

    def opened(address: str, **options: Any) -> Page:
        contexts.append(browser.new_context(**options))
        page = contexts[-1].new_page()
        page.set_default_timeout(5_000)
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: None if request.url.startswith("file:") else complaints.append(request.url))
        file, _, anchor = address.partition("#")
        page.goto((raid_report / file).as_uri() + (f"#{anchor}" if anchor else ""))
        return page

    yield opened
    for context in contexts:
        context.close()
    assert complaints == []


def test_a_click_on_a_mark_shows_its_row(page: Opened) -> None:
    raid = page(RAID)
    raid.click(".text .event")

    details = raid.locator("#details")
    expect(details).to_contain_text("ASSAULT")
    expect(details).to_contain_text("Iraqi police → Crescent Militia")
    expect(details).to_contain_text("0.80")
    expect(raid.locator(".text .chosen")).to_have_text("raided")

    raid.click(".text .place")
    expect(details).to_contain_text("“Basra” · a place · confidence 0.90 · method test")
    expect(details).not_to_contain_text("ASSAULT")


def test_everything_is_reached_and_left_by_keyboard(page: Opened) -> None:
    raid = page(RAID)
    raid.keyboard.press("Tab")
    expect(raid.locator(".skip")).to_be_focused()
    raid.keyboard.press("Enter")
    expect(raid.locator("main")).to_be_focused()

    first = raid.locator(".text .mark").first
    first.focus()
    raid.keyboard.press("Tab")
    expect(raid.locator(".text .event")).to_be_focused()
    assert raid.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"

    for key in ("Enter", " "):
        raid.keyboard.press(key)
        expect(raid.locator("#details")).to_be_focused()
        expect(raid.locator("#details")).to_contain_text("ASSAULT")
        raid.keyboard.press("Escape")
        expect(raid.locator(".text .event")).to_be_focused()
        expect(raid.locator("#details")).not_to_contain_text("ASSAULT")


def test_a_link_to_a_row_shows_it(page: Opened) -> None:
    speaker = page(actor_page("person:ali-hadi"))
    speaker.click("ol.said a")

    expect(speaker.locator("#details")).to_contain_text("It is over")
    expect(speaker.locator(".text .chosen")).to_have_text("It is over")


def test_without_scripts_a_mark_leads_to_its_row(page: Opened) -> None:
    raid = page(RAID, java_script_enabled=False)
    raid.click(".text .event")

    expect(raid.locator(".card.event:target")).to_contain_text("ASSAULT")


@pytest.mark.parametrize("address", ["index.html", RAID])
def test_the_search_finds_pages_by_name(address: str, page: Opened) -> None:
    found = page(address)
    found.fill("#search", "crés mil")
    expect(found.locator("#hits [role=status]")).to_have_text("2 found")
    found.locator("#hits a").first.click()

    expect(found.locator("h1")).to_have_text("Crescent Militia")


def test_the_search_says_when_nothing_fits(page: Opened) -> None:
    front = page("index.html")
    front.fill("#search", "ali nobody")

    expect(front.locator("#hits [role=status]")).to_have_text("Nothing is called so.")


def test_kinds_of_marks_can_be_hidden(page: Opened) -> None:
    raid = page(RAID)
    place = raid.locator(".text .place")
    assert "dotted" in place.evaluate("mark => getComputedStyle(mark).textDecoration")
    raid.uncheck("#show-place")

    assert "dotted" not in place.evaluate("mark => getComputedStyle(mark).textDecoration")


@pytest.mark.parametrize("address", PAGES)
def test_nothing_sticks_out_on_a_phone(address: str, page: Opened) -> None:
    assert page(address, **PHONE).evaluate("document.documentElement.scrollWidth") == 390


def test_on_a_phone_the_row_lies_over_the_text(page: Opened) -> None:
    raid = page(RAID, **PHONE)
    raid.tap(".text .event")
    details = raid.locator("#details")

    expect(details).to_be_in_viewport()
    assert details.evaluate("element => getComputedStyle(element).position") == "fixed"
    raid.tap("#details .close")
    expect(details).not_to_contain_text("ASSAULT")


def test_the_page_follows_the_theme_of_the_system(page: Opened) -> None:
    light, dark = (
        page("index.html", color_scheme=theme).evaluate("getComputedStyle(document.body).backgroundColor")
        for theme in ("light", "dark")
    )

    assert light == "rgb(251, 250, 246)"
    assert dark == "rgb(22, 23, 26)"
