"""Text is tokenised in time that grows with its length, and as the model would do it."""

import pytest
import spacy
from spacy.tokens import Doc

from pipelines.extract.tokenizing import LongRunTokenizer, TypewriterClitics

PLAIN = spacy.blank("en").tokenizer


class Recorder:
    """A tokenizer that remembers how long the runs without a space were that it was given."""

    def __init__(self) -> None:
        self.longest = 0

    def __call__(self, text: str) -> Doc:
        self.longest = max([self.longest, *map(len, text.split())])
        return PLAIN(text)


@pytest.mark.parametrize("text", ["“Talks” resumed, didn't they?", "See https://example.org/" + "a" * 300 + "."])
def test_ordinary_text_is_left_to_the_model(text: str) -> None:
    assert [token.text for token in LongRunTokenizer(PLAIN)(text)] == [token.text for token in PLAIN(text)]


@pytest.mark.parametrize("run", ["“" * 5000, "x" * 401, "([{<" * 1000, "😀" * 999])
def test_a_run_without_a_space_is_taken_in_pieces(run: str) -> None:
    text = f" He didn't  say {run} on\n\nMonday."
    recorder = Recorder()
    doc = LongRunTokenizer(recorder)(text)

    assert doc.text == text
    assert recorder.longest <= 100
    assert [(token.text, token.norm_) for token in doc[2:4]] == [("did", "do"), ("n't", "not")]


@pytest.mark.parametrize(
    "text", ["It’s late, they’re sure and we’ve fled.", "He’d go, I’m sure, and IT’S Ann’s: she can’t, he’ll."]
)
def test_endings_after_a_printers_apostrophe_are_those_after_the_typewriters(text: str) -> None:
    doc, plain = TypewriterClitics(PLAIN)(text), PLAIN(text.replace("’", "'"))

    assert [(token.text, token.idx) for token in doc] == [(token.text, token.idx) for token in plain]


@pytest.mark.parametrize(
    "text", ["The O’Neills’ house.", "‘No’ said he, ‘stay’.", "Côte d’Ivoire", "He fled in ’89.", "the 1980’s"]
)
def test_other_marks_of_that_form_stay(text: str) -> None:
    assert TypewriterClitics(PLAIN)(text).text == text
