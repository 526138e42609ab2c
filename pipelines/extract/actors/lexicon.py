"""The actors, offices, titles and nouns that the reference files know, ready for look-up.

Belongs here: loading, and the index of names. Does not belong here: deciding what a name in a text stands for.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

from pipelines.extract.actors.names import is_telling, name_skeleton, name_words, one_spelling
from pipelines.extract.ids import named_actor_id
from pipelines.extract.lexicon import Row, read_rows
from pipelines.extract.text import normalise_name

NameUse = Literal["name", "demonym", "metonym", "people"]
Gender = Literal["m", "f"]
_SHORT_ACRONYM = 5
_NATIONAL_LEADERS = frozenset({"head_of_state", "head_of_government"})


@dataclass(frozen=True, slots=True)
class KnownActor:
    """An actor of the lexicon."""

    actor_id: str
    name: str
    actor_type: str
    country: str | None
    sector: str | None


@dataclass(frozen=True, slots=True)
class KnownName:
    """One name of a known actor, as it is written, and how it is used."""

    actor: KnownActor
    written: str
    words: tuple[str, ...]
    use: NameUse

    def allows(self, surface: str) -> bool:
        """Whether a stretch of text with these words has the capitals of the name: "IS" is not "is" or "Is".

        A name of one word has but one spelling: the party "Labor" is not the party "Labour".
        """
        if len(self.words) == 1 and normalise_name(surface) != normalise_name(self.written):
            return False
        if self.written.isupper() and len(self.written) < _SHORT_ACRONYM:
            return surface.replace(".", "").isupper() or (len(self.written) == 4 and surface.istitle())
        if len(self.written) < _SHORT_ACRONYM and not self.written.istitle():
            return surface in (self.written, self.written.upper())
        if len(self.words) == 2 and self.words[0] == "the":
            return surface.rsplit(maxsplit=1)[-1][0].isupper()
        return surface[0].isupper() or surface[0].isdigit() or not self.written[0].isupper()


@dataclass(frozen=True, slots=True)
class Tenure:
    """Somebody in an office of a country or organisation, from and until (both included, YYYY or YYYY-MM)."""

    person: KnownActor
    office: str
    country: str
    first: str
    last: str

    def covers(self, day: date) -> bool:
        """Whether the person held the office for sure on the day; an unknown end is open, an unknown start is not."""
        stamp = day.isoformat()
        started = bool(self.first) and self.first <= stamp[: len(self.first)]
        return started and (not self.last or stamp[: len(self.last)] <= self.last)

    def ended_before(self, day: date) -> bool:
        """Whether the person had left the office for sure by the day."""
        return bool(self.last) and self.last < day.isoformat()[: len(self.last)]


@dataclass(frozen=True, slots=True)
class TitleWord:
    """Words beside a name that say what the person is."""

    title: str
    kind: str
    relation: str | None
    sector: str | None
    gender: Gender | None


@dataclass(frozen=True, slots=True)
class ActorNoun:
    """A noun that describes people or groups."""

    noun: str
    actor_type: str | None
    number: str
    gender: Gender | None
    sector: str | None
    is_plural_form: bool


@dataclass(frozen=True, slots=True)
class Institution:
    """A noun that with a country names one of its institutions, "army" or "government"."""

    institution: str
    actor_type: str
    sector: str | None


@dataclass(frozen=True)
class ActorLexicon:
    """Everything that the reference files know about actors."""

    names: dict[tuple[str, ...], tuple[KnownName, ...]]
    skeletons: dict[tuple[str, ...], tuple[KnownName, ...]]
    prefixes: frozenset[tuple[str, ...]]
    lower_starts: frozenset[str]
    countries: dict[str, KnownActor]
    adjectives: dict[str, str]
    capitals: frozenset[str]
    tenures: tuple[Tenure, ...]
    offices: dict[tuple[str, ...], tuple[tuple[str, frozenset[str]], ...]]
    titles: dict[tuple[str, ...], TitleWord]
    title_heads: frozenset[str]
    title_words: frozenset[str]
    nouns: dict[str, ActorNoun]
    given_names: dict[str, Gender]
    institutions: dict[str, Institution]
    place_words: dict[str, frozenset[str]]
    other_names: dict[str, frozenset[str]]
    thing_nouns: dict[str, tuple[str, frozenset[str]]]
    named_things: dict[str, frozenset[str]]
    discourse_words: dict[str, frozenset[str]]
    naming_words: dict[str, frozenset[str]]
    document_nouns: frozenset[str]
    tie_words: dict[str, str]
    kinship: dict[str, str]
    fighter_nouns: dict[tuple[str, str], frozenset[str]]
    noun_families: dict[str, frozenset[str]]
    aliases: dict[str, tuple[tuple[str, ...], ...]]

    def holders(self, title: tuple[str, ...], country: str, day: date | None) -> frozenset[KnownActor]:
        """Who held the offices that the title may mean in the country on the day; nobody when the day is unknown."""
        return frozenset(t.person for t in self._tenures(title, country) if day is not None and t.covers(day))

    def former_holders(self, title: tuple[str, ...], country: str, day: date | None) -> frozenset[KnownActor]:
        """Who held such an office before the day, and no longer."""
        ended = frozenset(t.person for t in self._tenures(title, country) if day is not None and t.ended_before(day))
        return ended - self.holders(title, country, day)

    def state_led(self, person: KnownActor) -> str | None:
        """The ISO code of the state that somebody leads or led."""
        led = (t.country for t in self.tenures if t.person == person and t.office in _NATIONAL_LEADERS)
        return next(led, None)

    def state_tenures(self, person: KnownActor) -> tuple[Tenure, ...]:
        """What offices of a state somebody holds or held."""
        return tuple(t for t in self.tenures if t.person == person and t.country in self.countries)

    def _tenures(self, title: tuple[str, ...], country: str) -> Iterator[Tenure]:
        offices = {office for office, only in self.offices.get(title, ()) if not only or country in only}
        if "national_leader" in offices:
            offices |= _NATIONAL_LEADERS
        return (t for t in self.tenures if t.country == country and t.office in offices)

    def incumbents(
        self, title: tuple[str, ...], people: frozenset[KnownActor], day: date | None
    ) -> frozenset[KnownActor]:
        """Those of the people who held an office that the title may mean, of whatever country, on the day."""
        if day is None or title not in self.offices:
            return frozenset()
        countries = {tenure.country for tenure in self.tenures if tenure.person in people}
        return frozenset(holder for country in countries for holder in self.holders(title, country, day)) & people


@cache
def actor_lexicon() -> ActorLexicon:
    """The lexicon, loaded once in a process.

    Raises LexiconError for a reference file with a bad row.
    """
    country_rows = list(_rows("countries.csv", _COUNTRY_COLUMNS, "iso3", "name"))
    countries = {row["iso3"]: _country(row) for row in country_rows}
    tenures = tuple(_tenure(row, countries) for row in _officeholder_rows())
    known = [*_country_names(country_rows, countries), *_people_names(), *_actor_names(), *_person_names(tenures)]
    titles = {name_words(row["title"]): _title(row) for row in _rows("titles.csv", _TITLE_COLUMNS, "title", "kind")}
    names = _index(known, lambda name: name.words)
    spoken_through = _words_by("channels.csv", "kind", _CHANNEL_KINDS, "noun")
    skeletons = _index([n for n in known if _may_vary(n)], lambda name: name_skeleton(name.words))
    return ActorLexicon(
        names=names,
        skeletons=skeletons,
        prefixes=frozenset(key[:length] for key in (*names, *skeletons) for length in range(1, len(key) + 1)),
        lower_starts=frozenset(name.words[0] for name in known if name.words and not name.written[0].isupper()),
        countries=countries,
        adjectives={row["iso3"]: next(iter(row.many("demonyms")), row["name"]) for row in country_rows},
        capitals=frozenset(normalise_name(row["capital"]).split(" ")[0] for row in country_rows if row["capital"]),
        tenures=tenures,
        offices=_offices(),
        titles=titles,
        title_heads=frozenset(_title_head(words) for words, title in titles.items() if title.kind != "honorific"),
        title_words=frozenset(word for words in titles for word in words),
        nouns=dict(_nouns()),
        given_names=dict(_given_names()),
        institutions={r["noun"]: _institution(r) for r in _rows("institutions.csv", _INSTITUTION_COLUMNS, "noun")},
        place_words=_words_by("place_context.csv", "kind", _PLACE_KINDS),
        other_names=_words_by("other_names.csv", "position", _NAME_POSITIONS),
        thing_nouns={row["noun"]: _thing_noun(row) for row in _rows("thing_nouns.csv", _THING_COLUMNS, "noun")},
        named_things=_words_by("named_things.csv", "use", _THING_USES),
        discourse_words=_words_by("discourse_words.csv", "use", _DISCOURSE_USES),
        naming_words=_words_by("naming_words.csv", "use", _NAMING_USES),
        document_nouns=spoken_through["document"] | spoken_through["evidence"],
        tie_words={r["word"]: r["relation"] for r in _rows("tie_words.csv", ("word", "relation"), "word", "relation")},
        kinship={r["noun"]: r.one_of("tie", _KIN_TIES) for r in _rows("kinship.csv", ("noun", "tie"), "noun", "tie")},
        fighter_nouns={
            (r["noun"], r["people"]): frozenset(r.many("actors")) for r in _rows("fighter_nouns.csv", *_FIGHTER_COLUMNS)
        },
        noun_families=_noun_families(),
        aliases=_aliases(known),
    )


_COUNTRY_COLUMNS = ("iso3", "iso2", "name", "aliases", "demonyms", "capital", "metonyms", "source")
_PEOPLE_COLUMNS = ("key", "name", "aliases", "country", "source")
_ACTOR_COLUMNS = ("key", "name", "actor_type", "country", "sector", "aliases", "part_of", "source")
_OFFICEHOLDER_COLUMNS = ("name", "aliases", "office", "country", "from", "until", "sector", "source")
_OFFICE_COLUMNS = ("office", "titles", "countries")
_TITLE_COLUMNS = ("title", "kind", "relation", "sector", "gender", "source")
_NOUN_COLUMNS = ("noun", "plural", "actor_type", "number", "gender", "sector", "source")
_INSTITUTION_COLUMNS = ("noun", "institution", "actor_type", "sector")
_FIGHTER_COLUMNS = (("noun", "people", "actors"), "noun", "actors")
_THING_COLUMNS = ("noun", "unless", "before")
_GOVERNMENT = "GOV"
_CHANNEL_KINDS = frozenset({"document", "evidence", "occasion", "platform"})
_NAMING_USES = frozenset({"calling", "going by", "identifying", "name", "once", "using"})
_PLACE_KINDS = frozenset("event giver inhabitant local movement noun preposition site sort speaking transport".split())
_NAME_POSITIONS = frozenset({"alone", "any", "calendar", "ending", "first", "group", "house", "last", "place"})
_THING_USES = frozenset({"idiom", "noun", "of", "verb", "work"})
_KIN_TIES = frozenset({"child", "parent", "sibling", "spouse"})
_DISCOURSE_USES = frozenset(
    {
        "any body",
        "any people",
        "asking",
        "at home in a thing",
        "any side",
        "band",
        "becoming",
        "commanding",
        "considering",
        "deploying",
        "driving out",
        "falling",
        "fighting it out",
        "going on",
        "having it",
        "hired",
        "impersonal",
        "in its name",
        "joint body",
        "judging",
        "looking",
        "making",
        "member",
        "no article",
        "not in office",
        "of a town",
        "opposing",
        "others",
        "part",
        "part of country",
        "single government",
        "past",
        "quantity",
        "second name",
        "single body",
        "serving",
        "some governments",
        "sort of body",
        "standing of matters",
        "taking",
        "terror",
        "tie",
        "violent",
    }
)


def _rows(file: str, columns: tuple[str, ...], *required: str) -> Iterator[Row]:
    return read_rows(file, columns, required)


def _country(row: Row) -> KnownActor:
    return KnownActor(f"country:{row['iso3']}", row["name"], "country", row["iso3"], _GOVERNMENT)


def _country_names(rows: Sequence[Row], countries: dict[str, KnownActor]) -> Iterator[KnownName]:
    for row in rows:
        actor = countries[row["iso3"]]
        yield from _known_names(actor, (row["name"], *row.many("aliases")), "name")
        yield from _known_names(actor, row.many("demonyms"), "demonym")
        yield from _known_names(actor, row.many("metonyms"), "metonym")


def _people_names() -> Iterator[KnownName]:
    for row in _rows("peoples.csv", _PEOPLE_COLUMNS, "key", "name"):
        actor = KnownActor(f"people:{row['key']}", row["name"], "people", row["country"] or None, None)
        yield from _known_names(actor, (row["name"], *row.many("aliases")), "people")


def _actor_names() -> Iterator[KnownName]:
    for row in _rows("actors.csv", _ACTOR_COLUMNS, "key", "name", "actor_type"):
        actor = KnownActor(
            f"{row['actor_type']}:{row['key']}",
            row["name"],
            row["actor_type"],
            row["country"] or None,
            row["sector"] or None,
        )
        yield from _known_names(actor, (row["name"], *row.many("aliases")), "name")


def _officeholder_rows() -> Iterator[Row]:
    return _rows("officeholders.csv", _OFFICEHOLDER_COLUMNS, "name", "office", "country")


def _tenure(row: Row, countries: dict[str, KnownActor]) -> Tenure:
    country = row["country"] if row["country"] in countries else None
    person = KnownActor(named_actor_id("person", row["name"]), row["name"], "person", country, row["sector"] or None)
    return Tenure(person, row["office"], row["country"], row["from"], row["until"])


def _person_names(tenures: Sequence[Tenure]) -> Iterator[KnownName]:
    people = {tenure.person.actor_id: tenure.person for tenure in reversed(tenures)}
    for row in _officeholder_rows():
        actor = people[named_actor_id("person", row["name"])]
        yield from _known_names(actor, (row["name"], *row.many("aliases")), "name")


def _known_names(actor: KnownActor, written: Sequence[str], use: NameUse) -> Iterator[KnownName]:
    for name in (spelling for short in written for spelling in _long_forms(short)):
        yield KnownName(actor, name, name_words(name), use)


def _long_forms(name: str) -> Iterator[str]:
    """The name, and with "United Nations" in full for "UN" at its start."""
    yield name
    for short, full in _spelled_out().items():
        if name.startswith(short + " "):
            yield full + name[len(short) :]


@cache
def _spelled_out() -> dict[str, str]:
    return {row["short"]: row["long"] for row in _rows("long_forms.csv", ("short", "long"), "short", "long")}


def _may_vary(name: KnownName) -> bool:
    """Whether romanisations of a name differ: not of countries, nor of acronyms and other short names."""
    return name.actor.actor_type != "country" and is_telling(name_skeleton(name.words)) and not name.written.isupper()


def _index(
    names: Sequence[KnownName], key: Callable[[KnownName], tuple[str, ...]]
) -> dict[tuple[str, ...], tuple[KnownName, ...]]:
    """The names by key, each actor once for a key, in the order of the files."""
    found: dict[tuple[str, ...], dict[tuple[str, NameUse], KnownName]] = {}
    for name in names:
        if name.words:
            found.setdefault(key(name), {}).setdefault((name.actor.actor_id, name.use), name)
    return {words: tuple(by_actor.values()) for words, by_actor in found.items()}


def _aliases(names: Sequence[KnownName]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """The words of all names of a body by its id."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for name in names:
        if name.use == "name" and name.actor.actor_type not in ("person", "country"):
            found.setdefault(name.actor.actor_id, []).append(name.words)
    return {actor_id: tuple(words) for actor_id, words in found.items()}


