"""The language model's entities made clean: where the name really begins and ends, and what sort of thing it names.

Belongs here: repairs of what the model found. Does not belong here: names that it missed (recognition.py).
"""

from collections.abc import Iterator
from string import ascii_lowercase

from pipelines.extract.actors.reading import NameSpan, Reading
from pipelines.extract.actors.shape import (
    INDEFINITE,
    NAME_TAGS,
    are_name_words,
    begins_place,
    is_body_noun,
    is_name_word,
    is_other_thing,
    is_particle,
    is_person_noun,
    is_possessive_idiom,
    next_name_word,
)
from pipelines.extract.actors.titles import after_cut_title, title_before
from pipelines.extract.locations.names import place_names
from pipelines.extract.text import POSSESSIVES

_NAMED_LABELS = {"PERSON": "person", "ORG": "organization", "NORP": "people", "GPE": "place"}
_OTHER_LABELS = frozenset({"FAC", "LOC", "WORK_OF_ART", "PRODUCT", "EVENT", "LAW"})
_PHRASE_LINKS = frozenset({"of", "for", "on"})
_BREAKS = frozenset({"and", "&", "of"})
_SURNAME_PARTICLES = frozenset({"de", "van", "von", "bin"})
_LETTERS = frozenset((letter,) for letter in ascii_lowercase)
_OPENING_QUOTES = frozenset('"“„«')
_BULLETS = frozenset("•·▪●■|")
_SHORTEST_SIGNATURE = 3
_LONGEST_PERSON = 6
_LONGEST_IDEA = 2
_LONGEST_INSTITUTION = 4


def model_names(reading: Reading) -> list[NameSpan]:
    """The model's entities as names; those of things have the kind "other"."""
    cleaned = (_cleaned(reading, *span) for span in _entities(reading))
    return [name for name in cleaned if name is not None]


def _entities(reading: Reading) -> Iterator[tuple[int, int, str]]:
    """(start, end, label) of the model's entities, cut at line breaks."""
    for entity in reading.parsed.doc.ents:
        if entity.label_ in _NAMED_LABELS or entity.label_ in _OTHER_LABELS:
            start = entity.start
            for position in range(entity.start, entity.end + 1):
                if position == entity.end or reading.tokens[position].is_space:
                    if start < position:
                        yield start, position, entity.label_
                    start = position + 1


def _cleaned(reading: Reading, start: int, end: int, label: str) -> NameSpan | None:
    """The entity without determiners, possessive endings, marks and loose words; None when no name is left."""
    while start < end and not _can_start(reading, start):
        start += 1
    start, end = _whole_institution(reading, start, end)
    start = after_cut_title(reading, start, end)
    end = _cut(reading, start, end)
    while end > start and not _can_end(reading, end - 1):
        end -= 1
    if start >= end:
        return None
    if is_possessive_idiom(reading, end - 1):
        return NameSpan(start, end, "other", (), f"entity:{label}")
    if (whole := _owning_place(reading, start, end)) is not None:
        return NameSpan(start, whole, "place", (), f"entity:{label}")
    kind = _labelled_kind(reading, start, end, label)
    if kind in ("person", "organization"):
        start, end = _grown(reading, start, end)
        end = _with_rest(reading, start, _with_purpose(reading, end))
    if kind == "person":
        end = _without_town(reading, start, end)
    is_house = _is_speaking_house(reading, start, end)
    kind = "organization" if is_house else _corrected_kind(reading, start, end, kind)
    return NameSpan(start, end, kind, (), f"entity:{label}")


def _whole_institution(reading: Reading, start: int, end: int) -> tuple[int, int]:
    """The entity grown to the institution that it is a word of: "Interior" to "Ministry of Interior"."""
    for first in range(max(0, end - _LONGEST_INSTITUTION), start + 1):
        for last in range(min(first + _LONGEST_INSTITUTION, len(reading.tokens)), end - 1, -1):
            is_longer = last - first > end - start and reading.capital[first] and reading.capital[last - 1]
            if is_longer and " ".join(reading.lower[first:last]) in reading.lexicon.institutions:
                return first, last
    return start, end


def _owning_place(reading: Reading, start: int, end: int) -> int | None:
    """The end of the name of a place that begins with an owner: "Land's End"."""
    last = end + 1
    if last >= len(reading.tokens) or reading.lower[end] not in POSSESSIVES or not reading.capital[last]:
        return None
    return last + 1 if place_names().candidates(reading.text(start, last + 1)) else None


def _without_town(reading: Reading, start: int, end: int) -> int:
    """The end without the town below a signature: "Jane Roe Leeds •" at the end of a letter, "Jane Roe Leeds, Wales •".

    Only where nothing else stands in the line, and after a given name and a surname.
    """
    is_first = start == 0 or reading.sentence[start - 1] != reading.sentence[start]
    if end - start < _SHORTEST_SIGNATURE or not is_first or reading.words[start] not in reading.lexicon.given_names:
        return end
    after = end + 2 if reading.lower[end : end + 1] == [","] and reading.capital[end + 1 : end + 2] == [True] else end
    is_last = after >= len(reading.tokens) or reading.lower[after] in _BULLETS or reading.tokens[after].is_space
    return end - 1 if is_last and place_names().candidates(reading.tokens[end - 1].text) else end


