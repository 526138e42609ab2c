"""Statements in headlines: "Mayor: Bridge Is Safe", "Bridge Is Safe, Mayor Says", "Mayor Calls Bridge ‘Safe’".

Belongs here: the opening lines of a text, whose capitals mislead the parse. Does not belong here: turns of a
transcript (labels.py).
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from pipelines.extract.actors.lexicon import actor_lexicon
from pipelines.extract.parsing import ParsedDocument, paragraph_ends
from pipelines.extract.quotes.cues import Cue, load_cues
from pipelines.extract.quotes.drafts import Draft
from pipelines.extract.quotes.naming import MAX_SPEAKER_WORDS, PREPOSITIONS, names_somebody, without_tail
from pipelines.extract.records import Span
from pipelines.extract.text import normalise_name, trim

_OPENING_LINES = 3
"""A headline and up to two lines below it."""
_MAX_LENGTH = 200
_MIN_CONTENT_WORDS = 2
_CAPITALS = 0.7
"""The share of longer words with a capital from which a line is set as a title."""
_EDGES = ' \t\r\n\xa0.;"“”'
_WORD = re.compile(r"[\w’'.-]*\w")
_LABEL = re.compile(r"([A-ZÀ-Þ][^:!?\n“”\"]{0,60}):\s+(?=\S)")
_TOPIC = re.compile(r"\s+(?:[Oo]n\s|\()")
_SOURCE_BEHIND = re.compile(r"(?:\s[-–—]\s+|:\s+)([^:,–—\n]{2,40})$")
_REPORT_BEHIND = re.compile(r",\s+([^,:\n]{2,50}?)\s+(\w+)$")


def find_headlines(parsed: ParsedDocument) -> list[Draft]:
    """The statements that the opening lines of the text report."""
    found = (_statements(parsed, line) for line in _opening_lines(parsed.text))
    return [draft for drafts in found for draft in drafts]


def _statements(parsed: ParsedDocument, line: Span) -> list[Draft]:
    """What the line reports, by the first form of headline that fits."""
    forms = (_labelled, _reported_behind, _source_behind, _reported_ahead)
    return next((drafts for form in forms if (drafts := list(form(parsed, line)))), [])


def _opening_lines(text: str) -> Iterator[Span]:
    """The first line when it is short, and those right below that look like headlines too."""
    start = number = 0
    for end, following in [*((m.start(), m.end()) for m in paragraph_ends(text)), (len(text), len(text))]:
        line = trim(text, Span(start, end), edges=" \t\r\n\xa0.;")
        is_headline = line.end - line.start <= _MAX_LENGTH and (not number or is_title_case(line.of(text)))
        if line.end == line.start or not is_headline or number >= _OPENING_LINES:
            return
        yield line
        start, number = following, number + 1


def is_title_case(line: str) -> bool:
    """Whether most longer words of a line begin with a capital, as in a title."""
    longer = [word for word in _WORD.findall(line) if len(word) > 3 and word[0].isalpha()]
    return len(longer) > 2 and sum(word[0].isupper() for word in longer) >= _CAPITALS * len(longer)


def _labelled(parsed: ParsedDocument, line: Span) -> Iterator[Draft]:
    """Who speaks stands before a colon, also with a topic: "Mayor: Bridge Is Safe", "Mayor on Bridge: It Is Safe"."""
    label = _LABEL.match(parsed.text, line.start, line.end)
    if label is None:
        return
    name = _TOPIC.split(label[1], maxsplit=1)[0]
    speaker = without_tail(parsed.text, Span(line.start, line.start + len(name)))
    if names_somebody(parsed, speaker, line):
        yield from _draft(parsed.text, Span(label.end(), line.end), speaker, Span(label.end(1), label.end(1) + 1))


def _reported_behind(parsed: ParsedDocument, line: Span) -> Iterator[Draft]:
    """Who speaks stands with a verb at the end: "Bridge Is Safe, Mayor Says"."""
    report = _REPORT_BEHIND.search(parsed.text, line.start, line.end)
    if report is None or _clause_cue(report[2], frozenset({"high", "medium"})) is None:
        return
    if parsed.text[line.end : line.end + 1] == "." and not is_title_case(line.of(parsed.text)):
        return  # an ordinary sentence
    if names_somebody(parsed, speaker := Span(*report.span(1)), line):
        yield from _draft(parsed.text, Span(line.start, report.start()), speaker, Span(*report.span(2)))


def _source_behind(parsed: ParsedDocument, line: Span) -> Iterator[Draft]:
    """A source without a verb at the end: "Bridge is safe - mayor"; the name of the outlet there is none."""
    source = _SOURCE_BEHIND.search(parsed.text, line.start, line.end)
    if source is not None and _is_known_source(source[1]):
        mark = trim(parsed.text, Span(source.start(), source.start(1)), edges=" ")
        yield from _draft(parsed.text, Span(line.start, source.start()), Span(*source.span(1)), mark)


def _reported_ahead(parsed: ParsedDocument, line: Span) -> Iterator[Draft]:
    """Who speaks opens the line: "Mayor Says Bridge Is Safe, Calls Critics ‘Ignorant’"."""
    if not is_title_case(line.of(parsed.text)):
        return
    words = [Span(*m.span()) for m in _WORD.finditer(parsed.text, line.start, line.end)]
    cues = [n for n, word in enumerate(words) if n and _reports(parsed.text, word, line)]
    if not cues or cues[0] > MAX_SPEAKER_WORDS:
        return
    speaker = Span(line.start, words[cues[0] - 1].end)
    is_clause = any(word.of(parsed.text).lower() in PREPOSITIONS for word in words[: cues[0]])
    if is_clause or not names_somebody(parsed, speaker, line):
        return
    chained = [cues[0], *(n for n in cues[1:] if parsed.text[words[n].start - 2] == ",")]
    for first, following in pairwise([*chained, None]):
        if first is not None:
            end = line.end if following is None else words[following].start
            yield from _draft(parsed.text, Span(words[first].end, end), speaker, words[first])


def _reports(text: str, word: Span, line: Span) -> bool:
    """Whether the word is a verb that reports the rest: "Says …", "Calls … ‘…’" only with quoted words."""
    written = word.of(text)
    if _clause_cue(written) is not None:
        return True
    calling = any("object-predicate" in cue.complements for cue in _cues_of(written))
    return calling and re.search(r"[‘“\"']\w[^\n]*[’”\"']", text[word.end : line.end]) is not None


def _clause_cue(word: str, certainties: frozenset[str] = frozenset({"high"})) -> Cue | None:
    """The cue that a verb in the form of headlines is, when it reports a clause and no addressee stands behind it."""
    return next(
        (
            cue
            for cue in _cues_of(word)
            if "clause" in cue.complements and "object-inf" not in cue.complements and cue.certainty in certainties
        ),
        None,
    )


def _cues_of(word: str) -> list[Cue]:
    """The entries of one word for a verb in the third person or the past ("Says", "Denies", "Said")."""
    lower = word.lower()
    bases = [lower[:-1], lower[:-2], lower[:-3] + "y"] if lower.endswith(("s", "ed")) else []
    if lower == "said":
        bases.append("say")
    entries = (cue for base in bases for cue in load_cues().get((base, "verb"), ()))
    return [cue for cue in entries if len(cue.words) == 1]


def _is_known_source(words: str) -> bool:
    """Whether the words name or describe somebody of the lexicon who is no news outlet."""
    lexicon = actor_lexicon()
    key = tuple(normalise_name(words).split())
    if not key or len(key) > MAX_SPEAKER_WORDS:
        return False
    if names := lexicon.names.get(key):
        return all(name.actor.actor_type != "media" for name in names)
    return words[-1].islower() and (key[-1] in lexicon.nouns or key[-1] in lexicon.title_heads)


def _draft(text: str, content: Span, speaker: Span, cue: Span) -> Iterator[Draft]:
    words = trim(text, content, edges=_EDGES + ",")
    if len(words.of(text).split()) >= _MIN_CONTENT_WORDS:
        yield Draft("headline", (words,), None, cue, None, speaker)
