"""Whose name it is: the names of a document grouped into the entities that bear them.

Belongs here: names alone, with titles and brackets beside them. Does not belong here: pronouns and descriptions
(coreference.py, antecedents.py), what kind of thing an entity is (kinds.py).
"""

from collections.abc import Iterator, Mapping, Sequence

from pipelines.extract.actors.agency import acting_confidence
from pipelines.extract.actors.dateline import DATELINE_RULE
from pipelines.extract.actors.lexicon import ActorLexicon, Gender, Institution, KnownActor, KnownName
from pipelines.extract.actors.names import acronym, content_words, is_short_for, name_words, same_words, surname
from pipelines.extract.actors.nicknames import bearer_of_short_form, second_names
from pipelines.extract.actors.reading import Entity, NameSpan, Reading, WorkingMention
from pipelines.extract.actors.shape import begins_place, is_other_thing
from pipelines.extract.locations.names import place_names

_NAME_CONFIDENCE = {
    "lexicon": 0.95,
    "entity:PERSON": 0.9,
    "entity:ORG": 0.8,
    "capitals": 0.7,
    "repeated": 0.75,
    "dateline": 0.85,
}
_DEFAULT_CONFIDENCE = 0.6
_ACTING = frozenset({"nsubj", "nsubjpass", "agent", "poss"})
_TAGS_IN_NAMES = frozenset("NNP NNPS HYPH IN DT CC POS".split())
PLACE_WEIGHT, _ACTOR_WEIGHT, _BODY_WEIGHT = 1.0, 0.5, 0.5
"""How much a country named as a place, as an actor, or as a body's home tells of where a text is set."""


class NameRegistry:
    """The entities with names that the document has shown so far."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.entities: list[Entity] = []
        self._by_known: dict[str, Entity] = {}
        self._words: dict[int, list[tuple[str, ...]]] = {}
        self._institutions: dict[str, Entity] = {}
        self.country_positions: list[tuple[int, str, float]] = []

    def words_of(self, entity: Entity) -> list[tuple[str, ...]]:
        """The names of an entity as normalised words, in the order in which they were found."""
        return self._words.setdefault(id(entity), [])

    def add_name(self, entity: Entity, surface: str, words: tuple[str, ...]) -> None:
        """Note that the entity is called so."""
        if surface not in entity.names:
            entity.names.append(surface)
        if words not in self.words_of(entity):
            self.words_of(entity).append(words)

    def rename(self, former: Entity, bearer: Entity, surface: str) -> None:
        """Note that a name is the bearer's, and no longer that of whom it seemed to mean."""
        self.add_name(bearer, surface, name_words(surface))
        if surface not in former.names:
            return
        former.names.remove(surface)
        self._words[id(former)] = [words for words in self.words_of(former) if words != name_words(surface)]
        if not former.names:
            self.entities.remove(former)

    def known(self, actor: KnownActor) -> Entity:
        """The entity of an actor of the lexicon."""
        entity = self._by_known.get(actor.actor_id)
        if entity is None:
            gender = _known_gender(self.reading.lexicon, actor)
            number = _number(actor)
            entity = Entity(actor.actor_type, actor.name, actor, actor.country, actor.sector, gender, number)
            self._by_known[actor.actor_id] = entity
            self.entities.append(entity)
        return entity

    def new(self, actor_type: str, name: str) -> Entity:
        """A fresh entity outside the lexicon."""
        entity = Entity(actor_type, name, number="singular" if actor_type == "person" else "collective")
        self.entities.append(entity)
        return entity

    def institution(self, country: str, institution: Institution) -> Entity:
        """The army, police or another institution of a country that the lexicon has no row for."""
        name = f"{self.reading.lexicon.adjectives[country]} {institution.institution}"
        if name not in self._institutions:
            self._institutions[name] = self._named_institution(country, institution) or self.new("organization", name)
        entity = self._institutions[name]
        if entity.known is None and entity.actor_type == "organization":
            entity.actor_type, entity.country, entity.sector = institution.actor_type, country, institution.sector
        return entity

    def _named_institution(self, country: str, institution: Institution) -> Entity | None:
        """The body that the text names so, by country or demonym and whatever noun: "Peru Coast Guard"."""
        lexicon = self.reading.lexicon
        nouns = [noun for noun, other in lexicon.institutions.items() if other == institution]
        owners = (lexicon.adjectives[country], lexicon.countries[country].name)
        spellings = {name_words(f"{owner} {noun}") for owner in owners for noun in nouns}
        return next((entity for entity in self.entities if not spellings.isdisjoint(self.words_of(entity))), None)

    def people(self) -> Iterator[Entity]:
        """The persons with a name."""
        return (entity for entity in self.entities if entity.actor_type == "person")


