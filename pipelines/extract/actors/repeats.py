"""Whom a description means that speaks again of somebody without a name: the same words, fewer or more of them.

Belongs here: the choice among those described before. Does not belong here: descriptions of somebody with a name
(antecedents.py, bodies.py, persons.py).
"""

from collections.abc import Iterator

from pipelines.extract.actors.bodies import Meaning
from pipelines.extract.actors.descriptions import ARTICLES, Description, says_only_noun
from pipelines.extract.actors.discourse import Discourse
from pipelines.extract.actors.offices import state_ruled
from pipelines.extract.actors.owners import named_body, owner_country, owner_of, speaking_owner
from pipelines.extract.actors.reading import Entity, Reading, WorkingMention
from pipelines.extract.actors.shape import INDEFINITE

_TAGS_OF_OWNERS = frozenset({"NN", "NNP", "PRP$"})
_PRIVATE = "CVL"
_COMPLEMENTS = ("prep", "relcl", "acl")
_AGAIN = 6
_OF_SEVERAL = "their"
_HEADLINE = 1
"""Up to which sentence an article may still bring in somebody told of before: the headline and the lead do so."""
_SPEAKING_FOR = ("for", "of")
_GREAT = 1000
"""From which count on a text hardly tells of two groups of as many people, but for those in different places."""
_VERBS = frozenset({"VERB", "AUX"})
_PLACE_LABELS = frozenset({"GPE", "LOC"})


def described_again(discourse: Discourse, description: Description) -> Meaning | None:
    """Somebody without a name described in the same words, or by the same noun when it is now "the".

    Also by a noun that ends so, "the agencies" after "aid agencies"; the only ones of whom fewer or more words are
    said, "the unit" after "the sniper unit".
    """
    if _is_another(discourse, description):
        return _same_spokesman(discourse, description)
    if (same := _as_many(discourse, description) or _same_kin(discourse, description)) is not None:
        return same
    owner, key = owner_of(discourse, description), key_of(discourse, description)
    so_called: list[WorkingMention] = []
    ending: list[WorkingMention] = []
    for mention in _without_names(discourse, description):
        entity = mention.entity
        if entity.name == key and _is_same_owner(discourse, description, entity.owner, owner):
            is_same = _is_same_count(discourse.reading, description, mention) and _is_same_kin(
                discourse, description, mention
            )
            return (entity, "again", 0.6) if is_same else None
        if description.called in entity.nouns:
            so_called.append(mention)
        elif any(noun.endswith(f" {description.noun.noun}") for noun in entity.nouns):
            ending.append(mention)
    so_called = so_called or ending
    if not so_called:
        return None
    if not says_only_noun(discourse.reading, description):
        return _only_one(discourse, description, so_called)
    nearest, sentence = so_called[0], discourse.reading.sentence
    is_near = sentence[description.head] - sentence[nearest.head] <= _AGAIN
    is_only_one = all(mention.entity is nearest.entity for mention in so_called)
    return (nearest.entity, "again", 0.55) if is_near or is_only_one else None


def _is_another(discourse: Discourse, description: Description) -> bool:
    """Whether an article brings in one not told of before: "a court" after a court, but for the lead of a report."""
    reading = discourse.reading
    is_new = not description.is_plural and reading.lower[description.start] in INDEFINITE
    return is_new and reading.sentence[description.head] > _HEADLINE


def _same_spokesman(discourse: Discourse, description: Description) -> Meaning | None:
    """The spokesman of a body with a name, who may be told of as if new each time: "a Pentagon spokesman"."""
    title = discourse.reading.lexicon.titles.get(tuple(description.noun.noun.split()))
    body = _body_of(discourse, description.start, description.head)
    if title is None or title.relation != "spokesperson_for" or body is None:
        return None
    key = key_of(discourse, description)
    before = (m for m in _without_names(discourse, description) if m.entity.name == key and m.form == "nominal")
    return next(((m.entity, "again", 0.6) for m in before if _body_of(discourse, m.start, m.head) is body), None)


