"""Which events extraction finds in the labelled texts, and what of them is right.

Belongs here: comparing found events with labels. Does not belong here: reading labels (labelled.py), learning from
the comparison (train.py).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bench.events.labelled import LabelledEvent, LabelledText
from pipelines.extract.document import findings_of
from pipelines.extract.events.analysis import FoundEvent, events_with_features
from pipelines.extract.events.features import EventFeatures
from pipelines.extract.mentions import MentionIndex
from pipelines.extract.parsing import ParsedDocument, parse_all, parsed_document
from pipelines.extract.points import START
from pipelines.extract.records import ActorMention, Document, ParticipantRole, Span

_NO_POINTS = {START: 0.0}
"""So that training does not need the points that it makes."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """One found event: its features, and whether it, its participants and its modality are right.

    It is right when a label of its root stands in its sentence. `finds` are the numbers of such core labels, and
    `finds_with_participants` of those whose sources and targets it has. `is_core`: not only a retelling.
    """

    article_id: str
    features: EventFeatures
    words: Span
    right: bool
    participants_right: bool
    modality_right: bool
    finds: frozenset[int]
    finds_with_participants: frozenset[int]


@dataclass(frozen=True, slots=True)
class ArticleOutcomes:
    """The found events of one article, its core labels by number, and how many sentences it has."""

    article_id: str
    rows: tuple[Outcome, ...]
    core: frozenset[int]
    sentences: int
    eventful_sentences: int


def outcomes(texts: Sequence[LabelledText]) -> Iterator[ArticleOutcomes]:
    """What is found in each text, in order."""
    for labelled, doc in zip(texts, parse_all(text.text for text in texts), strict=True):
        yield compare(labelled, parsed_document(Document(labelled.article_id, labelled.text), doc))


def compare(labelled: LabelledText, parsed: ParsedDocument) -> ArticleOutcomes:
    """The found events of a text held against its labels."""
    findings = findings_of(parsed)
    found = events_with_features(parsed, findings, _NO_POINTS, 0.0)
    comparison = _Comparison(labelled, parsed, findings.actors.mentions)
    eventful = {parsed.sentence_number(event.words.start) for event in labelled.events}
    return ArticleOutcomes(
        article_id=labelled.article_id,
        rows=tuple(comparison.outcome(event) for event in found),
        core=frozenset(number for number, event in enumerate(labelled.events) if event.is_core),
        sentences=len(parsed.sentences),
        eventful_sentences=len(eventful),
    )


class _Comparison:
    """Holds the found events of one document against its labels."""

    def __init__(self, labelled: LabelledText, parsed: ParsedDocument, mentions: Iterable[ActorMention]) -> None:
        self._labelled = labelled
        self._parsed = parsed
        self._mentions = MentionIndex(mentions)

    def outcome(self, found: FoundEvent) -> Outcome:
        event = found.event
        words = Span(event.start_char, event.end_char)
        same = [n for n, label in enumerate(self._labelled.events) if self._is_same(found, label)]
        same.sort(key=lambda n: not words.overlaps(self._labelled.events[n].words))
        strict = [n for n in same if self._has_participants(found, self._labelled.events[n])]
        core = frozenset(n for n in same if self._labelled.events[n].is_core)
        best = self._labelled.events[(strict or same)[0]] if same else None
        return Outcome(
            article_id=self._labelled.article_id,
            features=found.features,
            words=words,
            right=bool(same),
            participants_right=bool(strict),
            modality_right=best is not None and best.modality == event.modality,
            finds=core,
            finds_with_participants=core & frozenset(strict),
        )

    def _is_same(self, found: FoundEvent, label: LabelledEvent) -> bool:
        number = self._parsed.sentence_number(label.words.start)
        return label.root == found.event.event_type and number == found.event.sentence_number

    def _has_participants(self, found: FoundEvent, label: LabelledEvent) -> bool:
        """Whether each side that the label names has one of those named."""
        return self._agrees(found, "source", label.sources) and self._agrees(found, "target", label.targets)

    def _agrees(self, found: FoundEvent, role: ParticipantRole, labels: Sequence[Span]) -> bool:
        members = [p for p in found.participants if p.role == role]
        spans = [Span(p.start_char, p.end_char) for p in members if p.start_char is not None and p.end_char is not None]
        if not labels or any(span.overlaps(label) for span in spans for label in labels):
            return True
        named = {mention.actor_id for label in labels if (mention := self._mentions.best(label)) is not None}
        return any(p.actor_id in named for p in members if p.actor_id is not None)
