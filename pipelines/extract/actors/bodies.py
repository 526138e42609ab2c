"""Whom descriptions of bodies mean: "the group", "the ministry", "her party", "the country".

Belongs here: the choice among bodies mentioned before. Does not belong here: bodies beside their name (links.py),
institutions of a country and other descriptions (antecedents.py).
"""

from pipelines.extract.actors.descriptions import Description, is_told_by_clause
from pipelines.extract.actors.discourse import Discourse, salience
from pipelines.extract.actors.names import name_words
from pipelines.extract.actors.owners import owner_country, owner_of
from pipelines.extract.actors.pronouns import own_subject
from pipelines.extract.actors.reading import Entity, Reading

Meaning = tuple[Entity, str, float]
"""The entity, the rule that chose it, and how sure it is."""

_BODIES = frozenset("organization armed_group party ngo company igo media government military".split())
_UNSPECIFIC_BODIES = frozenset("organization ngo company party armed_group media".split())
_STATE_BODIES = frozenset({"government", "military", "igo"})
_OF_MANY = frozenset({"igo", "party", "organization"})
_JOINED = frozenset({"party", "company", "ngo", "armed_group"})
_MANY_BODIES = "OPP"
"""The sector of nouns for a side of many bodies: "the opposition" is hardly the party named last."""
_STATE_OFFICES = "GOV"
"""The sector of ministries and cabinets, of which each is called by its own noun."""
_NEAR_BODY = 4
_AGAIN = 6
"""How many sentences back a body is looked for that may be called so, and one that was."""
_LONGEST_SHORT_DESCRIPTION = 2
_TELLING_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_NAMED_AFTER_KIND = frozenset({"organization", "government"})
"""Kinds of bodies whose nouns mostly stand in the name, so that another word before the noun tells another body."""


def body_meant(discourse: Discourse, description: Description) -> Meaning | None:
    """By the words of a name, else the nearest body that may be called so."""
    if owned := _body_of_owner(discourse, description):
        return owned, "body of its owner", 0.6
    if opposed := _called_after_enemy(discourse, description):
        return opposed, "called after its enemy", 0.8
    if so_called := named_so(discourse, description):
        return so_called, "words of the name", 0.7
    if description.noun.actor_type == "country":
        country = _country_meant(discourse, description) if len(description.words) == 1 else None
        known = discourse.reading.lexicon.countries.get(country or "")
        return (discourse.registry.known(known), "country", 0.5) if known else None
    is_free = description.owner is None and not description.may_be_thing
    return _body_before(discourse, description) if is_free else None


def _band_of_terror(discourse: Discourse, description: Description) -> Meaning | None:
    """The armed group told of near, and most, when one is called terrorist: "the terror group that fled".

    What else is told of it hardly tells it apart from another.
    """
    terror, is_bare = discourse.reading.lexicon.discourse_words["terror"], description.end == description.head + 1
    if terror.isdisjoint(description.words) or not is_bare or description.country is not None:
        return None
    barred, near = excluded(discourse, description), discourse.recent(description.head, _NEAR_BODY)
    groups = {id(m.entity): m.entity for m in near if m.entity.actor_type == "armed_group" and m.entity.names}
    free = [entity for key, entity in groups.items() if key not in barred]
    most = max(free, key=lambda entity: len(entity.mentions), default=None)
    return (most, "only armed group", 0.5) if most is not None else None


def _body_before(discourse: Discourse, description: Description) -> Meaning | None:
    """Whoever was called so before, else the nearest body that may be, else the one armed group named before."""
    is_long = len(description.words) > _LONGEST_SHORT_DESCRIPTION
    if is_long or _says_which(discourse, description):
        return _band_of_terror(discourse, description)
    if (so_called := _called_so_before(discourse, description)) is not None:
        return so_called, "same noun", 0.6
    if (nearest := _nearest_body(discourse, description)) is not None:
        return nearest, "nearest", 0.55
    only = _only_band(discourse, description)
    return (only, "only armed group", 0.5) if only is not None else None


def _called_after_enemy(discourse: Discourse, description: Description) -> Entity | None:
    """The body of the lexicon that is called after its enemy: "the pact against Qarm" is "the anti-Qarm pact"."""
    reading = discourse.reading
    enemies = [discourse.by_head.get(i) for i in reading.objects(description.head, "against")]
    names = [name for enemy in enemies if enemy is not None for name in enemy.entity.names]
    called = (reading.lexicon.names.get(name_words(f"anti-{name} {description.called}")) for name in names)
    known = next(filter(None, called), None)
    return discourse.registry.known(known[0].actor) if known else None


def _country_meant(discourse: Discourse, description: Description) -> str | None:
    """The owner's country for "their country", else the one that the text is about, but not for "whose country"."""
    owned = owner_country(discourse, description)
    is_relative = description.owner is not None and discourse.reading.lower[description.owner] == "whose"
    is_owned = owner_of(discourse, description) is not None
    return owned if owned or is_relative or is_owned else discourse.main_country(description.head)


