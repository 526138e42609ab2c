"""Whether what a date belongs to has happened or lies ahead, as its clause tells.

Belongs here: reading verbs, auxiliaries and prepositions above a date. Does not belong here: the calendar.
"""

from spacy.tokens import Span, Token

from pipelines.extract.dates.meanings import Tense
from pipelines.extract.dates.words import date_words
from pipelines.extract.syntax import auxiliaries, children, is_passive

_AHEAD_AUXILIARIES = frozenset("will shall wo 'll ’ll would 'd ’d may might could can should must".split())
_PERFECT_AUXILIARIES = frozenset("have has had 've ’ve having".split())
_PRESENT_AUXILIARIES = frozenset("is are am 's ’s 're ’re 'm ’m".split())
_PAST_AUXILIARIES = frozenset("was were did had".split())
_PAST_PREPOSITIONS = frozenset("after following since".split())
_DEADLINE_PREPOSITIONS = frozenset("until till to for by".split())
_NOMINAL = frozenset({"NOUN", "PROPN"})


def tense_of(words: Span) -> Tense | None:
    """The tense of what the date words belong to; None when the sentence does not tell.

    The first word above the date that tells decides: a preposition, a modifier of its noun, then verb by verb.
    """
    if _stands_after_ahead_of(words):
        return "future"
    token, preposition = words.root, None
    while token.head != token:
        below, token = token, token.head
        if token.pos_ == "ADP" or token.dep_ == "prep":
            preposition = preposition or token.lower_
        told = _told_by(token, below, preposition)
        if told is not None:
            return told
    return None


def _told_by(token: Token, below: Token, preposition: str | None) -> Tense | None:
    """What one word above the date tells; `below` is the word through which it was reached."""
    if token.pos_ == "ADP" or token.dep_ in ("prep", "mark"):
        return _told_by_preposition(token)
    if token.pos_ in _NOMINAL:
        ahead = any(c.lower_ in date_words("ahead_modifier") for c in children(token, "amod"))
        return "future" if ahead else None
    if token.pos_ == "ADJ" and token.lemma_.lower() in date_words("appointment"):
        return "future"
    if token.pos_ in ("VERB", "AUX"):
        return _told_by_verb(token, below, preposition)
    return None


def _told_by_preposition(token: Token) -> Tense | None:
    if token.lower_ in _PAST_PREPOSITIONS and any(c.pos_ in _NOMINAL for c in children(token, "pobj")):
        beside_date = any(c.ent_type_ == "DATE" for c in children(token, "pobj"))
        return None if beside_date else "past"
    return None


def _stands_after_ahead_of(words: Span) -> bool:
    """Whether "ahead of" opens the phrase, however the parse attaches it ("ahead of the elections in March")."""
    for token in reversed(words.doc[words.sent.start : words.start]):
        if token.pos_ in ("VERB", "AUX") or token.is_punct:
            return False
        if token.lower_ == "ahead":
            return True
    return False


def _told_by_verb(verb: Token, below: Token, preposition: str | None) -> Tense | None:
    helpers = auxiliaries(verb)
    if _makes_appointment(verb, below, preposition):
        return "future"
    if helpers & _PERFECT_AUXILIARIES:
        return "past"
    if helpers & _AHEAD_AUXILIARIES:
        return "future"
    if "to" in helpers:
        return "future" if _is_of_the_future(verb) else None
    if verb.tag_ == "VBD" or helpers & _PAST_AUXILIARIES:
        return "past"
    return _told_by_present(verb, below, helpers)


def _makes_appointment(verb: Token, below: Token, preposition: str | None) -> bool:
    """Whether the date is one that the verb sets: "scheduled for Monday", "postponed until Monday"."""
    lemma = verb.lemma_.lower()
    if lemma in date_words("deferring") and preposition in _DEADLINE_PREPOSITIONS:
        return True
    is_appointed = verb.tag_ == "VBN" and (is_passive(verb) or verb.dep_ in ("acl", "amod", "advcl"))
    return is_appointed and lemma in date_words("appointment") and below.dep_ not in ("nsubj", "nsubjpass")


def _told_by_present(verb: Token, below: Token, helpers: set[str]) -> Tense | None:
    """Present tenses announce: "is meeting", "opens", "the deadline is"; a participle without auxiliary is past."""
    is_present = verb.tag_ in ("VBZ", "VBP") or (verb.tag_ == "VBG" and bool(helpers & _PRESENT_AUXILIARIES))
    if is_present and (
        verb.lemma_.lower() in date_words("programme") or (verb.lemma_ == "be" and below.dep_ == "attr")
    ):
        return "future"
    return "past" if verb.tag_ == "VBN" and not helpers else None


def _is_of_the_future(infinitive: Token) -> bool:
    """Whether an infinitive lies ahead: "agreed to meet", "is due to meet", "are to meet", "a summit to be held"."""
    head = infinitive.head
    if head.pos_ in _NOMINAL:
        return bool(children(infinitive, "auxpass"))
    known = head.lemma_.lower() in date_words("infinitive") | date_words("appointment")
    return infinitive.dep_ != "advcl" and (known or (head.lemma_ == "be" and head.pos_ == "AUX"))
