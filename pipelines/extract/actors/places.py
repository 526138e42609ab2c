"""Names that the model takes for people or bodies and that are those of places.

Belongs here: the evidence that an unknown name is a place. Does not belong here: finding and placing places
(locations/), countries that act (agency.py).
"""

from collections.abc import Sequence

from spacy.tokens import Token

from pipelines.extract.actors.dateline import dateline_positions
from pipelines.extract.actors.reading import Entity, Reading, WorkingMention
from pipelines.extract.actors.shape import PLACE_LABELS, begins_place, is_body_noun, is_person_noun
from pipelines.extract.locations.names import place_names

_TOWARDS = frozenset({"to", "from", "of", "on", "between"})
_INSIDE = frozenset({"in", "near", "outside", "inside"})
_NAMING = frozenset({"of", "as", "including", "like"})
_ACTING = frozenset({"nsubj", "agent"})
_DOUBT = 2
"""A name that no gazetteer has is a place unless the model says otherwise more than so many times as often."""
_MODIFIERS = frozenset({"compound", "nmod"})
_LINKING = frozenset({"be", "become", "remain"})
_LONGEST_WAY = 6
_DISTANCE_TAGS = frozenset({",", "CD", "NN", "NNS"})
_STOPS = frozenset({",", "."})


def without_places(reading: Reading, mentions: Sequence[WorkingMention]) -> list[WorkingMention]:
    """The mentions without those of entities that are places."""
    by_entity: dict[int, list[WorkingMention]] = {}
    for mention in mentions:
        by_entity.setdefault(id(mention.entity), []).append(mention)
    cities = dateline_positions(reading)
    places = {key for key, them in by_entity.items() if _is_place(reading, them[0].entity, them, cities)}
    return [mention for mention in mentions if id(mention.entity) not in places]


def _is_place(reading: Reading, entity: Entity, mentions: Sequence[WorkingMention], cities: frozenset[int]) -> bool:
    """Whether an entity outside the lexicon is somewhere rather than somebody; `cities` are the tokens of datelines.

    The gazetteer's word is enough for a body that never acts; a person must also stand where places stand, unless the
    place is large. A name that no list knows is a place when it only ever stands where places do, or is told as one.
    """
    if entity.known is not None or entity.roles or any(mention.title for mention in mentions):
        return False
    where = sum(_stands_as_place(reading, mention) for mention in mentions)
    acts = any(_acts(reading, mention) for mention in mentions if mention.start not in cities)
    listed = bool(place_names().candidates(entity.name))
    seen = _is_labelled_place(reading, entity, listed=listed)
    is_told_as_person = any(_is_told_as_person(reading, mention) for mention in mentions)
    if not is_told_as_person and (
        (entity.actor_type == "person" and _is_mostly_place(reading, entity, listed=listed))
        or (not acts and any(m.start in cities for m in mentions))
        or (not acts and _is_mostly_told_as_place(reading, entity, mentions))
        or _is_large_place(reading, entity, mentions)
    ):
        return True
    if not (seen or listed):
        return where == len(mentions) and any(_is_surely_place(reading, mention) for mention in mentions)
    if entity.actor_type == "person" and not seen:
        return 2 * where >= len(mentions) and not acts
    return 2 * where >= len(mentions) or (listed and not acts)


def _acts(reading: Reading, mention: WorkingMention) -> bool:
    return reading.deps[mention.head] in _ACTING or _is_told(reading, mention)


def _is_told(reading: Reading, mention: WorkingMention) -> bool:
    """Whether somebody says something to whom the name means: "the mayor told Meridian"."""
    if reading.deps[mention.head] != "dobj":
        return False
    told = (quote.addressee for quote in reading.quotes if quote.addressee is not None)
    return any(mention.head in reading.positions(span) for span in told)


def _is_labelled_place(reading: Reading, entity: Entity, *, listed: bool) -> bool:
    """Whether the model takes the name for a place; for one that no gazetteer has, not only now and then."""
    as_place = sum(reading.place_labels[name] for name in entity.names)
    as_other = sum(reading.body_labels[name] for name in entity.names)
    return as_place > 0 and (listed or as_other <= _DOUBT * as_place)


