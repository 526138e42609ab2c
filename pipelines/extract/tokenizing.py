"""Tokenising text in time that grows with its length, whatever it holds, and as the model knows its words.

Belongs here: what is done to a text before the model's tokenizer gets it. Does not belong here: what counts as a token,
which the model says.
"""

import itertools
import re
from collections.abc import Callable

from spacy.tokens import Doc

_LONG_RUN = re.compile(r"\S{400,}")
"""Longer than any address of a page that is printed in an article."""
_PIECE_CHARS = 100
_CLITIC = re.compile(r"(?<=[^\W\d_])’(?=(?:s|t|re|ve|ll|m|d)\b)", re.IGNORECASE)


class LongRunTokenizer:
    """The model's tokenizer, which takes a very long run of characters without a space in pieces.

    The tokenizer of spaCy peels marks off such a run one by one and looks at all the rest each time: ten thousand
    quotation marks in a row take it twenty seconds, and time grows with the square of their number.
    """

    def __init__(self, tokenizer: Callable[[str], Doc]) -> None:
        self._tokenizer = tokenizer

    def __call__(self, text: str) -> Doc:
        """The tokens of the text; for a text without such a run they are those of the model's tokenizer."""
        cuts = [cut for run in _LONG_RUN.finditer(text) for cut in range(run.start(), run.end() + 1, _PIECE_CHARS)]
        if not cuts:
            return self._tokenizer(text)
        edges = sorted({0, *cuts, len(text)})
        pieces = [self._tokenizer(text[start:end]) for start, end in itertools.pairwise(edges)]
        joined = Doc.from_docs(pieces, ensure_whitespace=False)
        if joined is None:
            raise ValueError("a text was cut into no pieces")
        return joined


class TypewriterClitics:
    """The model's tokenizer, which is given "it's" for "it’s": the printer's apostrophe of many newspapers.

    The model has no lemmas for "’s", "’re" and "n’t", so that they would be no forms of "be" and "not", and it parses
    them worse. The tokens have the offsets that they would have had; what stands in the text is the document's to say.
    """

    def __init__(self, tokenizer: Callable[[str], Doc]) -> None:
        self._tokenizer = tokenizer

    def __call__(self, text: str) -> Doc:
        """The tokens of the text with "'" for "’" before the endings of verbs and possessors."""
        return self._tokenizer(_CLITIC.sub("'", text))