def _number(actor: KnownActor) -> str:
    if actor.actor_type == "person":
        return "singular"
    return "plural" if actor.actor_type == "people" else "collective"


def _known_gender(lexicon: ActorLexicon, actor: KnownActor) -> Gender | None:
    """The gender that the first word of a known person's name shows, a title ("King") or a given name."""
    if actor.actor_type != "person":
        return None
    first = name_words(actor.name)[:1]
    title = lexicon.titles.get(first)
    return title.gender if title is not None else lexicon.given_names.get(first[0]) if first else None


def identify(reading: Reading, names: Sequence[NameSpan]) -> tuple[NameRegistry, list[WorkingMention]]:
    """The entities that the names stand for, and the mentions; a country that only is a place gives none."""
    registry = NameRegistry(reading)
    bearers = _bearers(registry, names)
    for name, entity in second_names(reading, bearers).items():
        registry.rename(bearers[name], entity, reading.text(name.start, name.end))
        bearers[name] = entity
    again = repeated_names(registry, names)
    bearers |= _bearers(registry, again)
    everything = sorted([*names, *again], key=lambda n: n.start)
    mentions = [m for n in everything if n in bearers and (m := _mention(reading, n, bearers[n])) is not None]
    registry.country_positions = _country_positions(names, mentions)
    return registry, mentions


def _country_positions(names: Sequence[NameSpan], mentions: Sequence[WorkingMention]) -> list[tuple[int, str, float]]:
    """(token, ISO code, weight) of the names that tell which country the text is about, places before actors."""
    acting = {mention.start for mention in mentions}
    found = []
    for name in names:
        country = name.options[0].actor.country if name.options else None
        if country is not None and name.kind != "person":
            place = PLACE_WEIGHT if name.start not in acting else _ACTOR_WEIGHT
            found.append((name.start, country, place if name.kind == "country" else _BODY_WEIGHT))
    return found


def _bearers(registry: NameRegistry, names: Sequence[NameSpan]) -> dict[NameSpan, Entity]:
    """The entity of each name, full personal names first, so that a surname finds its bearer further on."""
    reading = registry.reading
    full_first = sorted(names, key=lambda n: (n.kind != "person", -_word_count(reading, n), n.start))
    bearers: dict[NameSpan, Entity] = {}
    for name in full_first:
        entity = _bearer(registry, name, bearers)
        if entity is not None:
            registry.add_name(entity, reading.text(name.start, name.end), reading.name_words(name.start, name.end))
            bearers[name] = entity
    return bearers


def _word_count(reading: Reading, name: NameSpan) -> int:
    return len(reading.name_words(name.start, name.end))


def _mention(reading: Reading, name: NameSpan, entity: Entity) -> WorkingMention | None:
    confidence = _NAME_CONFIDENCE.get(name.rule, _DEFAULT_CONFIDENCE)
    if entity.actor_type in ("country", "people") or _is_named_after_place(reading, name):
        acting = acting_confidence(reading, name)
        if acting is None:
            return None
        confidence *= acting
    title = reading.text(*name.title) if name.title else None
    head = reading.head_of(name.start, name.end)
    return WorkingMention(name.start, name.end, head, "name", entity, f"name:{name.rule}", confidence, title)


def _is_named_after_place(reading: Reading, name: NameSpan) -> bool:
    """Whether a body of the lexicon goes by the name of a town ("Erbil"), so that it must act to be meant."""
    is_known_body = bool(name.options) and name.kind != "person"
    return is_known_body and reading.text(name.start, name.end) in reading.place_surfaces


def _bearer(registry: NameRegistry, name: NameSpan, bearers: dict[NameSpan, Entity]) -> Entity | None:
    if name.kind == "place":
        return None
    words = registry.reading.name_words(name.start, name.end)
    if name.kind == "country" and not _may_be_surname(registry.reading, name):
        return registry.known(_preferred(registry, name.options).actor)
    person = _named_person(registry, name, words, bearers)
    if person is not None:
        return person
    if name.options:
        return registry.known(_preferred(registry, name.options).actor)
    if name.kind == "person":
        somebody = registry.new("person", registry.reading.text(name.start, name.end))
        somebody.gender = title_gender(registry.reading, name)
        return somebody
    same = _same_group(registry, name, words)
    return same or registry.new(_group_type(name), registry.reading.text(name.start, name.end))


