"""Reading a dependency parse: subjects, objects, noun phrases, passives, negation.

Belongs here: questions about syntax that more than one extractor asks. Does not belong here: what the words mean.
Labels are those of spaCy's English models (ClearNLP style).
"""

from collections.abc import Iterable, Iterator
from functools import cache

from spacy.strings import get_string_id
from spacy.tokens import Token

from pipelines.extract.records import Span

_RELATIVE_PRONOUNS = frozenset({"who", "which", "that", "whom"})
_PHRASE_PARTS = frozenset("det amod compound nmod nummod poss case quantmod advmod predet npadvmod".split())
_INHERITING = frozenset("conj xcomp advcl pcomp acomp parataxis dep".split())
_NOBODY = frozenset({"none", "nobody", "nothing", "neither"})
_INVERTING = frozenset({"should", "had", "were"})
"""Auxiliaries that open a condition when they stand before its subject."""
_MAX_DEPTH = 6


def children(token: Token, *labels: str) -> list[Token]:
    """The direct dependents with one of the labels, in order."""
    numbers = _numbers_of(labels)
    return [child for child in token.children if child.dep in numbers]


def first_child(token: Token, *labels: str) -> Token | None:
    """The first direct dependent with one of the labels."""
    numbers = _numbers_of(labels)
    return next((child for child in token.children if child.dep in numbers), None)


@cache
def _numbers_of(labels: tuple[str, ...]) -> frozenset[int]:
    """spaCy's numbers of the labels, since looking up the label of each dependent takes longer than all the rest."""
    return frozenset(get_string_id(label) for label in labels)


def token_after(token: Token) -> Token | None:
    """The token that follows; None at the end of the text, which may come without a full stop."""
    return token.nbor(1) if token.i + 1 < len(token.doc) else None


def with_conjuncts(token: Token) -> list[Token]:
    """The token and everything coordinated with it, in order ("A, B and C" from A)."""
    found, last = [token], token
    while (following := first_child(last, "conj")) is not None:
        found.append(following)
        last = following
    return found


def is_passive(verb: Token) -> bool:
    """Whether the verb is passive: "was killed", "killed by"."""
    if children(verb, "nsubjpass", "auxpass"):
        return True
    return verb.tag_ == "VBN" and verb.dep_ in ("acl", "advcl") and not children(verb, "nsubj", "aux")


def agent_of(verb: Token) -> Token | None:
    """The head of the by-phrase of a passive."""
    for by in verb.children:
        if by.dep_ == "agent" or (by.dep_ == "prep" and by.lower_ == "by"):
            return first_child(by, "pobj")
    return None


def has_to(verb: Token) -> bool:
    """Whether the verb is an infinitive with "to"."""
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)


def is_inverted_condition(clause: Token) -> bool:
    """Whether a clause is a condition without "if": "should they return", "had he known", "were she to win"."""
    if clause.dep_ == "ROOT" or clause.left_edge.lower_ not in _INVERTING or clause.right_edge.text == "?":
        return False
    subject = first_child(clause, "nsubj", "nsubjpass")
    is_own = clause in (clause.left_edge, clause.left_edge.head)
    return is_own and subject is not None and clause.left_edge.i < subject.i


def is_negated(verb: Token) -> bool:
    """Whether the predicate is denied: not, never, "no" or "neither" on its subject or object, nobody."""
    if any(c.dep_ == "neg" or c.lower_ in ("never", "neither", "nor") for c in verb.children):
        return True
    arguments = children(verb, "nsubj", "nsubjpass", "dobj")
    return any(is_nobody(a) or any(c.lower_ == "neither" for c in a.children) for a in arguments)


def is_nobody(head: Token) -> bool:
    """Whether a phrase stands for nobody: "none of the men", "no men", "neither man", "no one"."""
    if head.lower_ in _NOBODY or any(c.lower_ == "no" for c in head.children):
        return True
    return any(c.lower_ == "neither" for c in head.children) and not children(head, "conj")


def auxiliaries(verb: Token) -> set[str]:
    """The auxiliaries of a verb, in lower case; a coordinated verb without its own has those of the first."""
    own = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    if not own and verb.dep_ == "conj" and verb.head != verb and not children(verb, "nsubj", "nsubjpass"):
        return auxiliaries(verb.head)
    return own


