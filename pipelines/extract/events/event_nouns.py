"""In which frame an event noun stands.

Belongs here: matching the frames of nouns on the parse. Does not belong here: verbs (conditions.py, predicates.py).
"""

from collections.abc import Collection

from spacy.tokens import Token

from pipelines.extract.events.arguments import modifiers
from pipelines.extract.events.lexicon import NO_EVENT, Condition, Frame, noun_frames


def noun_frame(noun: Token) -> Frame | None:
    """The frame in which an event noun stands."""
    frames = noun_frames().get(noun.lemma_.lower(), ())
    if not frames:
        return None
    words = {word for m in modifiers(noun) for word in (m.lemma_.lower(), m.lower_)}
    prepositions = {c.lower_ for c in noun.children if c.dep_ == "prep"}
    if noun.dep_ == "pobj":
        prepositions.add(noun.head.lower_)
    for frame in frames:
        if not frame.requires or any(_holds(c, words, prepositions) for c in frame.requires):
            return frame
    return None


def is_ruled_out(noun: Token) -> bool:
    """Whether an event noun stands in a frame in which it is no event ("a heart attack")."""
    frame = noun_frame(noun)
    return frame is not None and frame.root == NO_EVENT


def _holds(condition: Condition, words: Collection[str], prepositions: Collection[str]) -> bool:
    if condition.slot == "mod":
        return condition.word in words or any(condition.word in w.split("-") for w in words)
    return condition.slot in prepositions
