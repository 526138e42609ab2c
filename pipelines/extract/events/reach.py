"""Whom an act reaches that has nobody in its own slots: those in its aims and conditions and in inner phrases.

Belongs here: walking from a predicate to such phrases, the nearest first. Does not belong here: who is an actor.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from pipelines.extract.events.arguments import Arguments, is_condition, is_locative
from pipelines.extract.syntax import agent_of, children, has_to, prepositional_objects, subject_of, with_conjuncts

_CONDITIONS = frozenset({"until", "till", "unless", "before"})
"""Conjunctions whose clause has those who are waited for as its subject: "will not return until the company pays"."""
_ASIDE = frozenset(
    {"according", "alongside", "as", "before", "by", "during", "like", "since", "than", "under", "without"}
)
"""Prepositions whose phrases stand outside the act."""
_MAX_DEPTH = 4


def concerned(arguments: Arguments, *, by_aim: bool) -> Iterator[Token]:
    """The heads of the phrases below a predicate that may name whom it concerns, the nearest first."""
    head = arguments.head
    own = [*arguments.objects, *(n for nouns in arguments.prepositions.values() for n in nouns)]
    for noun in own:
        yield from _inside(noun, _MAX_DEPTH)
    aims = [c for c in children(head, "advcl") if has_to(c)]
    complement = [arguments.complement] if arguments.complement is not None else []
    for clause in [*(c for c in complement if c not in aims), *(aims if by_aim else [])]:
        yield from _below(clause, _MAX_DEPTH)
    yield from _waited_for(head)


def _waited_for(head: Token) -> Iterator[Token]:
    """Those on whom it depends: the subjects of the conditions, of a passive its agent."""
    for clause in children(head, "advcl"):
        if any(c.lower_ in _CONDITIONS for c in children(clause, "mark", "advmod")):
            yield from (who for who in (agent_of(clause), subject_of(clause)) if who is not None)
            yield from _below(clause, _MAX_DEPTH)


def _below(clause: Token, depth: int) -> Iterator[Token]:
    """Its own subject, the objects of a lower clause, and the phrases beside and inside them."""
    if depth == 0 or is_condition(clause):
        return
    yield from children(clause, "nsubj", "nsubjpass")
    for noun in children(clause, "dobj", "dative", "attr"):
        for member in with_conjuncts(noun):
            yield member
            yield from _inside(member, depth - 1)
    yield from _inside(clause, depth - 1)
    for inner in children(clause, "xcomp", "ccomp"):
        yield from _below(inner, depth - 1)


def _inside(head: Token, depth: int) -> Iterator[Token]:
    """The phrases beside a word and inside these, and those in the clauses that describe it."""
    if depth == 0:
        return
    for preposition, noun in prepositional_objects(head):
        for member in with_conjuncts(noun) if preposition not in _ASIDE else ():
            if member.pos_ != "PROPN" or not _is_place(member):
                yield member
            yield from _inside(member, depth - 1)
    for clause in children(head, "acl"):
        yield from _below(clause, depth - 1)


def _is_place(name: Token) -> bool:
    """Whether a name says where: "in Homs", "in the city of Homs"."""
    return is_locative(name) or (name.head.lower_ == "of" and is_locative(name.head.head))
