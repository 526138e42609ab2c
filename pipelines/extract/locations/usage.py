"""Whether a place name stands for the place, for its government, or for its people.

Belongs here: reading the clause around a place name. Does not belong here: who the government is (actors/).
"""

from spacy.strings import get_string_id
from spacy.tokens import Doc, Token

from pipelines.extract.locations.gazetteer import Place
from pipelines.extract.locations.words import words_of
from pipelines.extract.records import LocationUsage

# Relations and labels by number: asking tokens for their names costs several times as much.
_SUBJECTS = frozenset({get_string_id("nsubj"), get_string_id("nsubjpass")})
_CLAUSES = frozenset({get_string_id("xcomp"), get_string_id("ccomp")})
_OBJECT_OF_PREPOSITION, _DIRECT_OBJECT = get_string_id("pobj"), get_string_id("dobj")
_AGENT, _CONJUNCT, _DATIVE = get_string_id("agent"), get_string_id("conj"), get_string_id("dative")
_COUNTRY_OR_TOWN, _HYPHEN = get_string_id("GPE"), get_string_id("-")


def usage_of(doc: Doc, last: int, place: Place | None, *, is_demonym: bool) -> LocationUsage:
    """The usage of a place name by the position of its last token.

    A country, a capital or a seat of power is a metonym where it does or says something ("Tehran said"), where
    somebody asks or tells it to ("urged Tehran to", "told Ankara that"), and in "Tehran-backed".
    """
    if is_demonym:
        return "demonym"
    if place is None or not (place.is_country or place.feature_code in ("PPLC", "BLDG")):
        return "place"
    subject = _first_of_list(doc[last])
    acts = _acts(subject) or _is_told(subject) or _stands_before_participle(doc, last)
    return "metonym" if acts else "place"


def _acts(head: Token) -> bool:
    if head.dep == _OBJECT_OF_PREPOSITION and head.head.dep == _AGENT:
        return True
    return head.dep in _SUBJECTS and head.head.lemma_.lower() not in words_of("being")


def _is_told(head: Token) -> bool:
    if head.dep == _DATIVE:
        return head.pos_ == "PROPN" and head.head.pos_ == "VERB"
    return head.dep == _DIRECT_OBJECT and any(child.dep in _CLAUSES for child in head.head.children)


def _stands_before_participle(doc: Doc, last: int) -> bool:
    return last + 2 < len(doc) and doc[last + 1].orth == _HYPHEN and doc[last + 2].tag_ in ("VBN", "VBD")


def _first_of_list(head: Token) -> Token:
    while head.dep == _CONJUNCT and head.head.ent_type == _COUNTRY_OR_TOWN:
        head = head.head
    return head