def _group_type(name: NameSpan) -> str:
    if name.rule == DATELINE_RULE:
        return "media"
    return "people" if name.kind == "people" else "organization"


def _preferred(registry: NameRegistry, options: tuple[KnownName, ...]) -> KnownName:
    """Of actors that share a name, the one that the document has named otherwise, else the first of the lexicon."""
    seen = {entity.known.actor_id for entity in registry.entities if entity.known}
    return next((option for option in options if option.actor.actor_id in seen), options[0])


def _may_be_surname(reading: Reading, name: NameSpan) -> bool:
    """Whether the name of a country or capital may be a surname here ("Paris claims"): not after "in"."""
    if name.length > 1 or name.options[0].use == "demonym":
        return False
    token = reading.tokens[name.start]
    if token.dep_ == "pobj" and token.head.lower_ in reading.lexicon.place_words["preposition"]:
        return False
    return name.options[0].use == "metonym" or token.ent_type_ == "PERSON"


# Persons -------------------------------------------------------------------------------------------------------------


def _named_person(
    registry: NameRegistry, name: NameSpan, words: tuple[str, ...], bearers: dict[NameSpan, Entity]
) -> Entity | None:
    """The person already found who may be called so."""
    if name.kind == "people" or not words:
        return None
    gender = title_gender(registry.reading, name)
    fitting = [
        entity for entity in registry.people() if _may_be(registry, entity, words) and _agrees(entity.gender, gender)
    ]
    if name.kind in ("organization", "country") and (len(words) > 2 or (name.options and not fitting)):
        return None
    if name.options and name.kind != "person":
        fitting = [e for e in fitting if e.known is None and any(w[-1:] == words for w in registry.words_of(e))]
    if not fitting and len(words) == 1 and not name.options:
        fitting = [e for e in registry.people() if any(w[0] == words[0] and len(w) > 1 for w in registry.words_of(e))]
    chosen = _likeliest(name, fitting, bearers) or bearer_of_short_form(registry.reading, name, bearers)
    if chosen is not None and (name.title is not None or any(w[0] == words[0] for w in registry.words_of(chosen))):
        chosen.gender = chosen.gender or gender
    return chosen


def _may_be(registry: NameRegistry, entity: Entity, words: tuple[str, ...]) -> bool:
    return any(
        same_words(words, full)
        or is_short_for(words, full)
        or (len(full) > 1 < len(words) and is_short_for(full, words))
        for full in registry.words_of(entity)
    )


def _agrees(one: Gender | None, other: Gender | None) -> bool:
    return one is None or other is None or one == other


def _likeliest(name: NameSpan, entities: list[Entity], bearers: dict[NameSpan, Entity]) -> Entity | None:
    """Of several who may be called so, the nearest before, else the first after.

    A surname alone is that of the one named first: those who come later with it are relatives, told apart each time.
    """
    if len(entities) < 2:
        return entities[0] if entities else None
    places = {id(e): [n.start for n, bearer in bearers.items() if bearer is e] for e in entities}

    def distance(entity: Entity) -> tuple[bool, int]:
        before = [p for p in places[id(entity)] if p < name.start]
        after = [p for p in places[id(entity)] if p > name.start]
        if before and name.length == 1 and name.title is None:
            return False, min(before)
        return (not before, name.start - max(before) if before else min(after, default=0))

    return min(entities, key=distance)


def title_gender(reading: Reading, name: NameSpan) -> Gender | None:
    """The gender that a title shows ("Mrs", "spokeswoman"), else that of the given name."""
    if name.title is not None:
        title = reading.lexicon.titles.get(reading.name_words(*name.title))
        if title is not None and title.gender is not None:
            return title.gender
    words = reading.name_words(name.start, name.end)
    return reading.lexicon.given_names.get(words[0]) if len(words) > 1 else None


# Groups --------------------------------------------------------------------------------------------------------------


def _same_group(registry: NameRegistry, name: NameSpan, words: tuple[str, ...]) -> Entity | None:
    surface = registry.reading.text(name.start, name.end)
    if (known := _known_acronym(registry.reading, name)) is not None:
        return registry.known(known)
    for entity in registry.entities:
        if entity.actor_type != "person" and _group_names_agree(registry, entity, surface, words):
            return entity
    return _introduced(registry, name)


