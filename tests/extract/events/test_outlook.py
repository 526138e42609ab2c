"""What the clause says of an act: denied by its subject as well as by its verb."""

import pytest

from tests.extract.events.coding import code


@pytest.mark.parametrize(
    "text",
    [
        "None of the pirates surrendered.",
        "Neither Norway nor Sweden attacked the fort.",
        "Nobody was arrested.",
        "No sailors were killed.",
    ],
)
def test_a_subject_that_is_nobody_denies_the_act(text: str) -> None:
    assert [coded.event.modality for coded in code(text)] == ["negated"]
