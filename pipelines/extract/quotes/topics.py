"""Frames of topics: what a statement is about, told behind a preposition.

Belongs here: "talked about the war", "called for calm", "his criticism of the law". Does not belong here: objects
(objects.py), clauses (clauses.py, nouns.py).
"""

from spacy.tokens import Token

from pipelines.extract.quotes.cues import PREPOSITIONS, CueMatch
from pipelines.extract.quotes.phrases import is_time, with_tail, without_setting
from pipelines.extract.quotes.subjects import is_made_by_subject
from pipelines.extract.syntax import agent_of, children, has_to, in_order, is_passive, prepositional_objects


def topic(match: CueMatch) -> list[Token] | None:
    """What is talked about or called for: "spoke of a new war", "called for them to leave"; not a day or a length."""
    wanted = match.cue.complements & PREPOSITIONS
    verb = match.head
    if not wanted or (children(verb, "prt") and len(match.tokens) == 1) or _is_nobodys(match):
        return None
    for preposition in _prepositions(match):
        if preposition.lower_ in wanted and not any(map(is_time, children(preposition, "pobj", "pcomp"))):
            return _told_behind(match, preposition)
    return None


def _is_nobodys(match: CueMatch) -> bool:
    """Whether nobody is named who says it: "asked about it, …"."""
    return is_passive(match.head) and (agent_of(match.head) is None or len(match.tokens) > 1)


def topic_of_noun(match: CueMatch) -> list[Token] | None:
    """What somebody's statement is about: "his criticism of the law", "raised questions about the vote".

    Only where the text has it that somebody makes it: not "a call for calm", "faced questions about the vote".
    """
    noun = match.head
    wanted = match.cue.complements & PREPOSITIONS
    if not wanted or not (children(noun, "poss") or is_made_by_subject(noun) or any(prepositional_objects(noun, "by"))):
        return None
    for preposition in _behind(noun):
        if preposition.lower_ in wanted:
            return without_setting([t for t in preposition.subtree if t.i > preposition.i], noun)
    return None


def _prepositions(match: CueMatch) -> list[Token]:
    """The prepositions of the cue, of its words, and of the one who is spoken to ("asked her about it"), in order."""
    listeners = (o for o in children(match.head, "dobj", "dative") if o.pos_ in ("PRON", "PROPN"))
    to_whom = (p for p in children(match.head, "prep") if p.lower_ in ("to", "with"))
    spoken_to = (o for p in to_whom for o in children(p, "pobj"))
    behind = (c for g in (*match.tokens, *listeners, *spoken_to) for c in _behind(g) if c.i > match.head.i)
    own = (t for t in match.tokens[1:] if t.dep_ in ("prep", "mark"))
    return in_order([*behind, *own])


def _behind(governor: Token) -> list[Token]:
    return [c for c in children(governor, "prep", "dative") if c.i > governor.i]


def _told_behind(match: CueMatch, preposition: Token) -> list[Token]:
    told = [t for t in preposition.subtree if t.i > preposition.i]
    wished = (c for c in children(match.head, "advcl", "xcomp", "ccomp") if has_to(c) and c.i > preposition.i)
    for clause in wished:
        if not told or clause.left_edge.i == told[-1].i + 1:
            return [*told, *(t for t in clause.subtree if t.i > preposition.i)]
    return with_tail(told, match.head)