def subject_of(verb: Token, depth: int = 0) -> Token | None:
    """The head of the subject, also inherited ("said A and added B"), controlled, or modified by a clause.

    For a passive this is the surface subject. None when the clause has none that syntax can tell.
    """
    if depth > _MAX_DEPTH:
        return None
    own = _own_subject(verb)
    if own is not None:
        return _antecedent(verb) or own if own.lower_ in _RELATIVE_PRONOUNS else own
    if verb.dep_ in ("relcl", "acl"):
        return verb.head
    if verb.dep_ == "xcomp" and (controller := first_child(verb.head, "dobj")) is not None:
        return controller
    if verb.dep_ in _INHERITING and verb.head != verb:
        head = verb.head
        while head.dep_ == "prep" and head.head != head:
            head = head.head
        return subject_of(head, depth + 1) if head.pos_ in ("VERB", "AUX", "ADJ") else None
    return None


def _own_subject(verb: Token) -> Token | None:
    """The subject in the verb's own clause; of two that the parser gives it, the first belongs to a dateline."""
    found = children(verb, "nsubj", "nsubjpass", "csubj")
    before = [noun for noun in found if noun.i < verb.i]
    first = next(iter(before[-1:] or found[:1]), None)
    return first if first is None or not _is_dateline(first) else next(iter(children(first, "appos")[-1:]), first)


def _is_dateline(head: Token) -> bool:
    """Whether a place in capitals opens the sentence before a colon or dash: "KABUL (AP): Ghani"."""
    is_first = head.is_upper and head.ent_type_ == "GPE" and bool(head.left_edge.is_sent_start)
    return is_first and any(t.is_punct and t.text[-1] in ":-–—" for t in head.subtree)


def _antecedent(verb: Token) -> Token | None:
    """The noun that a relative clause modifies, also from within it: "the raid, which they said killed three".

    People are meant by "who", and not their town.
    """
    clause = verb
    while clause.dep_ in ("ccomp", "xcomp", "conj") and clause.head.pos_ in ("VERB", "AUX"):
        clause = clause.head
    if clause.dep_ != "relcl":
        return None
    noun = clause.head
    is_somebody = any(child.lower_ in ("who", "whom") for child in clause.children)
    if is_somebody and noun.dep_ == "pobj" and noun.head.head.pos_ in ("NOUN", "PROPN") and _is_home(noun):
        return noun.head.head  # "the dockers of Haifa, who"
    return noun


def _is_home(name: Token) -> bool:
    """Whether a name is that of a place from which people are, also one the model takes for an organisation's."""
    return name.ent_type_ == "GPE" or (name.ent_type_ == "ORG" and name.head.lower_ == "from")


def shared_setting(verb: Token) -> list[Token]:
    """The phrases before a first verb that hold for the coordinated one too: "On Monday, he met them and said"."""
    first = verb
    while first.dep_ == "conj" and first.head != first and not children(first, "nsubj", "nsubjpass"):
        first = first.head
    return [c for c in children(first, "prep", "npadvmod") if c.i < first.i] if first != verb else []


def prepositional_objects(token: Token, *prepositions: str) -> Iterator[tuple[str, Token]]:
    """(preposition in lower case, head of its object) of each prepositional phrase; all when none are named."""
    for preposition in children(token, "prep", "dative", "agent"):
        if prepositions and preposition.lower_ not in prepositions:
            continue
        for noun in children(preposition, "pobj"):
            yield preposition.lower_, noun


def phrase_tokens(head: Token) -> list[Token]:
    """The tokens of the noun phrase around its head, without clauses, appositions, coordination and long tails.

    An "of" phrase stays ("head of the Basra Relief Fund"). Sorted by position.
    """
    kept, waiting = [head], [head]
    while waiting:
        token = waiting.pop()
        for child in token.children:
            label = child.dep_
            of_phrase = label == "prep" and token is head and child.lower_ == "of"
            of_object = label == "pobj" and token.lower_ == "of"
            if (label in _PHRASE_PARTS and child.i < head.i + 2 and not child.is_punct) or of_phrase or of_object:
                kept.append(child)
                waiting.append(child)
    return sorted(kept, key=lambda token: token.i)


def phrase_span(head: Token) -> Span:
    """Where the noun phrase around its head stands, determiner included, possessive ending excluded."""
    tokens = phrase_tokens(head)
    while len(tokens) > 1 and tokens[-1].dep_ == "case":
        tokens = tokens[:-1]
    return span_between(tokens[0], tokens[-1])


def in_order(tokens: Iterable[Token]) -> list[Token]:
    """The tokens by their place in the text, each once."""
    by_place = {token.i: token for token in tokens}
    return [by_place[place] for place in sorted(by_place)]


def span_of(tokens: Iterable[Token]) -> Span:
    """From the first to the last of the tokens, which must not be empty."""
    by_place = {token.i: token for token in tokens}
    return span_between(by_place[min(by_place)], by_place[max(by_place)])


def span_between(first: Token, last: Token) -> Span:
    """From the start of one token to the end of another, which is the same or stands behind it."""
    return Span(first.idx, last.idx + len(last))
