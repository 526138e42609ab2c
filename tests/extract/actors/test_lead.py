from tests.extract.actors.readings import mentions


def test_the_person_of_the_lead_is_named_in_the_next_sentence() -> None:
    found = mentions("A Czech miner has been killed in Mali. Jan Moor, 34, from Brno, had worked there since May.")
    assert found[0] == ("A Czech miner", "person:jan-moor")


def test_of_two_in_the_lead_neither_is_meant() -> None:
    found = mentions("A miner and a nurse have been killed in Mali. Jan Moor, 34, had worked there since May.")
    assert found[0] == ("A miner", "anonymous:miner")


def test_somebody_named_further_on_may_be_another() -> None:
    found = mentions(
        "A miner has been killed in Mali. The police searched for hours on Monday, said Jan Moor, a friend."
    )
    assert found[0] == ("A miner", "anonymous:miner")


def test_a_woman_is_not_the_man_who_is_named() -> None:
    found = mentions("A woman has been killed in Mali. Peter Moor, 34, from Leeds, was arrested.")
    assert found[0] == ("A woman", "anonymous:woman")
