"""The annotations as records: what a careful reader finds in each sample article.

Belongs here: the form of the annotation files and every check of them. Does not belong here: scoring.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

import yaml

from pipelines.extract.records import Modality, QuoteType, Relation, Span

ANNOTATIONS = Path(__file__).parent / "annotations"
HELD_OUT = Path(__file__).parent / "heldout.txt"

ROOTS = frozenset(
    "AGREE CONSULT SUPPORT COOPERATE AID YIELD REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE "
    "ASSAULT".split()
)
MODES = frozenset(
    "visit third-party multilateral phone withdraw release disarm ceasefire access resign assist change yield meet "
    "disapprove investigate allege restrict arrest relations expel territory violence demo riot strike hunger boycott "
    "obstruct vandalize convict discontinue troops weapons police militia seize censor curfew martial-law deport "
    "withhold misinformation cyber abduct beat torture sexual targeted destroy primitive firearms explosives "
    "suicide-attack aerial drone heavy-weapons crowd-control unconventional".split()
)
ACTOR_TYPES = frozenset(
    "person country government military armed_group party igo ngo media company organization people anonymous".split()
)
SECTORS = frozenset("GOV MIL REB SPY OPP PTY JUD LEG COP IGO NGO MED BUS EDU HLH CRM UAF CVL".split())
KINDS = frozenset("country province region continent city town facility".split())
DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?|-W\d{2})?")


class AnnotationError(ValueError):
    """An annotation that does not hold; the message names the file, the row and what is wrong."""


@dataclass(frozen=True)
class GoldActor:
    """Somebody who acts, speaks or is acted on; several types, countries or sectors mean that each is right.

    A country of None among others means that the text leaves it open.
    """

    name: str
    names: tuple[str, ...]
    types: tuple[str, ...]
    countries: tuple[str | None, ...]
    sectors: tuple[str, ...]
    core: bool


@dataclass(frozen=True)
class GoldRelation:
    """A tie between two actors; several relations or objects mean that each is right."""

    actor: str
    relations: tuple[str, ...]
    objects: tuple[str, ...]
    core: bool


@dataclass(frozen=True)
class GoldPlace:
    """A place that the article names, with a rough position."""

    name: str
    names: tuple[str, ...]
    kind: str
    countries: tuple[str, ...]
    latitude: float
    longitude: float
    core: bool


@dataclass(frozen=True)
class GoldQuote:
    """Reported words. `readings` holds the spans of each acceptable extent, the preferred one first.

    `dated` says that `said_on` is annotated; a `said_on` of None is then a day that must stay unknown.
    """

    readings: tuple[tuple[Span, ...], ...]
    types: tuple[str, ...]
    speakers: tuple[str, ...]
    speaker_words: str | None
    addressee: str | None
    channel: str | None
    dated: bool
    said_on: str | None
    core: bool


@dataclass(frozen=True)
class GoldEvent:
    """An event at its trigger; several roots, modes, modalities or places mean that each is right.

    Sources and targets all take part; None among them means that they are only implied, so that naming none is right
    too. `dated` says that `date` is annotated; a `date` of None is then a date that must stay unknown.
    """

    trigger: Span
    roots: tuple[str, ...]
    modes: tuple[str | None, ...]
    sources: tuple[str | None, ...]
    targets: tuple[str | None, ...]
    dated: bool
    date: str | None
    places: tuple[str, ...]
    modalities: tuple[str, ...]
    attributed_to: tuple[str, ...]
    background: tuple[bool, ...]
    core: bool


@dataclass(frozen=True)
class GoldChain:
    """All mentions of one actor in an article: names, descriptions, pronouns."""

    actor: str
    mentions: tuple[Span, ...]


@dataclass(frozen=True)
class GoldArticle:
    """All annotations of one article; `chains` are only there where coreference is annotated, then all of them."""

    name: str
    source_path: str
    record_number: int
    published_on: str | None
    actors: tuple[GoldActor, ...]
    relations: tuple[GoldRelation, ...]
    places: tuple[GoldPlace, ...]
    quotes: tuple[GoldQuote, ...]
    events: tuple[GoldEvent, ...]
    chains: tuple[GoldChain, ...] = ()

    def names_of(self, name: str) -> tuple[str, ...]:
        """Every name under which the actor may be found; the name itself when it has no row of its own."""
        return next((actor.names for actor in self.actors if actor.name == name), (name,))


def annotation_files(folder: Path = ANNOTATIONS) -> list[Path]:
    """The annotation files, by name."""
    return sorted(folder.glob("*.yaml"))


def held_out_articles(file: Path = HELD_OUT) -> set[tuple[str, int]]:
    """Source path and record number of every article that rules are not tuned on."""
    lines = (line.split("#")[0].split() for line in file.read_text(encoding="utf-8").splitlines())
    return {(words[0], int(words[1]) if len(words) > 1 else 0) for words in lines if words}


def load_article(file: Path, text: str) -> GoldArticle:
    """The annotations in a file, addressed to the article's text. Raises AnnotationError for the first bad row."""
    rows: Mapping[str, Any] = yaml.safe_load(file.read_text(encoding="utf-8"))
    return _Reader(file.stem, text).article(rows)


