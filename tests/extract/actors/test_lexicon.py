from datetime import date

import pytest

from pipelines.extract.actors import lexicon
from pipelines.extract.actors.lexicon import KnownActor, KnownName, Tenure, actor_lexicon
from pipelines.extract.actors.names import name_words
from pipelines.extract.lexicon import LexiconError, Row

_SOMEBODY = KnownActor("person:a-b", "A B", "person", None, None)


@pytest.mark.parametrize(
    ("written", "surface", "expected"),
    [
        ("IS", "IS", True),
        ("IS", "is", False),
        ("IS", "Is", False),
        ("ISIS", "Isis", True),
        ("LeT", "Let", False),
        ("Hamas", "Hamas", True),
        ("Hamas", "hamas", False),
        ("security council", "security council", True),
    ],
)
def test_capitals_tell_a_name_from_a_word(written: str, surface: str, expected: bool) -> None:
    assert KnownName(_SOMEBODY, written, name_words(written), "name").allows(surface) is expected


@pytest.mark.parametrize(
    ("first", "last", "day", "expected"),
    [
        ("2017-01", "2021-01", date(2018, 6, 1), True),
        ("2017-01", "2021-01", date(2021, 1, 5), True),
        ("2017-01", "2021-01", date(2021, 2, 1), False),
        ("2017", "", date(2030, 1, 1), True),
        ("", "2021", date(2018, 1, 1), False),
    ],
)
def test_a_tenure_covers_its_months(first: str, last: str, day: date, expected: bool) -> None:
    assert Tenure(_SOMEBODY, "head_of_state", "USA", first, last).covers(day) is expected


def test_an_office_without_a_date_has_no_holder() -> None:
    assert not actor_lexicon().holders(("president",), "USA", None)
    assert len(actor_lexicon().holders(("president",), "USA", date(2018, 6, 1))) == 1


def test_a_use_that_nobody_asks_for_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    row = Row("discourse_words.csv", 9, {"word": "lot", "use": "quantitty"})
    monkeypatch.setattr(lexicon, "read_rows", lambda *_: iter([row]))
    with pytest.raises(LexiconError, match="line 9: use is 'quantitty'"):
        lexicon._words_by("discourse_words.csv", "use", frozenset({"quantity"}))