def _offices() -> dict[tuple[str, ...], tuple[tuple[str, frozenset[str]], ...]]:
    """The offices that a title may mean, each with the countries where it does (all when empty)."""
    found: dict[tuple[str, ...], list[tuple[str, frozenset[str]]]] = {}
    for row in _rows("offices.csv", _OFFICE_COLUMNS, "office", "titles"):
        for title in row.many("titles"):
            found.setdefault(name_words(title), []).append((row["office"], frozenset(row.many("countries"))))
    return {title: tuple(offices) for title, offices in found.items()}


def _noun_families() -> dict[str, frozenset[str]]:
    """The families of each noun that the press may put for another."""
    found: dict[str, set[str]] = {}
    for row in _rows("noun_families.csv", ("noun", "family"), "noun", "family"):
        found.setdefault(row["noun"], set()).add(row["family"])
    return {noun: frozenset(families) for noun, families in found.items()}


def _title(row: Row) -> TitleWord:
    return TitleWord(row["title"], row["kind"], row["relation"] or None, row["sector"] or None, _gender(row))


def _title_head(words: tuple[str, ...]) -> str:
    """The noun that a title is about: "secretary" of "secretary of defense"."""
    links = [position for position, word in enumerate(words) if position and word in ("of", "for", "to", "in", "at")]
    return words[links[0] - 1] if links else words[-1]


