"""Whether a country or capital that is named acts, is acted on or owns something, or is only where things happen.

Belongs here: the reading of one name of a place by its syntax. Does not belong here: places as such (locations/).
"""

from collections.abc import Iterator

from spacy.tokens import Token

from pipelines.extract.actors.reading import NameSpan, Reading

_OF_NATIONS = frozenset({"demonym", "people"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "agent"})
_OBJECTS = frozenset({"dobj", "dative"})
_ROLES_OF_CAPITALS = _SUBJECTS | {"dobj", "conj", "pobj"}
_MODIFIERS = frozenset({"compound", "amod", "nmod"})
_HYPHENS = frozenset({"-", "–", "‑"})
_PREDICATES = frozenset({"acomp", "attr", "oprd"})
_SURE, _LIKELY, _POSSIBLE = 0.9, 0.75, 0.55
_TOWARDS = frozenset({"to", "from", "for"})
_RETURNING = frozenset({"abroad", "back", "home"})
_PARTS = frozenset({"north", "south", "east", "west", "northern", "southern", "eastern", "western", "central"})
_COUNTING = frozenset(
    {"all", "another", "few", "fewer", "half", "many", "more", "most", "no", "one", "several", "some"}
)
_ASIDE = frozenset({",", "-", "–", "—", "("})
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
    is_part = any(reading.tokens[i].text in _PARTS for i in reading.children(head.i, *_MODIFIERS))
    governor = head.head if _is_before_demonym(reading, head, name.end) else head
    found = acting_as_place(reading, governor) if not is_part else None
    is_capital = use == "metonym" and reading.words[name.start] in reading.lexicon.capitals
    if is_capital and (head.dep_ not in _ROLES_OF_CAPITALS or (found or 0) <= _POSSIBLE):
        return None
    return found


def _is_before_demonym(reading: Reading, head: Token, end: int) -> bool:
    """Whether it only seems to stand before a noun: "Peru" of "Peru or Peruvian soldiers"."""
    is_joined = head.dep_ in _MODIFIERS and reading.tags[end : end + 1] == ["CC"]
    return is_joined and not head.text.isupper() and is_demonym_at(reading, end + 1)


def is_demonym_at(reading: Reading, start: int) -> bool:
    """Whether a demonym or the name of a people begins here, of one or two words: "Kurdish", "South Korean"."""
    spans = (reading.name_words(start, end) for end in (start + 1, start + 2))
    options = (name for words in spans for name in reading.lexicon.names.get(words, ()))
    return reading.capital[start : start + 1] == [True] and any(name.use in _OF_NATIONS for name in options)


def _of_demonym(reading: Reading, head: Token, use: str) -> float | None:
    """ "the Iranians" are an actor; so is the owner in "Iranian missiles", but not in "the Iranian border"."""
    if head.dep_ in _MODIFIERS and use == "people":
        return None
    is_base = head.dep_ == "npadvmod" and head.head.lower_ == "based"
    if is_base or head.dep_ in _PREDICATES or (use == "demonym" and are_nationals(reading, head)):
        return None
    first = head
    while first.dep_ == "conj":
        first = first.head
    if first.dep_ not in _MODIFIERS and not _is_language(reading, head, first):
        return _LIKELY if head.tag_ in ("NNPS", "NNS", "NNP") or head.dep_ in _SUBJECTS else _POSSIBLE
    is_before_noun = first.dep_ in _MODIFIERS and use != "people" and not _is_name_after(reading, head)
    if not is_before_noun or _is_of_people(reading, head, first.head):
        return None
    is_of_states = _is_institution(reading, first.head) or first.head.lemma_ in _sides(reading)
    if is_of_states and _is_joined(reading, head):
        return _POSSIBLE
    return None if any(_is_located(reading, owned) for owned in _governing(first)) else _POSSIBLE


def _is_language(reading: Reading, head: Token, first: Token) -> bool:
    """Whether the word means the language: "she speaks Spanish", "a letter in Spanish and Hausa"."""
    is_bare = head.tag_ not in ("NNPS", "NNS") and not any(child.dep_ == "det" for child in head.children)
    is_spoken = first.dep_ == "dobj" and first.head.lemma_.lower() in reading.lexicon.place_words["speaking"]
    return is_bare and (is_spoken or (first.dep_ == "pobj" and first.head.lower_ == "in"))


def _is_institution(reading: Reading, noun: Token) -> bool:
    institutions = reading.lexicon.institutions
    return noun.lower_ in institutions or noun.lemma_ in institutions


def _sides(reading: Reading) -> frozenset[str]:
    """The nouns for what a state may be to another, as "ally"."""
    return reading.lexicon.discourse_words["any side"]


def _is_of_people(reading: Reading, head: Token, noun: Token) -> bool:
    """Whether people of the country stand before the noun: "Peruvian rebel positions" are not those of Peru."""
    between = (reading.lexicon.nouns.get(reading.lower[i]) for i in range(head.i + 1, noun.i) if head.head == noun)
    return any(word is not None and word.actor_type == "anonymous" for word in between)


def _is_joined(reading: Reading, head: Token) -> bool:
    """Whether the modifier is one of several with names: both of "Peruvian and Chilean forces"."""
    joined = [head.head.i] if head.dep_ == "conj" else reading.children(head.i, "conj")
    return any((reading.words[i],) in reading.lexicon.names for i in joined)


def _governing(modifier: Token) -> Iterator[Token]:
    """The nouns of which something is said before them: "border" of "the Turkish-Syrian border"."""
    while modifier.dep_ in _MODIFIERS:
        modifier = modifier.head
        yield modifier


