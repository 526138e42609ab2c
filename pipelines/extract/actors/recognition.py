"""Finding names: those of the lexicon, the model's, and capitalised words in telling places.

Belongs here: the choice among overlapping finds, and names that nothing else found. Does not belong here: whose a name
is (identity.py), descriptions without a name (descriptions.py).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from pipelines.extract.actors.dateline import with_datelines
from pipelines.extract.actors.known_names import lexicon_names
from pipelines.extract.actors.model_names import model_names
from pipelines.extract.actors.reading import NameSpan, Reading, without_overlaps
from pipelines.extract.actors.shape import (
    NAME_TAGS,
    begins_place,
    is_body_noun,
    is_name_word,
    is_other_thing,
    is_person_noun,
    is_plain_noun,
    next_name_word,
)
from pipelines.extract.actors.titles import after_title, title_before, with_title
from pipelines.extract.locations.names import place_names

_ACTING = frozenset({"nsubj", "agent", "poss"})
_MISTAKABLE = frozenset({"person", "organization", "place"})
_ARTICLES = frozenset({"a", "an", "the"})
_THING_LABELS = frozenset({"DATE", "TIME", "LANGUAGE", "WORK_OF_ART", "PRODUCT", "LAW", "EVENT"})
_NATIONAL = frozenset({"media", "company", "organization", "ngo", "party"})
_NATURAL = frozenset({"BAY", "DSRT", "GULF", "LK", "MT", "MTS", "OCN", "SEA", "STM", "STRT"})
"""GeoNames codes of waters, mountains and deserts."""
_SHORTEST = 3
_LONGEST_PERSON = 4
_SHORTEST_GOVERNMENT = 2


def find_names(reading: Reading, given: Mapping[int, Sequence[int]]) -> list[NameSpan]:
    """The names in the text in order, none overlapping another; `given` tells who is said to bear which (naming.py)."""
    found = _reconciled(reading, lexicon_names(reading), model_names(reading))
    found = _as_given(reading, [_without_doubt(reading, name) for name in found], given)
    chosen = without_overlaps([*found, *_named_for_purpose(reading, found), *_national_names(reading)])
    chosen = without_overlaps([*chosen, *_capitalised_names(reading, chosen)], first_wins=True)
    named = [with_title(reading, name) for name in chosen if not _is_plain_noun(reading, name)]
    return with_datelines(reading, named)


def _is_plain_noun(reading: Reading, name: NameSpan) -> bool:
    """Whether a supposed name is only a capitalised title or noun: "the Court", "Chief Justice"; or a currency."""
    if "$" in reading.text(name.start, min(name.end + 1, len(reading.tokens))):
        return True
    if name.options or name.kind not in ("person", "organization"):
        return False
    return is_plain_noun(reading, reading.name_words(name.start, name.end))


def _without_doubt(reading: Reading, name: NameSpan) -> NameSpan:
    """A name that the model takes for a place and no gazetteer has, as what it is: a body elsewhere in the text, a
    party with members ("Ann Tal of Qarmos", "Qarmos's Ann Tal"), an acronym.
    """
    text = reading.text(name.start, name.end)
    if name.kind == "organization" and not name.options and _is_natural(text):
        return replace(name, kind="place")
    if name.kind == "organization" and not name.options and _is_of_person(reading, name):
        return replace(name, kind="person")
    is_place = begins_place(reading, name.start, name.end) or bool(place_names().candidates(text))
    if name.kind != "place" or name.options or is_place:
        return name
    is_acronym = text.isupper() and len(text) >= _SHORTEST
    if is_acronym or reading.body_labels[text] or _has_named_member(reading, name) or _is_told_as_body(reading, name):
        return replace(name, kind="organization")
    return name


def _as_given(reading: Reading, names: list[NameSpan], given: Mapping[int, Sequence[int]]) -> list[NameSpan]:
    """The names, those as of a body or a person of which the text says who bears them: "a gang calling itself Qarm"."""
    bearers = {start: bearer for bearer, starts in given.items() for start in starts}
    kinds = {
        reading.text(name.start, name.end): "organization" if is_body_noun(reading, noun) else "person"
        for name in names
        if (bearer := bearers.get(name.start)) is not None
        and (is_body_noun(reading, noun := reading.lower[bearer]) or is_person_noun(reading, bearer))
    }
    return [
        replace(name, kind=kinds.get(reading.text(name.start, name.end), name.kind))
        if not name.options and name.kind in _MISTAKABLE
        else name
        for name in names
    ]


def _is_of_person(reading: Reading, name: NameSpan) -> bool:
    """Whether a supposed body is a person: right after "the historian", or a full name whose surname is a person's."""
    head = reading.head_of(name.start, name.end)
    before = name.start - 1
    if any(is_body_noun(reading, reading.words[i]) for i in range(name.start, name.end)):
        return False
    if reading.deps[head] == "appos" and reading.heads[head] == before and is_person_noun(reading, before):
        return True
    surname = reading.tokens[name.end - 1].text
    is_full = 1 < name.length <= _LONGEST_PERSON and all(reading.capital[i] for i in range(name.start, name.end))
    is_person = reading.person_labels[surname] > reading.place_labels[surname]
    return is_full and is_person and not place_names().candidates(surname)


