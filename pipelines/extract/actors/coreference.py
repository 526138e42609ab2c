"""Whom pronouns mean: reading the document from start to end and choosing among those mentioned.

Belongs here: the order of reading and the choice for a pronoun. Does not belong here: the grammar of pronouns
(pronouns.py), descriptions (antecedents.py).
"""

import math
from collections.abc import Iterator, Sequence

from pipelines.extract.actors.aliases import name_by_alias
from pipelines.extract.actors.antecedents import resolve_description
from pipelines.extract.actors.descriptions import Description
from pipelines.extract.actors.discourse import ROLE_WEIGHT, Discourse, salience
from pipelines.extract.actors.introductions import name_pronoun
from pipelines.extract.actors.lead import name_the_lead
from pipelines.extract.actors.pronouns import (
    REFLEXIVES,
    Pronoun,
    alternative,
    cannot_mean,
    commanding_subject,
    coordinated_owner,
    fits,
    following_subject,
    gloss,
    is_expletive,
    is_place,
    is_taken,
    judged,
    moved,
    pronoun_at,
    speaker_before,
    whole_before,
)
from pipelines.extract.actors.reading import Entity, Reading, WorkingMention
from pipelines.extract.actors.shape import is_noun_for_people

_COMMANDING, _COMMANDING_BODY, _FOLLOWING, _THING, _SINGULAR_COST = 1.6, 0.8, 1.4, 0.6, 1.0
_COMMANDING_STATE = 0.0
"""A state called by its name is "it"; "they" means it less often than a group or a company."""
_REACH = {"human": 6, "other": 2}
_LAST_REACH = 20
_TAKEN = 1.8
_WORST = -2.0
_ONE = frozenset({"another", "one"})
_SOME = frozenset({"few", "many", "others", "several", "some", "those"})
_GLOSSED = 0.9
_OF_STATE = frozenset({"COP", "GOV", "MIL"})
_LEAST_LEAD = 0.2
"""By how much the best candidate for "it" or "they" must beat the next; below, more than half of the choices fail."""
_LEAST_SURE, _PER_POINT, _GREATEST_LEAD = 0.45, 0.2, 2.0


def resolve(discourse: Discourse, descriptions: Sequence[Description]) -> None:
    """Read on from start to end: every name, description and pronoun becomes a mention of somebody, or nothing."""
    described = {description.head: description for description in descriptions}
    named = {mention.head: mention for mention in discourse.names}
    for position in range(len(discourse.reading.tokens)):
        if position in named:
            discourse.add(named[position])
            name_the_lead(discourse, named[position])
            name_by_alias(discourse, named[position])
        elif position in described:
            resolve_description(discourse, described[position])
        elif (pronoun := pronoun_at(discourse.reading, position)) is not None:
            resolve_pronoun(discourse, position, pronoun)
            name_pronoun(discourse, position)


def resolve_pronoun(discourse: Discourse, position: int, pronoun: Pronoun) -> None:
    """Add the pronoun as a mention when an antecedent stands out; first and second person wait for the speakers."""
    reading = discourse.reading
    if pronoun.person != "third" or is_expletive(reading, position):
        return
    if (named := _glossed(discourse, position)) is not None:
        discourse.add(WorkingMention(position, position + 1, position, "pronoun", named, "pronoun:gloss", _GLOSSED))
        return
    ranked = sorted(_candidates(discourse, position, pronoun), key=lambda candidate: -candidate[0])
    score, entity = ranked[0] if ranked else (_WORST, None)
    if score < _WORST or not ranked:
        score, entity = _WORST, _last_of_gender(discourse, position, pronoun)
    if entity is None:
        if reading.lower[position] == "it" and score > _WORST:
            discourse.things.add(position)
        return
    rival = next((other for other, somebody in ranked[1:] if somebody is not entity), None)
    is_close = rival is not None and score - rival < _LEAST_LEAD
    if is_close and not pronoun.is_human and position not in reading.spoken_at:
        return
    if entity.is_person and entity.gender is None:
        entity.gender = pronoun.gender
    rule = f"pronoun:{reading.lower[position]}"
    confidence = _confidence(score, rival) if score > _WORST else _LEAST_SURE
    discourse.add(WorkingMention(position, position + 1, position, "pronoun", entity, rule, confidence))


def _glossed(discourse: Discourse, position: int) -> Entity | None:
    """Whom the editor names in brackets right after the pronoun, or the other pronoun of "he or she"."""
    beside = gloss(discourse.reading, position)
    if beside is None:
        beside = alternative(discourse.reading, position)
    mention = discourse.by_head.get(beside) if beside is not None else None
    return mention.entity if mention is not None else None


