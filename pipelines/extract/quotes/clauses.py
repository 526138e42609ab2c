"""Frames of clauses: the sentence or infinitive that a verb of saying reports.

Belongs here: the reported clause that follows its verb. Does not belong here: cues behind or inside their sentence
(parenthetical.py), objects (objects.py), nouns and prepositions (nouns.py).
"""

from spacy.tokens import Span, Token

from pipelines.extract.quotes.cues import CueMatch, load_cues, match_cue
from pipelines.extract.quotes.phrases import is_time
from pipelines.extract.syntax import children, has_to, is_negated, is_passive, token_after

_CLAUSES = frozenset({"clause", "wh", "if"})
_RELATIVE_PRONOUNS = frozenset({"which", "who", "whom", "what"})
_OF_PURPOSE = frozenset({"so", "now", "given", "provided", "in", "such"})
"""What makes a circumstance of a that-clause: "so that", "now that"."""
_CIRCUMSTANCES = frozenset("after before since while until because although though".split())
_QUESTION_WORDS = frozenset("whether if who whom whose what which when where why how".split())


def clause_after(match: CueMatch) -> list[Token] | None:
    """The finite clause behind the cue: "said (that) they had left", "asked whether they had left"."""
    if not _CLAUSES & match.cue.complements:
        return None
    for clause in (c for token in match.tokens for c in children(token, "ccomp", "advcl")):
        if clause.i < match.head.i or clause in match.tokens or not _is_finite(clause) or _tells_when(clause):
            continue
        if clause.dep_ == "advcl" and not (_asks_whether(match, clause) or _is_declared(match, clause)):
            continue
        if _is_question(clause):
            wanted = "wh" in match.cue.complements and not is_negated(match.head)
        else:
            wanted = "clause" in match.cue.complements
        if wanted:
            behind = from_conjunction(clause, _with_next(clause), match.head)
            return [*_in_front(clause, match.head), *_with_list(_without_day(behind, clause))]
    return clause_apart(match)


def _with_next(clause: Token) -> list[Token]:
    """The words of the clause and of those that the parse puts beside it: "said they had left and it was late"."""
    words, end = list(clause.subtree), clause.right_edge.i
    for other in children(clause.head, "ccomp"):
        first = other.left_edge.i
        between = clause.doc[end + 1 : first]
        if first > end and _joins(between, other):
            words.extend([*between, *other.subtree])
            end = other.right_edge.i
    return words


def _joins(between: Span, other: Token) -> bool:
    """Whether a clause goes on with the one before it and does not tell what somebody else said."""
    if any(t.dep_ not in ("cc", "punct") or t.text in ".;:" or t.is_space for t in between):
        return False
    subjects = children(other, "nsubj", "nsubjpass", "expl")
    has_subject = any(s.i < other.i for s in subjects)
    if has_subject and match_cue(other, load_cues()) is not None:
        return False
    return has_subject or not between or any(t.dep_ == "cc" for t in between)


def _without_day(tokens: list[Token], clause: Token) -> list[Token]:
    """The clause without the day and place that it seems to begin with and that the cue has.

    "said last week they had left", "said in Basra on Monday they had left".
    """
    for setting in children(clause, "npadvmod", "prep"):
        if not tokens or setting.left_edge != tokens[0] or not _is_setting(setting):
            break
        following = token_after(setting.right_edge)
        if setting.i >= clause.i or following is None or following.is_punct:
            break
        tokens = [t for t in tokens if t.i > setting.right_edge.i]
    return tokens


def _is_setting(phrase: Token) -> bool:
    """Whether the phrase tells the day or the town: "last week", "on Monday", "in Basra"."""
    if phrase.dep_ == "npadvmod":
        return is_time(phrase)
    nouns = children(phrase, "pobj")
    is_day = phrase.lower_ == "on" and any(is_time(noun) for noun in nouns)
    return is_day or (phrase.lower_ in ("in", "at") and any(noun.ent_type_ == "GPE" for noun in nouns))


def _with_list(tokens: list[Token]) -> list[Token]:
    """The clause with what a colon at its end announces: "said the army faced two dangers: hunger and cold"."""
    last = max((t for t in tokens), key=lambda t: t.i)
    doc = last.doc
    if last.i + 2 >= len(doc) or doc[last.i + 1].text != ":" or doc[last.i + 2].is_quote or doc[last.i + 2].is_space:
        return tokens
    end = doc[last.i + 2].sent.end
    while doc[end - 1].is_space:
        end -= 1
    return [*tokens, *doc[last.i + 1 : end]]


def _in_front(clause: Token, cue: Token) -> list[Token]:
    """Words of the clause before the cue: "which she said is safe", "if it rains, he says they will go"."""
    conditions = []
    if not children(clause, "mark"):
        conditions = [c for c in children(cue, "advcl") if c.i < cue.i and _is_condition(c)]
    pronouns = [c for c in clause.children if c.i < cue.i and c.lower_ in _RELATIVE_PRONOUNS]
    return [t for part in (*pronouns[:1], *conditions) for t in part.subtree if t.i < cue.i]


def _is_condition(clause: Token) -> bool:
    return any(c.lower_ in ("if", "unless") for c in children(clause, "mark")) and clause.pos_ in ("VERB", "AUX")


