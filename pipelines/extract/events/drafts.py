"""Events on the way to rows: predicates with their cast, reading and features, without duplicates.

Belongs here: bringing predicates, participants, quotes and readings together.
Does not belong here: dates, places and rows.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from pipelines.extract.events.cast import Cast, Participant, distinct
from pipelines.extract.events.lexicon import Frame, cue_effects
from pipelines.extract.events.ontology import SPEECH_ACTS, is_material
from pipelines.extract.events.outlook import Outlook, clause_of, outlook_of
from pipelines.extract.events.participants import CastFinder
from pipelines.extract.events.predicates import Predicate, find_predicates, mode_of_demand
from pipelines.extract.events.reading import Reading, Telling, read_predicate
from pipelines.extract.events.stances import blames, demanding_modal, may_be_stance
from pipelines.extract.events.territory import Territory
from pipelines.extract.mentions import MentionIndex
from pipelines.extract.parsing import ParsedDocument
from pipelines.extract.positions import SpanIndex
from pipelines.extract.records import ActorAnalysis, ActorRelation, LocationAnalysis, Quote, Span
from pipelines.extract.syntax import has_to, span_of, subject_of

_ABSORBING = frozenset({"AGREE", "REQUEST", "REJECT", "THREATEN", "COERCE", "YIELD", "SANCTION"})
"""Roots whose complement is what is promised, asked, refused or stopped, and no event of its own."""
_ABSORBED_THROUGH = frozenset("xcomp ccomp pcomp prep conj acl advcl dobj pobj oprd dative npadvmod".split())
_FIRST_PERSON = frozenset({"i", "we", "me", "us"})
_SPEAKING_FOR = frozenset({"leads", "office_in", "spokesperson_for"})
"""Relations whose holder's words are those of the other: "a ministry spokesman said the ministry would act"."""
_MAX_TRIGGER_WORDS = 5


@dataclass(frozen=True, slots=True)
class Draft:
    """An event with everything that its sentence says of it but when and where.

    `frame` is None of demands and blame; `is_told`: in somebody's words.
    """

    head: Token
    carrier: Token | None
    trigger: Span
    cast: Cast
    reading: Reading
    frame: Frame | None
    outlook: Outlook
    is_told: bool
    clauses: tuple[Token, ...]
    reporter: Token | None
    quote: Quote | None
    speaker_id: str | None
    is_history: bool
    method: str

    @property
    def is_owed(self) -> bool:
        """Whether it ought to happen; a demand that somebody be pressed to do something is itself made."""
        return self.outlook.is_obliged and self.reading.root != "REQUEST"


