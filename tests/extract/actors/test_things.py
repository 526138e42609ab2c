import pytest

from tests.extract.actors.readings import mentions


def named(text: str) -> list[str]:
    return [words for words, actor_id in mentions(text) if not actor_id.startswith("anonymous")]


@pytest.mark.parametrize(
    "text",
    [
        "Engineers downloaded Tavikon on Friday.",
        "The ministry bought seven Dalvex missiles in March.",
        "The new Qarmon browser crashed twice.",
        "A request for mutual legal aid (MLA) was refused. The MLA has since been dropped.",
        "They fired a ZX-90 at the bridge, and the ZX-90 missed.",
        "The deal was signed in October. October was cold.",
    ],
)
def test_software_weapons_and_months_are_nobody(text: str) -> None:
    names = {"Tavikon", "Dalvex", "Qarmon", "MLA", "ZX-90", "October"}
    assert not names.intersection(named(text))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Tavikon said on Friday that it would sue the ministry.", "Tavikon"),
        ("The rights group Tavikon published a report on prisons.", "Tavikon"),
        ("The Northern River Campaign fired its director.", "Northern River Campaign"),
        ("Hamas missiles fell on the port.", "Hamas"),
    ],
)
def test_who_speaks_or_is_called_a_group_is_somebody(text: str, name: str) -> None:
    assert name in named(text)