def _is_told_as_person(reading: Reading, mention: WorkingMention) -> bool:
    """Whether a noun for a person stands beside the name: "Kalo, a singer"."""
    beside = reading.children(mention.head, "appos")
    if reading.deps[mention.head] == "appos":
        beside.append(reading.heads[mention.head])
    return any(is_person_noun(reading, i) for i in beside)


def _is_mostly_place(reading: Reading, entity: Entity, *, listed: bool) -> bool:
    """Whether a single word, taken for a person here, is a place wherever else the model sees it."""
    as_place = sum(reading.place_labels[name] for name in entity.names)
    as_other = sum(reading.body_labels[name] for name in entity.names)
    is_sure = as_place > as_other and (listed or as_place > _DOUBT)
    return is_sure and all(" " not in name for name in entity.names)


def _is_large_place(reading: Reading, entity: Entity, mentions: Sequence[WorkingMention]) -> bool:
    """Whether a large place bears the name and it seldom acts: "Mosul" of "eastern Mosul" and "Mosul is the key"."""
    if not place_names().is_weighty(entity.name) or _speaks(reading, mentions):
        return False
    acting = sum(_does_something(reading, mention) for mention in mentions)
    return 2 * acting < len(mentions)


def _does_something(reading: Reading, mention: WorkingMention) -> bool:
    """Whether the name is the subject of a verb that says more than what or where it is."""
    return _acts(reading, mention) and reading.tokens[reading.heads[mention.head]].lemma_ not in _LINKING


def _speaks(reading: Reading, mentions: Sequence[WorkingMention]) -> bool:
    heads = (mention.head for mention in mentions if reading.deps[mention.head] not in _MODIFIERS)
    return any(reading.spoken_at.get(head) for head in heads)


def _is_mostly_told_as_place(reading: Reading, entity: Entity, mentions: Sequence[WorkingMention]) -> bool:
    """Whether most mentions stand beside a noun for a place; a person with a full name is none for that."""
    is_full_name = entity.actor_type == "person" and any(" " in name for name in entity.names)
    told = sum(_bears_name_of_place(reading, mention) for mention in mentions)
    return not is_full_name and 2 * told > len(mentions)


def _bears_name_of_place(reading: Reading, mention: WorkingMention) -> bool:
    """Whether a noun beside the name says what sort of place bears it.

    "The hamlet of Qarm", "its capital, Qarm,", "the mill at Qarm", "a Qarm resident", "Qarm-based".
    """
    head, words = reading.tokens[mention.head], reading.lexicon.place_words
    if head.dep_ == "npadvmod" and head.head.lower_ == "based":
        return True
    if mention.start > 1 and reading.lower[mention.start - 1] == "at":
        site = reading.tokens[mention.start - 2]
        return site.pos_ == "NOUN" and site.lemma_.lower() in words["site"]
    if head.dep_ in _MODIFIERS and head.head.lemma_.lower() in words["inhabitant"]:
        return True
    return _is_sort_of_place(reading, *_telling_sort(reading, mention))


def _telling_sort(reading: Reading, mention: WorkingMention) -> Sequence[int]:
    """Where a noun stands that would say what sort of place bears the name."""
    head = reading.tokens[mention.head]
    if head.dep_ == "pobj" and head.head.lower_ == "of":
        whole = head.head.head.i
        return (whole, *reading.children(whole, "compound"))
    if head.dep_ in _MODIFIERS:
        return (mention.end,)
    if head.dep_ == "appos":
        return (head.head.i,)
    return (mention.start - 2,) if _is_between_commas(reading, mention) else ()