class DraftFinder:
    """Finds the events of one document."""

    def __init__(
        self, parsed: ParsedDocument, actors: ActorAnalysis, places: LocationAnalysis, quotes: Sequence[Quote]
    ) -> None:
        self._parsed = parsed
        territory = Territory(places, actors.actors)
        self._casts = CastFinder(MentionIndex(actors.mentions), actors.actors, territory)
        self._quotes = SpanIndex((fragment, (n, q)) for n, q in enumerate(quotes) for fragment in q.fragments)
        self._sides = _sides(actors.relations)

    def drafts(self) -> list[Draft]:
        """The events in order of their triggers, one for each predicate."""
        predicates = find_predicates(self._parsed.doc, self._casts.kind_of)
        index = _PredicateIndex(predicates)
        kept = [p for p in predicates if not _is_absorbed(p, index)]
        found = [draft for p in kept if (draft := self._draft(p)) is not None]
        taken = {draft.head.i for draft in found if is_speech_act(draft) and not draft.is_owed}
        found.extend(self._stances(taken))
        return _merged(sorted(found, key=lambda draft: (draft.trigger.start, draft.trigger.end, draft.reading.root)))

    def _draft(self, predicate: Predicate) -> Draft | None:
        if predicate.outlook.is_unsaid:
            return None
        quote = self._quote_at(predicate.head)
        if quote is not None and quote.quote_type == "indirect" and predicate.outlook.is_aside:
            quote = None
        predicate = _with_would(predicate, quote)
        speaker = self._speaker_id(predicate.outlook, quote)
        cast = self._with_speaker(
            self._casts.cast_of(predicate), speaker, self._reporting_participant(predicate.outlook)
        )
        if not cast.everybody and (predicate.is_nominal or predicate.frame.certainty == "weak"):
            return None
        if not cast.sources and speaker is not None and _is_by_speaker(predicate):
            cast = replace(
                cast, sources=(self._speaker_participant(predicate.head, predicate.outlook, quote, speaker),)
            )
        if speaker is None and _is_claim(predicate):
            speaker = next((p.actor_id for p in cast.sources), None)
        sides = self._sides.get(speaker, frozenset({speaker})) if speaker is not None else frozenset()
        told = quote is not None or _is_told(predicate)
        reading = read_predicate(predicate, Telling(told, any(p.actor_id in sides for p in cast.sources)))
        if reading is None:
            return None
        return Draft(
            head=predicate.head,
            carrier=predicate.carrier,
            trigger=_trigger(predicate),
            cast=cast,
            reading=reading,
            frame=predicate.frame,
            outlook=predicate.outlook,
            is_told=told,
            clauses=_clauses(predicate),
            reporter=predicate.outlook.reporter,
            quote=quote,
            speaker_id=speaker,
            is_history=predicate.outlook.is_past_perfect and predicate.outlook.reporter is None,
            method="noun" if predicate.is_nominal else ("verb_and_noun" if predicate.carrier is not None else "verb"),
        )

    def _stances(self, taken: set[int]) -> Iterator[Draft]:
        """What a speaker says that others must do is a REQUEST to them; blame is an ACCUSE."""
        for verb in self._parsed.doc:
            if verb.pos_ not in ("VERB", "AUX") or verb.dep_ in ("aux", "auxpass") or not may_be_stance(verb):
                continue
            outlook = outlook_of(verb)
            modal = demanding_modal(verb, outlook) if verb.i not in taken else None
            if modal is None and not blames(verb, outlook):
                continue
            draft = self._stance(verb, modal, outlook)
            if draft is not None:
                yield draft

    def _stance(self, verb: Token, modal: Token | None, outlook: Outlook) -> Draft | None:
        quote = self._quote_at(verb)
        speaker = self._speaker_id(outlook, quote)
        subject = subject_of(verb)
        if speaker is None or outlook.is_unsaid or subject is None or subject.lower_ in _FIRST_PERSON:
            return None
        targets = [p for p in self._casts.participants_at(subject, ()) if p.actor_id not in (None, speaker)]
        if not targets:
            return None
        source = self._speaker_participant(verb, outlook, quote, speaker)
        trigger = span_of([modal, verb]) if modal is not None and verb.i - modal.i < _MAX_TRIGGER_WORDS else None
        root, mode = "ACCUSE", "disapprove"
        if modal is not None:
            root, mode = "REQUEST", mode_of_demand(verb, self._casts.kind_of)
        return Draft(
            head=verb,
            carrier=None,
            trigger=trigger or (span_of([verb]) if modal is not None else self._cue_of(verb, outlook, quote)),
            cast=Cast((source,), tuple(targets)),
            reading=Reading(root, mode, "actual", is_commitment=True),
            frame=None,
            outlook=outlook,
            is_told=True,
            clauses=(verb,),
            reporter=outlook.reporter,
            quote=quote,
            speaker_id=speaker,
            is_history=False,
            method="demand" if modal is not None else "blame",
        )

    def _cue_of(self, verb: Token, outlook: Outlook, quote: Quote | None) -> Span:
        """The verb of saying when it stands in the same sentence, else the verb itself."""
        if outlook.reporter is not None:
            return span_of([outlook.reporter])
        if quote is None or quote.cue_start_char is None or quote.cue_end_char is None:
            return span_of([verb])
        number = self._parsed.sentence_number
        is_here = number(quote.cue_start_char) == number(verb.idx)
        return Span(quote.cue_start_char, quote.cue_end_char) if is_here else span_of([verb])

    def _quote_at(self, head: Token) -> Quote | None:
        here = Span(head.idx, head.idx + len(head))
        over = (numbered for fragment, numbered in self._quotes.overlapping(here) if fragment.contains(here))
        return min(over, key=lambda numbered: numbered[0], default=(0, None))[1]

    def _speaker_id(self, outlook: Outlook, quote: Quote | None) -> str | None:
        """The actor in whose words something is told."""
        if quote is not None and quote.speaker_actor_id is not None:
            return quote.speaker_actor_id
        speaker = self._reporting_participant(outlook)
        return speaker.actor_id if speaker is not None else None

    def _reporting_participant(self, outlook: Outlook) -> Participant | None:
        if outlook.reporter is None or outlook.reporter.pos_ not in ("VERB", "AUX"):
            return None
        subject = subject_of(outlook.reporter)
        found = self._casts.participants_at(subject, ("of",)) if subject is not None else []
        return found[0] if found else None

    def _speaker_participant(self, verb: Token, outlook: Outlook, quote: Quote | None, speaker: str) -> Participant:
        """The speaker as a participant: the mention when it stands in the same sentence, else understood."""
        reporting = self._reporting_participant(outlook)
        if reporting is not None and reporting.actor_id == speaker:
            return reporting
        return Participant(verb, self._speaker_span(verb, quote), speaker)

    def _speaker_span(self, verb: Token, quote: Quote | None) -> Span | None:
        """Where the quote's speaker stands, when that is in the verb's own sentence."""
        if quote is None or quote.speaker_start_char is None or quote.speaker_end_char is None:
            return None
        number = self._parsed.sentence_number
        if number(quote.speaker_start_char) != number(verb.idx):
            return None
        return Span(quote.speaker_start_char, quote.speaker_end_char)

    def _with_speaker(self, cast: Cast, speaker: str | None, reporting: Participant | None) -> Cast:
        """The cast with "I" and "we" standing for the speaker, and the speaker's name where "it said it" repeats it."""

        def resolved(participant: Participant) -> Participant:
            is_pronoun = participant.head.pos_ == "PRON"
            if participant.actor_id is None and participant.head.lower_ in _FIRST_PERSON:
                return replace(participant, actor_id=speaker)
            if (
                reporting is not None
                and is_pronoun
                and speaker is not None
                and participant.actor_id == reporting.actor_id
            ):
                return reporting
            return participant

        return Cast(tuple(map(resolved, cast.sources)), tuple(map(resolved, cast.targets)))