def _is_natural(text: str) -> bool:
    """Whether the name is that of a river, a sea or a mountain alone, and so of no body."""
    candidates = place_names().candidates(text)
    return bool(candidates) and all(rated.place.feature_code in _NATURAL for rated in candidates)


def _has_named_member(reading: Reading, name: NameSpan) -> bool:
    head = reading.tokens[reading.head_of(name.start, name.end)]
    of_person = head.dep_ == "pobj" and head.head.lower_ == "of" and head.head.head.ent_type_ == "PERSON"
    return of_person or (head.dep_ == "poss" and head.head.ent_type_ == "PERSON")


def _is_told_as_body(reading: Reading, name: NameSpan) -> bool:
    """Whether the noun for a body stands beside the name: "Qarmos, a global charity"."""
    beside = reading.children(reading.head_of(name.start, name.end), "appos")
    return any(is_body_noun(reading, reading.lower[i]) for i in beside)


def _national_names(reading: Reading) -> Iterator[NameSpan]:
    """Bodies named after a country whose last word the model missed: "Qatari Gazette"; its ministries have no names."""
    for last in range(1, len(reading.tokens)):
        noun = reading.lexicon.nouns.get(reading.words[last])
        if noun is None or noun.actor_type not in _NATIONAL or not reading.capital[last] or noun.is_plural_form:
            continue
        country = reading.country_name_at(last - 1)
        is_name = reading.tags[last] in NAME_TAGS and reading.heads[last - 1] == last
        if country is not None and is_name and reading.words[last] not in reading.lexicon.institutions:
            yield NameSpan(country[0], last + 1, "organization", (), "capitals")


def _reconciled(reading: Reading, known: list[NameSpan], entities: list[NameSpan]) -> list[NameSpan]:
    """Lexicon names and entities, of two that overlap the one that says more."""
    kept = {position: name for name in known for position in range(name.start, name.end)}
    for entity in entities:
        positions = range(entity.start, entity.end)
        rivals = list(dict.fromkeys(kept[position] for position in positions if position in kept))
        if not rivals or _says_more(reading, entity, rivals):
            kept = {position: name for position, name in kept.items() if name not in rivals} if rivals else kept
            kept.update(dict.fromkeys(positions, entity))
    return [name for name in dict.fromkeys(kept.values()) if name.kind != "other"]


def _says_more(reading: Reading, entity: NameSpan, known: list[NameSpan]) -> bool:
    """Whether an entity is more than the known names in it and words such as titles and demonyms around them."""
    inside = all(entity.start <= name.start and name.end <= entity.end for name in known)
    if inside and begins_place(reading, entity.start, entity.end):
        return True
    if not inside or entity.kind not in ("person", "organization") or _is_government(reading, entity):
        return False
    covered = {position for name in known for position in range(name.start, name.end)}
    rest = [position for position in range(entity.start, entity.end) if position not in covered]
    return any(reading.words[i] and not _is_modifier(reading, i) for i in rest)


def _is_government(reading: Reading, entity: NameSpan) -> bool:
    """Whether it only tells whose government it is, with capitals: "the Peruvian Government".

    "The UK Government" rather is a name that a body has.
    """
    institution = reading.lexicon.institutions.get(reading.lower[entity.end - 1])
    if institution is None or institution.institution != "government" or entity.length < _SHORTEST_GOVERNMENT:
        return False
    country = reading.country_name_at(entity.end - 2)
    options = reading.lexicon.names.get(reading.name_words(entity.start, entity.end - 1), ())
    return country is not None and country[0] == entity.start and any(name.use == "demonym" for name in options)


def _is_modifier(reading: Reading, position: int) -> bool:
    word = (reading.words[position],)
    if word in reading.lexicon.titles or not reading.capital[position]:
        return True
    if reading.tokens[position].text in reading.place_surfaces:
        return True
    return any(name.use in ("demonym", "people") for name in reading.lexicon.names.get(word, ()))


def _named_for_purpose(reading: Reading, found: list[NameSpan]) -> Iterator[NameSpan]:
    """Bodies whose name goes on after "for": "Centre for a New Arab Policy" is no mention of Arabs."""
    known_ends = {name.end for name in found if name.options}
    days = reading.lexicon.other_names["calendar"]
    for link in range(1, len(reading.tokens) - 1):
        if reading.lower[link] != "for" or not reading.capital[link - 1] or link in known_ends:
            continue
        first = link + 2 if reading.lower[link + 1] in _ARTICLES else link + 1
        end = first
        while end < len(reading.tokens) and reading.capital[end] and reading.sentence[end] == reading.sentence[link]:
            end += 1
        if end > first and reading.words[first] not in days and is_body_noun(reading, reading.words[link - 1]):
            start = link - 1
            while (
                start > 0 and is_name_word(reading, start - 1) and reading.sentence[start - 1] == reading.sentence[link]
            ):
                start -= 1
            yield NameSpan(start, end, "organization", (), "capitals")