def _is_located(reading: Reading, noun: Token) -> bool:
    """Whether a demonym or name before the noun says where it is or is from: "the Syrian war", "a Dutch passport"."""
    lemma, kinds = noun.lemma_.lower(), ("noun", "event", "local")
    return any(lemma in reading.lexicon.place_words[kind] for kind in kinds) or _is_actor_noun(reading, noun)


def _is_name_after(reading: Reading, head: Token) -> bool:
    """Whether a demonym begins a longer name: "the Scottish Ring", which says nothing of Scots."""
    after = range(head.i + 1, head.head.i + 1)
    return bool(after) and all(reading.tags[i] in ("NNP", "NNPS") and reading.capital[i] for i in after)


def are_nationals(reading: Reading, head: Token) -> bool:
    """Whether a demonym is a noun for people and not for their state: "an Iraqi", "30 Iraqis", "Iraqis who fled".

    Not "Iraqi troops", "the Iraqis" or "the British".
    """
    is_modifier = head.dep_ in _MODIFIERS or head.dep_ == "npadvmod" or _has_hyphen(head)
    if is_modifier or head.pos_ == "ADJ" or (head.dep_ == "conj" and head.head.dep_ in _MODIFIERS):
        return False
    word = reading.words[head.i]
    if _is_demonym(reading, word) and _is_demonym(reading, f"{word}s"):
        return True
    is_plural = word.endswith("s") and _is_demonym(reading, word) and _is_demonym(reading, word[:-1])
    return is_plural and (_are_counted(reading, head) or _are_told_apart(reading, head))


def _is_demonym(reading: Reading, word: str) -> bool:
    return any(name.use == "demonym" for name in reading.lexicon.names.get((word,), ()))


def _are_counted(reading: Reading, head: Token) -> bool:
    """Whether words say how many of them: "30 Iraqis", "most Iraqis", "thousands of Iraqis", "half of the Iraqis"."""
    counting = reading.lexicon.discourse_words["quantity"]
    if any(child.dep_ == "nummod" or child.lower_ in _COUNTING or child.lemma_ in counting for child in head.lefts):
        return True
    if head.dep_ != "pobj" or head.head.lower_ != "of":
        return False
    whole = head.head.head
    return whole.tag_ == "CD" or whole.lower_ in _COUNTING or whole.lemma_ in counting


def _are_told_apart(reading: Reading, head: Token) -> bool:
    """Whether words say which of them: "young Iraqis", "Iraqis who fled", but not "the Iraqis, who fled"."""
    clauses = [child for child in head.rights if child.dep_ in ("relcl", "acl")]
    if any(reading.lower[clause.left_edge.i - 1] not in _ASIDE for clause in clauses):
        return True
    lefts = [child for child in head.lefts if child.dep_ in ("amod", "det", "compound")]
    return any(child.dep_ == "amod" for child in lefts) and not any(child.dep_ == "det" for child in lefts)


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
        is_setting = head.head.lemma_.lower() in reading.lexicon.place_words["event"]
        return None if is_setting or _is_place_noun(reading, head.head) else _LIKELY
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
    if preposition.dep_ == "agent" or word in _GOVERNING:
        if _is_place_noun(reading, governor):
            return None
        return _LIKELY if word != "on" or governor.pos_ in ("NOUN", "VERB") else None
    if word in _TOWARDS:
        return None if _is_way(reading, preposition) or _is_place_noun(reading, governor) else _POSSIBLE
    if word == "of":
        is_owned = governor.tag_ in ("NN", "NNS") and not _is_actor_noun(reading, governor)
        return _POSSIBLE if is_owned and not _is_place_noun(reading, governor) else None
    return None


def _is_way(reading: Reading, preposition: Token) -> bool:
    """Whether "to", "from" or "for" tells of a way or an origin: "return from Peru", "girls from Peru"."""
    word, governor, places = preposition.lower_, preposition.head, reading.lexicon.place_words
    lemma = governor.lemma_.lower()
    if _is_movement(reading, governor) or lemma in places["transport"] or governor.lower_ in _RETURNING:
        return True
    if word == "from" and governor.pos_ in ("PRON", "ADJ"):
        return True
    if governor.pos_ == "PROPN" or governor.lower_ in reading.lexicon.nouns or _is_range(preposition):
        return governor.lower_ not in reading.lexicon.institutions
    return word == "from" and governor.pos_ == "VERB" and lemma not in places["giver"]


def _is_range(preposition: Token) -> bool:
    """Whether the preposition is one of a pair: "from Peru to Chile"."""
    if preposition.lower_ == "for":
        return False
    other = "to" if preposition.lower_ == "from" else "from"
    beside = (*preposition.head.children, *preposition.children, preposition.head)
    return any(token.lower_ == other and token.dep_ == "prep" for token in beside)


def _of_modifier(reading: Reading, head: Token) -> float | None:
    """ "US sanctions" are somebody's, "the Gaza war" is somewhere."""
    if head.dep_ not in _MODIFIERS and head.dep_ != "npadvmod":
        return None
    owned = head.head
    if owned.lower_ == "based":
        return None
    if head.dep_ == "npadvmod" or head.text.isupper():
        is_local = owned.lemma_.lower() in reading.lexicon.place_words["local"]
        return None if is_local or _is_place_noun(reading, owned) or _is_actor_noun(reading, owned) else _LIKELY
    return None if _is_located(reading, owned) else _POSSIBLE


def _is_place_noun(reading: Reading, token: Token) -> bool:
    return token.lemma_.lower() in reading.lexicon.place_words["noun"]


def _is_actor_noun(reading: Reading, token: Token) -> bool:
    return token.lower_ in reading.lexicon.nouns or token.lower_ in reading.lexicon.institutions


def _is_movement(reading: Reading, token: Token) -> bool:
    return token.lemma_.lower() in reading.lexicon.place_words["movement"]