def clause_apart(match: CueMatch) -> list[Token] | None:
    """The clause that the parse hangs on a noun between it and the cue: "said for the first time that they had left".

    Also "told his aides they had left", whose clause seems to modify the aides.
    """
    if "clause" not in match.cue.complements or is_negated(match.head):
        return None
    for noun in _nouns_behind(match):
        for clause in children(noun, "acl", "relcl", "ccomp", "appos"):
            marks = children(clause, "mark", "advmod") if is_time(noun) else children(clause, "mark")
            that = next((c for c in marks if c.lower_ == "that"), None)
            if that is not None and _is_finite(clause):
                return [t for t in clause.subtree if t.i >= that.i]
            if noun.head == match.head and _is_told(match, clause):
                return list(clause.subtree)
    return None


def _nouns_behind(match: CueMatch) -> list[Token]:
    """The nouns of the phrases behind a verb, without those that have a statement of their own ("the claim that")."""
    verb = match.head
    phrases = [c for c in children(verb, "dobj", "dative", "npadvmod", "prep", "agent") if c.i > verb.i]
    nouns = [n for phrase in phrases for n in (phrase, *children(phrase, "pobj")) if n.pos_ != "ADP"]
    lexicon = load_cues()
    return [n for n in nouns if (n.dep_ != "dobj" or _may_be_told(match, n)) and match_cue(n, lexicon) is None]


def _may_be_told(match: CueMatch, noun: Token) -> bool:
    """Whether an object is somebody who is told something, not a matter like "the fact that they had left"."""
    return "object" in match.cue.addressee or noun.pos_ in ("PROPN", "PRON")


def _is_told(match: CueMatch, clause: Token) -> bool:
    """Whether a complete clause without relative pronoun behind the one spoken to is what he is told."""
    if (
        clause.dep_ != "relcl"
        or "object" not in match.cue.addressee
        or not children(clause, "nsubj", "nsubjpass", "expl")
    ):
        return False
    is_complete = bool(children(clause, "dobj", "attr", "acomp", "ccomp", "xcomp", "auxpass"))
    return is_complete and clause.left_edge.lower_ not in (*_QUESTION_WORDS, "that")


def _asks_whether(match: CueMatch, clause: Token) -> bool:
    """Whether an if-clause is what a question asks, which the parse takes for a condition."""
    return "if" in match.cue.complements and any(c.lower_ in ("if", "whether") for c in children(clause, "mark"))


def _is_declared(match: CueMatch, clause: Token) -> bool:
    """Whether a that-clause that the parse takes for a circumstance is what is said: "made it clear that"."""
    marks = children(clause, "mark")
    if not marks or marks[0].lower_ != "that" or is_passive(match.head):
        return False
    return marks[0].nbor(-1).lower_ not in _OF_PURPOSE


def _tells_when(clause: Token) -> bool:
    """Whether the parse takes the time or reason of saying for what is said: "told them a day after they had left"."""
    return any(c.lower_ in _CIRCUMSTANCES for c in children(clause, "mark"))


def _is_finite(clause: Token) -> bool:
    """Whether the clause has a finite verb; its subject may stand outside ("groups it says are a threat")."""
    if any(c.dep_ == "aux" and c.tag_ == "TO" for c in clause.children):
        return False
    if _has_finite_auxiliary(clause) and not _is_participle(clause):
        return True
    has_subject = bool(children(clause, "nsubj", "nsubjpass", "csubj", "expl", "mark"))
    return has_subject or (clause.tag_ in ("VBD", "VBZ", "VBP", "MD") and not _is_participle(clause))


def _has_finite_auxiliary(clause: Token) -> bool:
    return any(c.tag_ in ("MD", "VBD", "VBZ", "VBP") for c in children(clause, "aux", "auxpass"))


def _is_participle(clause: Token) -> bool:
    """Whether the cue above only modifies the subject of the clause, its predicate: "the men admitted to A are B"."""
    cue = clause.head
    return any(
        cue.i < c.i < clause.i and (c.dep_ == "xcomp" or c.lower_ == "to") for c in children(cue, "prep", "xcomp")
    )


def _is_question(clause: Token) -> bool:
    first = next((t for t in clause.subtree if not t.is_punct and not t.is_space), clause)
    return first.lower_ in _QUESTION_WORDS


def from_conjunction(clause: Token, tokens: list[Token], cue: Token) -> list[Token]:
    """The clause from its "that" on: what the parse puts before it belongs to the cue ("said on Monday that …")."""
    mark = next((c for c in children(clause, "mark") if c.lower_ in ("that", "whether", "if")), None)
    start = mark.i if mark is not None else cue.i + 1
    return [t for t in tokens if t.i >= start]


def cleft(match: CueMatch) -> list[Token] | None:
    """The clause on the other side of "is": "What she said was that they had left", "“No” is what she said"."""
    verb, copula = match.head, match.head.head
    if "clause" not in match.cue.complements or verb.dep_ not in ("csubj", "ccomp") or copula.lemma_ != "be":
        return None
    if not any(c.lower_ == "what" and c.i < verb.i for c in children(verb, "dobj")):
        return None
    other = next((clause for clause in children(copula, "ccomp") if clause != verb), None)
    return list(other.subtree) if other is not None else None


def infinitive(match: CueMatch) -> list[Token] | None:
    """What the speaker promises or proposes to do, or is said to: "vowed to fight on", "is alleged to have left"."""
    is_told_of = "passive-inf" in match.cue.complements and is_passive(match.head)
    if not (is_told_of or "inf" in match.cue.complements):
        return None
    for clause in children(match.head, "xcomp"):
        if clause.i > match.head.i and (has_to(clause) or (clause.tag_ == "VBG" and not is_told_of)):
            return [t for t in clause.subtree if t.i > match.head.i]
    return None
