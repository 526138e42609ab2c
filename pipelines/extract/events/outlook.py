"""How a clause stands to what happened: told as fact, as future, as a condition, denied, in somebody's words.

Belongs here: reading that from the words around a predicate. Does not belong here: what the predicate means.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from pipelines.extract.events.lexicon import cue_effects
from pipelines.extract.syntax import (
    auxiliaries,
    children,
    first_child,
    has_to,
    is_inverted_condition,
    is_negated,
    prepositional_objects,
)

_WILL = frozenset({"will", "'ll", "’ll", "shall", "wo", "would", "'d", "’d"})
_WOULD = frozenset({"would", "'d", "’d"})
_MUST = frozenset({"must", "should", "ought"})
_MAY = frozenset({"may", "might", "could", "can", "ca"})
_CONDITION_MARKS = frozenset({"if", "unless", "whether", "until", "lest"})
_COMPLEMENTS = frozenset({"xcomp", "ccomp", "pcomp", "acomp", "oprd"})
_OUTER_EFFECTS = frozenset({"report", "doubt", "allege", "wish"})
"""What a governing clause with another subject does to the act: "hopes that they attack", not "plans that"."""
_MAX_STEPS = 12


@dataclass(frozen=True, slots=True)
class Outlook:
    """What the clause and those above it say of an act.

    `reporter` is the governing verb or preposition of saying, `chain` the predicates that share the act's subject,
    from the act upwards ("began to attack" has both verbs). `is_unsaid`: somebody did not say so ("has not confirmed").
    `is_aside`: who reports what somebody said adds it ("he said they met in Homs, where jets have bombed the port").
    """

    is_future: bool = False
    is_would: bool = False
    is_conditional: bool = False
    has_condition: bool = False
    is_negated: bool = False
    is_possible: bool = False
    is_obliged: bool = False
    is_wished: bool = False
    is_tried: bool = False
    is_alleged: bool = False
    is_doubted: bool = False
    is_habitual: bool = False
    is_past_perfect: bool = False
    is_purpose: bool = False
    is_embedded: bool = False
    is_unsaid: bool = False
    is_aside: bool = False
    reporter: Token | None = None
    chain: tuple[Token, ...] = ()


def outlook_of(head: Token) -> Outlook:
    """The outlook on the act that a verb or an event noun reports."""
    if head.pos_ in ("NOUN", "PROPN"):
        return _noun_outlook(head)
    own = _clause_outlook(head)
    return _climb(head, replace(own, chain=(head,)))


def clause_of(token: Token) -> Token:
    """The verb of the clause in which a token stands, the token itself where there is none."""
    current = token
    while current.pos_ not in ("VERB", "AUX") and current.head != current:
        current = current.head
    while current.dep_ in ("aux", "auxpass") and current.head != current:
        current = current.head
    return current


def reporter_above(verb: Token) -> Token | None:
    """The verb of saying that governs the clause to which a coordinated verb was attached."""
    clause = verb
    while clause.dep_ == "conj" and clause.head != clause:
        clause = clause.head
    above = clause.head
    is_report = clause.dep_ == "ccomp" and "report" in cue_effects().get(above.lemma_.lower(), ())
    return above if is_report else None


def _clause_outlook(verb: Token) -> Outlook:
    words = auxiliaries(verb)
    effects = {e for c in verb.children if c.dep_ == "advmod" for e in cue_effects().get(c.lower_, ())}
    return Outlook(
        is_future=bool(words & _WILL),
        is_would=bool(words & _WOULD),
        is_conditional=_is_condition(verb),
        has_condition=_has_condition(verb),
        is_negated=is_negated(verb) or _is_without(verb),
        is_possible=bool(words & _MAY),
        is_obliged=bool(words & _MUST) and not is_inverted_condition(verb),
        is_alleged="allege" in effects | cue_effects().get(verb.lemma_.lower(), frozenset()),
        is_habitual="habit" in effects or _is_repeated(verb),
        is_past_perfect="had" in words,
        reporter=_according_to(verb),
    )


def _is_without(verb: Token) -> bool:
    """Whether the act is what did not happen: "without warning them", "instead of warning them"."""
    if verb.dep_ != "pcomp":
        return False
    return verb.head.lower_ == "without" or (verb.head.lower_ == "of" and verb.head.head.lower_ == "instead")


def _is_repeated(verb: Token) -> bool:
    """Whether the act is done again and again: "every week", "on a daily basis"."""
    every = (d for time in children(verb, "npadvmod") for d in children(time, "det"))
    if any(determiner.lower_ in ("every", "each") for determiner in every):
        return True
    return any(noun.lower_ == "basis" for _, noun in prepositional_objects(verb, "on"))


def _is_condition(verb: Token) -> bool:
    is_marked = any(c.dep_ in ("mark", "advmod") and c.lower_ in _CONDITION_MARKS for c in verb.children)
    return is_marked or is_inverted_condition(verb)


def _has_condition(verb: Token) -> bool:
    clauses = children(verb, "advcl")
    return any(is_inverted_condition(c) or any(m.lower_ in ("if", "unless") for m in c.children) for c in clauses)


def _according_to(verb: Token) -> Token | None:
    return next((c for c in verb.children if c.dep_ == "prep" and c.lower_ == "according"), None)


def _noun_outlook(noun: Token) -> Outlook:
    """An act named by a noun shares the outlook of the verb it belongs to, when it is its subject or object."""
    own = Outlook(
        is_future=any("plan" in cue_effects().get(c.lemma_.lower(), ()) for c in children(noun, "amod")),
        is_alleged=any("allege" in cue_effects().get(c.lower_, ()) for c in children(noun, "amod")),
        is_negated=any(c.lower_ == "no" for c in noun.children),
        is_embedded=True,
        chain=(noun,),
    )
    top = noun
    while top.dep_ in ("pobj", "prep", "conj", "poss", "compound") and top.head != top:
        top = top.head
    verb = clause_of(top)
    if verb is noun or verb.pos_ not in ("VERB", "AUX"):
        return own
    above = _climb(verb, _clause_outlook(verb))
    effects = cue_effects().get(verb.lemma_.lower(), frozenset()) if noun.dep_ in ("dobj", "pobj", "nsubjpass") else ()
    own = _with_effects(own, frozenset(effects), verb)
    return replace(
        own,
        is_future=own.is_future or above.is_future,
        is_conditional=above.is_conditional,
        is_negated=own.is_negated or (above.is_negated and noun.dep_ in ("dobj", "nsubj", "nsubjpass")),
        is_possible=above.is_possible,
        is_obliged=own.is_obliged or above.is_obliged,
        is_wished=own.is_wished or above.is_wished,
        is_past_perfect=above.is_past_perfect,
        is_unsaid=above.is_unsaid,
        is_aside=above.is_aside,
        reporter=above.reporter,
    )


def _climb(head: Token, outlook: Outlook) -> Outlook:
    """The outlook with everything that the clauses above add."""
    same_subject = True
    for node, link in _steps(head):
        above = node.head
        if link in _COMPLEMENTS or (link == "acl" and (has_to(node) or _is_that_clause(node))):
            effects = _effects_of(above) | _adjective_effects(above)
            if link == "ccomp" and _is_unsaid(node, above, effects):
                outlook = replace(outlook, is_unsaid=True)
            same_subject = same_subject and link in ("xcomp", "pcomp", "acomp", "oprd", "acl")
            effects = effects if same_subject else effects & _OUTER_EFFECTS
            outlook = _with_effects(outlook, frozenset() if outlook.is_aside else effects, above)
            if has_to(node) and not outlook.is_future and _is_only_aimed_at(link, above, effects):
                outlook = replace(outlook, is_purpose=True)
            if same_subject and above.pos_ in ("VERB", "AUX", "ADJ"):
                outlook = _with_clause(outlook, above)
        elif link == "advcl":
            purpose = has_to(node)
            outlook = replace(outlook, is_embedded=True, is_purpose=outlook.is_purpose or (purpose and same_subject))
            same_subject = False
        elif link in ("relcl", "acl", "nsubj", "csubj"):
            outlook = replace(outlook, is_embedded=True, is_aside=outlook.is_aside or _is_aside(node))
            same_subject = False
        elif link == "conj" and _is_condition(above):
            outlook = replace(outlook, is_conditional=True)
    return outlook


def _is_aside(clause: Token) -> bool:
    """Whether a relative clause is added behind a comma, in a tense that is not that of reported words."""
    first = clause.left_edge
    is_added = clause.dep_ == "relcl" and first.i > 0 and first.nbor(-1).text == ","
    return is_added and "had" not in auxiliaries(clause)


def _effects_of(above: Token) -> frozenset[str]:
    """What a governing word does to the act; what somebody is accused of is alleged."""
    if above.pos_ != "ADP":
        return cue_effects().get(above.lemma_.lower(), frozenset())
    is_said = "report" in cue_effects().get(above.head.lemma_.lower(), ())
    return frozenset({"allege"}) if is_said else frozenset()


def _is_unsaid(clause: Token, above: Token, effects: frozenset[str]) -> bool:
    """Whether the clause is what somebody did not say; "did not say why they attacked" tells the attack as a fact."""
    if "report" not in effects or not is_negated(above):
        return False
    return not any(c.tag_ in ("WRB", "WP", "WDT") for c in clause.subtree if c.i <= clause.i)


def _steps(head: Token) -> Iterator[tuple[Token, str]]:
    """The tokens on the way up to the root, each with the label of its link."""
    node = head
    for _ in range(_MAX_STEPS):
        if node.head == node:
            return
        yield node, node.dep_
        node = node.head


def _with_effects(outlook: Outlook, effects: frozenset[str], cue: Token) -> Outlook:
    reporter = cue if "report" in effects and cue.pos_ == "VERB" else None
    return replace(
        outlook,
        is_future=outlook.is_future or ("plan" in effects and outlook.reporter is None),
        is_wished=outlook.is_wished or "wish" in effects,
        is_possible=outlook.is_possible or "may" in effects,
        is_habitual=outlook.is_habitual or "habit" in effects,
        is_tried=outlook.is_tried or "try" in effects,
        is_alleged=outlook.is_alleged or ("allege" in effects and "report" not in effects),
        is_doubted=outlook.is_doubted or "doubt" in effects,
        is_obliged=outlook.is_obliged or ("oblige" in effects and "report" not in effects),
        reporter=outlook.reporter or reporter,
    )


def _with_clause(outlook: Outlook, verb: Token) -> Outlook:
    """The outlook with what a verb of the same subject adds: "will begin to attack", "did not manage to"."""
    above = _clause_outlook(verb)
    return replace(
        outlook,
        is_future=outlook.is_future or above.is_future,
        is_would=outlook.is_would or above.is_would,
        is_conditional=outlook.is_conditional or above.is_conditional,
        is_negated=outlook.is_negated or above.is_negated,
        is_possible=outlook.is_possible or above.is_possible,
        is_obliged=outlook.is_obliged or above.is_obliged,
        is_past_perfect=outlook.is_past_perfect or above.is_past_perfect,
        reporter=outlook.reporter or above.reporter,
        chain=(*outlook.chain, verb),
    )


def _is_only_aimed_at(link: str, above: Token, effects: frozenset[str]) -> bool:
    """Whether an infinitive names an aim or an idea: "a way to", "the aim is to", "easier to"."""
    return link in ("acl", "pcomp") or ((above.pos_ == "ADJ" or above.lemma_ == "be") and not effects)


def _is_that_clause(verb: Token) -> bool:
    return any(c.dep_ == "mark" and c.lower_ == "that" for c in verb.children)


def _adjective_effects(verb: Token) -> frozenset[str]:
    """What a predicate adjective does: "is ready to", "was due to"."""
    adjective = first_child(verb, "acomp")
    return cue_effects().get(adjective.lemma_.lower(), frozenset()) if adjective is not None else frozenset()
