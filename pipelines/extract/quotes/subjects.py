"""Who does what a verb of saying tells: its subject, also where it is shared, understood, or lost in the parse.

Belongs here: from a verb to the noun phrase of the one who speaks. Does not belong here: nouns and prepositions that
report (speakers.py), which actor a speaker is (attribution.py).
"""

from collections.abc import Sequence
from functools import cache

from spacy.tokens import Token

from pipelines.extract.actors.lexicon import actor_lexicon
from pipelines.extract.quotes.channels import can_speak, issuing_verbs
from pipelines.extract.quotes.cues import load_cues, match_cue
from pipelines.extract.records import Span
from pipelines.extract.syntax import agent_of, children, first_child, is_passive, subject_of

_NOMINAL = frozenset({"PROPN", "NOUN", "PRON"})
_QUANTITIES = frozenset({"DET", "NUM", "ADJ"})
SPEAKING_ENTITIES = frozenset({"PERSON", "ORG", "NORP", "GPE"})
"""The kinds of names that may speak."""
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_TIMES = frozenset({"DATE", "TIME"})
_DASHES = frozenset({"-", "--", "–", "—"})
_DATELINE_PARTS = frozenset({"PROPN", "NUM", "PUNCT", "SPACE"})
_HAS = frozenset({"'s", "’s"})
_OPEN_INSERTION = frozenset({",", "(", "–", "—", "--", "who", "whose"})
_ANTECEDENT_WITHIN = 10
"""How many tokens before "who" the one it stands for may be."""
_DATELINE_WITHIN = 9
"""How many tokens a dateline has at most, its dash included."""
_CUE_WITHIN = 14
"""How many tokens before a participle the cue may stand whose speaker it shares."""
_MAX_CLIMB = 4


def may_speak(noun: Token) -> bool:
    """Whether the noun means somebody, a body or a paper, as far as the lexicons and the model know."""
    if noun.pos_ in ("PRON", "PROPN"):
        return noun.ent_type_ not in _TIMES
    lexicon = actor_lexicon()
    names = (noun.lower_, noun.lemma_.lower())
    is_somebody = any(name in lexicon.nouns or name in lexicon.title_heads for name in names)
    return is_somebody or noun.pos_ in _QUANTITIES or noun.ent_type_ in SPEAKING_ENTITIES or can_speak(noun)


def is_made_by_subject(noun: Token) -> bool:
    """Whether the noun is the object of a verb that makes statements ("issued a threat against the mayor")."""
    return noun.dep_ == "dobj" and noun.head.lemma_.lower() in issuing_verbs()


def subject_of_saying(verb: Token) -> Token | None:
    """Who says it by the syntax of the clause: the agent of a passive, the subject, or whose subject is understood."""
    quoting = _quoting_verb(verb)
    if quoting is not None:
        return _quoted_person(quoting)
    if is_passive_cue(verb):
        return agent_of(verb) or _agent_further_on(verb) or _asker(verb)
    present = _relative_antecedent(verb) or _own_subject(verb) or _subject_before_insertion(verb) or _lost_subject(verb)
    if present is not None:
        return present
    inherited = _speaker_of_cue_before(verb) or subject_of(_first_of_coordination(verb)) or _governing_subject(verb)
    return inherited if inherited is None else _somebody_behind(inherited, verb)


def is_passive_cue(verb: Token) -> bool:
    """Whether the verb is passive; "he's said it" is not, whatever the parse takes the 's for.

    A participle between commas is, though it passes for a main verb in the parse ("The mayor, asked about it, said").
    """
    if _subject_of_insertion(verb) is not None:
        return True
    short = next((c for c in children(verb, "auxpass") if c.lower_ in _HAS), None)
    if short is not None and children(verb, "dobj", "ccomp", "prep"):
        return False
    return is_passive(verb)


def passes_on_words(verb: Token) -> bool:
    """Whether the verb tells whose words another verb reports: "quoted the governor as saying"."""
    return _quoting_verb(verb) == verb


def named_before(verb: Token) -> Token | None:
    """The person whom a long subject ends with between commas: "The head of the union, Huda Karim, said"."""
    if verb.i < 3 or verb.nbor(-1).text != "," or verb.nbor(-2).ent_type_ != "PERSON":
        return None
    name = next((e for e in verb.sent.ents if e.end == verb.i - 1), None)
    if name is None or name.start == verb.sent.start or verb.doc[name.start - 1].text != ",":
        return None
    own = first_child(verb, "nsubj")
    return name.root if own is None or own.is_ancestor(name.root) else None


def beside(verb: Token, content: Sequence[Span]) -> Token | None:
    """The noun phrase near the verb and outside the reported words, where the parse has no subject.

    Right before it, right behind it ("said the mayor of Basra"), or before what is put in between commas.
    """
    doc = verb.doc
    before = doc[verb.i - 1] if verb.i > verb.sent.start else None
    if before is not None and _is_nominal(before) and not inside(before, content):
        return before
    if verb.i + 1 < len(doc):
        following = doc[verb.i + 1]
        for token in (following, *list(following.ancestors)[:2]):
            if _is_nominal(token) and token.left_edge.i == following.i and not inside(token, content):
                return token
    return _before_insertion(verb, content)


