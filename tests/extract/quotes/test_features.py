"""The features of a quote: one line of text, one quote, what is seen of it."""

import pytest

from pipelines.extract.points import START
from pipelines.extract.quotes.extraction import quotes_with_features
from pipelines.extract.quotes.features import NO_CUE, QuoteFeatures
from tests.parses import parsed


def features(text: str) -> QuoteFeatures:
    """Of the first quote of a text."""
    return quotes_with_features(parsed(text), {START: 0.0})[0][1]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Karim Haddad said that the bridge was safe.", "name"),
        ("He said that the bridge was safe.", "pronoun"),
        ("The engineer said that the bridge was safe.", "description"),
        ("It was said on Monday: “The bridge was never safe.”", "nobody"),
    ],
)
def test_how_the_speaker_is_named(text: str, speaker: str) -> None:
    assert features(text).speaker == speaker


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ("“Nobody was hurt,” the mayor said.", "direct 0+"),
        ("“Nobody in the whole town was hurt,” the mayor said.", "direct 4+"),
        ("The mayor said that nobody was “badly hurt” in it.", "mixed 4+"),
        ("The mayor said that nobody in the whole of the old town had been hurt.", "indirect 10+"),
    ],
)
def test_shape_tells_quotation_and_length(text: str, shape: str) -> None:
    assert features(text).shape == shape


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("The mayor said that the bridge was safe.", "stop"),
        ("The bridge was safe, the mayor said.", "pause"),
        ("“The bridge is safe,” the mayor said.", "pause"),
        ("The mayor said that the bridge was safe", "stop"),
    ],
)
def test_what_the_words_stop_at(text: str, end: str) -> None:
    assert features(text).end == end


def test_a_quote_in_pieces() -> None:
    assert features("“We will go,” she said, “when it is dark.”").fragments == "several"
    assert features("“We will go when it is dark,” she said.").fragments == "one"


def test_the_cue_of_a_main_clause_hangs_on_nothing() -> None:
    assert features("The mayor said that the bridge was safe.").depth == "0"
    assert features("The engineer, who said that the bridge was safe, has left the town.").depth != "0"


@pytest.mark.parametrize(
    ("text", "unreal"),
    [
        ("The mayor said that the bridge was safe.", "no"),
        ("The mayor may say that the bridge was safe.", "yes"),
        ("The mayor is expected to say that the bridge was safe.", "yes"),
    ],
)
def test_cues_that_only_may_be_said(text: str, unreal: str) -> None:
    assert features(text).unreal == unreal


def test_words_in_capitals_look_like_a_title() -> None:
    assert features("Mayor Karim Haddad: Bridge Safe Again").capitals == "all"
    assert features("Karim Haddad said that the bridge was safe.").capitals == "some"


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("The mayor said that the bridge was safe.", "usual"),
        ("The mayor hinted that the bridge was safe.", "usual"),
        ("“The bridge is nothing but a wreck,” the mayor feared.", "low"),
    ],
)
def test_cues_that_rarely_report(text: str, certainty: str) -> None:
    assert features(text).certainty == certainty


def test_a_label_is_no_cue_of_the_lexicon() -> None:
    found = features("Mayor Karim Haddad: Bridge Safe Again")

    assert (found.rule, found.certainty, found.depth, found.speaker) == ("headline", NO_CUE, NO_CUE, "name")