def _labelled_kind(reading: Reading, start: int, end: int, label: str) -> str:
    """The kind that the label says, mended where a noun or syntax beside the name says otherwise."""
    kind = _NAMED_LABELS.get(label, "other")
    if kind == "organization" and (
        _is_described_as_person(reading, start, end) or _is_speaking_surname(reading, start, end)
    ):
        return "person"
    if kind == "place" and _is_described_as_person(reading, start, end):
        return kind if place_names().candidates(reading.text(start, end)) else "person"
    if kind == "people" and reading.tags[end - 1] not in ("NNPS", "NNS"):
        is_noun = reading.tags[end - 1] == "NNP" and reading.deps[end - 1] not in ("amod", "compound", "nmod")
        return "organization" if is_noun else "other"
    return kind


def _cut(reading: Reading, start: int, end: int) -> int:
    """Where the model ran on into the next phrase: at a comma, "the", or a preposition not led by the noun for a body.

    "Ministry of Culture, Youth and Sports" is one name.
    """
    for position in range(start + 1, end):
        if reading.lower[position] == "," and not is_body_noun(reading, reading.words[start]):
            return position
        if reading.lower[position] == "the" and reading.tags[position - 1] not in ("IN", "VB"):
            return position
        is_link = reading.lower[position] in ("of", "for") or is_body_noun(reading, reading.lower[position - 1])
        if reading.tags[position] == "IN" and not is_link:
            return position
    return end


def _can_start(reading: Reading, position: int) -> bool:
    word = reading.words[position]
    if not word or reading.lower[position] in ("the", "a", "an") or word in reading.lexicon.other_names["calendar"]:
        return False
    return reading.capital[position] or is_particle(reading, position) or word[0].isdigit()


def _can_end(reading: Reading, position: int) -> bool:
    word = reading.words[position]
    if not word or reading.lower[position] in POSSESSIVES or word in reading.lexicon.other_names["calendar"]:
        return False
    return reading.capital[position] or word[0].isdigit()


def _grown(reading: Reading, start: int, end: int) -> tuple[int, int]:
    """The span with the capitalised words that the model left out: "Hezbollah" grows to "Hezbollah Al Nujabaa"."""
    while (following := next_name_word(reading, end)) is not None and not _is_next_name(reading, end, following):
        end = following + 1
    while start > 0 and _belongs_before(reading, start):
        start -= 1
    return start, end


def _is_next_name(reading: Reading, end: int, position: int) -> bool:
    """Whether another name begins here: after the noun for a body, or with the first of several words of a person."""
    if is_body_noun(reading, reading.words[end - 1]) and not is_body_noun(reading, reading.words[position]):
        return True
    token = reading.tokens[position]
    is_first = token.ent_type_ == "PERSON" and token.ent_iob_ == "B"
    return is_first and position + 1 < len(reading.tokens) and reading.tokens[position + 1].ent_iob_ == "I"


def _with_purpose(reading: Reading, end: int) -> int:
    """The end after "for …" or "of …" when the name so far ends in the noun for a body: "Working Group for Trade"."""
    last = len(reading.tokens) - 1
    if end >= last or not is_body_noun(reading, reading.words[end - 1]) or reading.lower[end] not in _PHRASE_LINKS:
        return end
    first = end + 2 if reading.lower[end + 1] == "the" else end + 1
    return _grown(reading, first, first + 1)[1] if first <= last and is_name_word(reading, first) else end


def _with_rest(reading: Reading, start: int, end: int) -> int:
    """The end of a name that begins with the noun for a body and breaks off inside the phrase that says what it is for.

    "Union of Medical" before "and Relief Workers", "Commission on the State" before "of Rivers".
    """
    last = end - 1
    if last == start or end + 1 >= len(reading.tokens) or not is_body_noun(reading, reading.words[start]):
        return end
    if not reading.capital[end + 1] or reading.lower[end] not in _BREAKS:
        return end
    if reading.lower[end] == "of":
        is_rest = reading.heads[end] == last and reading.deps[last] == "pobj" and reading.country_at(end + 1) is None
        return _grown(reading, start, end + 2)[1] if is_rest else end
    head = reading.heads[last]
    is_rest = end < head and all(reading.capital[i] for i in range(end + 1, head + 1))
    return head + 1 if is_rest else end


def _belongs_before(reading: Reading, start: int) -> bool:
    """Whether the word before is part of the same name: a capitalised name word that depends on it."""
    before = start - 1
    if not is_name_word(reading, before) or (reading.words[before],) in reading.lexicon.names:
        return False
    if reading.words[before] in reading.lexicon.other_names["calendar"]:
        return False
    return reading.deps[before] == "compound" and reading.heads[before] >= start


