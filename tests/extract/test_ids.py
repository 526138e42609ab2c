"""Ids come from content alone."""

from hypothesis import given
from hypothesis import strategies as st

from pipelines.extract.ids import anonymous_actor_id, named_actor_id, row_id


@given(st.text(), st.text(), st.integers(), st.integers())
def test_the_same_content_gives_the_same_id(kind: str, document: str, start: int, end: int) -> None:
    assert row_id(kind, document, start, end) == row_id(kind, document, start, end)
    assert row_id(kind, document, start, end) != row_id(kind, document, start, end + 1)


def test_parts_do_not_run_into_one_another() -> None:
    assert row_id("quote", "document-1", 1, 23) != row_id("quote", "document-1", 12, 3)


def test_names_are_spelled_one_way() -> None:
    assert named_actor_id("person", "Karim al-Haddad") == "person:karim-al-haddad"
    assert named_actor_id("person", "KARIM AL HADDAD") == "person:karim-al-haddad"
    assert named_actor_id("person", "Karim Haddad", "Iraq") == "person:karim-haddad:iraq"


def test_a_name_without_latin_letters_keeps_its_own() -> None:
    assert named_actor_id("person", "كريم") == "person:كريم"
    assert named_actor_id("person", "…") == "person:…"


def test_anonymous_sources_belong_to_their_document() -> None:
    assert anonymous_actor_id("document-1", "an Iraqi diplomat") == "anonymous:document-1:an-iraqi-diplomat"
    assert anonymous_actor_id("document-1", "a diplomat", 1) != anonymous_actor_id("document-1", "a diplomat")
    assert anonymous_actor_id("document-1", "a diplomat") != anonymous_actor_id("document-2", "a diplomat")
