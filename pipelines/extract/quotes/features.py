"""What speaks for a quote and against it: how it was found, how it ends, how far off its cue stands.

Belongs here: the features of one quote, each a value of a closed list. Does not belong here: what they weigh
(confidence.py).
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from pipelines.extract.parsing import ParsedDocument
from pipelines.extract.quotes.drafts import Draft
from pipelines.extract.records import QuoteType, Span
from pipelines.extract.syntax import auxiliaries, children

NO_CUE = "no_cue"
"""The value of every feature of the cue where a quote has none."""

_UNREAL = frozenset("would could might may will should can must to wo ca".split())
_BESIDE, _NEAR = 15, 40
_DEEPEST = 3
_SENTENCE_LENGTHS = (15, 30, 45)
_QUOTE_LENGTHS = (4, 10)
_AFTER = re.compile(r"(?P<marks>[”’\"'»)\]]*\s*)(?P<next>\S\w*|)")
_OPENING = "“‘\"'«(["
_LONGER_WORD = 4
_STOPS = ".?!…;"
_PAUSES = ",:—–-("
_JOINING = frozenset({"and", "but"})


@dataclass(frozen=True, slots=True)
class QuoteFeatures:
    """The features of one quote; name and value together are a row of quote_confidence.csv.

    rule: what made the draft. certainty: of the cue, low or usual (`_certainty`).
    speaker: how the text names the speaker: name, pronoun, description, nobody.
    shape: direct, mixed or indirect, and how many words ("direct 4+": from four up to the next step).
    capitals: whether all longer words begin with one, as in titles. fragments: one or several.
    sentence: how many words the sentence of the cue has, in steps.
    end: what the words stop at (`_end`). distance: how far off the cue stands: beside, near, far.
    depth: how many words of the parse the cue hangs below. unreal: whether it only may, shall or would be said.
    """

    rule: str
    certainty: str
    speaker: str
    shape: str
    capitals: str
    fragments: str
    sentence: str
    end: str
    distance: str
    depth: str
    unreal: str


def features_of(
    parsed: ParsedDocument, draft: Draft, fragments: Sequence[Span], quote_type: QuoteType
) -> QuoteFeatures:
    """The features of a draft that becomes a quote of these fragments, in the order of the text."""
    words = [word for fragment in fragments for word in fragment.of(parsed.text).split()]
    return QuoteFeatures(
        rule=draft.rule,
        certainty=_certainty(draft),
        speaker=_kind_of_speaker(draft),
        shape=f"{quote_type} {_step(len(words), _QUOTE_LENGTHS)}",
        capitals="all" if _are_capitalised(words) else "some",
        fragments="one" if len(fragments) == 1 else "several",
        sentence=_step(_sentence_length(parsed, draft, fragments[0]), _SENTENCE_LENGTHS),
        end=_end(parsed.text, draft, fragments[-1]),
        distance=_distance(draft.cue, fragments),
        depth=_depth(draft.head),
        unreal="yes" if draft.head is not None and _is_unreal(draft.head) else "no",
    )


def _step(count: int, steps: Sequence[int]) -> str:
    """The step on which a count stands: "0+" before the first."""
    number = bisect_right(steps, count)
    return f"{steps[number - 1] if number else 0}+"


def _certainty(draft: Draft) -> str:
    """Whether cues.csv calls the cue's certainty low; high and medium are as often right once the rest is known."""
    if draft.match is None:
        return NO_CUE
    return "low" if draft.match.cue.certainty == "low" else "usual"


def _kind_of_speaker(draft: Draft) -> str:
    """name, pronoun, description or nobody; a label names."""
    if draft.speaker_words is None:
        return "nobody"
    if draft.speaker is None or draft.speaker.pos_ == "PROPN":
        return "name"
    return "pronoun" if draft.speaker.pos_ == "PRON" else "description"


def _are_capitalised(words: Sequence[str]) -> bool:
    longer = [word for word in words if len(word) >= _LONGER_WORD]
    return bool(longer) and all(word.lstrip(_OPENING)[:1].isupper() for word in longer)


def _sentence_length(parsed: ParsedDocument, draft: Draft, first: Span) -> int:
    """The words of the sentence of the cue, or of that in which the quote begins."""
    place = draft.head.idx if draft.head is not None else first.start
    sentence = parsed.sentences[parsed.sentence_number(place)]
    return len(parsed.text[sentence.start_char : sentence.end_char].split())


def _end(text: str, draft: Draft, last: Span) -> str:
    """What the words stop at.

    stop: the end of a sentence. pause: a comma, "and", "but" or the speaker. mark: a mark of quotation inside the
    sentence. inside: the middle of a clause, where a wrong parse often cuts words short.
    """
    after = _AFTER.match(text, last.end)
    between, following = (after["marks"], after["next"]) if after is not None else ("", "")
    before = text[last.end - 1]
    if not following or "\n" in between or before in _STOPS or following[0] in _STOPS:
        return "stop"
    if before in _PAUSES or following[0] in _PAUSES or following.lower() in _JOINING:
        return "pause"
    if between.strip():
        return "mark"
    speaker, start = draft.speaker_words, last.end + len(between)
    return "pause" if speaker is not None and speaker.start <= start < speaker.end else "inside"


def _distance(cue: Span | None, fragments: Sequence[Span]) -> str:
    """How many characters stand between the cue and the words: beside, near or far."""
    if cue is None:
        return NO_CUE
    gap = min(max(fragment.start - cue.end, cue.start - fragment.end) for fragment in fragments)
    if gap <= _BESIDE:
        return "beside"
    return "near" if gap <= _NEAR else "far"


def _depth(cue: Token | None) -> str:
    if cue is None:
        return NO_CUE
    depth = 0
    while cue.head != cue and depth < _DEEPEST:
        cue, depth = cue.head, depth + 1
    return f"{depth}+" if depth == _DEEPEST else str(depth)


def _is_unreal(cue: Token) -> bool:
    """Whether the words only may, shall or would be said: "would say", "to say", "if they say"."""
    if cue.pos_ != "VERB":
        return False
    return bool(auxiliaries(cue) & _UNREAL) or any(c.i < cue.i for c in children(cue, "mark"))
