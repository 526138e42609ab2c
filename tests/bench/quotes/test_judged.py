"""What is shown of a quote to whoever judges it."""

from bench.quotes.judged import QUOTES, candidates
from tests.parses import parsed


def test_a_quote_is_shown_with_its_speaker_and_context() -> None:
    (quote,) = candidates(parsed("It rained. The mayor said that the bridge was safe. Nobody was hurt."))

    assert quote.shown == {
        "speaker": "The mayor",
        "cue": "said",
        "words": "that the bridge was safe",
        "before": "It rained. The mayor said ",
        "after": ". Nobody was hurt.",
    }
    assert quote.row_id.startswith("quote-")
    assert 0 < quote.confidence < 1


def test_the_judgements_kept_can_be_read() -> None:
    assert all(0 < judgement.confidence < 1 for judgement in QUOTES.read())
