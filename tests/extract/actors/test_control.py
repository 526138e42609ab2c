import pytest

from pipelines.extract.actors.control import doer
from pipelines.extract.actors.lexicon import actor_lexicon
from pipelines.extract.actors.reading import Reading
from tests.extract.actors.readings import mentions
from tests.parses import parsed


@pytest.mark.parametrize(
    ("text", "pronoun", "actor_id"),
    [
        ("The Qarm Front denied the charge, saying it would fight on.", "it", "organization:qarm-front"),
        ("The Qarm Front issued a statement saying it would fight on.", "it", "organization:qarm-front"),
        ("Kenya met Peru and the Qarm Front, which is due to publish its report.", "its", "organization:qarm-front"),
        ("Kenya actively backs Peru, regarding it as a friend.", "it", "country:PER"),
        ("A mayor left. The president, Maria Berg, without raising her voice, stayed.", "her", "person:maria-berg"),
    ],
)
def test_a_verb_without_a_subject_has_that_of_the_clause_over_it(text: str, pronoun: str, actor_id: str) -> None:
    assert (pronoun, actor_id) in mentions(text)


@pytest.mark.parametrize(
    ("text", "pronoun", "actor_id"),
    [
        ("Kenya asked Peru to prevent the use of its soil.", "its", "country:PER"),
        ("Kenya urged all rebel groups to hand their weapons to the army.", "their", "anonymous:rebel-groups"),
        ("Kenya called on Peru to stick to its promises.", "its", "country:PER"),
    ],
)
def test_who_is_asked_does_what_the_infinitive_says(text: str, pronoun: str, actor_id: str) -> None:
    assert (pronoun, actor_id) in mentions(text)


def test_who_is_asked_does_not_do_what_the_asker_does_next() -> None:
    text = "The Qarm Front called on Kenya to open an inquiry and threatened to bring its members out."
    assert ("its", "organization:qarm-front") in mentions(text)


def test_who_is_accused_of_doing_it_is_not_to_whom_it_is_done() -> None:
    assert ("her", "person:jane-doe") in mentions("Jane Doe accused Peru of wanting to arrest her.")


def test_who_is_accused_is_not_surely_whose_things_they_are() -> None:
    text = "The Syunik Watch, a militia, accused the army last week of ignoring its warnings."
    assert ("its", "armed_group:syunik-watch") in mentions(text)


def test_nobody_does_to_himself_what_a_gerund_says() -> None:
    text = "Jane Doe met Maria Berg for dinner before praising her."
    assert ("her", "person:maria-berg") in mentions(text)


@pytest.mark.parametrize(
    ("text", "pronoun", "actor_id"),
    [
        ("Kenya kept the truce despite Peru's failure to meet its promises.", "its", "country:PER"),
        ("Kenya used every means to defend itself.", "itself", "country:KEN"),
        ("Omar Nasri and Kenya, which has backed him, met Peru.", "him", "person:omar-nasri"),
    ],
)
def test_owners_of_plans_carry_them_out_and_means_do_not(text: str, pronoun: str, actor_id: str) -> None:
    assert (pronoun, actor_id) in mentions(text)


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("The child may be taken if there were fears.", "were", None),
        ("The child left, fearing the court.", "fearing", "child"),
    ],
)
def test_a_finite_clause_does_not_share_the_subject_over_it(text: str, verb: str, expected: str | None) -> None:
    reading = Reading(parsed(text), [], actor_lexicon())
    found = doer(reading, reading.lower.index(verb))
    assert (reading.lower[found] if found is not None else None) == expected
