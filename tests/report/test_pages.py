"""What stands on the pages of a small warehouse, and that nothing in it can become more than text."""

import json
from pathlib import Path

import duckdb
from lxml import html

from pipelines.extract.records import Location, Span
from pipelines.report.links import actor_page, document_page
from pipelines.report.site import write_report
from tests.report.conftest import Page, load, opened
from tests.warehouse.samples import Found

ATTACK = "<script>alert(1)</script>"


def words(element: Page) -> str:
    return " ".join(element.text_content().split())


def marks(page: Page, kind: str) -> list[str]:
    return [mark.text for mark in page.cssselect(f".text .mark.{kind}")]


def card(page: Page, mark: Page) -> str:
    """What the card says that a mark leads to."""
    [found] = page.cssselect(mark.get("href"))
    return words(found)


def test_the_text_is_whole_and_everything_in_it_is_marked(raid_report: Path) -> None:
    page = opened(raid_report, document_page("raid"))

    [text] = page.cssselect(".text")
    assert words(text) == "Iraqi police raided the Crescent Militia in Basra on Sunday. “It is over,” Ali Hadi said."
    assert marks(page, "actor") == ["Iraqi police", "Crescent Militia", "Ali Hadi"]
    assert marks(page, "event") == ["raided"]
    assert marks(page, "place") == ["Basra"]
    assert marks(page, "quote") == ["It is over"]


def test_a_mark_leads_to_its_row(raid_report: Path) -> None:
    page = opened(raid_report, document_page("raid"))
    event, quote = page.cssselect(".text .event")[0], page.cssselect(".text .quote")[0]

    told = card(page, event)
    for part in ("ASSAULT", "Iraqi police → Crescent Militia", "1 March 2026", "Basra, IRQ", "actual", "0.80", "test"):
        assert part in told
    told = card(page, quote)
    for part in ("Ali Hadi", "It is over", "direct", "0.90"):
        assert part in told


def test_a_mark_knows_the_rows_on_it_and_what_is_said_of_this_mention(raid_report: Path) -> None:
    page = opened(raid_report, document_page("raid"))
    [data] = page.cssselect("#found")
    [mark] = page.cssselect(".text .place")

    [number] = map(int, mark.get("data-marks").split())
    found = json.loads(data.text)[number]
    assert f"#{found['card']}" == mark.get("href")
    assert found["note"] == "“Basra” · a place · confidence 0.90 · method test"


def test_what_was_not_accepted_is_not_marked(warehouse: duckdb.DuckDBPyConnection, folder: Path) -> None:
    doubtful = Found("doubt", "Police may have fired.")
    doubtful.event("fired", "ASSAULT", [], [], accepted=False)
    load(warehouse, doubtful)
    write_report(warehouse, folder)

    assert marks(opened(folder, document_page("doubt")), "event") == []


def test_the_words_of_a_quote_in_two_pieces_leave_out_what_lies_between(
    warehouse: duckdb.DuckDBPyConnection, folder: Path
) -> None:
    found = Found("pieces", "“It is over,” Ali Hadi said. “Go home.”")
    speaker = found.actor("Ali Hadi", "person:ali-hadi")
    found.quote("It is over,” Ali Hadi said. “Go home", speaker, fragments=(Span(1, 11), Span(30, 37)))
    load(warehouse, found)
    write_report(warehouse, folder)
    page = opened(folder, document_page("pieces"))

    assert marks(page, "quote") == ["It is over", "Go home"]
    assert words(page.cssselect(".card.quote blockquote")[0]) == "It is over … Go home"


def test_an_actor_has_a_page_with_what_it_said_and_did(raid_report: Path) -> None:
    told = words(opened(raid_report, actor_page("person:ali-hadi")))
    assert "It is over" in told

    page = opened(raid_report, actor_page("government:iraqi-police"))
    [row] = page.cssselect("table tbody tr")
    assert "did ASSAULT" in words(row)
    assert "Crescent Militia" in words(row)
    [link] = row.cssselect("a")
    assert link.get("href").startswith(f"../{document_page('raid')}#event-")


def test_links_between_pages_lead_to_pages(raid_report: Path) -> None:
    for file in raid_report.rglob("*.html"):
        for link in html.parse(str(file)).getroot().cssselect("a[href], link[href]"):
            address, _, anchor = link.get("href").partition("#")
            target = (file.parent / address).resolve() if address else file
            assert target.is_file(), f"{file.name} leads to {address}"
            assert not anchor or f'id="{anchor}"' in target.read_text("utf-8"), f"{file.name} leads to #{anchor}"


