"""The confidence of a quote: which quotes are trusted more than others."""

from pipelines.extract.points import START, feature_names
from pipelines.extract.quotes.confidence import load_points
from pipelines.extract.quotes.extraction import find_quotes
from pipelines.extract.quotes.features import QuoteFeatures
from tests.parses import parsed


def only(text: str) -> float:
    (quote,) = find_quotes(parsed(text))
    return quote.confidence


def test_the_file_has_points_for_every_feature() -> None:
    assert {name for name, _ in load_points()} == {START[0], *feature_names(QuoteFeatures)}


def test_a_plain_statement_is_trusted() -> None:
    assert only("“The bridge was closed on Friday after the storm,” he said.") >= 0.9


def test_what_looks_like_a_title_is_trusted_less_than_a_sentence() -> None:
    assert only("The bridge reopened, he said.") > only("Mayor Karim Haddad: Bridge Safe Again")


def test_a_quote_without_a_speaker_is_trusted_less() -> None:
    said = "The mayor said: “The bridge was never safe at all.”"
    heard = "It was said on Monday: “The bridge was never safe at all.”"

    assert only(said) > only(heard)