def _capitalised_names(reading: Reading, chosen: list[NameSpan]) -> Iterator[NameSpan]:
    """Names that the model missed.

    After a title, beside a noun for a person, with a known given name, groups with a telling last word, and names that
    come again and act.
    """
    runs = list(_runs(reading, {position for name in chosen for position in range(name.start, name.end)}))
    acting = _acting_names(reading, runs)
    for first, end in runs:
        start = after_title(reading, first, end)
        titled = start > first or title_before(reading, start) is not None or _is_apposed(reading, start, end)
        kind = _run_kind(reading, start, end, titled=titled)
        if kind is None and reading.name_words(first, end) in acting:
            start, kind = first, "organization"
        if kind is not None:
            yield NameSpan(start, end, kind, (), "capitals")


def _is_apposed(reading: Reading, start: int, end: int) -> bool:
    """Whether the words stand beside a noun for a person: "their commander, Qarm Delani," or "Qarm Delani, a baker"."""
    head = reading.head_of(start, end)
    if end - start == 1 or is_other_thing(reading, reading.name_words(start, end)):
        return False
    above = [reading.heads[head]] if reading.deps[head] == "appos" else []
    return any(is_person_noun(reading, noun) for noun in (*above, *reading.children(head, "appos")))


def _runs(reading: Reading, taken: set[int]) -> Iterator[tuple[int, int]]:
    """The runs of capitalised name words outside the names found so far."""
    position = 0
    while position < len(reading.tokens):
        end = _run_end(reading, position, taken)
        if end > position:
            yield position, end
        position = max(end, position + 1)


def _acting_names(reading: Reading, runs: list[tuple[int, int]]) -> set[tuple[str, ...]]:
    """The names among the runs that stand at least twice, and once where somebody acts or owns."""
    counts: dict[tuple[str, ...], int] = {}
    acting: set[tuple[str, ...]] = set()
    for start, end in runs:
        words = reading.name_words(start, end)
        counts[words] = counts.get(words, 0) + 1
        is_acting = reading.deps[reading.head_of(start, end)] in _ACTING
        if is_acting and not _is_labelled_thing(reading, start, end):
            acting.add(words)
    return {words for words in acting if counts[words] > 1 and not _is_other_words(reading, words)}


def _is_labelled_thing(reading: Reading, start: int, end: int) -> bool:
    """Whether the model takes it for a date, a language, a book or the like."""
    return any(reading.tokens[position].ent_type_ in _THING_LABELS for position in range(start, end))


def _is_other_words(reading: Reading, words: tuple[str, ...]) -> bool:
    """Whether the words are a title, a plain noun or the name of a thing."""
    is_short = len(words) == 1 and len(words[0]) < _SHORTEST
    return is_short or is_plain_noun(reading, words) or is_other_thing(reading, words)


def _run_end(reading: Reading, start: int, taken: set[int]) -> int:
    """The end of the run of free capitalised name words that begins here; `start` itself when there is none."""
    if start in taken or not reading.capital[start] or reading.tags[start] not in NAME_TAGS:
        return start
    end = start + 1
    while (following := _run_next(reading, end)) is not None and following not in taken:
        end = following + 1
    return end


def _run_next(reading: Reading, end: int) -> int | None:
    following = next_name_word(reading, end)
    if following is None and end < len(reading.tokens) and reading.capital[end] and reading.tags[end] in NAME_TAGS:
        return end
    return following


def _is_called_group(reading: Reading, start: int, end: int) -> bool:
    """Whether the noun for a body stands right before the name: "the rights group Qarmavea"."""
    if start == 0 or not is_body_noun(reading, reading.lower[start - 1]) or reading.capital[start - 1]:
        return False
    head = reading.head_of(start, end)
    return reading.heads[start - 1] == head or (reading.deps[head] == "appos" and reading.heads[head] == start - 1)


def _run_kind(reading: Reading, start: int, end: int, *, titled: bool) -> str | None:
    words = reading.name_words(start, end)
    if end - start > 1 and is_body_noun(reading, reading.words[end - 1]):
        return None if is_other_thing(reading, words) else "organization"
    if reading.words[end - 1] in reading.lexicon.other_names["calendar"]:
        return None
    if _is_called_group(reading, start, end):
        return "organization"
    is_thing = start > 0 and reading.lower[start - 1] in _ARTICLES and is_other_thing(reading, words)
    has_given_name = end - start > 1 and words[0] in reading.lexicon.given_names and not is_thing
    return "person" if (titled or has_given_name) and reading.words[end - 1] not in reading.lexicon.nouns else None