def _nouns() -> Iterator[tuple[str, ActorNoun]]:
    """Singular and plural forms; the plural of a person or group is plural."""
    for row in _rows("actor_nouns.csv", _NOUN_COLUMNS, "noun", "number"):
        forms = [(row["noun"], row["number"] == "plural"), *((plural, True) for plural in row.many("plural"))]
        spelled = [(spelling, is_plural) for form, is_plural in forms for spelling in (form, _one_spelling(form))]
        for form, is_plural in spelled:
            yield (
                form,
                ActorNoun(
                    row["noun"],
                    row["actor_type"] or None,
                    row["number"],
                    _gender(row),
                    row["sector"] or None,
                    is_plural_form=is_plural,
                ),
            )


def _one_spelling(form: str) -> str:
    return " ".join(one_spelling(word) for word in form.split())


def _given_names() -> Iterator[tuple[str, Gender]]:
    for row in _rows("given_names.csv", ("name", "gender"), "name", "gender"):
        if gender := _gender(row):
            yield normalise_name(row["name"]), gender


def _gender(row: Row) -> Gender | None:
    value = row.one_of("gender", frozenset({"m", "f", ""}))
    return "m" if value == "m" else "f" if value == "f" else None


def _institution(row: Row) -> Institution:
    return Institution(row["institution"], row["actor_type"], row["sector"] or None)


def _thing_noun(row: Row) -> tuple[str, frozenset[str]]:
    return row.one_of("unless", frozenset({"acting", "before", "not before", "subject"})), frozenset(row.many("before"))


def _words_by(file: str, column: str, allowed: frozenset[str], word: str = "word") -> dict[str, frozenset[str]]:
    """The words of a file with two columns by what stands in the second, which must be one of those allowed."""
    found: dict[str, set[str]] = {kind: set() for kind in allowed}
    for row in _rows(file, (word, column), word, column):
        found[row.one_of(column, allowed)].add(row[word])
    return {kind: frozenset(words) for kind, words in found.items()}
