"""Lasting ties between actors that titles, descriptions and participles state, with the words that state them.

Belongs here: who leads, belongs to, speaks for or backs whom. Does not belong here: events (events/), who is meant by
a mention (coreference.py).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import get_args

from pipelines.extract.actors.descriptions import Description
from pipelines.extract.actors.discourse import Discourse
from pipelines.extract.actors.lexicon import TitleWord
from pipelines.extract.actors.reading import Entity, NameSpan, Reading, WorkingMention
from pipelines.extract.records import Relation

_TITLE, _DESCRIPTION, _PARTICIPLE, _PART, _OWNED = 0.8, 0.85, 0.85, 0.85, 0.6
_KNOWN_RELATIONS: dict[str, Relation] = {relation: relation for relation in get_args(Relation)}
_BEFORE_TITLE = 3
_BODIES = frozenset("organization armed_group party ngo company igo media government military country".split())
_SUBJECTS_OF_STUDY = frozenset({"armed_group", "military", "party", "country"})
_OBSERVERS = frozenset({"MED", "EDU", "CVL"})


@dataclass(frozen=True, slots=True)
class Tie:
    """A relation between two entities; `start` and `end` are the tokens of its evidence."""

    subject: Entity
    relation: Relation
    target: Entity
    start: int
    end: int
    confidence: float
    rule: str


def find_ties(discourse: Discourse, names: Sequence[NameSpan], descriptions: Sequence[Description]) -> list[Tie]:
    """The relations of the document, each once in a sentence, never of somebody to himself."""
    found: dict[tuple[int, str, int, int], Tie] = {}
    for tie in _all_ties(discourse, names, descriptions):
        key = (id(tie.subject), tie.relation, id(tie.target), discourse.reading.sentence[tie.start])
        if tie.subject is not tie.target:
            found.setdefault(key, tie)
    return list(found.values())


def _all_ties(discourse: Discourse, names: Sequence[NameSpan], descriptions: Sequence[Description]) -> Iterator[Tie]:
    for name in names:
        mention = discourse.by_head.get(name.start)
        if name.title is not None and mention is not None:
            yield from _of_title(discourse, mention, name.title)
    for description in descriptions:
        mention = discourse.by_head.get(description.head)
        if mention is not None:
            yield from _of_description(discourse, mention, description)
    for mention in list(discourse.mentions):
        if mention.form != "pronoun":
            yield from _of_participle(discourse, mention)
            yield from _of_part(discourse, mention)
            yield from _of_owner(discourse, mention)


# Titles and descriptions ---------------------------------------------------------------------------------------------


def _of_title(discourse: Discourse, mention: WorkingMention, title: tuple[int, int]) -> Iterator[Tie]:
    """ "Iranian President X", "Hezbollah leader X", "UN envoy X"."""
    reading = discourse.reading
    word = reading.lexicon.titles.get(reading.name_words(*title))
    body = _body_before(discourse, title[0], word)
    if word is not None and body is not None:
        is_whole = not _has_narrowing(reading, range(body.end, title[0]))
        relation = _relation_to(reading, word, body.entity, is_whole=is_whole)
        if relation is not None:
            yield _tie(discourse, mention, relation, body, _TITLE, "relation:title")


def _relation_to(reading: Reading, word: TitleWord, body: Entity, *, is_whole: bool) -> Relation | None:
    """What somebody with the title is to the body; `is_whole` when nothing says that he leads but a part of it.

    A country has officials, but citizens are no members of it, and only the highest offices lead it. Who watches a
    group ("an Islamic State expert") does not belong to it.
    """
    relation = _KNOWN_RELATIONS.get(word.relation or "")
    if relation is None or not _is_body(reading, body):
        return None
    if relation == "leads" and body.actor_type == "country":
        is_highest = is_whole and word.kind == "office"
        return relation if is_highest else "office_in" if " " not in word.title else None
    if relation == "leads":
        return relation if is_whole else "member_of"
    if relation != "member_of":
        return relation
    is_studied = word.sector in _OBSERVERS and body.actor_type in _SUBJECTS_OF_STUDY
    return None if body.actor_type == "country" or is_studied else relation


def _is_body(reading: Reading, entity: Entity) -> bool:
    """Whether one can belong to it: a body by name, or one described by the noun for a body; no family, no town."""
    if entity.actor_type != "anonymous":
        return entity.actor_type in _BODIES
    nouns = (reading.lexicon.nouns.get(word) for word in entity.nouns)
    return any(noun is not None and noun.actor_type in _BODIES for noun in nouns)


def _has_narrowing(reading: Reading, positions: Iterable[int]) -> bool:
    """Whether words say that not the whole body is meant: "regional", or a plain noun ("campaign director")."""
    ties = reading.lexicon.tie_words
    return any(
        ties.get(reading.lower[i]) == "member_of" or (reading.deps[i] == "compound" and not reading.capital[i])
        for i in positions
    )


def _body_before(discourse: Discourse, start: int, word: TitleWord | None) -> WorkingMention | None:
    """The actor named right before a title, over adjectives and a possessive ending."""
    reading = discourse.reading
    for position in range(start - 1, max(-1, start - 1 - _BEFORE_TITLE), -1):
        if word is not None and _is_of_town(reading, word, position):
            return None
        mention = _actor_at(discourse, position)
        if mention is not None:
            return None if mention.entity.is_person else mention
        if reading.tags[position] not in ("JJ", "NN", "POS", "NNP", "HYPH"):
            return None
    return None


def _is_of_town(reading: Reading, word: TitleWord, position: int) -> bool:
    """Whether the name of a capital means the town, and not its state: "the mayor of Lima"."""
    if word.title not in reading.lexicon.discourse_words["of a town"]:
        return False
    found = reading.country_name_at(position)
    names = reading.lexicon.names[reading.name_words(found[0], position + 1)] if found is not None else ()
    return any(name.use == "metonym" for name in names[:1])


def _actor_at(discourse: Discourse, position: int) -> WorkingMention | None:
    """The mention at a token; a demonym or country that only modifies becomes one here."""
    reading = discourse.reading
    mention = discourse.by_head.get(position)
    found = reading.country_name_at(position) if mention is None else None
    if found is None:
        return mention
    start, country = found
    entity = discourse.registry.known(reading.lexicon.countries[country])
    discourse.registry.add_name(entity, reading.text(start, position + 1), reading.name_words(start, position + 1))
    added = WorkingMention(start, position + 1, position, "name", entity, "name:modifier", 0.6)
    discourse.add(added)
    return added


def _of_description(discourse: Discourse, mention: WorkingMention, description: Description) -> Iterator[Tie]:
    """ "X, head of Y", "its leader, X", "Y's president": by the role that the description names."""
    reading = discourse.reading
    word = reading.lexicon.titles.get(description.role)
    if word is None or word.relation is None or not mention.entity.is_person or _has_employer(discourse, description):
        return
    for position in _bodies(reading, description):
        body = _actor_at(discourse, position) if not _is_of_town(reading, word, position) else None
        if body is None or body.entity.is_person:
            continue
        is_whole = _is_led_whole(reading, description, position)
        relation = _relation_to(reading, word, body.entity, is_whole=is_whole)
        if relation is not None:
            yield _tie(discourse, mention, relation, body, _DESCRIPTION, "relation:description")
            return


def _has_employer(discourse: Discourse, description: Description) -> bool:
    """Whether a person owns the description: other names in it then say what the work is about ("his Syria envoy")."""
    owner = discourse.by_head.get(description.owner) if description.owner is not None else None
    return owner is not None and owner.entity.is_person


def _is_led_whole(reading: Reading, description: Description, body: int) -> bool:
    """Whether the description names the head of the whole body, not of a part: not "Iran's chief of intelligence"."""
    first_of_role = description.head + 1 - _words_before(reading, description)
    if _has_narrowing(reading, (i for i in range(description.start, first_of_role) if i != body)):
        return False
    parts = [i for i in reading.objects(description.head, "of") if i != body]
    return not parts or body > description.head or reading.words[parts[0]] in description.role


def _words_before(reading: Reading, description: Description) -> int:
    """How many words of the role stand up to its head: one of "chief of staff", two of "party leader"."""
    head = reading.words[description.head]
    return description.role.index(head) + 1 if head in description.role else len(description.role)


def _bodies(reading: Reading, description: Description) -> Iterator[int]:
    """Where the body stands that the role belongs to: possessor, "of" phrase, a modifier, then "for"."""
    if description.owner is not None:
        yield description.owner
    yield from reading.objects(description.head, "of", "at", "from", "with")
    yield from reversed([i for i in range(description.start, description.head) if reading.capital[i]])
    yield from reading.objects(description.head, "for")


# Participles, parts, owners ------------------------------------------------------------------------------------------


def _of_participle(discourse: Discourse, mention: WorkingMention) -> Iterator[Tie]:
    """ "Iran-backed militias", "militias backed by Iran", "a group based in Syria"."""
    reading = discourse.reading
    for participle in reading.children(mention.head, "amod", "acl"):
        relation = reading.lexicon.tie_words.get(reading.lower[participle])
        if relation is None:
            continue
        for position in _partners(reading, participle):
            partner = _actor_at(discourse, position)
            if partner is not None:
                yield _tie(discourse, mention, _KNOWN_RELATIONS[relation], partner, _PARTICIPLE, "relation:participle")


def _partners(reading: Reading, participle: int) -> Iterator[int]:
    yield from reading.children(participle, "npadvmod", "amod", "compound")
    for preposition in reading.children(participle, "agent", "prep"):
        if reading.lower[preposition] in ("by", "in", "with", "to"):
            yield from reading.children(preposition, "pobj")


def _of_part(discourse: Discourse, mention: WorkingMention) -> Iterator[Tie]:
    """ "X, part of Y", "X is a member of Y"."""
    reading = discourse.reading
    predicates = [*reading.children(mention.head, "appos")]
    if reading.deps[mention.head] == "nsubj" and reading.tokens[reading.heads[mention.head]].lemma_ == "be":
        predicates += reading.children(reading.heads[mention.head], "attr")
    for part in predicates:
        if reading.lower[part] not in reading.lexicon.discourse_words["part"]:
            continue
        relation: Relation = "member_of" if reading.lower[part] == "member" else "part_of"
        for of in reading.children(part, "prep"):
            for position in reading.children(of, "pobj") if reading.lower[of] == "of" else ():
                if (whole := _actor_at(discourse, position)) is not None:
                    yield _tie(discourse, mention, relation, whole, _PART, "relation:part of")


def _of_owner(discourse: Discourse, mention: WorkingMention) -> Iterator[Tie]:
    """ "Israel's Mossad": a state body with a country before it is part of that country."""
    if mention.form != "name" or mention.entity.actor_type not in ("government", "military"):
        return
    for position in discourse.reading.children(mention.head, "poss"):
        owner = discourse.by_head.get(position)
        if owner is not None and owner.entity.actor_type == "country" and _may_own(owner.entity, mention.entity):
            yield _tie(discourse, mention, "part_of", owner, _OWNED, "relation:owner")


def _may_own(country: Entity, body: Entity) -> bool:
    return body.country in (None, country.country)


def _tie(
    discourse: Discourse,
    subject: WorkingMention,
    relation: Relation,
    target: WorkingMention,
    confidence: float,
    rule: str,
) -> Tie:
    """The tie, with everything from one mention to the other as its evidence."""
    sure = confidence * min(subject.confidence, target.confidence) ** 0.5
    start, end = min(subject.start, target.start), max(subject.end, target.end)
    if discourse.reading.sentence[start] != discourse.reading.sentence[end - 1]:
        start, end = subject.start, subject.end
    return Tie(subject.entity, relation, target.entity, start, end, round(sure, 2), rule)