def _body_of_owner(discourse: Discourse, description: Description) -> Entity | None:
    """The one body of the noun's kind that is named where the owner is: "her party" of "Ann Tal of the River Party"."""
    owner, reading = owner_of(discourse, description), discourse.reading
    if owner is None or not owner.is_person or description.noun.actor_type not in _JOINED:
        return None
    sentences = {reading.sentence[mention.start] for mention in owner.mentions if mention.form == "name"}
    beside = [mention.entity for mention in discourse.names if reading.sentence[mention.start] in sentences]
    fitting = {id(entity): entity for entity in beside if entity.actor_type == description.noun.actor_type}
    return next(iter(fitting.values())) if len(fitting) == 1 else None


def named_so(discourse: Discourse, description: Description) -> Entity | None:
    """The body whose name holds all the words: "the working group" for "the Working Group for Trade"."""
    words = set(description.words)

    def aliases(entity: Entity) -> tuple[tuple[str, ...], ...]:
        known = entity.known.actor_id if entity.known is not None and len(words) > 1 else ""
        return discourse.reading.lexicon.aliases.get(known, ())

    if (description.may_be_thing and description.institution is not None) or _tells_nothing(discourse, description):
        return None
    for mention in reversed(discourse.mentions):
        entity = mention.entity
        is_government = description.institution is not None and entity.actor_type == "country"
        is_body = bool(entity.names) and (_may_be_institution(entity, description) or is_government)
        if is_body and any(words <= set(name) for name in (*discourse.registry.words_of(entity), *aliases(entity))):
            return entity
    return _joint_body_named_later(discourse, description)


def _tells_nothing(discourse: Discourse, description: Description) -> bool:
    """Whether the noun alone is said, and may stand in the name of any body: "the group" is not the Qarm Group."""
    is_any = description.called in discourse.reading.lexicon.discourse_words["any body"]
    return is_any and len(description.words) == 1


def _may_be_institution(entity: Entity, description: Description) -> bool:
    """Whether it is a body, and of the state when the state itself is meant: "the state" is not the Islamic State."""
    institution = description.institution
    is_state = institution is not None and institution.institution == "government" and len(description.words) == 1
    return entity.actor_type in (_STATE_BODIES if is_state else _BODIES)


def _joint_body_named_later(discourse: Discourse, description: Description) -> Entity | None:
    """The one body of the whole text that is called so: "the coalition" before "the US-led coalition"."""
    is_joint = description.called in discourse.reading.lexicon.discourse_words["joint body"]
    if not is_joint or not description.is_definite or len(description.words) > 1:
        return None
    words = {id(m.entity): discourse.registry.words_of(m.entity) for m in discourse.names}
    fitting = {
        id(m.entity): m.entity
        for m in discourse.names
        if not m.entity.is_person and any(name[-1:] == description.words for name in words[id(m.entity)])
    }
    return next(iter(fitting.values())) if len(fitting) == 1 else None


def _called_so_before(discourse: Discourse, description: Description) -> Entity | None:
    """The body that was called by the noun last, or by one that ends so: "the firm" after "a security firm".

    A noun for bodies of any kind, "the group", tells too little when somebody with a name stands nearer.
    """
    if description.called in discourse.reading.lexicon.discourse_words["any body"]:
        return None
    barred, noun = excluded(discourse, description), description.noun.noun
    near = [m for m in discourse.recent(description.head, _AGAIN) if not m.start <= description.head < m.end]
    fitting = [
        m.entity for m in near if id(m.entity) not in barred and _may_be_called(discourse, m.entity, description)
    ]
    by_noun = (e for e in fitting if any(f" {word}".endswith(f" {noun}") for word in e.nouns))
    institution = (e for e in fitting if _is_same_institution(discourse, e, description))
    return next(by_noun, None) or next(institution, None)


def _is_same_institution(discourse: Discourse, entity: Entity, description: Description) -> bool:
    """Whether somebody was called by another noun for the same institution: "the army" after "the military"."""
    institution, institutions = description.institution, discourse.reading.lexicon.institutions
    is_one = institution is not None and entity.number == "collective"
    return is_one and any(institutions.get(noun) == institution for noun in entity.nouns)


def _nearest_body(discourse: Discourse, description: Description) -> Entity | None:
    """The most prominent body of a kind that the noun allows, in the sentences before.

    Not the one that does what is said of "the group" in the same clause, nor who speaks of it in a quote.
    """
    barred = excluded(discourse, description)
    best: tuple[float, Entity] | None = None
    for mention in discourse.recent(description.head, _NEAR_BODY):
        entity = mention.entity
        is_free = id(entity) not in barred and not mention.start <= description.head < mention.end
        if not is_free or not _may_be_called(discourse, entity, description):
            continue
        score = discourse.prominence(description.head, mention.head) + salience(entity)
        if best is None or score > best[0]:
            best = (score, entity)
    return best[1] if best else None