def _body_of(discourse: Discourse, start: int, head: int) -> Entity | None:
    """The body whose name stands before the noun or after it: "a Pentagon spokesman", "a spokesman for Nato"."""
    return named_body(discourse, (*range(start, head), *discourse.reading.objects(head, *_SPEAKING_FOR)))


def _as_many(discourse: Discourse, description: Description) -> Meaning | None:
    """The people without a name of whom there were as many: "a staggering 700,000 people" after "700,000 people"."""
    reading = discourse.reading
    count, owner = _count(reading, description.start, description.head), owner_of(discourse, description)
    if not any(word[0].isdecimal() for word in count) or not description.is_plural:
        return None
    for mention in _without_names(discourse, description):
        is_so_called = description.called in mention.entity.nouns and mention.form == "nominal"
        if is_so_called and _count(reading, mention.start, mention.head) == count:
            is_of_one = description.may_be_of(mention.entity.country) and owner in (None, mention.entity.owner)
            is_same = is_of_one and _is_same_count(reading, description, mention)
            return (mention.entity, "same number", 0.6) if is_same else None
    return None


def _same_kin(discourse: Discourse, description: Description) -> Meaning | None:
    """The children whom one and his wife have, whoever of them is told of: "their four children", "her children".

    With "their" it may be open whose they are: "a man, his wife and their children".
    """
    if not _are_somebodys_kin(discourse, description) or key_of(discourse, description) != description.called:
        return None
    is_open = _is_of_several(discourse.reading, description.head)
    for mention in _without_names(discourse, description):
        if description.called not in mention.entity.nouns:
            continue
        old, new = _parents_of(discourse, description, mention)
        is_unknown = (is_open or not old) if not (old and new) else _is_parent(discourse.reading, new)
        may_be_any = is_unknown and _is_of_several(discourse.reading, mention.head)
        if may_be_any or _may_share(old, new):
            return mention.entity, "kin", 0.6
    return None


def _are_somebodys_kin(discourse: Discourse, description: Description) -> bool:
    is_kin = description.noun.noun in discourse.reading.lexicon.kinship
    return is_kin and description.is_plural and description.owner is not None


def _is_same_kin(discourse: Discourse, description: Description, before: WorkingMention) -> bool:
    """Whether kin called alike are not those of other people, as far as it is told whose they are."""
    if not _are_somebodys_kin(discourse, description):
        return True
    old, new = _parents_of(discourse, description, before)
    return not (old and new) or _may_share(old, new)


def _parents_of(discourse: Discourse, kin: Description, before: WorkingMention) -> tuple[list[Entity], list[Entity]]:
    """Whose kin those before and those described now are."""
    owner = speaking_owner(discourse, kin) or owner_of(discourse, kin)
    return _parents(discourse, before.head, before.entity.owner), _parents(discourse, kin.head, owner)


def _parents(discourse: Discourse, kin: int, owner: Entity | None) -> list[Entity]:
    """Whose kin they are: for "their" the persons told of in the sentence before, when there are several."""
    sentence = discourse.reading.sentence[kin]
    near = [
        m.entity for m in discourse.recent(kin, 0) if discourse.reading.sentence[m.head] == sentence and m.head < kin
    ]
    persons = {id(entity): entity for entity in near if entity.is_person}
    if len(persons) > 1 and _is_of_several(discourse.reading, kin):
        return list(persons.values())
    return [owner] if owner is not None else []


def _is_of_several(reading: Reading, head: int) -> bool:
    return any(reading.lower[i] == _OF_SEVERAL for i in reading.children(head, "poss"))


def _may_share(some: list[Entity], others: list[Entity]) -> bool:
    """Whether one of the first is one of the others, or married to one."""
    return any(one is other or _are_married(one, other) for one in some for other in others)


def _is_parent(reading: Reading, owners: list[Entity]) -> bool:
    """Whether they are the kin of somebody who is told of as kin alone: "the father" and his children."""
    return len(owners) == 1 and not owners[0].names and owners[0].name in reading.lexicon.kinship


