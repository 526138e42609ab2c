"""What find_quotes finds in the labelled texts, and what of it is right.

Belongs here: comparing found quotes with labels. Does not belong here: reading labels (labelled.py), learning from
the comparison (train.py).
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bench.quotes.labelled import LabelledQuote, LabelledText
from pipelines.extract.parsing import parse_all, parsed_document
from pipelines.extract.points import START
from pipelines.extract.quotes.extraction import quotes_with_features
from pipelines.extract.quotes.features import QuoteFeatures
from pipelines.extract.records import Document, QuoteSpan, Span

SAME_QUOTE = 0.5
"""The share of common words (Jaccard) from which a found quote is a labelled one."""

_NO_POINTS = {START: 0.0}
"""So that training does not need the points that it makes."""
_WORD = re.compile(r"\w+(?:[.,'’-]\w+)*")


@dataclass(frozen=True, slots=True)
class Outcome:
    """One found quote: its features, and whether it and its speaker are right.

    `speaker_right` also holds where neither the label nor the row names anybody.
    """

    article_id: str
    features: QuoteFeatures
    right: bool
    speaker_right: bool


@dataclass(frozen=True, slots=True)
class ArticleOutcomes:
    """The found quotes of one article, and how many of its labelled ones were found."""

    article_id: str
    rows: tuple[Outcome, ...]
    labelled: int
    found: int


def outcomes(texts: Sequence[LabelledText]) -> Iterator[ArticleOutcomes]:
    """What is found in each text, in order."""
    for labelled, doc in zip(texts, parse_all(text.text for text in texts), strict=True):
        parsed = parsed_document(Document(labelled.article_id, labelled.text), doc)
        yield compare(labelled, quotes_with_features(parsed, _NO_POINTS))


def compare(labelled: LabelledText, found: Iterable[tuple[QuoteSpan, QuoteFeatures]]) -> ArticleOutcomes:
    """The found quotes of a text held against its labels."""
    rows, matched = [], set()
    for quote, features in found:
        label = _best_label(labelled, quote.fragments)
        if label is not None:
            matched.add(label.number)
        right = label is not None and _same_speaker(labelled.text, label, quote)
        rows.append(Outcome(labelled.article_id, features, label is not None, right))
    return ArticleOutcomes(labelled.article_id, tuple(rows), len(labelled.quotes), len(matched))


def _best_label(labelled: LabelledText, fragments: Sequence[Span]) -> LabelledQuote | None:
    words = _words(labelled.text, fragments)
    shares = [(_jaccard(words, _words(labelled.text, quote.fragments)), quote) for quote in labelled.quotes]
    share, best = max(shares, key=lambda pair: pair[0], default=(0.0, None))
    return best if share >= SAME_QUOTE else None


def _words(text: str, spans: Iterable[Span]) -> frozenset[int]:
    """The words of the spans as the offsets at which they begin."""
    return frozenset(match.start() for span in spans for match in _WORD.finditer(text, span.start, span.end))


def _jaccard(one: frozenset[int], other: frozenset[int]) -> float:
    return len(one & other) / len(one | other) if one | other else 0.0


def _same_speaker(text: str, label: LabelledQuote, quote: QuoteSpan) -> bool:
    if label.speaker is None or quote.speaker is None:
        return label.speaker is None and quote.speaker is None
    return bool(_words(text, [label.speaker]) & _words(text, [quote.speaker]))
