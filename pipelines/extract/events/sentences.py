"""What the sentence of an event tells apart from the event itself, looked at once for all events in it.

Belongs here: words anywhere in the sentence. Does not belong here: the event's own clause (features.py, outlook.py).
"""

import re
from dataclasses import dataclass

from spacy.tokens import Span, Token

from pipelines.extract.events.lexicon import contexts

_HEDGES = frozenset("would could might may can should must ought if whether unless".split())
_YEAR = re.compile(r"(?:1[6-9]|20)\d\d")
_QUOTES_AND_BLANKS = "\"'”’ \n"
_FINITE_TAGS = ("VBD", "VBZ", "VBP", "MD")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence from its first token to behind its last.

    `contexts` are those of PLOVER that its words speak of, `hedges` counts the words that leave something open.
    """

    start: int
    end: int
    root: Token
    contexts: tuple[str, ...]
    hedges: int
    names_year: bool
    is_question: bool
    is_verbless: bool

    def __contains__(self, token: Token) -> bool:
        """Whether a token of the same document stands in it."""
        return self.start <= token.i < self.end


class Sentences:
    """The sentences of one document in which something happens."""

    def __init__(self) -> None:
        self._read: dict[int, Sentence] = {}

    def around(self, token: Token) -> Sentence:
        """The sentence of a token."""
        span = token.sent
        if span.start not in self._read:
            self._read[span.start] = _sentence(span)
        return self._read[span.start]


def _sentence(span: Span) -> Sentence:
    tokens = list(span)
    spoken_of = {name for token in tokens for name in contexts().get(token.lemma_.lower(), ())}
    return Sentence(
        start=span.start,
        end=span.end,
        root=span.root,
        contexts=tuple(sorted(spoken_of)),
        hedges=sum(token.lower_ in _HEDGES for token in tokens),
        names_year=any(_YEAR.fullmatch(token.text) for token in tokens),
        is_question=span.text.rstrip(_QUOTES_AND_BLANKS).endswith("?"),
        is_verbless=not any(t.pos_ in ("VERB", "AUX") and t.tag_ in _FINITE_TAGS for t in tokens),
    )