def _are_married(one: Entity, other: Entity) -> bool:
    return one.relatives.get("spouse") is other or other.relatives.get("spouse") is one


def _is_same_count(reading: Reading, description: Description, before: WorkingMention) -> bool:
    """Whether people counted again are those before: not when both sentences name places or states, but other ones.

    Of fewer than a thousand, in figures, the same must be told: "20 people died" and "20 people fled" tell of others.
    """
    count = _count(reading, description.start, description.head)
    if not count:
        return True
    here, there = _places(reading, description.head), _places(reading, before.head)
    is_elsewhere = bool(here) and bool(there) and here.isdisjoint(there)
    if _tells_others(reading, description) or (is_elsewhere and not description.is_definite):
        return False
    is_alike = not _told(reading, description.head).isdisjoint(_told(reading, before.head))
    is_in_words = not any(word[0].isdecimal() for word in count)
    return description.is_definite or is_in_words or is_alike or _is_great(reading, count)


def _tells_others(reading: Reading, description: Description) -> bool:
    """Whether a word says that so many others are meant: "another 20 people", but not "more than 20 people"."""
    words = reading.lexicon.discourse_words
    others = words["others"] - words["quantity"]
    positions = [i for i in range(description.start, description.head) if reading.lower[i] in others]
    return any(reading.tags[reading.heads[i]] != "CD" or i > reading.heads[i] for i in positions)


def _count(reading: Reading, start: int, head: int) -> tuple[str, ...]:
    """The numeral before the noun: "700,000", "3 million"."""
    return tuple(reading.lower[i] for i in range(start, head) if reading.tags[i] == "CD")


def _is_great(reading: Reading, count: tuple[str, ...]) -> bool:
    """Whether it counts in thousands or more: "3 million"."""
    number = count[0].replace(",", "")
    is_figure = number.isdecimal() and int(number) >= _GREAT
    return is_figure or not reading.lexicon.discourse_words["quantity"].isdisjoint(count[1:])


def _places(reading: Reading, position: int) -> set[str]:
    """The words of the places and states in the sentence."""
    return {token.lower_ for token in reading.tokens[position].sent if token.ent_type_ in _PLACE_LABELS}


def _told(reading: Reading, noun: int) -> set[str]:
    """The verbs by which something is told of somebody: "die" of "20 people who died" and "were said to die"."""
    above = reading.heads[noun]
    while reading.tokens[above].pos_ not in _VERBS and reading.heads[above] != above:
        above = reading.heads[above]
    verbs = (above, *reading.children(above, "xcomp"), *reading.children(noun, "acl", "relcl"))
    return {reading.tokens[i].lemma_ for i in verbs if i != noun}


def _is_same_owner(discourse: Discourse, description: Description, old: Entity | None, new: Entity | None) -> bool:
    """Whether the same is said to have them, a state and its ruler being one; "the" may do: "the old guards"."""
    if old is new:
        return True
    if new is None:
        return description.is_definite and description.is_plural and len(description.words) > 1
    state = state_ruled(discourse.reading, old) if old is not None else None
    return state is not None and state == state_ruled(discourse.reading, new)


def _without_names(discourse: Discourse, description: Description) -> Iterator[WorkingMention]:
    """The mentions before of somebody described, in the number of the description, the nearest first."""
    for mention in reversed(discourse.mentions):
        entity = mention.entity
        is_so_many = entity.number == number_of(description) or description.called in entity.nouns
        is_unnamed = entity.described and not entity.names and is_so_many
        if is_unnamed and not mention.start <= description.head < mention.end:
            yield mention


def _only_one(discourse: Discourse, description: Description, so_called: list[WorkingMention]) -> Meaning | None:
    """The only ones called by the noun when the words beside it do not tell others."""
    entity, first = so_called[-1].entity, so_called[-1]
    is_one = all(mention.entity is entity for mention in so_called) and entity.number != "singular"
    if not is_one or first.form != "nominal" or not _may_be_same(discourse, description, entity):
        return None
    told = (*_COMPLEMENTS, "nummod") if not description.is_definite else ("nummod",)
    is_narrowed = any(discourse.reading.children(head, *told) for head in (first.head, description.head))
    return (entity, "same noun", 0.5) if not is_narrowed else None


