"""Statements marked by a label instead of a verb: headlines ("Mayor: The bridge is safe") and transcripts.

Belongs here: lines that name their speaker before a colon. Does not belong here: quotation marks behind a label
(quoted.py).
"""

import re
from collections import Counter
from collections.abc import Iterator

from spacy.tokens import Token

from pipelines.extract.parsing import ParsedDocument, paragraph_ends
from pipelines.extract.quotes.channels import can_speak
from pipelines.extract.quotes.drafts import Draft
from pipelines.extract.records import Span
from pipelines.extract.text import trim

_LABELLED = re.compile(r"[\"“”]?\s*([A-ZÀ-Þ][^:.!?\n“”\"]{0,60}|[A-Z][\w.’' -]{1,60}):[ \t\xa0]+(?=\S)")
_MAX_LABEL_WORDS, _MAX_HEADLINE = 9, 200
_MIN_TURNS = 3
"""How many labelled lines make a transcript."""
_SPEAKING_ENTITIES = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_EDGES = ' \t\r\n\xa0."“”'


def find_labelled(parsed: ParsedDocument) -> list[Draft]:
    """The statements of a headline in the first line and of the turns of a transcript."""
    lines = list(_labelled_lines(parsed.text))
    turns = Counter(label.of(parsed.text) for label, _ in lines)
    is_transcript = sum(turns.values()) >= _MIN_TURNS and max(turns.values(), default=0) > 1
    return [
        _draft(label, words, "transcript" if is_transcript and _is_turn(parsed, label, turns) else "headline")
        for label, words in lines
        if (is_transcript and _is_turn(parsed, label, turns)) or _is_headline(parsed, label, words)
    ]


def _labelled_lines(text: str) -> Iterator[tuple[Span, Span]]:
    start = 0
    for end, following in [(m.start(), m.end()) for m in paragraph_ends(text)] + [(len(text), len(text))]:
        match = _LABELLED.match(text, start, end)
        if match is not None and len(match.group(1).split()) <= _MAX_LABEL_WORDS:
            words = trim(text, Span(match.end(), end), edges=_EDGES)
            if words.end > words.start:
                yield Span(*match.span(1)), words
        start = following


def _is_turn(parsed: ParsedDocument, label: Span, turns: Counter[str]) -> bool:
    name = label.of(parsed.text)
    return (turns[name] > 1 or name.isupper()) and len(name.split()) <= 4


def _is_headline(parsed: ParsedDocument, label: Span, words: Span) -> bool:
    """Whether the line opens the text, is short, and its label names somebody or a paper that speaks."""
    if parsed.text[: label.start].strip() or words.end - words.start > _MAX_HEADLINE:
        return False
    tokens = parsed.doc.char_span(label.start, label.end, alignment_mode="expand")
    return tokens is not None and any(_is_speaker(token) for token in tokens)


def _is_speaker(token: Token) -> bool:
    return token.ent_type_ in _SPEAKING_ENTITIES or can_speak(token)


def _draft(label: Span, words: Span, rule: str) -> Draft:
    return Draft(rule, (words,), None, Span(label.end, label.end + 1), None, label)
