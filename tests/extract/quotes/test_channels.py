"""Channels: the words for what a statement was made through."""

import pytest

from pipelines.extract.quotes.channels import can_speak, setting_of
from tests.parses import parsed


def channel(text: str, cue: str) -> str | None:
    found = next(setting_of(token).channel for token in parsed(text).doc if token.text == cue)
    return found.of(text) if found is not None else None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The mayor said in a statement that it was over.", "a statement"),
        ("The mayor said in an interview with the Herald that it was over.", "an interview with the Herald"),
        ("The mayor said on Twitter that it was over.", "Twitter"),
        ("The mayor said at a news conference on Sunday that it was over.", "a news conference"),
        ("A nurse in the town, reached by telephone, said it was over.", "telephone"),
    ],
)
def test_the_phrase_beside_the_cue_names_the_channel(text: str, words: str) -> None:
    assert channel(text, "said") == words


def test_the_clause_around_the_cue_may_name_it() -> None:
    assert channel("Speaking on television, the mayor said that it was over.", "said") == "television"


def test_a_coordinated_cue_shares_the_channel_in_front() -> None:
    text = "In a tweet on Sunday, Keita thanked the army and said the war was over."
    assert channel(text, "said") == "a tweet"
    assert channel("Keita wrote on Telegram that he was ill and said the war was over.", "said") is None


def test_a_place_is_no_channel() -> None:
    assert channel("The mayor said in Basra that it was over.", "said") is None


def test_papers_and_polls_speak_and_calls_do_not() -> None:
    doc = parsed("The report, the poll and the phone call came late.").doc
    assert [token.text for token in doc if can_speak(token)] == ["report", "poll"]