def _corrected_kind(reading: Reading, start: int, end: int, kind: str) -> str:
    """The kind that the words themselves tell where they contradict the model."""
    words = reading.name_words(start, end)
    if not words or is_other_thing(reading, words) or words in _LETTERS or _is_idea(reading, words):
        return "other"
    if kind in ("person", "organization") and end - start == 1 and _is_plain_word(reading, start, kind):
        return "other"
    if begins_place(reading, start, end):
        return "place"
    is_group = words[0] in reading.lexicon.other_names["group"]
    if len(words) > 1 and (is_group or (kind in ("person", "place") and is_body_noun(reading, words[-1]))):
        return "organization"
    may_be_person = (
        kind != "people" and words[0] in reading.lexicon.given_names and words[-1] not in reading.lexicon.nouns
    )
    if may_be_person and 1 < end - start <= _LONGEST_PERSON and are_name_words(reading, start, end):
        return "person"
    return kind


def _is_speaking_house(reading: Reading, start: int, end: int) -> bool:
    """Whether the name of a house or a garden is said to speak, and so is that of its keepers: "Qarm Palace said"."""
    if end - start == 1 or reading.words[end - 1] not in reading.lexicon.other_names["house"]:
        return False
    spoken = (reading.positions(quote.speaker) for quote in reading.quotes if quote.speaker is not None)
    return any(set(range(start, end)) <= set(at) <= {start - 1, *range(start, end)} for at in spoken)


def _is_idea(reading: Reading, words: tuple[str, ...]) -> bool:
    """Whether the ending tells an idea, a movement or a state of mind: "Qarmism", not "Ministry of Tourism"."""
    endings = reading.lexicon.other_names["ending"]
    is_long = len(words) > _LONGEST_IDEA or any(is_body_noun(reading, word) for word in words)
    return not is_long and any(words[-1].endswith(ending) for ending in endings)


def _is_plain_word(reading: Reading, position: int, kind: str) -> bool:
    """Whether a lone word is no name: an hour, an adjective, a noun with a capital only since a sentence begins.

    "16:51", "a Koranic student", "Bread is dear", "OBITUARY.", "Khat" where "khat" is spoken of too, "Tal, a Londoner".
    """
    tag = reading.tags[position]
    if tag == "CD" or (tag == "NNS" and kind == "person") or (tag == "JJ" and reading.deps[position] == "amod"):
        return True
    if _is_one_of_many(reading, position):
        return True
    is_first = position == 0 or reading.sentence[position - 1] != reading.sentence[position]
    if not (is_first or reading.lower[position - 1] in _OPENING_QUOTES):
        return False
    is_alone = sum(bool(word) for word in _sentence_words(reading, position)) == 1
    is_common = reading.lower[position] in reading.common_nouns
    return tag not in NAME_TAGS or is_alone or is_common


def _is_one_of_many(reading: Reading, position: int) -> bool:
    """Whether it tells of what sort somebody is: "Tal, a Londoner", "she is a Londoner", not "a tired Tal left"."""
    is_said_of_other = reading.deps[position] in ("appos", "attr", "oprd")
    return is_said_of_other and any(reading.lower[i] in INDEFINITE for i in reading.children(position, "det"))


def _sentence_words(reading: Reading, start: int) -> Iterator[str]:
    """The words from the first one of a sentence to its end."""
    position = start
    while position < len(reading.tokens) and reading.sentence[position] == reading.sentence[start]:
        yield reading.words[position]
        position += 1


def _is_described_as_person(reading: Reading, start: int, end: int) -> bool:
    """Whether words beside the name say that a person bears it: a title, an apposition, a particle, "and" a person."""
    if is_body_noun(reading, reading.words[end - 1]):
        return False
    head = reading.head_of(start, end)
    if _says_what_person(reading, head, end):
        return False
    if reading.lower[start] in _SURNAME_PARTICLES or title_before(reading, start) is not None:
        return True
    if any(is_person_noun(reading, position) for position in _neighbours(reading, head, "appos")):
        return True
    beside_person = any(reading.tokens[i].ent_type_ == "PERSON" for i in _neighbours(reading, head, "conj"))
    return beside_person and 1 < end - start < _LONGEST_PERSON and are_name_words(reading, start, end)


def _says_what_person(reading: Reading, head: int, end: int) -> bool:
    """Whether the name only says of what sort a person is: "a dissident Jesuit priest"."""
    is_modifier = reading.deps[head] in ("amod", "compound", "nmod") and reading.heads[head] == end
    return is_modifier and not reading.capital[end] and is_person_noun(reading, end)


def _is_speaking_surname(reading: Reading, start: int, end: int) -> bool:
    """Whether a lone word that the model has never met speaks: it knows the bodies that speak in the news by one word.

    Acronyms and names with "the" are no surnames.
    """
    token = reading.tokens[start]
    if end - start > 1 or not token.is_oov or not token.text.istitle() or reading.children(start, "det"):
        return False
    speakers = (quote.speaker for quote in reading.quotes if quote.speaker is not None)
    return any(speaker == reading.span(start, end) for speaker in speakers)


def _neighbours(reading: Reading, head: int, label: str) -> list[int]:
    """The tokens that the label joins to the head, on either side."""
    above = [reading.heads[head]] if reading.deps[head] == label else []
    return [*reading.children(head, label), *above]