def _last_of_gender(discourse: Discourse, position: int, pronoun: Pronoun) -> Entity | None:
    """Of whom "he" or "she" goes on to speak when nobody near fits: the last person known to be of that gender."""
    if pronoun.gender is None:
        return None
    for mention in discourse.recent(position, _LAST_REACH):
        is_known = mention.entity.gender == pronoun.gender and mention.entity.is_person
        if is_known and _is_possible(discourse, position, pronoun, mention):
            return mention.entity
    return None


def _confidence(score: float, rival: float | None) -> float:
    """From 0.45 to 0.85, by how much the best candidate beats the next."""
    lead = min(_GREATEST_LEAD, score - rival) if rival is not None else _GREATEST_LEAD
    return round(_LEAST_SURE + _PER_POINT * lead, 2)


def _candidates(discourse: Discourse, position: int, pronoun: Pronoun) -> Iterator[tuple[float, Entity | None]]:
    """(score, entity) of what the pronoun may mean; None stands for a thing that is no actor."""
    preferred = _preferred(discourse, position)
    excluded = _excluded(discourse, position)
    best: dict[int, tuple[float, Entity]] = {}
    for mention in discourse.recent(position, _REACH["human" if pronoun.is_human else "other"]):
        if id(mention.entity) in excluded or not _is_possible(discourse, position, pronoun, mention):
            continue
        score = discourse.prominence(position, mention.head) + salience(mention.entity)
        is_many = pronoun.number != "plural" or _are_many(discourse.reading, mention)
        is_sure = is_many or mention.head == coordinated_owner(discourse.reading, position)
        is_state = mention.entity.actor_type == "country"
        commanding = _COMMANDING if is_sure else _COMMANDING_STATE if is_state else _COMMANDING_BODY
        score += commanding * (mention.head == preferred)
        score -= 0.0 if is_sure else _SINGULAR_COST
        if score > best.get(id(mention.entity), (-math.inf, mention.entity))[0]:
            best[id(mention.entity)] = (score, mention.entity)
    is_thing = pronoun.number == "singular" and not pronoun.is_human
    if is_thing and (state := _state_of_officials(discourse, preferred)) is not None:
        best[id(state)] = (_COMMANDING + discourse.prominence(position, preferred or position), state)
    if (following := _following(discourse, position, pronoun)) is not None:
        best[id(following)] = (_FOLLOWING, following)
    yield from best.values()
    yield from ((score, None) for score in _others(discourse, position, pronoun, preferred))


def _others(discourse: Discourse, position: int, pronoun: Pronoun, preferred: int | None) -> Iterator[float]:
    """The scores of what is nobody of the tables: pairs of two, somebody not told of, things."""
    if preferred is not None and preferred < position and _is_somebody_else(discourse, position, preferred, pronoun):
        yield _COMMANDING + discourse.prominence(position, preferred)
    if pronoun.number == "plural":
        for first in _pairs(discourse, position):
            yield discourse.prominence(position, first) + salience(discourse.by_head[first].entity)
    if not pronoun.is_human and not _has_people(discourse.reading, position):
        is_like_place = is_taken(discourse.reading, position)
        for thing in _things(discourse, position, pronoun):
            bonus = _TAKEN if is_like_place and is_place(discourse.reading, thing) else _THING
            yield discourse.prominence(position, thing) + bonus + _COMMANDING * (thing == preferred)


def _is_somebody_else(discourse: Discourse, position: int, subject: int, pronoun: Pronoun) -> bool:
    """Whether the subject is one or several of whom the tables do not tell: "another said he", "nobody lost his"."""
    reading = discourse.reading
    if reading.lower[position] in REFLEXIVES:
        is_somebody = not pronoun.is_human or is_noun_for_people(reading, subject)
        return subject not in discourse.by_head and reading.tokens[subject].pos_ == "NOUN" and is_somebody
    is_under = reading.deps[position] in ("nsubj", "nsubjpass", "poss") or subject == whole_before(reading, position)
    if subject in discourse.by_head or pronoun.is_human is False or not is_under:
        return False
    if pronoun.number == "plural":
        return reading.lower[subject] in _SOME or (reading.tags[subject] == "CD" and reading.lower[subject] != "one")
    is_one = reading.tags[subject] == "NN" and is_noun_for_people(reading, subject)
    is_named = any(i in discourse.by_head for i in reading.children(subject, "appos", "compound"))
    return reading.lower[subject] in _ONE or (is_one and not is_named)


