"""Whether a country or capital that is named acts, is acted on or owns something, or is only where things happen.

Belongs here: the reading of one name of a place by its syntax. Does not belong here: places as such (locations/).
"""

from spacy.tokens import Token

from pipelines.extract.actors.reading import NameSpan, Reading

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "agent"})
_OBJECTS = frozenset({"dobj", "dative"})
_ROLES_OF_CAPITALS = _SUBJECTS | {"dobj", "conj", "pobj"}
_MODIFIERS = frozenset({"compound", "amod", "nmod"})
_HYPHENS = frozenset({"-", "–", "‑"})
_PREDICATES = frozenset({"acomp", "attr", "oprd"})
_SURE, _LIKELY, _POSSIBLE = 0.9, 0.75, 0.55
_TOWARDS = frozenset({"to", "from", "for"})
_GOVERNING = frozenset({"by", "against", "with", "between", "towards", "on", "among", "like", "than", "including"})


def acting_confidence(reading: Reading, name: NameSpan) -> float | None:
    """How sure it is that the name stands for an actor; None where it is a place alone.

    A metonym (a capital) must act or be spoken to; the country itself may also own and be acted on.
    """
    head = reading.tokens[reading.head_of(name.start, name.end)]
    use = name.options[0].use if name.options else "place"
    if use in ("demonym", "people"):
        return _of_demonym(reading, head, use)
    if name.length > 1 and reading.lower[name.end - 1] in reading.lexicon.institutions:
        return _SURE
    found = acting_as_place(reading, head)
    is_capital = use == "metonym" and reading.words[name.start] in reading.lexicon.capitals
    if is_capital and (head.dep_ not in _ROLES_OF_CAPITALS or (found or 0) <= _POSSIBLE):
        return None
    return found


def _of_demonym(reading: Reading, head: Token, use: str) -> float | None:
    """ "the Iranians" are an actor; so is the owner in "Iranian missiles", but not in "the Iranian border"."""
    if head.dep_ in _MODIFIERS and use == "people":
        return None
    if head.dep_ in _PREDICATES or (use == "demonym" and is_one_national(reading, head)):
        return None
    if head.dep_ not in _MODIFIERS:
        return _LIKELY if head.tag_ in ("NNPS", "NNS", "NNP") or head.dep_ in _SUBJECTS else _POSSIBLE
    if _is_name_after(reading, head) or _is_place_noun(reading, head.head):
        return None
    return None if _is_actor_noun(reading, head.head) else _POSSIBLE


def _is_name_after(reading: Reading, head: Token) -> bool:
    """Whether a demonym begins a longer name: "the Scottish Ring", which says nothing of Scots."""
    return head.head.i == head.i + 1 and head.head.tag_ in ("NNP", "NNPS") and reading.capital[head.head.i]


def is_one_national(reading: Reading, head: Token) -> bool:
    """Whether a demonym is a noun for one person: "an Iraqi", not "Iraqi troops", "the Iraqis" or "the British"."""
    is_modifier = head.dep_ in _MODIFIERS or head.dep_ == "npadvmod" or _has_hyphen(head)
    if is_modifier or head.pos_ == "ADJ" or (head.dep_ == "conj" and head.head.dep_ in _MODIFIERS):
        return False
    names = reading.lexicon.names
    word = reading.words[head.i]
    singular = any(name.use == "demonym" for name in names.get((word,), ()))
    return singular and any(name.use == "demonym" for name in names.get((word + "s",), ()))


def _has_hyphen(token: Token) -> bool:
    return token.i + 1 < len(token.doc) and token.nbor().text in _HYPHENS


def acts(reading: Reading, position: int) -> bool:
    """Whether the noun is the doer of something: a subject, or after the "by" of a passive."""
    role, head = reading.deps[position], reading.heads[position]
    if role == "conj":
        return acts(reading, head)
    return role == "nsubj" or (role == "pobj" and reading.deps[head] == "agent")


def acting_as_place(reading: Reading, head: Token) -> float | None:
    """The case of a country's or capital's own name or of "the country", by its role: also in "its ally, Peru"."""
    role = head.dep_
    if role == "conj":
        return acting_as_place(reading, head.head) if head.head.pos_ in ("PROPN", "NOUN") else None
    if role in _SUBJECTS:
        return _SURE
    if role == "appos" and head.head.lemma_.lower() in reading.lexicon.discourse_words["any side"]:
        return _LIKELY
    if role == "poss":
        return None if _is_place_noun(reading, head.head) else _LIKELY
    if role in _OBJECTS:
        is_place = _is_movement(reading, head.head) and not _is_owner_beside(reading, head)
        return None if is_place else _LIKELY
    return _of_object(reading, head.head) if role == "pobj" else _of_modifier(reading, head)


def _is_owner_beside(reading: Reading, head: Token) -> bool:
    """Whether what is the country's is named beside it, as only an actor's is: "left Peru and its allies alone"."""
    joined = reading.children(head.i, "conj")
    return any(reading.lower[i] in ("its", "their") for other in joined for i in reading.children(other, "poss"))


def _of_object(reading: Reading, preposition: Token) -> float | None:
    word, governor = preposition.lower_, preposition.head
    if word in reading.lexicon.place_words["preposition"]:
        return None
    if word == "between" and _is_place_noun(reading, governor):
        return None
    if preposition.dep_ == "agent" or word in _GOVERNING:
        return _LIKELY if word != "on" or governor.pos_ in ("NOUN", "VERB") else None
    if word in _TOWARDS:
        return None if _is_movement(reading, governor) or _is_place_noun(reading, governor) else _POSSIBLE
    if word == "of":
        return None if _is_place_noun(reading, governor) or _is_actor_noun(reading, governor) else _POSSIBLE
    return None


def _of_modifier(reading: Reading, head: Token) -> float | None:
    """ "US sanctions" are somebody's, "the Gaza war" is somewhere."""
    if head.dep_ not in _MODIFIERS and head.dep_ != "npadvmod":
        return None
    owned = head.head
    if head.dep_ == "npadvmod" or head.text.isupper():
        return None if _is_place_noun(reading, owned) or _is_actor_noun(reading, owned) else _LIKELY
    places = reading.lexicon.place_words
    if _is_place_noun(reading, owned) or owned.lemma_.lower() in places["event"] or _is_actor_noun(reading, owned):
        return None
    return _POSSIBLE


def _is_place_noun(reading: Reading, token: Token) -> bool:
    return token.lemma_.lower() in reading.lexicon.place_words["noun"]


def _is_actor_noun(reading: Reading, token: Token) -> bool:
    return token.lower_ in reading.lexicon.nouns or token.lower_ in reading.lexicon.institutions


def _is_movement(reading: Reading, token: Token) -> bool:
    return token.lemma_.lower() in reading.lexicon.place_words["movement"]
