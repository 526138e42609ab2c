"""Who acts and who is acted on: the arguments of a predicate, resolved to the mentions that stand there.

Belongs here: choosing and resolving arguments. Does not belong here: finding mentions (actors/) or predicates.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from pipelines.extract.events.arguments import (
    content_noun,
    is_locative,
    is_passive_voice,
    modifiers,
    noun_arguments,
    verb_arguments,
)
from pipelines.extract.events.cast import Cast, Participant, distinct, is_among, thing
from pipelines.extract.events.event_nouns import noun_frame
from pipelines.extract.events.lexicon import noun_classes
from pipelines.extract.events.noun_phrases import (
    AMOUNTS,
    deed_named,
    has_parties,
    holder_of,
    inner_phrases,
    is_conjunct,
    is_thing,
    partners_of,
    sufferer_of,
)
from pipelines.extract.events.outlook import clause_of, reporter_above
from pipelines.extract.events.predicates import Predicate, matching_frame
from pipelines.extract.events.reach import concerned
from pipelines.extract.events.territory import Territory
from pipelines.extract.mentions import MentionIndex
from pipelines.extract.records import ActorMention, DocumentActor, Span
from pipelines.extract.syntax import (
    agent_of,
    children,
    is_nobody,
    phrase_span,
    prepositional_objects,
    subject_of,
    with_conjuncts,
)

RECIPROCAL = frozenset({"CONSULT", "AGREE", "COOPERATE", "SUPPORT", "ASSAULT"})
"""Roots in which everybody is a source when the sentence makes them equal ("X and Y met")."""

_USUAL_TARGETS = tuple("object against on upon with to dative at from towards toward into clause".split())
_SOURCE_PREPOSITIONS = ("by", "from", "between", "of")
_TARGET_PREPOSITIONS = ("against", "of", "on", "with", "by", "to", "from", "between", "for", "over")
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_NOT_ACTORS = AMOUNTS | {"WORK_OF_ART", "EVENT", "PRODUCT", "LAW", "LANGUAGE"}
_TYPES_OF_UNNAMED = {"MIL": "military", "REB": "armed_group"}
_PLURAL = frozenset({"NNS", "NNPS"})
_PERSONAL_PRONOUNS = frozenset({"he", "she", "they", "we", "i"})
_ACTING_PRONOUNS = _PERSONAL_PRONOUNS | {"him", "her", "them", "us", "me"}
_RECIPROCAL_PREPOSITIONS = ("with", "between")
_AGAINST = frozenset({"ACCUSE", "REJECT", "REQUEST"})
"""Roots of verbs whose subject did not make what their object names."""
_REACHING = frozenset({"AID", "COERCE", "SANCTION", "YIELD", "ASSAULT", "MOBILIZE", "AGREE"})
"""Roots whose deeds reach the place where they are done, when nobody else is named."""
_AIMED = frozenset({"AID", "AGREE", "YIELD", "MOBILIZE", "CONSULT", "THREATEN", "REJECT"})
"""Roots whose aim names whom they concern ("paid to feed the refugees"); a fight for somebody is not one with them."""
_WITHDRAWING = frozenset({"YIELD", "AGREE"})
"""Roots of acts by which one's own forces are withdrawn."""
_DONE_TO_PERSONS = frozenset({"arrest", "seize", "deport"})
_DONE_TO_PLACES = frozenset({"ASSAULT", "COERCE", "AID", "SANCTION", "MOBILIZE"})
"""Roots whose deeds are done to a country when they are done to a place in it."""
_DEEDS = ("in", "by", "during", "from", "under", "after")
"""Prepositions after which a passive tells of the deed: "killed in a raid"."""
_ADVERSE = frozenset({"against", "regarding"})
"""Prepositions that name a target wherever the parse attaches them: "a complaint with the court against the firm"."""
_MAX_DEPTH = 3


def _type_of(actor: DocumentActor) -> str:
    """The actor's type; of unnamed fighters and soldiers the type of their kind ("the militants")."""
    if actor.actor_type == "anonymous":
        return _TYPES_OF_UNNAMED.get(actor.sector or "", actor.actor_type)
    return actor.actor_type


