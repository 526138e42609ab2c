import pytest

from tests.extract.actors.readings import analysed, relations


@pytest.mark.parametrize(
    ("text", "tie"),
    [
        ("Iranian President Reza Karimi spoke.", ("person:reza-karimi", "leads", "country:IRN")),
        ("Hamas leader Omar Nasri resigned.", ("person:omar-nasri", "leads", "armed_group:hamas")),
        ("Omar Nasri, head of Hamas, resigned.", ("person:omar-nasri", "leads", "armed_group:hamas")),
        ("A Nato spokesman declined.", ("anonymous:nato-spokesman", "spokesperson_for", "igo:nato")),
        ("Iran-backed militias attacked.", ("anonymous:iran-backed-militias", "backed_by", "country:IRN")),
        ("Militias backed by Iran attacked.", ("anonymous:militias", "backed_by", "country:IRN")),
        (
            "Hamas, part of the Palestine Liberation Organization, agreed.",
            ("armed_group:hamas", "part_of", "organization:plo"),
        ),
        (
            "SDF commander Omar Nasri resigned.",
            ("person:omar-nasri", "member_of", "armed_group:syrian-democratic-forces"),
        ),
        ("Lena Moor, a senior director at Oxfam, resigned.", ("person:lena-moor", "member_of", "ngo:oxfam")),
        ("Lena Moor, director of Oxfam, resigned.", ("person:lena-moor", "leads", "ngo:oxfam")),
        ("Iran's chief of intelligence, Reza Karimi, spoke.", ("person:reza-karimi", "office_in", "country:IRN")),
        ("Iran's army chief, Reza Karimi, spoke.", ("person:reza-karimi", "office_in", "country:IRN")),
    ],
)
def test_ties_that_a_sentence_states(text: str, tie: tuple[str, str, str]) -> None:
    assert tie[1:] in {found[1:] for found in relations(text)}
    assert tie in relations(text)


@pytest.mark.parametrize(
    "text",
    [
        "A Syrian journalist wept.",
        "Omar Nasri met Lena Moor.",
        "Israel attacked Hamas.",
        "Idlib activist Omar Nasri wept.",
        "Tarek Bello, a spokesman for the whole family, wept.",
        "His Islamic State expert, Lena Moor, resigned.",
        "Lena Moor, an Islamic State expert, resigned.",
        "Islamic State hostage Omar Nasri was freed.",
    ],
)
def test_what_ties_nobody(text: str) -> None:
    assert relations(text) == set()


def test_the_evidence_is_in_the_text() -> None:
    text = "After the vote, Omar Nasri, the leader of Hamas, spoke."
    for relation in analysed(text).relations:
        assert text[relation.start_char : relation.end_char] == relation.text
        assert "leader of Hamas" in relation.text


@pytest.mark.parametrize(
    "text",
    [
        "Lena Moor, the mayor of Lisbon, resigned.",
        "Lisbon’s deputy mayor, Lena Moor, resigned.",
        "Lisbon mayor Lena Moor resigned.",
    ],
)
def test_who_rules_a_capital_holds_no_office_of_its_state(text: str) -> None:
    found = analysed(text)
    assert not found.relations
    assert {mention.actor_id for mention in found.mentions} == {"person:lena-moor"}


@pytest.mark.parametrize(
    "text", ["Lisbon’s foreign minister, Lena Moor, resigned.", "Lisbon envoy Lena Moor resigned."]
)
def test_the_envoy_of_a_capital_is_that_of_its_state(text: str) -> None:
    assert ("person:lena-moor", "office_in", "country:PRT") in relations(text)


def test_a_veteran_belongs_to_the_army_no_more() -> None:
    assert not relations("Lena Moor, a veteran of the Iraqi army, resigned.")