def address(file: Path) -> tuple[str, int]:
    """Source path and record number of the article that a file annotates."""
    rows = yaml.safe_load(file.read_text(encoding="utf-8"))
    return rows["source"], rows.get("record", 0)


def _several(value: Any) -> tuple[Any, ...]:
    """A list as a tuple, a single value as a tuple of one, nothing as an empty one."""
    if value is None:
        return ()
    return tuple(value) if isinstance(value, list) else (value,)


class _Reader:
    """Reads one file; knows the text and where in the file it is, so that messages can say so."""

    def __init__(self, name: str, text: str) -> None:
        self._name = name
        self._text = text
        self._row = ""

    def article(self, rows: Mapping[str, Any]) -> GoldArticle:
        published = rows["published_on"]
        article = GoldArticle(
            name=self._name,
            source_path=rows["source"],
            record_number=rows.get("record", 0),
            published_on=str(published) if published else None,
            actors=tuple(self._actor(row) for row in self._rows(rows, "actors")),
            relations=tuple(self._relation(row) for row in self._rows(rows, "relations")),
            places=tuple(self._place(row) for row in self._rows(rows, "locations")),
            quotes=tuple(self._quote(row) for row in self._rows(rows, "quotes")),
            events=tuple(self._event(row) for row in self._rows(rows, "events")),
            chains=tuple(self._chain(row) for row in self._rows({"coreference": [], **rows}, "coreference")),
        )
        self._check_references(article)
        return article

    def _rows(self, rows: Mapping[str, Any], part: str) -> Iterator[Mapping[str, Any]]:
        for number, row in enumerate(rows[part], start=1):
            self._row = f"{part} row {number}"
            yield row

    def _fail(self, problem: str) -> AnnotationError:
        return AnnotationError(f"{self._name}.yaml, {self._row}: {problem}")

    def _check_keys(self, row: Mapping[str, Any], allowed: str) -> None:
        if unknown := set(row) - {*allowed.split(), "core"}:
            raise self._fail(f"unknown keys {sorted(unknown)}")

    def _codes(self, values: tuple[Any, ...], allowed: frozenset[str] | tuple[Any, ...], what: str) -> tuple[Any, ...]:
        if wrong := [v for v in values if v not in allowed]:
            raise self._fail(f"{wrong} is no {what}")
        return values

    def _actor(self, row: Mapping[str, Any]) -> GoldActor:
        self._check_keys(row, "name also type country sector")
        names = (row["name"], *row.get("also", []))
        if not any(self._occurs(name) for name in names):
            raise self._fail(f"none of {names} occurs in the text")
        return GoldActor(
            name=row["name"],
            names=names,
            types=self._codes(_several(row["type"]), ACTOR_TYPES, "actor type"),
            countries=_several(row.get("country")) or (None,),
            sectors=self._codes(_several(row.get("sector")), SECTORS, "sector"),
            core=row.get("core", True),
        )

    def _relation(self, row: Mapping[str, Any]) -> GoldRelation:
        self._check_keys(row, "actor relation object")
        relations = self._codes(_several(row["relation"]), get_args(Relation), "relation")
        return GoldRelation(row["actor"], relations, _several(row["object"]), row.get("core", True))

    def _place(self, row: Mapping[str, Any]) -> GoldPlace:
        self._check_keys(row, "name also kind country lat lon")
        self._codes((row["kind"],), KINDS, "kind of place")
        names = (row["name"], *row.get("also", []))
        core = row.get("core", True)
        if core and not any(self._occurs(name) for name in names):
            raise self._fail(f"none of {names} occurs in the text")
        return GoldPlace(row["name"], names, row["kind"], _several(row.get("country")), row["lat"], row["lon"], core)

    def _quote(self, row: Mapping[str, Any]) -> GoldQuote:
        self._check_keys(row, "text or type speaker speaker_words addressee channel said_on after occurrence")
        words = row.get("speaker_words")
        if words is not None and not self._occurs(words):
            raise self._fail(f"the speaker words {words!r} do not occur in the text")
        readings = [_several(row["text"]), *((reading,) for reading in row.get("or", []))]
        return GoldQuote(
            readings=tuple(tuple(self._find(part, row) for part in reading) for reading in readings),
            types=self._codes(_several(row["type"]), get_args(QuoteType), "type of quote"),
            speakers=_several(row["speaker"]),
            speaker_words=words,
            addressee=row.get("addressee"),
            channel=row.get("channel"),
            dated="said_on" in row,
            said_on=self._date(row, "said_on"),
            core=row.get("core", True),
        )

    def _event(self, row: Mapping[str, Any]) -> GoldEvent:
        self._check_keys(
            row,
            "trigger root mode source target date location modality attributed_to background after occurrence",
        )
        return GoldEvent(
            trigger=self._find(row["trigger"], row),
            roots=self._codes(_several(row["root"]), ROOTS, "PLOVER root"),
            modes=self._codes(_several(row.get("mode")), (*MODES, None), "PLOVER mode"),
            sources=_several(row.get("source")),
            targets=_several(row.get("target")),
            dated="date" in row,
            date=self._date(row, "date"),
            places=_several(row.get("location")),
            modalities=self._codes(_several(row["modality"]), get_args(Modality), "modality"),
            attributed_to=_several(row.get("attributed_to")),
            background=_several(row.get("background", False)),
            core=row.get("core", True),
        )

    def _chain(self, row: Mapping[str, Any]) -> GoldChain:
        self._check_keys(row, "actor mentions")
        return GoldChain(row["actor"], tuple(self._mention(words) for words in row["mentions"]))

    def _mention(self, words: str) -> Span:
        """The first place of the words; with brackets, of what stands in them: "said [he] would"."""
        before, _, rest = words.partition("[") if "[" in words else ("", "", words)
        mention, _, after = rest.partition("]")
        whole = self._find(f"{before}{mention}{after}", {})
        start = whole.start + len(before)
        return Span(start, start + len(mention))

    def _date(self, row: Mapping[str, Any], key: str) -> str | None:
        """The day, ISO week, month or year under a key, as written."""
        date = row.get(key)
        if date is not None and not DATE.fullmatch(str(date)):
            raise self._fail(f"{date!r} is no date")
        return str(date) if date is not None else None

    def _occurs(self, words: str) -> bool:
        return _pattern(words).search(self._text) is not None

    def _find(self, words: str, row: Mapping[str, Any]) -> Span:
        """Where the words stand: the first place, the first after `after`, or the one of number `occurrence`."""
        start = self._find(row["after"], {}).end if "after" in row else 0
        found = list(_pattern(words).finditer(self._text, start))
        number = row.get("occurrence", 1)
        if len(found) < number:
            raise self._fail(f"{words!r} does not occur {number} time(s) in the text")
        return Span(found[number - 1].start(), found[number - 1].end())

    def _check_references(self, article: GoldArticle) -> None:
        """Every participant, speaker and place is a row of its own or words of the text."""
        actors = {actor.name for actor in article.actors}
        places = {place.name for place in article.places}
        for event in article.events:
            self._row = f"event at {event.trigger.of(self._text)!r}"
            participants = [name for name in (*event.sources, *event.targets) if name is not None]
            self._require(participants, actors, or_words=True)
            self._require(event.attributed_to, actors)
            self._require(event.places, places)
        for quote in article.quotes:
            self._row = f"quote {quote.readings[0][0].of(self._text)[:40]!r}"
            self._require(quote.speakers, actors)
            self._require(_several(quote.addressee), actors, or_words=True)
        for chain in article.chains:
            self._row = f"coreference of {chain.actor}"
            self._require((chain.actor,), actors)
        for relation in article.relations:
            self._row = f"relation of {relation.actor}"
            self._require((relation.actor, *relation.objects), actors)

    def _require(self, names: Sequence[str], known: set[str], *, or_words: bool = False) -> None:
        for name in names:
            if name not in known and not (or_words and self._occurs(name)):
                raise self._fail(f"{name!r} has no row of its own" + (" and is not in the text" if or_words else ""))


def _pattern(words: str) -> re.Pattern[str]:
    """The words as whole words, with any space between them."""
    body = r"\s+".join(re.escape(word) for word in words.split())
    return re.compile(rf"(?<!\w){body}(?!\w)")
