"""Whom an office means that is told without a name: by the state or body it is of, and the day of publication."""

from datetime import date

import pytest

from tests.extract.actors.readings import mentions

_DAY = date(2018, 2, 3)


@pytest.mark.parametrize(
    ("text", "words", "actor_id"),
    [
        ("Recep Tayyip Erdogan sent his foreign minister to Oslo.", "his foreign minister", "mevlut-cavusoglu"),
        ("Turkey recalled its chief of intelligence.", "its chief of intelligence", "hakan-fidan"),
        ("The Turkish army’s chief of staff flew to Oslo.", "The Turkish army’s chief of staff", "hulusi-akar"),
        ("Turkey’s president and foreign minister met in Oslo.", "foreign minister", "mevlut-cavusoglu"),
        ("The executive director of UN Women met farmers in Oslo.", "The executive director of UN Women", "phumzile"),
        ("Farmers met the UN’s Syria envoy in Oslo.", "the UN’s Syria envoy", "staffan-de-mistura"),
        ("The UN special envoy for Syria met farmers in Oslo.", "The UN special envoy", "staffan-de-mistura"),
        ("America’s most senior diplomat met farmers.", "America’s most senior diplomat", "rex-tillerson"),
        ("As UN secretary general, it is António Guterres who pays.", "UN secretary general", "antonio-guterres"),
    ],
)
def test_an_office_means_its_holder(text: str, words: str, actor_id: str) -> None:
    assert dict(mentions(text, _DAY))[words].startswith(f"person:{actor_id}")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A Turkish foreign minister once sold boats.", "A Turkish foreign minister"),
        ("The next UN secretary general will meet farmers.", "The next UN secretary general"),
        ("Turkey’s opposition leader met farmers.", "Turkey’s opposition leader"),
        ("The Hamas commander met farmers.", "The Hamas commander"),
        ("The Unicef director in Oslo met farmers.", "The Unicef director"),
    ],
)
def test_others_are_nobody_by_name(text: str, words: str) -> None:
    assert dict(mentions(text, _DAY))[words].startswith("anonymous:")


def test_a_bare_office_that_is_only_said_is_nobody() -> None:
    found = dict(mentions("Critics fear Olaf Berg, whose new position as national security adviser is at risk.", _DAY))
    assert "national security adviser" not in found


def test_who_took_over_is_meant_by_the_office() -> None:
    found = dict(mentions("Ann Tal, who took over from Olaf Berg as the Qarm Council’s director, met farmers.", _DAY))
    assert found["the Qarm Council’s director"] == "person:ann-tal"


def test_two_offices_of_one_noun_are_two_persons() -> None:
    found = dict(mentions("Turkey’s chief of intelligence met the navy’s chief of staff.", _DAY))
    assert found["the navy’s chief of staff"] != found["Turkey’s chief of intelligence"]


@pytest.mark.parametrize("role", ["premier", "prime minister"])
def test_a_role_in_a_headline_is_that_of_the_only_one_named_with_it(role: str) -> None:
    text = f"Teachers will be paid, says {role}\n\nThe walkout went on. Prime Minister Jonas Marr left on Monday."
    assert (role, "person:jonas-marr") in mentions(text)


def test_a_role_in_a_headline_is_nobodys_when_two_bear_it() -> None:
    text = "Envoy leaves\n\nThe talks went on. Envoy Jonas Marr spoke. Envoy Ann Talbot wept."
    assert mentions(text)[0] != ("Envoy", "person:jonas-marr")


@pytest.mark.parametrize(
    "text",
    [
        "Barack Obama spoke in Oslo. The former president of the chess club was there.",
        "Barack Obama spoke in Oslo. The club’s former president was there.",
        "Barack Obama met Olaf Berg. Peru’s farmers wept. The former president died in Peru.",
        "Barack Obama met Francois Hollande. The former president wept.",
    ],
)
def test_the_former_president_of_something_else_is_nobody_told_of(text: str) -> None:
    former = next(a for words, a in mentions(text, _DAY) if "former" in words)
    assert former.startswith("anonymous:")


@pytest.mark.parametrize(
    "text",
    [
        "Peru’s farmers met Barack Obama. The former president wept.",
        "Barack Obama met farmers. The United States paid them. It was late. The former president wept.",
    ],
)
def test_the_former_president_is_one_of_the_state_told_of_or_told_of_just_now(text: str) -> None:
    assert dict(mentions(text, _DAY))["The former president"] == "person:barack-obama"
