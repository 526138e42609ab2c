"""The lexicon of cues: what it holds and how words of a text find their entry."""

import pytest
from spacy.tokens import Token

from pipelines.extract.lexicon import LexiconError, Row
from pipelines.extract.quotes.cues import CueMatch, load_cues, match_cue, read_cue
from tests.parses import parsed


def first_cue(text: str) -> CueMatch | None:
    """The first cue of a text."""
    matches = (match_cue(token, load_cues()) for token in parsed(text).doc)
    return next((match for match in matches if match is not None), None)


def words_of(match: CueMatch | None) -> list[str]:
    return [token.text for token in match.tokens] if match is not None else []


def test_several_hundred_cues_are_known() -> None:
    assert sum(map(len, load_cues().values())) > 400


def test_a_verb_is_found_in_any_form() -> None:
    assert words_of(first_cue("The mayor insisted on nothing.")) == ["insisted"]


def test_a_cue_of_several_words_may_stand_apart() -> None:
    assert words_of(first_cue("She made it very clear that they would stay.")) == ["made", "clear"]


def test_a_cue_of_several_words_needs_all_of_them() -> None:
    assert first_cue("The mayor pointed at the bridge.") is None


def test_a_preposition_of_several_words_is_a_cue() -> None:
    assert words_of(first_cue("According to Huda, it rained.")) == ["According", "to"]


def test_part_of_a_compound_is_no_cue() -> None:
    tokens: list[Token] = [t for t in parsed("The so-called peace park closed.").doc if t.text == "called"]
    assert [match_cue(token, load_cues()) for token in tokens] == [None]


def row(**values: str) -> Row:
    """A row of the lexicon as the file has it, with some values changed."""
    usual = {"cue": "mutter", "part_of_speech": "verb", "complements": "clause", "speaker": "any", "addressee": "to"}
    return Row("cues.csv", 9, {**usual, "certainty": "high", **values})


def test_a_row_tells_where_the_addressee_stands() -> None:
    assert read_cue(row(addressee="object|to")).addressee == {"object", "to"}


def test_a_row_may_have_no_addressee() -> None:
    assert read_cue(row(addressee="")).addressee == frozenset()


@pytest.mark.parametrize(
    ("column", "value", "problem"),
    [
        ("complements", "clause|song", "unknown complement song"),
        ("addressee", "by", "unknown addressee by"),
        ("certainty", "sure", "certainty is 'sure'"),
    ],
)
def test_a_row_with_an_unknown_value_is_named(column: str, value: str, problem: str) -> None:
    with pytest.raises(LexiconError, match=rf"cues\.csv, line 9: {problem}"):
        read_cue(row(**{column: value}))