def _may_be_same(discourse: Discourse, description: Description, entity: Entity) -> bool:
    """Whether the words of one are among those of the other, as of "the border force" and "the new border force".

    A country has but one opposition. Private people may be told of without "the": "Peruvian fans" after "fans".
    """
    lexicon, noun = discourse.reading.lexicon, set(description.called.split())
    country = description.country or owner_country(discourse, description)
    if country is not None and entity.country not in (None, country):
        return False
    new, old = set(key_of(discourse, description).split()) - noun, set(entity.name.split()) - noun
    if (new | old) & lexicon.discourse_words["others"]:
        return False
    if description.called in lexicon.discourse_words["single body"]:
        return description.is_definite
    rest = {word for word in (new ^ old) if not _is_of_place(discourse.reading, word)}
    if description.is_plural and not description.is_definite:
        if _is_bare_tie(discourse, description):
            return entity.owner is not None and _is_told_of_last(discourse, entity.owner)
        is_plain = not rest and not (new and old) and entity.owner is None
        return is_plain and _are_private(discourse.reading, description)
    return description.is_definite and bool(new & old) and (new <= old or old <= new)


def _is_bare_tie(discourse: Discourse, description: Description) -> bool:
    """Whether it is said of nobody whose kin or friends they are: "friends said" after "his friends"."""
    lexicon, noun = discourse.reading.lexicon, description.noun.noun
    is_tie = noun in lexicon.discourse_words["tie"]
    return is_tie and description.start == description.head and description.end == description.head + 1


def _is_told_of_last(discourse: Discourse, owner: Entity) -> bool:
    """Whether he is the person told of last, or may be: a miner whom the text names next."""
    last = next((mention.entity for mention in reversed(discourse.mentions) if mention.entity.is_person), None)
    is_new = last is not None and bool(last.names) and last.mentions[0].head > owner.mentions[-1].head
    return last is owner or (is_new and owner.is_person and not owner.names)


def _are_private(reading: Reading, description: Description) -> bool:
    """Whether they are people by their lot: refugees and fans, not allies, kin, or just men."""
    noun, lexicon = description.noun.noun, reading.lexicon
    is_tie = noun in lexicon.discourse_words["any side"] or noun in lexicon.kinship
    return description.noun.sector == _PRIVATE and description.noun.gender is None and not is_tie


def _is_of_place(reading: Reading, word: str) -> bool:
    """Whether a word is the adjective of a country or a people: "Syrian", "Kurdish"."""
    return any(name.use in ("demonym", "people") for name in reading.lexicon.names.get((word,), ()))


def key_of(discourse: Discourse, description: Description) -> str:
    """The words of the description, without those for a known owner: "family" for "her family" and "Ann's family".

    Those of a body are also the ones after "of": "a group of activists".
    """
    reading, words = discourse.reading, description.words
    owner = description.owner
    if owner is not None and owner < description.head and _is_one_owner(discourse, owner):
        after = range(reading.tokens[owner].right_edge.i + 1, description.head + 1)
        words = tuple(word for i in after if reading.lower[i] not in ARTICLES for word in reading.words[i].split())
    tail = () if description.is_person else reading.name_words(description.head + 1, description.end)
    return " ".join((*words, *tail))


def _is_one_owner(discourse: Discourse, owner: int) -> bool:
    """Whether a possessor is somebody, and not only a kind of people: "Ann's group", not a "women's group"."""
    return discourse.reading.tags[owner] in _TAGS_OF_OWNERS and owner in discourse.by_head


def number_of(description: Description) -> str:
    """The number of whom a description means: singular, plural or collective."""
    return "plural" if description.is_plural else description.noun.number