class CastFinder:
    """Finds the participants of predicates in one document."""

    def __init__(self, mentions: MentionIndex, actors: Sequence[DocumentActor], territory: Territory) -> None:
        """`actors` are those of the document."""
        self._mentions = mentions
        self._types = {actor.actor_id: _type_of(actor) for actor in actors}
        self._countries = {actor.actor_id: actor.country for actor in actors}
        self._territory = territory

    def mention(self, head: Token) -> ActorMention | None:
        """The mention that a noun or pronoun heads."""
        return self._mentions.covering(head.idx)

    def is_actor(self, head: Token) -> bool:
        """Whether the phrase is somebody: a mention, or a name that is no date or amount and does not say where."""
        if is_nobody(head):
            return False
        is_name = head.pos_ == "PROPN" and head.ent_type_ not in _NOT_ACTORS and not self._says_where(head)
        return is_name or self.mention(head) is not None

    def kind_of(self, head: Token) -> str | None:
        """The actor type of a phrase, '' when it is somebody of unknown type, None when it is no actor."""
        mention = self.mention(head)
        if mention is not None:
            return self._types.get(mention.actor_id, "")
        return "" if self.is_actor(head) else None

    def cast_of(self, predicate: Predicate) -> Cast:
        """The participants of a predicate, each actor once, nobody on both sides."""
        if predicate.is_nominal:
            sources = self._noun_sources(predicate.head, predicate.targets)
            targets = self._targets(predicate, predicate.targets)
        elif "subject" in predicate.targets:
            sources = self._in_slots(predicate, ("by", "from"))
            targets = self._in_slots(predicate, ("subject",))
        else:
            sources = self._verb_sources(predicate)
            targets = self._targets(predicate, predicate.targets or _USUAL_TARGETS)
        if self._is_between_equals(predicate):
            return Cast(distinct([*sources, *targets]), ())
        targets = self._without_means(predicate, targets)
        if all(is_among(t, sources) for t in targets) and not (targets and predicate.root == "REJECT"):
            targets = self._reached(predicate, sources)
        if predicate.root in _DONE_TO_PLACES:
            targets = [self._with_holder(target, sources, predicate) for target in targets]
        return Cast(distinct(sources), tuple(t for t in distinct(targets) if not is_among(t, sources)))

    def _with_holder(self, target: Participant, sources: Sequence[Participant], predicate: Predicate) -> Participant:
        """A place, or a thing at a place, that somebody acts on as its country's, unless all who act are of it."""
        if target.actor_id is not None or target.head.pos_ == "PRON":
            return target
        beside = [noun for _, noun in prepositional_objects(target.head)]
        beside += [noun for nouns in predicate.arguments.prepositions.values() for noun in nouns]
        places = [target.head, *(noun for noun in beside if is_locative(noun))]
        holder = next((h for place in places if (h := self._territory.holder_of(place)) is not None), None)
        if holder is None:
            return target
        foreign = [s for s in sources if self._countries.get(s.actor_id or "") != self._countries[holder]]
        return replace(target, actor_id=holder) if foreign or not sources else target

    def participants_at(self, head: Token, prepositions: tuple[str, ...]) -> list[Participant]:
        """The actors that a phrase speaks of: those it names, else those inside it ("Iran's attack")."""
        found: list[Participant] = []
        for noun in with_conjuncts(head):
            found.extend(self._actors_in(content_noun(noun), prepositions, _MAX_DEPTH))
        return found

    def participant(self, head: Token) -> Participant:
        """The phrase as a participant, with its actor when one is known."""
        mention = self.mention(head)
        if mention is None:
            return Participant(head, phrase_span(head), None)
        if head.pos_ == "PRON":
            mention = self._name_before(head, mention.actor_id) or mention
        return Participant(head, Span(mention.start_char, mention.end_char), mention.actor_id)

    def _name_before(self, pronoun: Token, actor_id: str) -> ActorMention | None:
        """The words that a pronoun repeats, where they stand before it in its own sentence."""
        before = Span(pronoun.sent.start_char, pronoun.idx)
        named = [m for m in self._mentions.within(before) if m.actor_id == actor_id and m.mention_type != "pronoun"]
        return named[-1] if named else None

    def _actors_in(self, head: Token, prepositions: tuple[str, ...], depth: int) -> list[Participant]:
        if self.is_actor(head):
            return [self.participant(head)]
        if depth == 0 or is_nobody(head):
            return []
        for inner in inner_phrases(head, prepositions):
            found = [p for noun in with_conjuncts(inner) for p in self._actors_in(noun, prepositions, depth - 1)]
            if found:
                return found
        return []

    def _verb_sources(self, predicate: Predicate) -> list[Participant]:
        found = [
            p for subject in predicate.arguments.subjects for p in self._subject_participants(subject)
        ]  # a passive has its agent here
        if not found and predicate.is_light and predicate.carrier is not None and is_passive_voice(predicate.head):
            return self._noun_sources(predicate.carrier, predicate.targets)
        if not found or (is_conjunct(predicate.head) and all(p.actor_id is None for p in found)):
            return self._told_elsewhere(predicate) or found
        return found

    def _told_elsewhere(self, predicate: Predicate) -> list[Participant]:
        """Who acts where the verb has no actor as its subject.

        The doer of the deed beside it ("killed in an Israeli raid"), or who speaks, where the verb goes on after what
        was said ("said the toll was high and called on").
        """
        head = predicate.head
        if is_conjunct(head):
            reporter = reporter_above(head)
            speaker = subject_of(reporter) if reporter is not None else None
            return self.participants_at(speaker, _SOURCE_PREPOSITIONS) if speaker is not None else []
        beside = [n for slot in _DEEDS for n in predicate.arguments.prepositions.get(slot, ())]
        for noun in map(content_noun, beside):
            frame = noun_frame(noun)
            if frame is None or frame.root != predicate.root:
                continue
            if found := self._noun_sources(noun, frame.targets):
                return found
        nouns = [n for ns in predicate.arguments.prepositions.values() for n in ns if not has_parties(n)]
        agents = [agent for noun in nouns for _, agent in prepositional_objects(noun, "by")]
        return [p for a in agents for p in self.participants_at(a, ())] if is_passive_voice(head) else []

    def _subject_participants(self, subject: Token) -> list[Participant]:
        found = self.participants_at(subject, _SOURCE_PREPOSITIONS) or self._makers_of(subject)
        is_somebody = subject.pos_ == "PRON" and subject.lower_ in _PERSONAL_PRONOUNS
        found = found or (self._those_before(subject) if subject.lower_ == "they" else [])
        is_doer = is_somebody or (is_thing(subject) and not _is_means(subject))
        return found or ([self.participant(subject)] if is_doer else [])

    def _those_before(self, pronoun: Token) -> list[Participant]:
        """Whom "they" means where coreference does not know: several that the sentence before has as its subject."""
        start = pronoun.sent.start
        if start == 0 or (subject := subject_of(pronoun.doc[start - 1].sent.root)) is None:
            return []
        found = self.participants_at(subject, _SOURCE_PREPOSITIONS)
        span = phrase_span(pronoun)
        is_several = len(with_conjuncts(subject)) > 1 or subject.tag_ in _PLURAL
        return [replace(p, span=span) for p in found] if is_several else []

    def _makers_of(self, thing: Token) -> list[Participant]:
        """Who made what acts: the senate in "the senate passed a law that bans the party"."""
        verb = thing.head
        if thing.dep_ != "dobj" or thing.pos_ != "NOUN" or verb.pos_ != "VERB":
            return []
        frame = matching_frame(verb_arguments(verb), self.kind_of)
        if frame is not None and frame.root in _AGAINST:
            return []
        maker = subject_of(verb)
        return self.participants_at(maker, _SOURCE_PREPOSITIONS) if maker is not None else []

    def _noun_sources(self, noun: Token, targets: tuple[str, ...]) -> list[Participant]:
        """Who did what a noun names: "X's attack", "the attack by X", "Iraqi attacks", "attacks that X launched"."""
        for owner in [*children(noun, "poss"), *(o for _, o in prepositional_objects(noun, "by", "between"))]:
            if found := self.participants_at(owner, _SOURCE_PREPOSITIONS):
                return found
        for name in modifiers(noun):
            if self.mention(name) is not None:
                return [self.participant(name)]
        for clause in children(noun, "acl", "relcl"):
            doer = agent_of(clause) if is_passive_voice(clause) else None
            if doer is not None and (found := self.participants_at(doer, _SOURCE_PREPOSITIONS)):
                return found
        if (holder := holder_of(noun)) is not None and (found := self.participants_at(holder, _SOURCE_PREPOSITIONS)):
            return found
        others = tuple(p for p in ("of", "from") if p not in targets)
        for _, owner in prepositional_objects(noun, *others) if others else ():
            if found := self.participants_at(owner, _SOURCE_PREPOSITIONS):
                return found
        partners = (self.participants_at(partner, _SOURCE_PREPOSITIONS) for partner in partners_of(noun))
        met = [p for _, other in prepositional_objects(noun, "with") for p in self.participants_at(other, ())]
        return next((found for found in partners if found and not any(is_among(p, met) for p in found)), [])

    def _targets(self, predicate: Predicate, slots: tuple[str, ...]) -> list[Participant]:
        content = predicate.carrier if not predicate.is_light else None
        if predicate.root == "ACCUSE" and content is not None and (deed := deed_named(content)) is not None:
            blamed = self._in_slots(predicate, predicate.targets) if "object" not in predicate.targets else []
            return self._noun_sources(content, deed.targets) or blamed or [self.participant(content)]
        for slot in slots:
            if found := self._in_slots(predicate, (slot,)):
                return found
            if slot == "object" and (unknown := self._unknown_pronouns(predicate)):
                return unknown
            if (
                slot == "object"
                and content is not None
                and (found := self.participants_at(content, _SOURCE_PREPOSITIONS))
            ):
                return found
        found = self.participants_at(content, _SOURCE_PREPOSITIONS + _TARGET_PREPOSITIONS) if content else []
        found = found or self._within_phrases(predicate, slots)
        if not found and predicate.is_nominal and (sufferer := sufferer_of(predicate.head)) is not None:
            return self.participants_at(sufferer, _TARGET_PREPOSITIONS)
        return found

    def _things(self, predicate: Predicate, slots: tuple[str, ...]) -> list[Participant]:
        """The first thing in the slots, which is what an act is done to when it is done to nobody."""
        heads = [(slot, content_noun(head)) for slot in slots for head in self._slot(slot, predicate)]
        fillers = [(slot, head) for slot, head in heads if is_thing(head)]
        # what a deed is done in is a place ("intervened in the province"), and what it is done to is not where it was
        return [thing(head) for slot, head in fillers if self._says_where(head) == (slot == "in")][:1]

    def _without_means(self, predicate: Predicate, targets: list[Participant]) -> list[Participant]:
        """The targets without the forces that are moved: "put troops on alert"; who is hired is acted on."""
        is_sent = predicate.root == "MOBILIZE" and predicate.mode != "militia"
        if not is_sent and predicate.root not in _WITHDRAWING:
            return targets
        moved = [noun for noun in predicate.arguments.objects if _is_force(noun) and (is_sent or _is_own(noun))]
        return [t for t in targets if t.head not in moved]

    def _says_where(self, head: Token) -> bool:
        """Whether a name is that of a place and stands where a place is told: "a pact in London", "a jet near Homs"."""
        return is_locative(head) and (head.ent_type_ in _PLACES or self._territory.has(head))

    def _reached(self, predicate: Predicate, sources: Sequence[Participant]) -> list[Participant]:
        """Whom an act concerns that has nobody in its slots, else what it is done to, else where."""
        slots = predicate.targets or _USUAL_TARGETS
        things = self._without_means(predicate, self._things(predicate, slots))
        if things and not _is_abstract(things[0].head):
            return things
        is_passive = predicate.carrier is None and is_passive_voice(predicate.head)
        if predicate.is_nominal or is_passive or (predicate.root in RECIPROCAL and len(sources) > 1):
            return things
        for head in concerned(predicate.arguments, by_aim=predicate.root in _AIMED) if sources else ():
            named = [p for noun in with_conjuncts(head) for p in self._actors_in(noun, (), 1)]
            if found := [p for p in named if not is_among(p, sources) and p.head.pos_ != "PRON"]:
                return [replace(p, is_remote=True) for p in found]
        return things or self._place_reached(predicate)

    def _place_reached(self, predicate: Predicate) -> list[Participant]:
        """The place that help or restrictions reach: "aid was stopped in the province", "a curfew in the capital"."""
        talks = predicate.carrier is not None and "talks" in noun_classes().get(predicate.carrier.lemma_.lower(), ())
        is_fight = predicate.root == "ASSAULT" and predicate.carrier is None
        if predicate.root not in _REACHING or predicate.mode in _DONE_TO_PERSONS or talks or is_fight:
            return []
        inside = [t for t in predicate.head.subtree if t.i > predicate.head.i and self._says_where(t)]
        clauses = {predicate.head, predicate.arguments.complement}
        return [thing(place) for place in inside if clause_of(place) in clauses][:1]

    def _unknown_pronouns(self, predicate: Predicate) -> list[Participant]:
        """Personal pronouns as objects that coreference could not resolve: nobody else is the target."""
        heads = [head for head in self._slot("object", predicate) if head.lower_ in _ACTING_PRONOUNS]
        return [self.participant(head) for head in heads]

    def _within_phrases(self, predicate: Predicate, slots: tuple[str, ...]) -> list[Participant]:
        """The actors a step further down: "was in contact with the rebels", "acted as a mediator between the two"."""
        nouns = [noun for beside in predicate.arguments.prepositions.values() for noun in beside]
        for slot in (s for s in slots if s in _RECIPROCAL_PREPOSITIONS):
            heads = [head for noun in nouns for _, head in prepositional_objects(noun, slot)]
            if found := [p for head in heads for p in self.participants_at(head, _TARGET_PREPOSITIONS)]:
                return found
        return []

    def _in_slots(self, predicate: Predicate, slots: tuple[str, ...]) -> list[Participant]:
        """The actors in the given slots."""
        agents = [] if "subject" in slots else predicate.arguments.subjects
        heads = [head for slot in slots for head in self._slot(slot, predicate) if head not in agents]
        return [p for head in heads for p in self.participants_at(head, _TARGET_PREPOSITIONS)]

    def _slot(self, slot: str, predicate: Predicate) -> Iterator[Token]:
        """The heads in one slot of the predicate and of the noun that carries it."""
        carried = [noun_arguments(predicate.carrier)] if predicate.carrier is not None else []
        for arguments in [*carried, predicate.arguments]:
            if slot == "object":
                yield from (o for o in arguments.objects if o != predicate.carrier)
            elif slot == "dative":
                yield from arguments.datives
            elif slot == "subject":
                yield from arguments.subjects
            elif slot == "clause" and arguments.complement is not None:
                yield from self._clause_actors(arguments.complement)
            else:
                yield from arguments.prepositions.get(slot, ())
                yield from (n for o in arguments.objects for _, n in prepositional_objects(o, slot))
                beside = arguments.prepositions.values() if slot in _ADVERSE and not _acts_on_object(predicate) else ()
                yield from (n for nouns in beside for noun in nouns for _, n in prepositional_objects(noun, slot))

    def _clause_actors(self, clause: Token) -> Iterator[Token]:
        """Somebody in the complement: its own subject, else what it acts on."""
        yield from children(clause, "nsubj", "nsubjpass")
        arguments = verb_arguments(clause)
        if not is_passive_voice(clause):
            yield from arguments.objects
        for slot in (*_USUAL_TARGETS, "for", "between"):
            yield from arguments.prepositions.get(slot, ())
        for noun in arguments.objects:
            yield from (n for _, n in prepositional_objects(noun, *_USUAL_TARGETS, "for", "between"))
        if arguments.complement is not None:
            yield from self._clause_actors(arguments.complement)

    def _is_between_equals(self, predicate: Predicate) -> bool:
        """Whether everybody named after "between" acts alike, and nobody brings them together from outside."""
        if predicate.root not in RECIPROCAL or predicate.mode == "third-party":
            return False
        nouns = [h for h in (predicate.carrier, predicate.head) if h is not None]
        return any(True for noun in nouns for _ in prepositional_objects(noun, "between"))


def _acts_on_object(predicate: Predicate) -> bool:
    """Whether the verb has an object that its target is sought in."""
    others = [o for o in predicate.arguments.objects if o != predicate.carrier]
    return bool(others) and (not predicate.targets or "object" in predicate.targets)


def _is_force(head: Token) -> bool:
    return "force" in noun_classes().get(head.lemma_.lower(), ())


def _is_means(head: Token) -> bool:
    """Whether a phrase names what somebody else uses: "rockets killed", "struck by a drone"."""
    return "weapon" in noun_classes().get(head.lemma_.lower(), ())


def _is_abstract(head: Token) -> bool:
    return "abstract" in noun_classes().get(head.lemma_.lower(), ())


def _is_own(head: Token) -> bool:
    """Whether a phrase says that it is the doer's: "its troops"."""
    return any(c.pos_ == "PRON" for c in children(head, "poss"))