def inside(token: Token, content: Sequence[Span]) -> bool:
    """Whether the token stands in one of the spans."""
    return any(piece.start <= token.idx < piece.end for piece in content)


def _is_nominal(token: Token) -> bool:
    return token.pos_ in _NOMINAL and token.ent_type_ not in _TIMES


def _own_subject(verb: Token) -> Token | None:
    """The subject in the parse, of several before the verb the nearest that may speak, else the nearest.

    The name behind the dash where it is a dateline.
    """
    subjects = [c for c in children(verb, "nsubj") if c.pos_ not in ("VERB", "AUX", "ADP")]
    if not subjects:
        return None
    before = [c for c in subjects if c.i < verb.i]
    subject = next((c for c in reversed(before) if may_speak(c)), before[-1] if before else subjects[0])
    if subject.lower_ in ("who", "which", "that") and verb.dep_ == "relcl":
        return verb.head
    return _behind_dateline(subject, verb) or subject


def _behind_dateline(subject: Token, verb: Token) -> Token | None:
    """The noun behind the dash when what the parse takes for the subject is the place before it: "BASRA (AFP) — X"."""
    first = subject.left_edge
    start = first.i
    if subject.i > verb.i or not first.is_sent_start or not (first.is_upper or first.ent_type_ in _PLACES):
        return None
    opening = subject.doc[start : min(start + _DATELINE_WITHIN, verb.i)]
    dash = next((t for t in opening if t.text in _DASHES and t.whitespace_), None)
    if dash is None or dash.i < subject.i or any(t.pos_ not in _DATELINE_PARTS for t in opening if t.i < dash.i):
        return None
    noun = subject.doc[dash.i + 1]
    if noun.is_quote:  # BASRA — “We left,” the mayor said
        described = (c for c in reversed(children(subject, "appos")) if dash.i < c.i < verb.i and may_speak(c))
        return next(described, None)
    while noun.head.i > dash.i and noun.head.i < verb.i and noun.head != noun:
        noun = noun.head
    return noun if _is_nominal(noun) and noun.i < verb.i else None


def _lost_subject(verb: Token) -> Token | None:
    """The subject that the parse takes for something else: "The two admit", "The court overruled the ban and said"."""
    counted = [c for c in children(verb, "nummod", "det") if c.i < verb.i]
    if counted:
        return counted[-1]
    is_name = verb.head.pos_ == "PROPN" and verb.head.dep_ == "ROOT" and verb.head.i < verb.i
    return verb.head if verb.dep_ == "conj" and is_name else None


def _agent_further_on(verb: Token) -> Token | None:
    """The agent that the parse hangs on a phrase of the verb: "was declared the winner by observers"."""
    for by in verb.subtree:
        if by.i > verb.i and by.lower_ == "by" and by.head.pos_ not in ("VERB", "AUX") and not _is_in_clause(by, verb):
            agent = first_child(by, "pobj")
            if agent is not None and may_speak(agent) and agent.ent_type_ not in _TIMES:
                return agent
    return None


def _is_in_clause(token: Token, verb: Token) -> bool:
    """Whether the token stands in a clause that the verb governs."""
    return any(verb.is_ancestor(above) and above.pos_ in ("VERB", "AUX") for above in token.ancestors)


def _asker(verb: Token) -> Token | None:
    """Who asked when the answer was told to them: "told the newspaper when asked whether"."""
    if verb.lemma_ != "ask" or verb.dep_ != "advcl" or verb.head.lemma_ != "tell":
        return None
    return first_child(verb.head, "dobj", "dative")


def _first_of_coordination(verb: Token) -> Token:
    """The verb whose subject a coordinated one shares: the nearest of its form ("she said he left and added")."""
    head = verb.head
    while verb.dep_ == "conj" and head.tag_ != verb.tag_ and not children(verb, "nsubj", "nsubjpass"):
        if head.head == head:
            return verb
        if head.head.tag_ == verb.tag_ and head.head.pos_ == "VERB":
            return head.head
        head = head.head
    return verb


def _relative_antecedent(verb: Token) -> Token | None:
    """Whom "who" stands for: the nearest person or group before it, when the clause is not hung on one."""
    who = first_child(verb, "nsubj")
    if verb.dep_ != "relcl" or who is None or who.lower_ != "who":
        return None
    if _is_somebody(verb.head):
        return verb.head
    before = verb.doc[max(who.sent.start, who.i - _ANTECEDENT_WITHIN) : who.i]
    return next((t for t in reversed(before) if t.ent_type_ == "PERSON" and t.dep_ != "compound"), verb.head)


def _is_somebody(noun: Token) -> bool:
    return noun.ent_type_ in SPEAKING_ENTITIES or noun.pos_ in ("PROPN", "PRON")