def test_the_front_page_tells_what_there_is(raid_report: Path) -> None:
    page = opened(raid_report, "index.html")

    figures = [(words(one.find("dt")), words(one.find("dd"))) for one in page.cssselect(".figures div")]
    assert figures == [
        *[("documents", "1"), ("quotes", "1"), ("events", "1"), ("incidents", "1"), ("actors", "3"), ("places", "1")]
    ]
    assert "Iraqi policeCrescent Militia ASSAULT1" in words(page)
    assert len(page.cssselect(".map circle")) == 1
    assert len(page.cssselect(".timeline rect")) == 1


def test_the_front_page_of_an_empty_warehouse(warehouse: duckdb.DuckDBPyConnection, folder: Path) -> None:
    for table in ("documents", "quotes", "events", "actors", "locations"):
        warehouse.execute(f"DELETE FROM {table}")
    write_report(warehouse, folder)

    page = opened(folder, "index.html")
    assert "No documents yet." in words(page)
    assert not page.cssselect("svg")


def test_what_is_not_known_is_not_shown(warehouse: duckdb.DuckDBPyConnection, folder: Path) -> None:
    bare = Found("bare", "Somebody said that it was over.")
    bare.quote("that it was over", None, quote_type="indirect", said_on=None)
    bare.event("said", "CONSULT", [], [], event_on=None, date_precision=None, intensity=None)
    bare.load(warehouse, published_on=None, published_from=None, publisher=None)
    write_report(warehouse, folder)

    for file in folder.rglob("*.html"):
        assert "None" not in words(html.parse(str(file)).getroot()), file.name


def test_metadata_cannot_bring_in_markup(warehouse: duckdb.DuckDBPyConnection, folder: Path) -> None:
    fields = ("title", "publisher", "byline", "source_path", "url")
    Found("evil", "Nothing happened.").load(warehouse, **dict.fromkeys(fields, f"\"'>{ATTACK}"))

    assert_nothing_came_in(warehouse, folder)


def test_text_cannot_bring_in_markup(warehouse: duckdb.DuckDBPyConnection, folder: Path) -> None:
    found = Found(
        "evil", f"</p>{ATTACK} said. “</script><img src=x onerror=alert(1)>.” <b onclick=x>Basra</b> {{{{ 7*7 }}}}"
    )
    speaker = found.actor(ATTACK, f"person:{ATTACK}", aliases=(f'"><img src=x>{ATTACK}',))
    found.quote("</script><img src=x onerror=alert(1)>", speaker, channel=ATTACK, cue_text=ATTACK, method=ATTACK)
    place = Location("x", ATTACK, 30.5, 47.8, None, ATTACK, None, None, None)
    found.event("said", "CONSULT", [speaker], [speaker], location_id=found.place("<b onclick=x>Basra</b>", place))
    load(warehouse, found)

    assert_nothing_came_in(warehouse, folder)
    page = opened(folder, document_page("evil"))
    assert words(page.cssselect(".text")[0]) == " ".join(found.text.split())


def assert_nothing_came_in(warehouse: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """The pages have only the elements and attributes of the templates."""
    write_report(warehouse, folder)
    for file in folder.rglob("*.html"):
        page = html.parse(str(file)).getroot()
        scripts = [(script.get("src"), script.get("type")) for script in page.iter("script")]
        assert set(scripts) <= {("report.js", None), ("../report.js", None), (None, "application/json")}
        assert not list(page.iter("img", "b[onclick]", "iframe", "style"))
        assert not [name for element in page.iter() for name in element.attrib if name.startswith("on")]
        assert not [link for link in page.cssselect("[href]") if link.get("href").startswith("javascript")]


def test_no_page_may_run_or_load_anything_but_what_lies_beside_it(raid_report: Path) -> None:
    [policy] = opened(raid_report, "index.html").cssselect("meta[http-equiv='Content-Security-Policy']")

    assert policy.get("content").startswith("default-src 'none';")
    assert "unsafe" not in policy.get("content")


def test_control_characters_do_not_reach_the_browser(warehouse: duckdb.DuckDBPyConnection, folder: Path) -> None:
    Found("odd", "A\x1b[31mred\x07 text.").load(warehouse, title="\x01Title")
    write_report(warehouse, folder)

    assert words(opened(folder, document_page("odd")).cssselect(".text")[0]) == "A\ufffd[31mred\ufffd text."
