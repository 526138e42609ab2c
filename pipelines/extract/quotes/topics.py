"""Frames of topics: what a statement is about, told behind a preposition.

Belongs here: "talked about the war", "called for calm", "his criticism of the law", "questions about the vote". Does not
belong here: objects (objects.py), clauses (clauses.py, nouns.py).
"""

from spacy.tokens import Token

from pipelines.extract.quotes.cues import PREPOSITIONS, CueMatch
from pipelines.extract.quotes.phrases import is_time, with_tail
from pipelines.extract.syntax import children, has_to


def topic(match: CueMatch) -> list[Token] | None:
    """What is talked about or called for: "spoke of a new war", "called for them to leave"; not a day or a length."""
    wanted = match.cue.complements & PREPOSITIONS
    if not wanted or (children(match.head, "prt") and len(match.tokens) == 1):
        return None
    for preposition in _prepositions(match):
        if preposition.lower_ in wanted and not any(map(is_time, children(preposition, "pobj", "pcomp"))):
            return _told_behind(match, preposition)
    return None


def _prepositions(match: CueMatch) -> list[Token]:
    """The prepositions of the cue itself, of its words and of its object ("asked her about it"), in order."""
    objects = children(match.head, "dobj", "dative", "prep")
    governors = (*match.tokens, *(o for o in objects if o.i > match.head.i)) if match.cue.part_of_speech == "verb" else match.tokens
    behind = (c for g in governors for c in g.children if c.dep_ in ("prep", "dative") and c.i > match.head.i)
    own = (t for t in match.tokens[1:] if t.dep_ == "prep")
    return sorted({*behind, *own}, key=lambda t: t.i)


def _told_behind(match: CueMatch, preposition: Token) -> list[Token]:
    told = [t for t in preposition.subtree if t.i > preposition.i]
    if match.cue.part_of_speech == "noun":
        return told
    wished = (c for c in children(match.head, "advcl", "xcomp", "ccomp") if has_to(c) and c.i > preposition.i)
    for clause in wished:
        if not told or clause.left_edge.i == told[-1].i + 1:
            return [*told, *clause.subtree]
    return with_tail(told, match.head)
