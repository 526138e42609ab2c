"""Whether a place name stands for the place, for its government, or for its people.

Belongs here: reading the clause around a place name. Does not belong here: who the government is (actors/).
"""

from spacy.tokens import Doc, Token

from pipelines.extract.locations.gazetteer import Place
from pipelines.extract.locations.words import words_of
from pipelines.extract.records import LocationUsage


def usage_of(doc: Doc, last: int, place: Place | None, *, is_demonym: bool) -> LocationUsage:
    """The usage of a place name by the position of its last token.

    A country, a capital or a seat of power is a metonym where it does or says something ("Tehran said"), where
    somebody asks or tells it to ("urged Tehran to", "told Ankara that"), and in "Tehran-backed".
    """
    if is_demonym:
        return "demonym"
    if place is None or not (place.is_country or place.feature_code in ("PPLC", "BLDG")):
        return "place"
    head = doc[last]
    return "metonym" if _acts(head) or _is_told(head) or _stands_before_participle(head) else "place"


def _acts(head: Token) -> bool:
    head = _first_of_list(head)
    if head.dep_ == "pobj" and head.head.dep_ == "agent":
        return True
    return head.dep_ in ("nsubj", "nsubjpass") and head.head.lemma_.lower() not in words_of("being")


def _is_told(head: Token) -> bool:
    head = _first_of_list(head)
    if head.dep_ == "dative":
        return head.pos_ == "PROPN" and head.head.pos_ == "VERB"
    return head.dep_ == "dobj" and any(child.dep_ in ("xcomp", "ccomp") for child in head.head.children)


def _stands_before_participle(head: Token) -> bool:
    following = [head.doc[n] for n in range(head.i + 1, min(head.i + 3, len(head.doc)))]
    return len(following) == 2 and following[0].text == "-" and following[1].tag_ in ("VBN", "VBD")


def _first_of_list(head: Token) -> Token:
    while head.dep_ == "conj" and head.head.ent_type_ == "GPE":
        head = head.head
    return head