def _group_names_agree(registry: NameRegistry, entity: Entity, surface: str, words: tuple[str, ...]) -> bool:
    for full in registry.words_of(entity):
        if same_words(content_words(words), content_words(full)):
            return True
        if len(words) < len(full) and entity.known is None and words == full[: len(words)] and len(words) > 1:
            return True
    if surface.isupper() and len(surface) > 2:
        return any(acronym(other) == surface for other in (entity.name, *entity.names))
    return False


def _known_acronym(reading: Reading, name: NameSpan) -> KnownActor | None:
    """The body of the lexicon whose acronym stands in brackets after the name, as in "Union of River States (URS)"."""
    inside = name.end + 1
    if reading.lower[name.end : inside] != ["("] or reading.lower[inside + 1 : inside + 2] != [")"]:
        return None
    options = reading.lexicon.names.get(reading.name_words(inside, inside + 1), ())
    fitting = [option for option in options if option.allows(reading.text(inside, inside + 1))]
    is_acronym = reading.tokens[inside].text.isupper()
    is_body = bool(fitting) and fitting[0].actor.actor_type not in ("person", "country", "people")
    return fitting[0].actor if is_acronym and is_body else None


def _introduced(registry: NameRegistry, name: NameSpan) -> Entity | None:
    """The bearer of the name before the bracket that introduces this one: "Department for Trade (DfT)"."""
    text = registry.reading.parsed.text
    short = registry.reading.text(name.start, name.end)
    if f"({short})" not in text:
        return None
    for entity in registry.entities:
        if any(f"{full} ({short})" in text and _initials_fit(short, full) for full in entity.names):
            return entity
    return None


def _initials_fit(short: str, full: str) -> bool:
    letters = "".join(c for c in short if c.isalpha()).lower()
    initials = "".join(word[0] for word in full.split()).lower()
    return len(letters) > 1 and (initials.startswith(letters) or letters == acronym(full).lower())


# Names again ---------------------------------------------------------------------------------------------------------


def repeated_names(registry: NameRegistry, names: Sequence[NameSpan]) -> list[NameSpan]:
    """Further places where a name stands that was recognised elsewhere: parts of names that the model missed."""
    reading = registry.reading
    taken = {position for name in names for position in range(name.start, name.end)}
    known = _known_again(registry)
    lengths: dict[str, int] = {}
    for words in known:
        lengths[words[0]] = max(lengths.get(words[0], 0), len(words))
    found: list[NameSpan] = []
    for start, word in enumerate(reading.words):
        name = _longest_again(reading, start, lengths.get(word, 0), known, taken) if reading.capital[start] else None
        if name is not None:
            found.append(name)
            taken.update(range(name.start, name.end))
    return found


def _longest_again(
    reading: Reading, start: int, longest: int, known: Mapping[tuple[str, ...], str], taken: set[int]
) -> NameSpan | None:
    for end in range(min(len(reading.tokens), start + longest), start, -1):
        kind = known.get(reading.name_words(start, end)) if _is_free(reading, start, end, taken) else None
        if kind is not None and not _is_in_name_of_thing(reading, start, end):
            return NameSpan(start, end, kind, (), "repeated")
    return None


def _known_again(registry: NameRegistry) -> dict[tuple[str, ...], str]:
    """The names, surnames and given names that stand for an entity of the document, with their kind."""
    known: dict[tuple[str, ...], str] = {}
    for entity in registry.entities:
        if entity.actor_type in ("country", "people"):
            continue
        kind = "person" if entity.actor_type == "person" else "organization"
        for words in registry.words_of(entity):
            known[words] = kind
            if kind == "person":
                known.update({surname(words): kind, surname(words)[-1:]: kind, words[:1]: kind})
    return {words: kind for words, kind in known.items() if words and len(words[-1]) > 2}


def _is_free(reading: Reading, start: int, end: int, taken: set[int]) -> bool:
    if not (reading.words[start] and reading.words[end - 1]) or any(i in taken for i in range(start, end)):
        return False
    if end == start + 1 and reading.tokens[start].ent_type_ == "DATE" and reading.deps[start] not in _ACTING:
        return False
    return all(reading.tags[i] in _TAGS_IN_NAMES or reading.capital[i] for i in range(start, end))


def _is_in_name_of_thing(reading: Reading, start: int, end: int) -> bool:
    """Whether the word before it makes it the name of a thing: "Fort Berg" where Ann Berg is told of."""
    first = start - 1
    if first < 0 or not reading.capital[first] or reading.heads[first] not in range(start, end):
        return False
    is_thing = is_other_thing(reading, reading.name_words(first, end)) or begins_place(reading, first, end)
    return is_thing or bool(place_names().candidates(reading.text(first, end)))