def _only_band(discourse: Discourse, description: Description) -> Entity | None:
    """The one armed group named so far, where the words tell that such a one is meant: "the terror group"."""
    violent = discourse.reading.lexicon.discourse_words["violent"]
    if violent.isdisjoint(description.words) or description.country is not None:
        return None
    named = {id(m.entity): m.entity for m in discourse.mentions if m.form == "name"}
    bands = [entity for entity in named.values() if entity.actor_type == "armed_group"]
    return bands[0] if len(bands) == 1 and id(bands[0]) not in excluded(discourse, description) else None


def excluded(discourse: Discourse, description: Description) -> set[int]:
    """Who is not meant since a pronoun would stand for him: the subject of the clause, the speaker of the quote."""
    reading = discourse.reading
    heads = [own_subject(reading, description.head)]
    quote = reading.quote_of[description.head]
    speaker = reading.quotes[quote].speaker if quote is not None else None
    if speaker is not None and (positions := reading.positions(speaker)):
        heads.append(reading.head_of(positions.start, positions.stop))
    mentions = [discourse.by_head.get(head) for head in heads if head is not None and head != description.head]
    return {id(mention.entity) for mention in mentions if mention is not None}


def _says_which(discourse: Discourse, description: Description) -> bool:
    """Whether what follows the noun tells which body it is: "the group of miners", "the council that met"."""
    return description.end > description.head + 1 or is_told_by_clause(discourse.reading, description.head)


def _lacks_words(discourse: Discourse, entity: Entity, description: Description) -> bool:
    """Whether a word before the noun tells another body: "the rebel army", "the strike committee", "the tax court"."""
    reading = discourse.reading
    known = {word for name in (*entity.names, entity.name, *entity.nouns) for word in name_words(name)}
    before = range(description.first, description.head + 1 - len(description.noun.noun.split()))
    return any(_tells_which(reading, i, description) and not set(reading.words[i].split()) <= known for i in before)


def _tells_which(reading: Reading, position: int, description: Description) -> bool:
    """Whether the word says which body it is, and not only what all such bodies are or of what country."""
    word, discourse_words = reading.lower[position], reading.lexicon.discourse_words
    if word in reading.lexicon.nouns:
        return True
    if word in discourse_words["violent"] or reading.country_at(position) is not None or not reading.words[position]:
        return False
    if reading.tags[position] in _TELLING_TAGS or reading.capital[position]:
        return True
    is_any = description.called in discourse_words["any body"]
    return reading.tags[position] == "JJ" and description.noun.actor_type in _NAMED_AFTER_KIND and not is_any


def _may_be_called(discourse: Discourse, entity: Entity, description: Description) -> bool:
    """Whether the noun allows the body; one without a name must have been called so, or by more words, before."""
    if entity.is_person or entity.number == "plural" or not description.may_be_of(entity.country):
        return False
    if _lacks_words(discourse, entity, description):
        return False
    if description.called in entity.nouns or _is_same_institution(discourse, entity, description):
        return True
    if not entity.names and any(noun.endswith(f" {description.called}") for noun in entity.nouns):
        return True
    return bool(entity.names) and entity.actor_type in _BODIES and _kind_fits(discourse, entity, description)


def _kind_fits(discourse: Discourse, entity: Entity, description: Description) -> bool:
    """Whether the noun is for bodies of the entity's kind; nouns for any body are for nearly all."""
    wanted, words = description.noun.actor_type, discourse.reading.lexicon.discourse_words
    is_any = description.called in words["any body"]
    if description.called in words["joint body"]:
        return entity.actor_type in _OF_MANY
    if description.called in words["band"] and entity.actor_type in _STATE_BODIES:
        return False
    if _would_be_named_so(discourse, entity, description):
        return False
    if entity.actor_type == "organization" and entity.known is None:
        return is_any or (wanted in _UNSPECIFIC_BODIES and description.noun.sector != _MANY_BODIES)
    if entity.actor_type == "media":
        return wanted in ("media", "company")
    return is_any or (entity.actor_type == wanted and description.noun.sector in (None, entity.sector))


def _would_be_named_so(discourse: Discourse, entity: Entity, description: Description) -> bool:
    """Whether the noun would stand in the name: a "Dynamo" is hardly a federation, and no ministry is the cabinet."""
    lexicon = discourse.reading.lexicon
    if description.institution is not None and description.noun.sector == _STATE_OFFICES:
        return True
    words = {word for name in entity.names for word in name_words(name)}
    is_named = not words.isdisjoint(lexicon.nouns) or any(name.isupper() for name in entity.names)
    return description.called in lexicon.discourse_words["in its name"] and not is_named
