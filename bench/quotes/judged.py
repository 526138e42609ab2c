"""Judged quotes of news from the web, of which only ids, confidences and judgements are kept.

    uv run python -m bench.quotes.judged sample TEXTS.jsonl ROWS.csv     rows to judge, without their confidence
    uv run python -m bench.quotes.judged keep TEXTS.jsonl ROWS.csv       the judgements into bench/quotes/judged.csv

TEXTS.jsonl has one article a line with `id` and `text`. In ROWS.csv fill the column `right` with yes or no: whether its
words are what somebody said.

Belongs here: what is shown of a quote. Does not belong here: drawing and keeping (bench/judging.py).
"""

from pathlib import Path

from bench.judging import CONTEXT, Candidate, Judgement, Judging
from pipelines.extract.ids import row_id
from pipelines.extract.parsing import ParsedDocument
from pipelines.extract.quotes.extraction import find_quotes
from pipelines.extract.records import QuoteSpan


def read_judged() -> list[Judgement]:
    """The judgements kept."""
    return QUOTES.read()


def candidates(parsed: ParsedDocument) -> list[Candidate]:
    """The quotes of a document."""
    return [_candidate(parsed, quote) for quote in find_quotes(parsed)]


def _candidate(parsed: ParsedDocument, quote: QuoteSpan) -> Candidate:
    text, envelope = parsed.text, quote.envelope
    shown = {
        "speaker": quote.speaker.of(text) if quote.speaker else "",
        "cue": quote.cue.of(text) if quote.cue else "",
        "words": " / ".join(fragment.of(text) for fragment in quote.fragments),
        "before": text[max(0, envelope.start - CONTEXT) : envelope.start],
        "after": text[envelope.end : envelope.end + CONTEXT],
    }
    return Candidate(_quote_id(parsed, quote), quote.confidence, shown)


def _quote_id(parsed: ParsedDocument, quote: QuoteSpan) -> str:
    """The id of the quote's row in the warehouse."""
    envelope, cue = quote.envelope, quote.cue
    return row_id("quote", parsed.document.document_id, envelope.start, envelope.end, cue.start if cue else "")


QUOTES = Judging("quote_id", ("right",), Path(__file__).parent / "judged.csv", candidates)

if __name__ == "__main__":
    QUOTES.main()
