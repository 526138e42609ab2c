"""What a noun phrase is to an event: whose it is, a thing or a deed, and who else takes part in what it names.

Belongs here: questions about one phrase in the parse. Does not belong here: mentions of actors, choosing participants.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from pipelines.extract.events.arguments import modifiers
from pipelines.extract.events.event_nouns import noun_frame
from pipelines.extract.events.lexicon import NO_EVENT, Frame, noun_classes, noun_frames
from pipelines.extract.events.ontology import CONFLICT, is_material, stance
from pipelines.extract.syntax import agent_of, children, is_nobody, prepositional_objects, subject_of

AMOUNTS = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "CARDINAL", "ORDINAL"})
"""Entity types of dates and amounts, which are nobody and nothing to act on."""
_OF_A_THING = ("of", "by", "for", "against")
"""Prepositions that tell whose a thing is, or at whom it aims: "positions of the rebels", "a stand against them"."""
_TIMES = frozenset({"after", "before", "during", "following", "in", "at", "ahead"})


def inner_phrases(head: Token, prepositions: tuple[str, ...]) -> Iterator[Token]:
    """The phrases inside a noun phrase that may name its actor, the likeliest first."""
    yield from (c for c in children(head, "poss") if c.pos_ != "PRON")
    yield from (c for c in modifiers(head) if (c.ent_type_ or c.pos_ == "PROPN") and not c.is_lower)
    for wanted in prepositions if has_parties(head) else _OF_A_THING:
        for _, noun in prepositional_objects(head, wanted):
            yield noun
    for clause in children(head, "acl", "relcl"):
        if (agent := agent_of(clause)) is not None:
            yield agent
    yield from (c for c in children(head, "poss") if c.pos_ == "PRON")


def holder_of(noun: Token) -> Token | None:
    """The subject of "is in talks with"."""
    above = noun.head.head
    is_state = noun.dep_ == "pobj" and noun.head.lower_ == "in" and above.lemma_ == "be"
    return subject_of(above) if is_state else None


def sufferer_of(noun: Token) -> Token | None:
    """The subject of "is under attack from"."""
    above = noun.head.head
    is_state = noun.dep_ == "pobj" and noun.head.lower_ == "under" and above.lemma_ in ("be", "remain", "stay")
    return subject_of(above) if is_state else None


def has_parties(noun: Token) -> bool:
    """Whether what stands beside a noun takes part in what it names; a camp near somebody is not theirs."""
    return noun.lemma_.lower() in noun_classes()


def partners_of(noun: Token) -> Iterator[Token]:
    """Who may be the other side of "agreed after talks with the elders": the subjects of the clauses above."""
    is_with = any(True for _ in prepositional_objects(noun, "with"))
    if not is_with or noun.dep_ != "pobj" or noun.head.lower_ not in _TIMES:
        return
    for verb in (above for above in noun.ancestors if above.pos_ in ("VERB", "AUX")):
        if (subject := subject_of(verb)) is not None:
            yield subject


def deed_named(noun: Token) -> Frame | None:
    """The frame of a noun that names a hostile deed, whose doer is to blame for it and not those it is done to."""
    frame = noun_frame(noun)
    if frame is None or frame.root == NO_EVENT or stance(frame.root) != CONFLICT:
        return None
    return frame if is_material(frame.root) else None


def is_thing(head: Token) -> bool:
    """Whether a phrase without an actor can be what is acted on.

    A noun that is no date and names no event, or a number that stands for so many people ("arrested five").
    """
    lemma = head.lemma_.lower()
    is_event = lemma in noun_frames() and "captive" not in noun_classes().get(lemma, ())
    is_noun = head.pos_ in ("NOUN", "PROPN") and head.ent_type_ not in AMOUNTS
    is_count = head.pos_ == "NUM" and head.dep_ in ("dobj", "nsubjpass") and head.ent_type_ in ("", "CARDINAL")
    return is_count or (is_noun and not is_event and not is_nobody(head))


def is_conjunct(verb: Token) -> bool:
    """Whether a verb follows another and has its subject from there."""
    return verb.dep_ == "conj" and not children(verb, "nsubj", "nsubjpass")