def _are_many(reading: Reading, mention: WorkingMention) -> bool:
    """Whether the mention speaks of many: people, or a state by its people, "the Russians"."""
    return mention.entity.number == "plural" or (mention.form == "name" and reading.tags[mention.head] == "NNPS")


def _state_of_officials(discourse: Discourse, subject: int | None) -> Entity | None:
    """The country for which unnamed officials or soldiers speak or act: "Peruvian officials said its troops"."""
    mention = discourse.by_head.get(subject) if subject is not None else None
    if mention is None or mention.form == "name" or mention.entity.sector not in _OF_STATE or mention.entity.names:
        return None
    country = mention.entity.country if mention.entity.number == "plural" else None
    known = discourse.reading.lexicon.countries.get(country or "")
    return discourse.registry.known(known) if known is not None else None


def _excluded(discourse: Discourse, position: int) -> set[int]:
    """Who cannot be meant, however mentioned, since he stands beside the pronoun: "it can, should it need it"."""
    near = discourse.recent(position, 0)
    return {id(mention.entity) for mention in near if cannot_mean(discourse.reading, position, mention.head)}


def _has_people(reading: Reading, position: int) -> bool:
    """Whether the pronoun owns people, as only an actor does: "its leader", "their fighters", not "its crew"."""
    noun = reading.heads[position]
    is_of_thing = reading.tokens[noun].lemma_ in reading.lexicon.discourse_words["at home in a thing"]
    return reading.deps[position] == "poss" and is_noun_for_people(reading, noun) and not is_of_thing


def _pairs(discourse: Discourse, position: int) -> Iterator[int]:
    """The heads of "A and B" near the pronoun, two that together may be "they": no one actor of the tables."""
    reading = discourse.reading
    for mention in discourse.recent(position, _REACH["other"]):
        joined = [discourse.by_head.get(i) for i in reading.children(mention.head, "conj")]
        is_pair = any(other is not None and other.entity.number != "plural" for other in joined)
        if is_pair and mention.entity.number != "plural" and not cannot_mean(reading, position, mention.head):
            yield mention.head


def _following(discourse: Discourse, position: int, pronoun: Pronoun) -> Entity | None:
    """The subject to which a pronoun in a phrase before it looks forward; "they" and "it" seldom do, "its" does."""
    if not pronoun.is_human and discourse.reading.deps[position] != "poss":
        return None
    mention = discourse.by_head.get(following_subject(discourse.reading, position) or -1)
    if mention is None or mention.form != "name" or not fits(pronoun, mention.entity):
        return None
    return mention.entity if pronoun.number == "singular" or mention.entity.number == "plural" else None


def _preferred(discourse: Discourse, position: int) -> int | None:
    """The token that syntax itself points to: the owner in "X and its Y", else the subject of the clause above.

    "Blamed X for its Y" points to X, "he added" to who spoke before.
    """
    reading = discourse.reading
    owner = coordinated_owner(reading, position) or judged(reading, position) or speaker_before(reading, position)
    owner = owner or whole_before(reading, position) or moved(reading, position)
    return owner if owner is not None else commanding_subject(reading, position)


def _is_possible(discourse: Discourse, position: int, pronoun: Pronoun, mention: WorkingMention) -> bool:
    reading = discourse.reading
    if not fits(pronoun, mention.entity) or mention.start <= position < mention.end:
        return False
    quote = reading.quote_of[position]
    if quote is not None and _speaks(discourse, quote, mention.entity):
        return False
    if reading.quote_of[mention.head] in reading.spoken_at.get(position, ()):
        return False
    return not cannot_mean(reading, position, mention.head)


def _speaks(discourse: Discourse, quote: int, entity: Entity) -> bool:
    """Whether the entity is the quote's speaker, who in it would be "I"."""
    speaker = discourse.reading.quotes[quote].speaker
    if speaker is None:
        return False
    found = (discourse.by_head.get(position) for position in discourse.reading.positions(speaker))
    return any(mention is not None and mention.entity is entity for mention in found)


def _things(discourse: Discourse, position: int, pronoun: Pronoun) -> Iterator[int]:
    """The heads of noun phrases before the pronoun, in its sentence and the one before, that are no actors."""
    reading = discourse.reading
    tags = ("NNS", "NNPS") if pronoun.number == "plural" else ("NN", "NNP")
    for other in range(position - 1, -1, -1):
        if reading.sentence[other] < reading.sentence[position] - 1:
            return
        is_noun = reading.tags[other] in tags and reading.deps[other] in ROLE_WEIGHT
        is_it = other in discourse.things and pronoun.number == "singular"
        if (is_noun or is_it) and other not in discourse.by_head and not cannot_mean(reading, position, other):
            yield other