def _sides(relations: Sequence[ActorRelation]) -> dict[str, frozenset[str]]:
    """For everybody who speaks for another, the actors whose side they take, themselves included."""
    sides: dict[str, set[str]] = defaultdict(set)
    for relation in relations:
        if relation.relation in _SPEAKING_FOR:
            sides[relation.actor_id] |= {relation.actor_id, relation.object_actor_id}
    return {actor: frozenset(own.union(*(sides.get(o, set()) for o in own))) for actor, own in sides.items()}


def _is_by_speaker(predicate: Predicate) -> bool:
    """Whether words without a doer are the speaker's own: a promise, or a demand ("they must be pressed to pay")."""
    is_demand = predicate.root == "REQUEST" and predicate.outlook.is_obliged
    return is_demand or predicate.frame.when == "future"


def _is_claim(predicate: Predicate) -> bool:
    """Whether the verb of a deed is itself a claim ("claimed responsibility for"), so that its source tells it."""
    return is_material(predicate.root) and "allege" in cue_effects().get(predicate.head.lemma_.lower(), ())


def _merged(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with one for each trigger and root: the first, with the targets of the others."""
    found: dict[tuple[Span, str], Draft] = {}
    for draft in drafts:
        key = (draft.trigger, draft.reading.root)
        first = found.setdefault(key, draft)
        if first is not draft and first.method == draft.method:
            targets = distinct([*first.cast.targets, *draft.cast.targets])
            found[key] = replace(first, cast=Cast(first.cast.sources, targets))
    return list(found.values())


def _with_would(predicate: Predicate, quote: Quote | None) -> Predicate:
    """ "Would" tells the future only in reported words ("said it would"); elsewhere it supposes."""
    outlook = predicate.outlook
    is_backshift = outlook.reporter is not None and (quote is None or quote.quote_type != "direct")
    if not outlook.is_would or is_backshift:
        return predicate
    return replace(predicate, outlook=replace(outlook, is_future=False, is_possible=True))


def _is_told(predicate: Predicate) -> bool:
    """Whether a verb of saying governs the event; "according to" makes only deeds a claim."""
    reporter = predicate.outlook.reporter
    return reporter is not None and (reporter.pos_ == "VERB" or is_material(predicate.root))


def is_speech_act(draft: Draft) -> bool:
    """Whether the event is words."""
    return not is_material(draft.reading.root)


class _PredicateIndex:
    """The predicates of a document by their heads and by the nouns that carry them."""

    def __init__(self, predicates: Sequence[Predicate]) -> None:
        self._by_head = {p.head.i: p for p in predicates}
        self._by_carrier = {p.carrier.i: p for p in predicates if p.carrier is not None}

    def headed_by(self, token: Token) -> Predicate | None:
        """The predicate with this head."""
        return self._by_head.get(token.i)

    def at(self, token: Token) -> Predicate | None:
        """The predicate with this head, else the one that this noun carries."""
        return self._by_head.get(token.i) or self._by_carrier.get(token.i)


def _is_absorbed(predicate: Predicate, predicates: _PredicateIndex) -> bool:
    """Whether the predicate is only what another one asks, promises, refuses or stops, or names the same event."""
    if predicate.is_nominal:
        clause = clause_of(predicate.head)
        same = predicates.headed_by(clause) if clause != predicate.head else None
        if same is not None and same.root == predicate.root:
            return True
    node = predicate.head
    while node.head != node and node.dep_ in _ABSORBED_THROUGH:
        link, node = node.dep_, node.head
        above = predicates.at(node)
        if above is not None and above is not predicate and _absorbs(above, predicate, link):
            return True
        if link == "advcl" and not has_to(predicate.head):
            return False
    return False


def _absorbs(above: Predicate, below: Predicate, link: str) -> bool:
    """Whether the lower predicate is the content of the upper one, and not its instrument or time."""
    if above.root == "ACCUSE" and link != "conj" and not below.is_nominal:
        return below.root in SPEECH_ACTS
    if above.root not in _ABSORBING:
        return False
    if link == "conj" or (below.is_nominal and is_material(above.root) and above.root != "YIELD"):
        return False
    return link != "advcl" or above.arguments.complement is not None


def _trigger(predicate: Predicate) -> Span:
    """The words that report the event: verb, particles and event noun while they stand together."""
    tokens = [predicate.head]
    words, doc, start = set(predicate.frame.words[1:]), predicate.head.doc, predicate.head.i + 1
    tokens += [c for c in doc[start : start + 3] if c.lower_ in words and predicate.head.is_ancestor(c)]
    if predicate.carrier is not None:
        tokens.append(predicate.carrier)
    first, last = min(t.i for t in tokens), max(t.i for t in tokens)
    return span_of(tokens) if last - first < _MAX_TRIGGER_WORDS else span_of([predicate.head])


def _clauses(predicate: Predicate) -> tuple[Token, ...]:
    """The verbs in whose clause a date or place belongs to the event."""
    if not predicate.is_nominal:
        return predicate.outlook.chain
    if predicate.head.dep_ in ("nsubj", "nsubjpass", "dobj"):
        return (clause_of(predicate.head),)
    return ()
