"""What the search finds, and by which letter."""

import json

from pipelines.report.reading import Row
from pipelines.report.search import folded, search_scripts


def actor(name: str) -> Row:
    return {"actor_id": f"person:{name}", "name": name, "actor_type": "armed_group", "country": "IRQ"}


def document(title: str | None, beginning: str = "") -> Row:
    return {
        "document_id": "1",
        "title": title,
        "beginning": beginning,
        "publisher": "Harbour News",
        "published_on": None,
    }


def found(scripts: dict[str, str], letter: str) -> list[list[str]]:
    """The entries of a script, which is a call with the letter and a list."""
    content = scripts[f"search/{ord(letter):x}.js"]
    call, _, entries = content.removesuffix(");\n").partition(",\n")
    assert call == f"dateline.found({json.dumps(letter)}"
    return list(json.loads(entries))


def test_a_name_is_found_by_the_first_letter_of_each_of_its_words() -> None:
    scripts = search_scripts([], [actor("Ali Hadi")])

    assert set(scripts) == {"search/61.js", "search/68.js"}
    [[address, name, told]] = found(scripts, "h")
    assert address.startswith("actors/person-ali-hadi-")
    assert (name, told) == ("Ali Hadi", "armed group · IRQ")


def test_accents_and_case_do_not_matter() -> None:
    assert folded("Élysée") == "elysee"
    assert found(search_scripts([], [actor("Élysée")]), "e")


def test_names_in_other_scripts_are_found() -> None:
    assert found(search_scripts([], [actor("علي")]), "ع")


def test_an_article_without_a_headline_is_found_by_how_it_begins() -> None:
    [[_, name, told]] = found(search_scripts([document(None, "Police raided Basra.")], []), "b")

    assert (name, told) == ("Police raided Basra.", "Harbour News")


def test_a_headline_stays_text_inside_the_script() -> None:
    [[_, name, _]] = found(search_scripts([document('x");alert(1)//</script>\u2028')], []), "x")

    assert name == 'x");alert(1)//</script>\u2028'
    assert "\u2028" not in search_scripts([document("x\u2028")], [])["search/78.js"]