def _is_sort_of_place(reading: Reading, *positions: int) -> bool:
    """Whether a noun such as "hamlet" stands at one of the tokens, as in "the district seat of Qarm"."""
    sorts = reading.lexicon.place_words["sort"]
    nouns = (reading.tokens[i] for i in positions if i < len(reading.tokens))
    return any(noun.pos_ in ("NOUN", "PROPN") and noun.lemma_.lower() in sorts for noun in nouns)


def _is_between_commas(reading: Reading, mention: WorkingMention) -> bool:
    """Whether the name stands between a noun with a comma and a comma or full stop: "its capital, Qarm, fell"."""
    following = reading.lower[mention.end : mention.end + 1]
    return mention.start > 1 and reading.lower[mention.start - 1] == "," and not _STOPS.isdisjoint(following)


def _stands_as_place(reading: Reading, mention: WorkingMention) -> bool:
    """Whether the name stands after "in" or "near", or before "city" or "camp"."""
    return _is_among_places(reading, reading.tokens[mention.head]) or _is_located(reading, mention)


def _is_located(reading: Reading, mention: WorkingMention) -> bool:
    """Whether what follows says which way it lies: "Qarm, south of Telm", "Qarm, 30km north of Telm"."""
    after = reading.lower[mention.end : mention.end + _LONGEST_WAY]
    side = after.index("of") - 1 if "of" in after else -1
    if side < 0 or after[side] not in reading.lexicon.place_words["noun"]:
        return False
    return _DISTANCE_TAGS.issuperset(reading.tags[mention.end : mention.end + side])


def _is_among_places(reading: Reading, head: Token) -> bool:
    words = reading.lexicon.place_words
    if head.dep_ == "conj":
        return head.head.ent_type_ in PLACE_LABELS or _is_among_places(reading, head.head)
    if head.dep_ == "appos":
        return head.head.lemma_.lower() in words["noun"]
    if head.dep_ == "pobj":
        return head.head.lower_ in words["preposition"] or head.head.lower_ in _TOWARDS
    if head.dep_ == "dobj":
        return head.head.lemma_.lower() in words["movement"]
    return head.dep_ in ("compound", "poss", "nmod") and head.head.lemma_.lower() in words["noun"]


def _is_surely_place(reading: Reading, mention: WorkingMention) -> bool:
    """Whether no body or person would be named so: "in Qarm", "the camp of Qarm", "Qarm village", not "in the QRM"."""
    head = reading.tokens[mention.head]
    if head.text.isupper() or is_body_noun(reading, reading.words[mention.end - 1]):
        return False
    before = reading.lower[mention.start - 1] if mention.start else ""
    if head.dep_ == "pobj" and head.head.lower_ == before and before in _INSIDE:
        return True
    return _is_told_as_place(reading, head) or _is_located(reading, mention) or _is_beside_place(reading, head)


def _is_beside_place(reading: Reading, head: Token) -> bool:
    """Whether "and" joins it to a place that stands after "in": "in both Aleppo and Qarm"."""
    first = head.head
    if head.dep_ != "conj" or first.dep_ != "pobj" or first.head.lower_ not in _INSIDE:
        return False
    start = next(i for i in range(first.left_edge.i, first.i + 1) if reading.capital[i] or i == first.i)
    is_known = bool(place_names().candidates(reading.text(start, first.i + 1)))
    return is_known or first.ent_type_ in PLACE_LABELS or begins_place(reading, start, first.i + 1)


def _is_told_as_place(reading: Reading, head: Token) -> bool:
    """Whether a noun for places says what the name is of: "the camp of Qarm", "the camps Qarm and Telm".

    Also "towns such as Qarm".
    """
    nouns = reading.lexicon.place_words["noun"]
    if head.dep_ == "conj":
        return _is_told_as_place(reading, head.head)
    if head.dep_ == "pobj" and head.head.lower_ in _NAMING:
        return head.head.head.lemma_.lower() in nouns
    if any(child.dep_ == "compound" and child.tag_ == "NNS" and child.lemma_ in nouns for child in head.lefts):
        return True
    return (head.dep_ in _MODIFIERS or head.dep_ == "appos") and head.head.lemma_.lower() in nouns