def _subject_of_insertion(verb: Token) -> Token | None:
    """Whom a participle between commas tells about, the subject of the verb behind it, which the parse leaves bare."""
    said = verb.head
    if said.i < verb.i or verb.tag_ not in ("VBD", "VBN"):
        return None
    subject = first_child(verb, "nsubj")
    if subject is None or subject.i > verb.i:
        return None
    is_inserted = verb.nbor(-1).text == "," and verb.right_edge.i < said.i and verb.right_edge.nbor(1).text == ","
    return subject if is_inserted and not children(said, "nsubj", "nsubjpass") else None


def _subject_before_insertion(verb: Token) -> Token | None:
    inserted = (_subject_of_insertion(clause) for clause in children(verb, "ccomp", "advcl"))
    return next((subject for subject in inserted if subject is not None), None)


def _quoting_verb(verb: Token) -> Token | None:
    """The verb that tells whose words it passes on: "quoted" of both verbs in "was quoted by the radio as saying"."""
    saying = verb.head if verb.dep_ == "conj" and verb.head.tag_ == verb.tag_ else verb
    if saying.dep_ == "pcomp" and saying.head.lower_ == "as":
        governor = saying.head.head
        quoting = governor if governor.pos_ == "VERB" else governor.head
    elif verb.lemma_.lower() in _quoting_verbs() and any(children(a, "pcomp") for a in _as_phrases(verb)):
        quoting = verb
    else:
        return None
    cue = match_cue(quoting, load_cues())
    return quoting if cue is not None and "object-saying" in cue.cue.complements else None


@cache
def _quoting_verbs() -> frozenset[str]:
    """The verbs of the lexicon that pass on the words of their object."""
    cues = (cue for entries in load_cues().values() for cue in entries)
    return frozenset(cue.words[0] for cue in cues if "object-saying" in cue.complements)


def _as_phrases(verb: Token) -> list[Token]:
    governors = (verb, *children(verb, "dobj", "agent"), *(o for a in children(verb, "agent") for o in a.children))
    return [c for governor in governors for c in children(governor, "prep") if c.lower_ == "as"]


def _quoted_person(quoting: Token) -> Token | None:
    """Whose words they are: the object of the verb that passes them on, the subject of its passive."""
    if is_passive(quoting):
        return subject_of(quoting)
    quoted = first_child(quoting, "dobj")
    is_relative = quoted is not None and quoted.tag_ in ("WP", "WDT") and quoting.dep_ == "relcl"
    return quoting.head if is_relative else quoted


def _governing_subject(verb: Token) -> Token | None:
    """The subject of the clause whose preposition governs the verb ("besides saying")."""
    head = verb.head
    if verb.dep_ != "pcomp":
        return None
    while head.dep_ in ("prep", "pobj", "pcomp", "conj", "advmod") and head.pos_ != "VERB" and head.head != head:
        head = head.head
    return subject_of(head)


def _speaker_of_cue_before(verb: Token) -> Token | None:
    """The speaker of the cue that a participle goes on from: "…, the minister said, adding that", ", before adding"."""
    comma = verb.left_edge.i - 1
    if verb.tag_ != "VBG" or comma <= verb.sent.start:
        return None
    if verb.dep_ == "pcomp" and verb.doc[comma] == verb.head:
        comma -= 1
    if verb.doc[comma].text != ",":
        return None
    stretch: list[Token] = []
    for token in reversed(verb.doc[max(verb.sent.start, comma - _CUE_WITHIN) : comma]):
        if token.is_punct and token.text != "-":
            break
        stretch.insert(0, token)
    if not stretch or stretch[0].i == verb.sent.start:
        return None
    verbs = [t for t in stretch if t.pos_ == "VERB" and children(t, "nsubj")]
    subject = _own_subject(verbs[-1]) if verbs and match_cue(verbs[-1], load_cues()) is not None else None
    return subject if subject in stretch else None


def _somebody_behind(speaker: Token, verb: Token) -> Token:
    """The one who acts when a thing only stands in the way of the parse: "used the rally to call for", "an effort to".

    The thing itself where the clauses around it name nobody.
    """
    if may_speak(speaker):
        return speaker
    owner = first_child(speaker, "poss")
    if owner is not None and verb.dep_ in ("acl", "relcl") and may_speak(owner):
        return owner
    clause, climbed = verb, 0
    while clause.head != clause and climbed < _MAX_CLIMB:
        clause, climbed = clause.head, climbed + 1
        if clause.pos_ not in ("VERB", "AUX") or clause.i > verb.i:
            continue
        subject = _own_subject(clause)
        if subject is not None and may_speak(subject):
            return subject
    return speaker


def _before_insertion(verb: Token, content: Sequence[Span]) -> Token | None:
    """The person whom an insertion parts from its verb: "Haddad, a lawyer from Basra, accused"."""
    doc, start = verb.doc, verb.i
    while start > verb.sent.start and doc[start - 1].pos_ in ("AUX", "ADV"):
        start -= 1
    if start == verb.sent.start or not doc[start - 1].is_punct:
        return None
    for entity in reversed(verb.sent.ents):
        if entity.end >= start or entity.label_ != "PERSON" or inside(entity.root, content):
            continue
        if doc[entity.end].text in _OPEN_INSERTION:
            return entity.root
    return None
