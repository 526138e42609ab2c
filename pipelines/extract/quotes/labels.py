"""Statements marked by a label or signature instead of a verb: transcripts, interviews and posts.

Belongs here: turns that name their speaker before a colon, posts signed with a handle. Does not belong here:
quotation marks behind a label (quoted.py), headlines (headlines.py).
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from pipelines.extract.parsing import ParsedDocument, paragraph_ends
from pipelines.extract.quotes.drafts import Draft
from pipelines.extract.records import Span
from pipelines.extract.text import trim

_LABEL = re.compile(r"[\"“”]?\s*([A-ZÀ-Þ][^:!?\n“”\"]{0,70}?):[ \t\xa0]+(?=\S)")
_INLINE = re.compile(r"(?<=[.!?…)\]”\"]\s)(?=[A-ZÀ-Þ][A-ZÀ-Þ.’'-]+(?:\s[A-ZÀ-Þ.’'-]+){0,3}:\s)")
_QUESTION_AND_ANSWER = re.compile(r"([QA])[.:][ \t\xa0]+(?=\S)")
_POST = re.compile(r"(?<!\s)\s+[—–-]{1,2}\s+([^\n()—–<>]{2,50}?)\s+\(@\w+\)")
_BREAK = re.compile(r"\n\s*")
_TAG = re.compile(r"<[^<>]*>")
_ROLE = re.compile(r"[(,].*$")
_MAX_LABEL_WORDS, _MAX_NAME_WORDS = 9, 4
_MIN_TURNS = 3
"""How many labelled lines make a transcript; two do when they are the whole exchange of people in capitals."""
_MAX_PARAGRAPHS = 8
"""The most paragraphs of one turn, for texts that go on in prose behind the last one."""
_EDGES = ' \t\r\n\xa0."“”'


@dataclass(frozen=True, slots=True)
class _Turn:
    """A labelled line. `name` is the label without role, party or place; `speaker` is None for "Q" and "A"."""

    name: str
    speaker: Span | None
    mark: Span
    words: Span

    @property
    def is_loud(self) -> bool:
        """Whether the name is in capitals, as transcripts have it, or a letter of an interview."""
        return self.name.isupper()


def find_labelled(parsed: ParsedDocument) -> list[Draft]:
    """The turns of a transcript or interview, and the posts that are signed with a handle."""
    turns = list(_turns(parsed.text))
    return [*_transcript(parsed.text, turns), *_posts(parsed.text)]


def _transcript(text: str, turns: list[_Turn]) -> Iterator[Draft]:
    names = Counter(turn.name for turn in turns)
    loud = sum(turn.is_loud for turn in turns)
    repeated = max(names.values(), default=0) > 1
    if not (len(turns) >= _MIN_TURNS and repeated) and not (loud == len(turns) and len(names) > 1):
        return
    kept = [turn for turn in turns if turn.is_loud or names[turn.name] > 1]
    for turn, following in zip(kept, [*kept[1:], None], strict=True):
        pieces = _paragraphs_of(text, turn, following)
        yield Draft("transcript", pieces, None, turn.mark, None, turn.speaker)


def _turns(text: str) -> Iterator[_Turn]:
    for line in _lines(text):
        letter = _QUESTION_AND_ANSWER.match(text, line.start, line.end)
        label = letter or _LABEL.match(text, line.start, line.end)
        if label is None:
            continue
        words = trim(text, Span(label.end(), line.end), edges=_EDGES)
        name = _ROLE.sub("", label[1]).strip()
        if words.end == words.start or len(label[1].split()) > _MAX_LABEL_WORDS or len(name.split()) > _MAX_NAME_WORDS:
            continue
        speaker = Span(label.start(1), label.start(1) + len(name)) if letter is None else None
        yield _Turn(name, speaker, Span(label.end(1), label.end(1) + 1), words)


def _lines(text: str) -> Iterator[Span]:
    """The paragraphs, and turns that were run into one line."""
    starts = {0, *(m.end() for m in paragraph_ends(text)), *(m.start() for m in _INLINE.finditer(text))}
    ordered = sorted(starts)
    for start, end in zip(ordered, [*ordered[1:], len(text)], strict=True):
        yield Span(start, end)


def _paragraphs_of(text: str, turn: _Turn, following: _Turn | None) -> tuple[Span, ...]:
    """The paragraphs of a turn: up to the next one when both are in capitals, else the labelled one."""
    if following is None or not turn.is_loud or following.speaker is None or turn.speaker is None:
        return (turn.words,)
    breaks = [m.span() for m in _BREAK.finditer(text, turn.words.start, following.speaker.start)]
    starts = [turn.words.start, *(end for _, end in breaks)]
    ends = [*(start for start, _ in breaks), following.speaker.start]
    lines = (trim(text, Span(start, end), edges=_EDGES) for start, end in zip(starts, ends, strict=True))
    pieces = tuple(line for line in lines if line.end > line.start)
    return pieces if len(pieces) <= _MAX_PARAGRAPHS else (turn.words,)


def _posts(text: str) -> Iterator[Draft]:
    """Posts that end with name and handle: The bridge is safe. — Huda Karim (@hudak) 3 May 2019."""
    for signature in _POST.finditer(text):
        line = text.rfind("\n", 0, signature.start()) + 1
        tags = [m.end() for m in _TAG.finditer(text, line, signature.start())]
        words = trim(text, Span(max([line, *tags]), signature.start()), edges=_EDGES)
        if words.end > words.start:
            yield Draft("signed", (words,), None, None, None, Span(*signature.span(1)))
