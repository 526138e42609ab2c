"""The frames of reporting: from a cue to the words it reports, by the shape of the sentence.

Belongs here: which part of the parse holds the reported words of one cue. Does not belong here: quotation marks and
the choice between overlapping reports (extraction.py).
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from pipelines.extract.quotes.cues import CueMatch
from pipelines.extract.records import Span
from pipelines.extract.syntax import children, first_child, is_negated, is_passive, span_of

_QUESTION_WORDS = frozenset("whether if who whom whose what which when where why how".split())
_SUBORDINATORS = frozenset("while although though because since unless".split())
_OBJECTS = frozenset({"object", "bare-object", "quoted-object"})
_PREDICATES = ("dobj", "oprd", "acomp", "prep", "dative", "xcomp", "ccomp", "pcomp")


@dataclass(frozen=True, slots=True)
class Report:
    """What one cue reports: the name of the frame and the words, in unbroken pieces."""

    frame: str
    pieces: tuple[Span, ...]


def report_of(match: CueMatch) -> Report | None:
    """The reported words of a cue by the first frame that fits, None when there is none.

    Quoted words that the parse does not reach are added later.
    """
    finders = _FINDERS[match.cue.part_of_speech]
    for name, find in finders:
        tokens = find(match)
        if tokens and (pieces := _pieces(tokens)):
            return Report(name, pieces)
    return None


def _pieces(tokens: Iterable[Token]) -> tuple[Span, ...]:
    """The unbroken runs of the tokens that hold a word, trimmed of punctuation at their ends."""
    runs: list[list[Token]] = []
    for token in sorted(set(tokens), key=lambda t: t.i):
        if runs and token.i - runs[-1][-1].i == 1:
            runs[-1].append(token)
        else:
            runs.append([token])
    spans = (_trimmed(run) for run in runs)
    return tuple(span for span in spans if span is not None)


def _trimmed(run: Sequence[Token]) -> Span | None:
    kept = list(run)
    while kept and (kept[-1].is_space or (kept[-1].is_punct and not _closes(kept[-1]))):
        kept.pop()
    while kept and (kept[0].is_space or (kept[0].is_punct and not kept[0].is_quote and kept[0].text not in "([$#")):
        kept.pop(0)
    return span_of(kept) if any(token.is_alpha or token.like_num for token in kept) else None


def _closes(token: Token) -> bool:
    return token.is_quote or token.text in (")", "]", "%")


# Verbs ------------------------------------------------------------------------------------------------------------


def _clause_after(match: CueMatch) -> list[Token] | None:
    """The finite clause behind the cue: "said (that) they had left", "asked whether they had left"."""
    for clause in (c for token in match.tokens for c in children(token, "ccomp", "advcl")):
        if clause.i < match.head.i or clause in match.tokens or not _is_finite(clause):
            continue
        if clause.dep_ == "advcl" and not _asks_whether(match, clause):
            continue
        if _is_question(clause):
            wanted = "wh" in match.cue.complements and not is_negated(match.head)
        else:
            wanted = "clause" in match.cue.complements
        if wanted:
            return _from_conjunction(clause, list(clause.subtree), match.head)
    return None


def _asks_whether(match: CueMatch, clause: Token) -> bool:
    """Whether an if-clause is what a question asks, which the parse takes for a condition."""
    return match.head.lemma_ == "ask" and any(c.lower_ in ("if", "whether") for c in children(clause, "mark"))


def _is_finite(clause: Token) -> bool:
    """Whether the clause has a finite verb; its subject may stand outside ("groups it says are a threat")."""
    if any(c.dep_ == "aux" and c.tag_ == "TO" for c in clause.children):
        return False
    has_subject = bool(children(clause, "nsubj", "nsubjpass", "csubj", "expl", "mark"))
    return has_subject or (clause.tag_ in ("VBD", "VBZ", "VBP", "MD") and not _is_participle(clause))


def _is_participle(clause: Token) -> bool:
    """Whether the cue above only modifies the subject of the clause, its predicate: "the men admitted to A are B"."""
    cue = clause.head
    return any(
        cue.i < c.i < clause.i and (c.dep_ == "xcomp" or c.lower_ == "to") for c in children(cue, "prep", "xcomp")
    )


def _is_question(clause: Token) -> bool:
    first = next((t for t in clause.subtree if not t.is_punct and not t.is_space), clause)
    return first.lower_ in _QUESTION_WORDS


def _from_conjunction(clause: Token, tokens: list[Token], cue: Token) -> list[Token]:
    """The clause from its "that" on: what the parse puts before it belongs to the cue ("said on Monday that …")."""
    mark = next((c for c in children(clause, "mark") if c.lower_ in ("that", "whether", "if")), None)
    start = mark.i if mark is not None else cue.i + 1
    return [t for t in tokens if t.i >= start]


def _clause_before(match: CueMatch) -> list[Token] | None:
    """The sentence that the cue follows or interrupts: "They had left, she said", "They, she said, had left"."""
    if "clause" not in match.cue.complements:
        return None
    for clause in children(match.head, "ccomp"):
        if clause.i < match.head.i and not _is_participial(clause) and _is_left_open(clause, match.head):
            return _around_cue(match.head, list(clause.subtree), set())
    return None


def _is_left_open(clause: Token, cue: Token) -> bool:
    """Whether the clause ends in a comma or a mark of quotation before the cue, not as a sentence of its own."""
    if any(c.lower_ in _SUBORDINATORS for c in children(clause, "mark")):
        return False
    last = max(t.i for t in clause.subtree if t.i < cue.i)
    return not any(t.text in (";", ":") for t in clause.doc[last : cue.i])


def _is_participial(clause: Token) -> bool:
    """Whether the clause is an opening like "Asked why they had left, she said"."""
    return clause.tag_ in ("VBN", "VBG") and not children(clause, "nsubj", "nsubjpass", "aux", "auxpass", "expl")


def _interrupted(match: CueMatch) -> list[Token] | None:
    """The clause that the parse hangs the cue on: "They had, she said, left", not "They left when he agreed"."""
    verb = match.head
    if "clause" not in match.cue.complements or verb.dep_ not in ("parataxis", "ccomp", "dep", "advcl"):
        return None
    if verb.head == verb or not children(verb, "nsubj") or children(verb, "mark", "dobj"):
        return None
    if any(c.tag_ == "WRB" for c in children(verb, "advmod")):
        return None
    own = list(verb.subtree)
    before, after = own[0], own[-1]
    if not _is_set_off(before, after) or verb.head in own:
        return None
    if verb.dep_ != "parataxis" and verb.head.i > before.i and before.i > before.sent.start:
        return None
    return _around_cue(verb, list(verb.head.subtree), set(own))


def _is_set_off(first: Token, last: Token) -> bool:
    doc = first.doc
    opened = first.i > 0 and (doc[first.i - 1].is_punct or first.is_punct)
    closed = last.i + 1 >= len(doc) or doc[last.i + 1].is_punct or last.is_punct
    return opened and closed


def _around_cue(cue: Token, content: list[Token], own: set[Token]) -> list[Token]:
    inside = {t.i for t in content}
    held = own or {t for t in cue.subtree if t.i not in inside}
    first = min((t.i for t in content if t not in held), default=cue.i)
    opening = [t for t in cue.doc[cue.sent.start : first] if t.i < cue.i]
    kept = {t for t in content if t not in held} | set(opening)
    ordered = sorted(kept, key=lambda t: t.i)
    while ordered and ordered[0].dep_ == "cc":
        ordered.pop(0)
    return ordered


def _beside_as(match: CueMatch) -> list[Token] | None:
    """The sentence that an "as" clause stands beside: "As the police said, they had left"."""
    verb = match.head
    as_clause = verb.dep_ == "advcl" and any(c.lower_ == "as" for c in children(verb, "mark", "advmod"))
    if "clause" not in match.cue.complements or not as_clause or children(verb, "ccomp", "dobj", "xcomp", "nsubjpass"):
        return None
    own = set(verb.subtree)
    last = max(t.i for t in own)
    return [t for t in verb.head.subtree if t not in own and (verb.i > verb.head.i or t.i > last)]


def _infinitive(match: CueMatch) -> list[Token] | None:
    """What the speaker promises or proposes to do: "vowed to fight on", "suggested leaving"."""
    if "inf" not in match.cue.complements:
        return None
    for clause in children(match.head, "xcomp"):
        if clause.i > match.head.i and (_has_to(clause) or clause.tag_ == "VBG"):
            return [t for t in clause.subtree if t.i > match.head.i]
    return None


def _has_to(clause: Token) -> bool:
    return any(c.tag_ == "TO" for c in clause.children)


def _object_infinitive(match: CueMatch) -> list[Token] | None:
    """What somebody is asked or told to do: "urged them to leave"."""
    if "object-inf" not in match.cue.complements:
        return None
    for clause in children(match.head, "xcomp", "ccomp", "advcl"):
        if clause.i > match.head.i and _has_to(clause):
            return _from_infinitive(clause)
    for noun in children(match.head, "dobj", "pobj", "prep"):
        for clause in noun.subtree:
            if clause.dep_ in ("acl", "relcl", "xcomp") and _has_to(clause):
                return _from_infinitive(clause)
    return None


def _from_infinitive(clause: Token) -> list[Token]:
    marker = next(c for c in clause.children if c.tag_ == "TO")
    negation = [c for c in children(clause, "neg") if c.i < marker.i]
    start = min([marker.i, *(c.i for c in negation)])
    return [t for t in clause.subtree if t.i >= start]


def _object_predicate(match: CueMatch) -> list[Token] | None:
    """What somebody is called: "called them liars". The one who is called so is part of the statement."""
    if "object-predicate" not in match.cue.complements:
        return None
    if any("Reflex=Yes" in str(c.morph) for c in match.head.subtree if c.i == match.head.i + 1):
        return None
    small_clause = next((c for c in children(match.head, "ccomp", "xcomp") if c.i > match.head.i), None)
    if small_clause is not None and not _has_to(small_clause):
        return [t for t in small_clause.subtree if t.i > match.head.i]
    if children(match.head, "oprd") and first_child(match.head, "dobj", "nsubjpass") is not None:
        return _behind(match.head, _PREDICATES)
    return None


def _object_with(*prepositions: str) -> Callable[[CueMatch], list[Token] | None]:
    """The object together with what is said of it: "accused them of lying", "described it as a lie"."""
    code = f"object-{prepositions[0]}"

    def find(match: CueMatch) -> list[Token] | None:
        if code not in match.cue.complements or first_child(match.head, "dobj", "nsubjpass", "pobj") is None:
            return None
        spoken = [c for c in match.head.subtree if c.lower_ in prepositions and c.dep_ in ("prep", "mark", "dative")]
        if not any(c.i > match.head.i and _hangs_on_object(c, match.head) for c in spoken):
            return None
        return _behind(match.head, _PREDICATES)

    return find


def _hangs_on_object(preposition: Token, verb: Token) -> bool:
    return preposition.head == verb or (preposition.head.head == verb and preposition.head.dep_ != "conj")


def _behind(verb: Token, labels: Sequence[str]) -> list[Token]:
    """The complements behind the verb, up to the first that something else parts from the ones before."""
    found: list[Token] = []
    for child in children(verb, *labels):
        if child.i < verb.i:
            continue
        if found and child.left_edge.i != found[-1].i + 1:
            break
        found.extend(child.subtree)
    return found


def _object_noun(match: CueMatch) -> list[Token] | None:
    """The noun phrase that stands for a statement: "denied the charge".

    Not what somebody is denied or promised: "denied them papers", "were promised support".
    """
    verb = match.head
    if not _OBJECTS & match.cue.complements or is_passive(verb) or children(verb, "dative"):
        return None
    for noun in children(verb, "dobj"):
        if "bare-object" in match.cue.complements and not _is_bare(noun):
            continue
        if noun.i > verb.i and noun.pos_ in ("NOUN", "PROPN") and len(list(noun.subtree)) > 2 and not _is_time(noun):
            return list(noun.subtree)
    return None


def _is_bare(noun: Token) -> bool:
    """Whether a noun stands for an act, not for a thing that is counted or owned: "claimed responsibility for"."""
    return noun.tag_ == "NN" and not children(noun, "det", "poss", "nummod")


def _is_time(noun: Token) -> bool:
    return noun.ent_type_ in ("DATE", "TIME")


def _called_for(match: CueMatch) -> list[Token] | None:
    """What is called for: "called for calm", not the day for which a vote is called."""
    wanted = match.tokens[-1]
    is_particle_verb = bool(children(match.head, "prt"))
    if "for" not in match.cue.complements or is_particle_verb or any(map(_is_time, children(wanted, "pobj"))):
        return None
    return [t for t in wanted.subtree if t != wanted]


# Nouns and prepositions -------------------------------------------------------------------------------------------


def _clause_of_noun(match: CueMatch) -> list[Token] | None:
    """The clause that tells what the statement was: "the claim that they had left", "his promise to leave"."""
    for clause in children(match.head, "acl", "ccomp", "relcl"):
        marks = [c for c in children(clause, "mark", "nsubj") if c.lower_ == "that"]
        if clause.i < match.head.i:
            continue
        if any(c.dep_ == "mark" for c in marks) and "clause" in match.cue.complements:
            return _from_conjunction(clause, list(clause.subtree), match.head)
        if _has_to(clause) and "inf" in match.cue.complements and clause.dep_ == "acl":
            return list(clause.subtree) if children(match.head, "poss") else None
    return None


def _clause_of_copula(match: CueMatch) -> list[Token] | None:
    """The clause behind "is": "the argument was that they had left"."""
    noun = match.head
    if noun.dep_ != "nsubj" or noun.head.lemma_ != "be":
        return None
    for clause in children(noun.head, "ccomp"):
        if clause.i > noun.head.i and children(clause, "mark"):
            return list(clause.subtree)
    return None


def _clause_of_source(match: CueMatch) -> list[Token] | None:
    """The clause that a source stands beside: "They had left, according to the police".

    None when that clause reports something itself ("He said they had left, according to the police").
    """
    head = match.head
    clause = head.head
    while (
        clause.dep_ in ("pobj", "dobj", "attr", "prep", "nsubj", "appos", "compound", "conj") and clause.head != clause
    ):
        if clause.dep_ == "conj" and children(clause, "nsubj", "nsubjpass"):
            break
        clause = clause.head
    if clause == head or first_child(clause, "ccomp") is not None:
        return None
    own = set(head.subtree)
    return [t for t in clause.subtree if t not in own]


_Finder = tuple[str, Callable[[CueMatch], list[Token] | None]]
_FINDERS: dict[str, tuple[_Finder, ...]] = {
    "verb": (
        ("clause_before", _clause_before),
        ("clause", _clause_after),
        ("interrupted", _interrupted),
        ("as_clause", _beside_as),
        ("object_infinitive", _object_infinitive),
        ("infinitive", _infinitive),
        ("object_predicate", _object_predicate),
        ("object_as", _object_with("as")),
        ("object_of", _object_with("of")),
        ("object_for", _object_with("for")),
        ("called_for", _called_for),
        ("object", _object_noun),
    ),
    "noun": (("noun_clause", _clause_of_noun), ("noun_is_clause", _clause_of_copula)),
    "preposition": (("according_to", _clause_of_source),),
}
