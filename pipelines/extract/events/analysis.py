"""From a parsed document to its events and their participants.

Belongs here: the order of work, and making the rows. Does not belong here: any rule of coding.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from pipelines.extract import ids
from pipelines.extract.events.cast import Participant
from pipelines.extract.events.circumstances import Anchors, Circumstances
from pipelines.extract.events.confidence import load_points
from pipelines.extract.events.drafts import Draft, DraftFinder
from pipelines.extract.events.event_nouns import noun_frame
from pipelines.extract.events.features import EventFeatures, Surroundings, features_of
from pipelines.extract.events.moments import has_relative_subject, telling_of, told_together, told_within, verb_around
from pipelines.extract.events.ontology import SPEECH_ACTS, intensity, is_material, quad_class
from pipelines.extract.events.sentences import Sentence, Sentences
from pipelines.extract.parsing import ParsedDocument
from pipelines.extract.points import Points, confidence_of
from pipelines.extract.records import (
    ActorAnalysis,
    DateExpression,
    Event,
    EventAnalysis,
    EventParticipant,
    LocationAnalysis,
    ParticipantRole,
    Quote,
    Span,
)
from pipelines.extract.syntax import children

_OLD_NEWS_DAYS = 60
"""An event dated this many days before publication is background: our choice."""

_DONE_IN_WORDS = frozenset({"ACCUSE", "SUPPORT"})
"""Roots that are often words and nothing else."""
_AT_THE_TARGET = frozenset({"ASSAULT", "COERCE"})
"""Roots that happen where their target is, when that is a place ("shelled Homs", "besieged Homs")."""


@dataclass(frozen=True, slots=True)
class Findings:
    """What the other extractors found in the document."""

    actors: ActorAnalysis
    quotes: Sequence[Quote]
    places: LocationAnalysis
    dates: Sequence[DateExpression]


@dataclass(frozen=True, slots=True)
class FoundEvent:
    """One event with its participants, and the features that its confidence is weighed from."""

    event: Event
    participants: tuple[EventParticipant, ...]
    features: EventFeatures


def analyse_events(parsed: ParsedDocument, findings: Findings, accept_at: float) -> EventAnalysis:
    """The events that the document reports; those with a confidence of `accept_at` and more are accepted."""
    found = events_with_features(parsed, findings, load_points(), accept_at)
    return EventAnalysis([f.event for f in found], [p for f in found for p in f.participants])


def events_with_features(
    parsed: ParsedDocument, findings: Findings, points: Points, accept_at: float
) -> list[FoundEvent]:
    """The events as `analyse_events` gives them, each with the features whose points its confidence is weighed from."""
    drafts = DraftFinder(parsed, findings.actors, findings.places, findings.quotes).drafts()
    circumstances = Circumstances(parsed, findings.dates, findings.places, findings.actors.mentions)
    sentences, surroundings = Sentences(), Surroundings(parsed, findings.actors)
    found = []
    for draft in drafts:
        sentence = sentences.around(draft.head)
        event = _event(parsed, draft, sentence, circumstances)
        features = features_of(draft, sentence, surroundings, has_place=event.location_id is not None)
        confidence = confidence_of(features, points)
        event = replace(event, confidence=confidence, accepted=confidence >= accept_at)
        found.append(FoundEvent(event, tuple(_participants(parsed, event, draft)), features))
    return found


def _event(parsed: ParsedDocument, draft: Draft, sentence: Sentence, circumstances: Circumstances) -> Event:
    """The row of an event that nobody trusts yet."""
    root, span = draft.reading.root, draft.trigger
    number = parsed.sentence_number(span.start)
    date, told = _dates(draft, circumstances, number)
    return Event(
        event_id=ids.row_id("event", parsed.document.document_id, span.start, span.end, root),
        document_id=parsed.document.document_id,
        sentence_number=number,
        start_char=span.start,
        end_char=span.end,
        text=span.of(parsed.text),
        event_type=root,
        mode=draft.reading.mode,
        contexts=sentence.contexts,
        quad_class=quad_class(root),
        intensity=intensity(root, draft.reading.mode),
        event_on=date.first_day if date else None,
        event_until=date.last_day if date and date.last_day != date.first_day else None,
        date_text=told.span.of(parsed.text) if told else None,
        date_precision=date.precision if date and date.first_day else None,
        modality=draft.reading.modality,
        background=draft.is_history or _is_old(parsed, date),
        location_id=circumstances.place_of(_own_anchors(draft), number),
        quote_id=draft.quote.quote_id if draft.quote else None,
        attributed_to_actor_id=draft.speaker_id,
        confidence=0.0,
        accepted=False,
        method=draft.method,
    )


def _dates(
    draft: Draft, circumstances: Circumstances, number: int
) -> tuple[DateExpression | None, DateExpression | None]:
    """(the date of the event, the date told with it).

    A promise or threat is dated by the verb of saying; the day promised is only told.
    """
    own = circumstances.date_of(_own_anchors(draft), number)
    if not draft.reading.is_commitment and (own is not None or not _is_done_by_saying(draft)):
        return own, own
    said = circumstances.date_of(_saying_anchors(draft), number)
    return said or _day_of(draft.quote), own or said


def _day_of(quote: Quote | None) -> DateExpression | None:
    """The day on which the words of a quote were said."""
    if quote is None or quote.said_on is None:
        return None
    return DateExpression(Span(quote.start_char, quote.end_char), quote.said_on, quote.said_on, "day")


def _is_done_by_saying(draft: Draft) -> bool:
    """Whether an act is done as it is said: "we condemn the raid", he said; not "we met", he said."""
    if draft.reading.root in SPEECH_ACTS:
        return True
    is_present = draft.head.tag_ in ("VBP", "VBZ") and not children(draft.head, "aux", "auxpass")
    return draft.reading.root in _DONE_IN_WORDS and is_present


def _own_anchors(draft: Draft) -> Anchors:
    named = [draft.head, draft.carrier] if _carrier_happens(draft) else [draft.head]
    named += [draft.head.head] if has_relative_subject(draft.head) and is_material(draft.reading.root) else []
    nouns = {token.i for token in named if token is not None and token.pos_ in ("NOUN", "PROPN")}
    struck = {p.head.i for p in draft.cast.targets} if draft.reading.root in _AT_THE_TARGET else set()
    return Anchors(
        clauses=frozenset(token.i for token in draft.clauses),
        nouns=frozenset(nouns),
        shared=_shared(draft, nouns),
        root=draft.reading.root,
        struck=frozenset(struck),
        actors=frozenset(p.head.i for p in draft.cast.everybody if p.actor_id is not None) - struck,
    )


def _shared(draft: Draft, nouns: Collection[int]) -> frozenset[int]:
    """The verbs told in one breath with the event: beside its verbs, behind its nouns, around a noun of its own."""
    doc = draft.head.doc
    is_deed = is_material(draft.reading.root)
    told = {verb.i for number in nouns for verb in telling_of(doc[number])}
    told |= {verb.i for token in draft.clauses for verb in told_within(token, is_deed=is_deed)}
    around = verb_around(draft.head) if draft.head.i in nouns else None
    beside = {number for token in draft.clauses for number in told_together(token)}
    return frozenset(beside | told | ({around.i} if around is not None else set()))


def _carrier_happens(draft: Draft) -> bool:
    """Whether the event noun under the verb is this event ("held talks"), not what it is about ("condemned a raid")."""
    if draft.carrier is None or draft.reading.is_commitment:
        return True
    frame = noun_frame(draft.carrier)
    return frame is not None and frame.root == draft.reading.root


def _saying_anchors(draft: Draft) -> Anchors:
    return Anchors(frozenset({draft.reporter.i} if draft.reporter is not None else ()), frozenset())


def _is_old(parsed: ParsedDocument, date: DateExpression | None) -> bool:
    published = parsed.document.published_on
    if published is None or date is None or date.last_day is None:
        return False
    return (published - date.last_day).days > _OLD_NEWS_DAYS


def _participants(parsed: ParsedDocument, event: Event, draft: Draft) -> Iterable[EventParticipant]:
    sides: tuple[tuple[ParticipantRole, tuple[Participant, ...]], ...] = (
        ("source", draft.cast.sources),
        ("target", draft.cast.targets),
    )
    for role, members in sides:
        for number, member in enumerate(members):
            span = member.span
            yield EventParticipant(
                event_id=event.event_id,
                role=role,
                participant_number=number,
                document_id=event.document_id,
                start_char=span.start if span else None,
                end_char=span.end if span else None,
                text=span.of(parsed.text) if span else None,
                actor_id=member.actor_id,
            )
